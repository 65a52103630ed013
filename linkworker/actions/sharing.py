"""What was shared about a child, and with whom.

It is read from papers, from the story told once and from introductions; only what was told by
word of mouth is written down here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import Record, problems
from linkworker.measures.sharing import SAFE, ground_of, keeps_safe, who_is
from linkworker.records import (
    Child,
    ConcernPassed,
    Ground,
    InformationShared,
    Introduction,
    Linking,
    PaperGiven,
    Relation,
    Rung,
    StoryPart,
    StoryTold,
    Telling,
)
from linkworker.store import Changes, Reader, Store

_OURS = "for AllChild"
_TOGETHER = {Introduction.VISIT: "joint visit", Introduction.CALL: "call together"}


@dataclass(frozen=True)
class Shared:
    """One thing that was shared: what, with whom, when, how, why, on which ground.

    `home` is true of what went to the family itself; `record` is what says so.
    """

    what: str
    whom: str
    at: datetime
    how: str
    why: str
    ground: str
    by: str
    record: Record
    home: bool = False
    timed: bool = True


def tell_by_mouth(
    store: Store, child: Child, *, at: datetime, today: date, by: str, draft: str = "",
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep that somebody was told, in a line. What keeps a child safe is asked for no reason.

    Who that is and on which ground are taken from `whom` and what was agreed to, unless said. It
    has been told, so nothing here stops its being written down. Raises Invalid, all at once.
    """
    told = said.pop("told", None) or who_is(said.get("whom", ""))
    ground = said.pop("ground", None)
    ground = ground or ground_of(told, agreements_of(store, child, today), said.get("whom", ""))
    if keeps_safe(told):
        said = {**said, "why": said.get("why", "").strip() or SAFE, "private": True}
    shared = InformationShared(child=child.id, told=told, ground=ground, at=at, by=by, **said)
    found = problems(shared)
    if at.date() > today:
        found["at"] = "This day is still to come"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(shared, child.log)
    return changes


def strike_telling(store: Store, told: InformationShared, *, reason: str, by: str) -> Changes:
    """Strike out a telling that was of another child, or did not happen."""
    return strike(store, told, reason=reason, by=by)


def shared_about(reader: Reader, child: Child) -> list[Shared]:
    """Return everything that was shared about a child, the latest first."""
    found = [*_papers(reader, child), *_story(reader, child), *_met(reader, child),
             *_by_mouth(reader, child), *_concerns(reader, child)]  # fmt: skip
    return sorted(found, key=lambda one: one.at, reverse=True)


def _papers(reader: Reader, child: Child) -> Iterable[Shared]:
    """Tell what left on paper; a letter of introduction names the parts of the story it told."""
    roles = {one.role.casefold() for one in reader.find(Relation, child=child.id)}
    for one in reader.find(PaperGiven, child=child.id):
        ours = one.role == _OURS or one.shredded_on is not None
        if ours or one.at is None:
            continue
        home = one.role.casefold() in roles or one.role == "child"
        way = one.way.value if one.way else "made"
        yield Shared(one.paper, _named(one.reader, one.role), one.at, way, one.why,
                     _ground_of_paper(one, home=home), one.by, one, home=home)  # fmt: skip


def _ground_of_paper(paper: PaperGiven, *, home: bool) -> str:
    if home:
        return "their own"
    if paper.role.startswith("introducing "):
        return Ground.AGREED.value
    return Ground.SCHOOL.value if paper.role == "school" else "said on the paper"


def _story(reader: Reader, child: Child) -> Iterable[Shared]:
    parts = {part.id: part for part in reader.find(StoryPart, child=child.id)}
    for one in reader.find(StoryTold, log=child.log):
        if one.struck_because or one.how is not Telling.SPOKEN or one.part not in parts:
            continue
        what = f"Told once: {parts[one.part].heading}"
        yield Shared(what, one.who, _at(one.on), "by word of mouth", one.why,
                     Ground.AGREED.value, one.by, one, timed=False)  # fmt: skip


def _met(reader: Reader, child: Child) -> Iterable[Shared]:
    linkings = {one.id: one for one in reader.find(Linking, child=child.id)}
    for id_, steps in steps_by_linking(reader, child.log).items():
        for one in steps:
            how = _TOGETHER.get(one.how) if one.how else None
            if one.struck_because or one.rung is not Rung.INTRODUCED or how is None:
                continue
            linking = linkings.get(id_)
            if linking is not None:
                whom = _named(linking.to, one.met)
                yield Shared(f"Introduced {linking.whom}", whom, _at(one.on), how, "",
                             "the family was there", one.by, one, timed=False)  # fmt: skip


def _by_mouth(reader: Reader, child: Child) -> Iterable[Shared]:
    for one in reader.find(InformationShared, child=child.id):
        if not one.struck_because and one.at is not None:
            ground = one.ground.value if one.ground else ""
            yield Shared(one.what, one.whom, one.at, "by word of mouth", one.why, ground,
                         one.by, one)  # fmt: skip


def _concerns(reader: Reader, child: Child) -> Iterable[Shared]:
    """Tell that a worry was passed on: to whom and when, never what it was."""
    for one in reader.find(ConcernPassed, child=child.id):
        if not one.struck_because and one.passed_at is not None:
            whom = _named(one.name, one.to.value if one.to else "")
            how = one.how.value if one.how else ""
            yield Shared("A worry was passed on", whom, one.passed_at, how, "",
                         Ground.SAFETY.value, one.by, one)  # fmt: skip


def _named(name: str, role: str) -> str:
    return f"{name} ({role})" if role and role.casefold() != name.casefold() else name


def _at(on: date | None) -> datetime:
    return datetime.combine(on or date.min, time())
