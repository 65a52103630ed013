"""One child's whole record as a page to read and as data for another program.

The page goes through the one sanitiser (`markup`); the data is JSON of a documented form
(`docs/whole-record.md`), in UTF-8, which says by itself which form it is in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import msgspec

from linkworker.actions.about_child import Item, Said, Where, record_of
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import page_of, say
from linkworker.documents.shapes import section
from linkworker.records import Attachment, Child
from linkworker.store import Line, Reader

FORMAT = "lw-whole-record+1"
_HEADS, _WIDE = ("Field", "What it says"), (28, 72)
_ENDINGS = {"picture": "png", "PDF": "pdf"}


@dataclass(frozen=True)
class WholeRecord:
    """A child's record: `html` to read, `data` JSON bytes in UTF-8, `files` by file name.

    `files` are the bytes of pictures and papers that are whole on this laptop.
    """

    html: str
    data: bytes
    files: dict[str, bytes] = field(default_factory=dict)


def whole_record(reader: Reader, child: Child, on: date) -> WholeRecord:
    """Return all that is kept in a child's own and in the family's record, with its history.

    Nothing is left out or put out of it: it is for who may read all of it, such as a recovery.
    What is handed to a family passes a reviewer first (`documents.subject_access`).
    """
    items = record_of(reader, child)
    title = child.whole_name
    files = {file: data for file, (_, data) in files_of(reader, child.log).items()}
    page = as_page(title, items, on, practice=bool(reader.setting("practice")))
    return WholeRecord(page, as_data(title, items, on, sorted(files)), files)


def files_of(reader: Reader, log: str) -> dict[str, tuple[str, bytes]]:
    """Return the pictures and papers of a child that are whole here: file name -> (id, bytes)."""
    found: dict[str, tuple[str, bytes]] = {}
    for at, one in enumerate(reader.find(Attachment, log=log), 1):
        if data := reader.files.bytes_of(one.id):
            ending = _ENDINGS.get(one.form.value if one.form else "", "bin")
            found[f"picture-{at:03d}.{ending}"] = (one.id, data)
    return found


def as_page(title: str, items: Sequence[Item], on: date, *, practice: bool) -> str:
    """Return items as one page, by where they stand and of which kind they are."""
    head = [
        element("h1", f"All that is kept about {title}"),
        element("p", f"Made on {say(on)}. {len(items)} entries.", class_="quiet"),
    ]
    whole = [*head, *as_parts(items)]
    return page_of(f"All that is kept about {title}", whole, practice=practice)


def as_data(title: str, items: Sequence[Item], on: date, files: Iterable[str] = ()) -> bytes:
    """Return items as JSON: UTF-8, keys in order, the form named first in `format`."""
    said = {
        "format": FORMAT,
        "about": title,
        "made_on": on.isoformat(),
        "files": list(files),
        "items": [_as_built(item) for item in items],
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=1)


def as_parts(items: Sequence[Item]) -> Iterable[Markup]:
    """Yield items under headings, by where they stand and of which kind they are."""
    for where in Where:
        here = [item for item in items if item.where is where]
        if not here:
            continue
        yield element("h2", where.value[:1].upper() + where.value[1:])
        for kind in dict.fromkeys(item.kind for item in here):
            same = [item for item in here if item.kind == kind]
            yield section(same[0].title, *(_entry(item) for item in same))


def _entry(item: Item) -> Markup:
    told = (said for said in item.said if item.where is not Where.OWN or said.name != "child")
    lines = [(said.label, _with_marks(said)) for said in told]
    notes = [("", "This was removed.")] if item.removed else []
    notes += [("", f"Not sent: {item.not_sent}")] if item.not_sent else []
    return joined([table(_HEADS, [*notes, *lines], _WIDE), *_earlier(item.history)])


def _with_marks(said: Said) -> str:
    return f"{said.words} (two answers stand)" if said.undecided else said.words


def _earlier(history: Sequence[Line]) -> list[Markup]:
    """Say what an entry said before, and who made it."""
    changed = [line for line in history if line.before]
    said = [
        f"{_day(line.at)}, {line.user}: {line.label}, before: {line.before}" for line in changed
    ]
    if history:
        said.append(f"Written on {_day(history[-1].at)} by {history[-1].user or 'this laptop'}")
    return [element("p", line, class_="quiet") for line in said]


def _day(at: int) -> str:
    return say(_moment(at).date())


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def _as_built(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "where": item.where.name.lower(),
        "kind": item.kind,
        "title": item.title,
        "removed": item.removed,
        "not_sent": item.not_sent,
        "fields": [
            {
                "name": said.name, "label": said.label, "value": said.kept, "words": said.words,
                "class": said.sensitivity.value, "two_answers": said.undecided,
            }
            for said in item.said
        ],
        "history": [
            {
                "at": _moment(line.at).isoformat(), "by": line.user, "laptop": line.device,
                "field": line.label, "before": line.before, "after": line.after,
            }
            for line in item.history
        ],
    }  # fmt: skip
