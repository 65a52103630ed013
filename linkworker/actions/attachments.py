"""Pictures and papers of a child: added small, shown while they may be, gone when they may not.

What a passport, a bank or a benefit letter says is kept, never the paper.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.stages import stands
from linkworker.actions.striking import strike
from linkworker.errors import BadFile, Invalid, NotFound
from linkworker.fields import problems
from linkworker.measures.agreements import YES
from linkworker.measures.attachments import Keep, becoming, keep_of, photo_problem
from linkworker.records import Attachment, Child, FamilyAnswer, FileForm, Shown
from linkworker.store import Changes, File, FileState, Reader, Store
from linkworker.store.files import cut

PICTURE_BYTES = 300_000
PDF_BYTES = 2_000_000
MOST_PIECES = 32  # of one file, as the server has it too
MOST_OF_A_CHILD = 1_000  # pieces, about 60 MB
_STARTS = {FileForm.PICTURE: (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"), FileForm.PDF: (b"%PDF-",)}
_MOST = {FileForm.PICTURE: PICTURE_BYTES, FileForm.PDF: PDF_BYTES}
_TOO_LARGE = {
    FileForm.PICTURE: "This picture is larger than 300 kB: take it again, with less on it",
    FileForm.PDF: "This PDF is larger than 2 MB: save it smaller, or only the page that matters",
}
_PICTURES = (Shown.WORK, Shown.PLACE, Shown.PEOPLE)
_NO_FILE = "Choose the picture or the PDF first"
_FACT = "The paper stays with the family: say what it says, and no file is kept"
_EARLY = "Until the family has agreed to take part, no picture or paper is kept"
_FULL = "There is no more room for pictures of this child: strike out what is not needed any more"


@dataclass(frozen=True)
class Kept:
    """A picture or paper, what may be done with it today, where its bytes are, of which answer."""

    attachment: Attachment
    keep: Keep
    file: File | None = None
    answer: FamilyAnswer | None = None


def form_of(data: bytes) -> FileForm:
    """Say in which form a file is; raises BadFile for what is neither, in words of what to do."""
    for form, starts in _STARTS.items():
        if data.startswith(starts):
            return form
    raise BadFile(
        ["This is neither a picture nor a PDF. Take a photo of it, or save it as a PDF, first"]
    )


def add_attachment(
    store: Store, child: Child, *, data: bytes = b"", today: date, draft: str = "", **said: Any
) -> Changes:
    """Keep a picture or paper with its bytes, or what a paper said; by keyword what was typed.

    `data` is a picture made anew without its metadata, or a PDF. Raises Invalid with all that is
    wrong: a photo with people on it without a yes to photos among it.
    """
    attachment = Attachment(child=child.id, **said | _file_of(data))
    standings = agreements_of(store, child, today)
    found = problems(attachment) | _missing(attachment, today)
    if stands(store, child, today).before_agreement:
        found["shown"] = _EARLY
    elif stopped := photo_problem(attachment.shown, standings):
        found["shown"] = stopped
    pieces = sum(file.pieces for file in store.files.find(child.log).values() if not file.over)
    if pieces + (attachment.pieces or 0) > MOST_OF_A_CHILD:
        found["form"] = _FULL
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        kept = change.add(attachment, child.log)
        if data:
            change.keep_file(kept, data)
    return changes


def strike_attachment(
    store: Store, attachment: Attachment, *, reason: str, by: str, today: date
) -> Changes:
    """Strike one out: its line stays readable with the reason, its bytes go, here and there."""
    return strike(store, attachment, reason=reason, by=by) | tidy_files(store, today)


def attachments_of(reader: Reader, child: Child, today: date) -> list[Kept]:
    """Return a child's pictures and papers, the newest first, those struck out last."""
    files = reader.files.find(child.log)
    standings = agreements_of(reader, child, today)
    answers = {answer.id: answer for answer in reader.find(FamilyAnswer, log=child.log)}
    found = [
        Kept(one, keep_of(one, standings), files.get(one.id), answers.get(one.answer))
        for one in reader.find(Attachment, child=child.id, newest="at")
    ]
    return sorted(found, key=lambda kept: bool(kept.attachment.struck_because))


