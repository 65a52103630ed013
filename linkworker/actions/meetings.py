"""Meetings round a child: kept whole in one step, and asked about until what was agreed is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from linkworker.actions.order import between, in_order
from linkworker.actions.people import people_round
from linkworker.actions.places import school_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.records import (
    Child,
    Contact,
    Means,
    Meeting,
    MeetingAction,
    MeetingVoice,
    Outcome,
    SchoolYear,
)
from linkworker.store import Change, Changes, Reader, Store


@dataclass(frozen=True)
class Said:
    """Somebody who came, and their sentence, '' where they said none."""

    name: str
    role: str = ""
    words: str = ""


@dataclass(frozen=True)
class Agreed:
    """What somebody without the app said they would do, and when we ask how it went."""

    what: str
    who: str
    chase_on: date | None


@dataclass(frozen=True)
class Met:
    """A meeting as it was kept: who came, in order, and what was agreed."""

    meeting: Meeting
    voices: tuple[MeetingVoice, ...]
    actions: tuple[MeetingAction, ...]

    @property
    def on(self) -> date:
        """Its day."""
        return self.meeting.at.date() if self.meeting.at else date.min


def keep_meeting(
    store: Store, children: Sequence[Child], *, voices: Iterable[Said], agreed: Iterable[Agreed],
    today: date, minutes: int | None = None, draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Keep a meeting in the record of each child it was about: all of them, or none.

    The time it took is kept as a contact with those who came. Raises Invalid, all at once; what
    is wrong with the second voice or action stands under "voices.1" or "agreed.1".
    """
    came = [one for one in voices if one.name.strip() or one.words.strip()]
    agreements = [one for one in agreed if one.what.strip() or one.who.strip()]
    meeting = Meeting(child=children[0].id if children else "", **said)
    found = problems(meeting) | _wrong(meeting, came, agreements, today)
    if not children:
        found["children"] = "Say which child this is about"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        for child in children:
            _keep(change, child, meeting, came, agreements, minutes, len(children) - 1)
    return changes


def done(store: Store, action: MeetingAction, *, on: date, came_of_it: str) -> Changes:
    """Say that what was agreed was done, and what came of it."""
    said = {"done_on": on, "came_of_it": came_of_it.strip(), "let_go": ""}
    return _edit(store, action, **said)


def ask_again(
    store: Store, action: MeetingAction, *, on: date | None, today: date, came_of_it: str = ""
) -> Changes:
    """Ask once more on a later day; raises Invalid."""
    if on is None or on <= today:
        raise Invalid({"chase_on": "Say on which day to ask again, from tomorrow on"})
    words = came_of_it.strip() or action.came_of_it
    return _edit(store, action, chase_on=on, done_on=None, came_of_it=words, let_go="")


def let_go(store: Store, action: MeetingAction, *, reason: str) -> Changes:
    """Let what was agreed go, with the reason; raises Invalid without one."""
    if not reason.strip():
        raise Invalid({"let_go": "Say why it is let go"})
    words = action.came_of_it
    return _edit(store, action, done_on=None, came_of_it=words, let_go=reason.strip())


def strike_meeting(store: Store, meeting: Meeting, *, reason: str, by: str) -> Changes:
    """Strike a meeting out, and its time with it: both stay readable, with the reason."""
    contact = store.get(Contact, meeting.contact) if meeting.contact else None
    return strike(store, meeting, reason=reason, by=by, also=contact)


def meetings_of(reader: Reader, child: Child) -> list[Met]:
    """Return a child's meetings that stand, the newest first."""
    found = [one for one in reader.find(Meeting, log=child.log) if not one.struck_because]
    latest = sorted(found, key=lambda one: (one.at or datetime.min, one.id), reverse=True)
    return [whole(reader, one) for one in latest]


def whole(reader: Reader, meeting: Meeting) -> Met:
    """Return a meeting with who came and what was agreed."""
    voices = in_order(reader.find(MeetingVoice, meeting=meeting.id))
    actions = in_order(reader.find(MeetingAction, meeting=meeting.id))
    return Met(meeting, tuple(voices), tuple(actions))


def usual_round(reader: Reader, child: Child, by: str) -> list[tuple[str, str]]:
    """Return who may be at a meeting, each with who that is: family, who came last, school."""
    found = [(child.name, "child")]
    for relation, person in people_round(reader, child):
        if person is not None and relation.safe is not False:
            found.append((person.name, relation.role))
    before = meetings_of(reader, child)[:1]
    found += [(one.name, one.role) for met in before for one in met.voices if one.name != by]
    years = reader.find(SchoolYear, child=child.id)
    teacher = next((one.teacher for one in reversed(years) if one.teacher), "")
    if teacher:
        found.append((teacher, "class teacher"))
    school = school_of(reader, child.school)
    if school and school.dsl:
        found.append((school.dsl, "safeguarding lead"))
    return list({name: (name, role) for name, role in reversed(found)}.values())[::-1]


def _keep(
    change: Change, child: Child, meeting: Meeting, came: Sequence[Said],
    agreed: Sequence[Agreed], minutes: int | None, others: int,
) -> None:  # fmt: skip
    """Keep it in one child's record; what is kept there names no other child of the occasion."""
    occasion = {"occasion": change.action if others else "", "others": others or None}
    contact = change.add(_contact(child, meeting, came, minutes, occasion), child.log)
    kept = change.add(
        replace(meeting, child=child.id, contact=contact.id, **occasion),  # type: ignore[arg-type]
        child.log,
    )
    place = ""
    for one in came:
        place = between(place, "")
        voice = MeetingVoice(meeting=kept.id, name=one.name, role=one.role, words=one.words,
                             private=meeting.private, order=place)  # fmt: skip
        change.add(voice, child.log)
    place = ""
    for one_agreed in agreed:
        place = between(place, "")
        action = MeetingAction(meeting=kept.id, what=one_agreed.what, who=one_agreed.who,
                               chase_on=one_agreed.chase_on, order=place)  # fmt: skip
        change.add(action, child.log)


def _contact(
    child: Child, meeting: Meeting, came: Sequence[Said], minutes: int | None,
    occasion: Mapping[str, Any],
) -> Contact:  # fmt: skip
    whom = ", ".join(one.name for one in came)[:300]
    return Contact(
        child=child.id, at=meeting.at, whom=whom, means=Means.MEETING, outcome=Outcome.REACHED,
        minutes=minutes, words=meeting.about, private=meeting.private, by=meeting.by, **occasion,
    )  # fmt: skip


def _wrong(
    meeting: Meeting, came: Sequence[Said], agreed: Sequence[Agreed], today: date
) -> dict[str, str]:
    found: dict[str, str] = {}
    if meeting.at and meeting.at.date() > today:
        found["at"] = "This day is still to come"
    if not came:
        found["voices"] = "Say who came"
    for at, one in enumerate(came):
        if not one.name.strip():
            found[f"voices.{at}"] = "Say whose sentence this is"
    for at, action in enumerate(agreed):
        missing = [
            words
            for words, there in (
                ("what", action.what.strip()),
                ("who does it", action.who.strip()),
                ("when you ask how it went", action.chase_on),
            )
            if not there
        ]
        if missing:
            found[f"agreed.{at}"] = f"Say {' and '.join(missing)}"
    return found


def _edit(store: Store, action: MeetingAction, **edits: Any) -> Changes:
    with store.change() as (change, changes):
        change.update(action, **edits)
    return changes
