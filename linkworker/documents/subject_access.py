"""The copy that is handed out: what a reviewer passed, as a page, as data, with what the law adds.

UK GDPR Article 15(1): why it is held, on what basis, who reads it, for how long, from whom it
came, and the rights there are. Articles 15(4) and Schedules 2 and 3 of the Data Protection Act
2018 are why something is kept back; that it is, is said, never what it is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec

from linkworker.actions.about_child import Item, Said, Where
from linkworker.actions.left_out import item_without
from linkworker.actions.subject_access import Reviewed, check_reviewed, gathered
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import page_of, say
from linkworker.documents.shapes import section
from linkworker.documents.whole_record import WholeRecord, as_data, as_parts, files_of
from linkworker.records import RECORDS, AccessDecision, AccessRequest, Attachment, Child, Pass
from linkworker.store import Reader

_RIGHTS = (
    "You can ask us to put something right or to add your own words to it.",
    "You can ask us to delete it, to stop using it, or object to how we use it.",
    "You can complain to us; we say within 30 days that it has come, and answer it.",
    "You can complain to the Information Commissioner: ico.org.uk, 0303 123 1113.",
)
_FROM = (
    "It comes from the child, the family, the school, services that help, "
    "and from what we saw ourselves. No decision about the child is made by a computer."
)


def copy_for(reader: Reader, child: Child, request: AccessRequest, on: date) -> WholeRecord:
    """Return the reviewed copy; raises NotAllowed until a second person has reviewed it."""
    check_reviewed(request)
    reviewed = gathered(reader, child, request)
    passed = [item for one in reviewed if (item := _passed(one)) is not None]
    name = child.whole_name
    released = {item.id for item in passed if item.kind == Attachment.kind}
    files = {n: data for n, (id_, data) in files_of(reader, child.log).items() if id_ in released}
    parts = [*_head(name, request, on), *as_parts(passed), *_kept_back(reviewed), *_law(passed)]
    page = page_of(f"Copy for {request.who}", parts, practice=bool(reader.setting("practice")))
    return WholeRecord(page, _data(name, passed, reviewed, on, sorted(files)), files)


def _passed(one: Reviewed) -> Item | None:
    """Return an item as it is handed out, or None; of a part only what was typed.

    Passages about somebody else are taken out unless the reviewer released them.
    """
    decision = one.decision
    if decision is None or decision.passed is Pass.WITHHOLD:
        return None
    if decision.passed is Pass.PART:
        said = (Said("released", "What we can hand out", decision.words, decision.words),)
        return replace(one.item, said=said, history=(), not_sent="")
    return item_without(one.item, one.marked)


def _head(name: str, request: AccessRequest, on: date) -> list[Markup]:
    asked = f"Asked for by {request.who} on {say(request.asked_on)}. Made on {say(on)}."
    return [
        element("h1", f"What we keep about {name}"),
        element("p", asked, class_="quiet"),
        element("p", "Somebody who did not take your request has read every entry before."),
    ]


def _kept_back(reviewed: Sequence[Reviewed]) -> list[Markup]:
    """Say how much is kept back and why, and nothing of what it is."""
    why = Counter(one.because.value for one in _back(reviewed) if one.because)
    if not why:
        return [section("Nothing was kept back", "Everything that we found is here.")]
    lines = [(str(count), reason) for reason, count in sorted(why.items())]
    return [
        section("What was kept back", table(("Entries or passages", "Because of"), lines, (30, 70)))
    ]


def _back(reviewed: Sequence[Reviewed]) -> list[AccessDecision]:
    """Return the decisions to keep something back: whole entries, and passages of what is here."""
    found = {one.item.id: one.decision for one in reviewed}
    for one in reviewed:
        if one.decision and one.decision.passed is Pass.RELEASE:
            found |= {marked.passage.id: marked.decision for marked in one.marked}
    return [one for one in found.values() if one and one.passed is not Pass.RELEASE]


def _law(passed: Sequence[Item]) -> list[Markup]:
    kinds = {item.kind for item in passed}
    keeping = dict.fromkeys(record.keeping for record in RECORDS if record.kind in kinds)
    lines = [(one.purpose, one.basis, one.readers, one.retention) for one in keeping]
    heads = ("Why we hold it", "On what basis", "Who reads it", "Kept for")
    return [
        section("Why, for how long, and who reads it", table(heads, lines), _FROM),
        section("What you can ask for", *_RIGHTS),
    ]


def _data(
    name: str, passed: Sequence[Item], reviewed: Sequence[Reviewed], on: date, files: Sequence[str]
) -> bytes:
    said = msgspec.json.decode(as_data(name, passed, on, files))
    decided = {one.item.id: one.decision for one in reviewed}
    for item in said["items"]:
        decision = decided[item["id"]]
        item["decision"] = "part" if decision and decision.passed is Pass.PART else "release"
        if item["where"] == Where.OTHER.name.lower():
            item["id"] = ""
    return msgspec.json.format(msgspec.json.encode(said), indent=1)