def signed_answers(reader: Reader, child: Child) -> list[FamilyAnswer]:
    """Return the yeses that a signed paper may be of, the newest first."""
    found = reader.find(FamilyAnswer, log=child.log, newest="on")
    return [one for one in found if one.answer in YES and not one.struck_because]


def tidy_files(store: Store, today: date) -> Changes:
    """Let the bytes go of all that may not be kept any more; expect those that came without.

    What was struck out, taken back or has lost its agreement goes from here at once, and from
    the server with the next round. It is the same on every laptop, and nobody writes that it
    happened.
    """
    files = store.files.find()
    found = {one.id: one for one in store.find(Attachment) if one.pieces}
    now = becoming(_keeps(store, found, today), files.keys(), _taken_back(store, files, found))
    coming = {
        id_: (found[id_].log, found[id_].pieces or 0)
        for id_ in now.expected if (found[id_].pieces or 0) <= MOST_PIECES
    }  # fmt: skip
    leaving = [files[id_] for id_ in sorted(now.leaving) if not files[id_].over]
    store.files.expect(coming)
    for file in leaving:
        store.files.settle(file, FileState.LEAVING)
    for id_ in now.dropped:
        store.files.forget(id_)
    touched = {*coming, *(file.id for file in leaving)}
    return Changes({Attachment: touched} if touched else {})


def _keeps(store: Store, found: Mapping[str, Attachment], today: date) -> dict[str, Keep]:
    """Say of each what may be done with it now, by what its child's family has agreed to."""
    people = {one.child for one in found.values() if one.shown is Shown.PEOPLE}
    standings = {child.id: agreements_of(store, child, today) for child in _these(store, people)}
    return {id_: keep_of(one, standings.get(one.child, {})) for id_, one in found.items()}


def _taken_back(store: Store, files: Collection[str], found: Collection[str]) -> set[str]:
    """Return the files whose record was removed and is here still, or was erased by right."""
    without = {id_ for id_ in files if id_ not in found}
    erased = store.mailbox.erasures.forgotten(without)
    return erased | {id_ for id_ in without - erased if _was_here(store, id_)}


def is_whole(attachment: Attachment, data: bytes) -> bool:
    """Say whether these are the very bytes that were added."""
    return len(data) == attachment.size and sha256(data).hexdigest() == attachment.digest


def _was_here(store: Reader, id_: str) -> bool:
    """Say whether a record is here, removed or not: only what was taken back goes everywhere."""
    try:
        return bool(store.get(Attachment, id_).id)
    except NotFound:
        return False


def _these(store: Reader, ids: Iterable[str]) -> list[Child]:
    wanted = set(ids)
    return [child for child in store.find(Child) if child.id in wanted] if wanted else []


def _file_of(data: bytes) -> dict[str, Any]:
    """Return what a record says of its bytes."""
    if not data:
        return {}
    digest, pieces = sha256(data).hexdigest(), len(cut(data))
    return {"form": form_of(data), "size": len(data), "digest": digest, "pieces": pieces}


def _missing(one: Attachment, today: date) -> dict[str, str]:
    """Say what one of its kind cannot do without, and what it may not have."""
    found = _seen_only(one) if one.shown is Shown.FACT else _of_a_file(one)
    if one.seen_on and one.seen_on > today:
        found["seen_on"] = "This day is still to come"
    if one.shown is Shown.SIGNED and not one.answer:
        found["answer"] = "Say which agreement this is the paper of; write it down on Family first"
    return found


def _seen_only(one: Attachment) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.form:
        found["form"] = _FACT
    if not one.seen_on:
        found["seen_on"] = "On which day did you see it?"
    if not one.says.strip():
        found["says"] = "Say in a line what it says"
    return found


def _of_a_file(one: Attachment) -> dict[str, str]:
    if one.form is None:
        return {"form": _NO_FILE}
    if one.shown in _PICTURES and one.form is FileForm.PDF:
        return {"form": "A photo or a drawing is kept as a picture: take a photo of it"}
    if (one.size or 0) > _MOST[one.form]:
        return {"form": _TOO_LARGE[one.form]}
    return {}
