"""What happened between two days, in order: contacts, the register, goals, versions.

Private notes stay out and are counted. What somebody else told us is not passed on to this reader
unless it was ticked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from linkworker.actions.attendance import attendance_plan_of, monday_of, steps_of, weeks_of
from linkworker.actions.contacts import contacts_of, names_in, tried
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.places import names
from linkworker.actions.plans import version_number
from linkworker.documents.half_days import in_short
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, section
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.attendance_codes import NO_MARK
from linkworker.measures.linkings import in_order
from linkworker.records import (
    Agreement,
    Child,
    Contact,
    Linking,
    Party,
    Plan,
    PlanVersion,
    Withhold,
)
from linkworker.store import Reader

_NOTHING = "Nothing is recorded between these days."
_PRIVATE = "private notes are on no paper"
_HOW_IT_IS_MADE = (
    "What was struck out is not shown, nor are private notes, or what others told us for ourselves."
)


@dataclass(frozen=True)
class Line:
    """One thing that happened: on which day, at what time if that is known, what, and who."""

    day: date
    time: str
    what: Markup
    who: str


@dataclass(frozen=True)
class _Writing:
    """What every line is written from; `first` and `last` are both included."""

    store: Reader
    sieve: Sieve
    child: Child
    first: date
    last: date

    def within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def chronology_paper(
    store: Reader,
    child: Child,
    recipient: Recipient,
    made: Made,
    *,
    between: tuple[date, date],
) -> Paper:
    """Print what happened between two days, both included, the earliest first.

    Raises Invalid when it ends before it begins; NotAllowed when nothing may be given to this
    reader, or when they must not be told times: this paper is made of them.
    """
    check(recipient, made.on)
    first, last = between
    if last < first:
        raise Invalid({"last": "The last day is before the first"})
    if recipient.must_not_know(Withhold.TIMES):
        words = f"{recipient.name} must not be told times: this paper says when everything was"
        raise NotAllowed(words)
    sieve = Sieve(store, child, recipient)
    lines = sorted(_lines(_Writing(store, sieve, child, first, last)), key=_order)
    span = f"{say(first)} to {say(last)}"
    head = Head("Chronology", f"{child.name}, {span}", about_child(sieve, child))
    told = _by_month(lines) if lines else element("p", _NOTHING)
    end = boxed("box", "Who to ask", *whom_to_ask(made), element("p", _HOW_IT_IS_MADE))
    return finish(head, [told, end], sieve, made)


def _order(line: Line) -> tuple[date, str]:
    return (line.day, line.time)


def _by_month(lines: list[Line]) -> Markup:
    """Return a table for each month under its name."""
    months = groupby(lines, key=lambda line: f"{line.day:%B %Y}")
    heads, widths = ("When", "What", "Who"), (20, 62, 18)
    return joined(section(month, table(heads, map(_row, found), widths)) for month, found in months)


def _row(line: Line) -> tuple[str, str, str]:
    day = f"{line.day:%a} {line.day.day} {line.day:%b}"
    return (f"{day}, {line.time}" if line.time else day, line.what, line.who)


def _lines(writing: _Writing) -> Iterator[Line]:
    yield from _contacts(writing)
    if not writing.sieve.withholds(Withhold.SCHOOL, "The school's register"):
        yield from _register(writing)
    for plan in writing.store.find(Plan, child=writing.child.id):
        yield from _goals(writing, plan)
        yield from _versions(writing, plan)
        yield from _steps(writing, plan)
    yield from _linkings(writing)


def _contacts(writing: _Writing) -> Iterator[Line]:
    staff, private, struck = names(writing.store), 0, 0
    for contact in contacts_of(writing.store, writing.child):
        if contact.at is None or not writing.within(contact.at.date()):
            continue
        struck += bool(contact.struck_because)
        private += contact.private is True and not contact.struck_because
        if not contact.struck_because and not contact.private:
            yield _contact(writing, contact, contact.at, staff.get(contact.by, ""))
    if private:
        writing.sieve.leave_out(_many(private, "private note"), _PRIVATE)
    if struck:
        writing.sieve.leave_out(_many(struck, "note"), "struck out: written by mistake")


def _contact(writing: _Writing, contact: Contact, at: datetime, who: str) -> Line:
    sieve, means = writing.sieve, contact.means.value if contact.means else "contact"
    whom = "" if contact.whom == writing.child.name else sieve.field(contact, "whom")
    title = f"{means[:1].upper()}{means[1:]}{f' with {whom}' if whom else ''}"
    said: list[str] = [element("b", title)]
    if contact.outcome and tried(contact):
        said.append(f" ({contact.outcome.value})")
    if words := _passed_on(writing, contact):
        said += [Markup("<br>"), words]
    return Line(at.date(), f"{at:%H:%M}", joined(said), who)


def _passed_on(writing: _Writing, contact: Contact) -> str:
    """Return a note's words, unless somebody other than child or reader told them to us."""
    reader, whom = writing.sieve.recipient, contact.whom.casefold()
    own = bool(names_in(contact.whom, [writing.child])) or reader.ours
    theirs = any(one.casefold() in whom for one in (reader.role, reader.name.split()[0]) if one)
    tick = f"told.{whom}"
    if contact.words and not own and not theirs and not reader.needs(tick):
        why = "they told it to us: tick it if they know that it is passed on"
        writing.sieve.leave_out(f"What {contact.whom} told us", why, tick)
        return ""
    return writing.sieve.field(contact, "words")


def _register(writing: _Writing) -> Iterator[Line]:
    marks = [
        mark
        for mark in weeks_of(writing.store, writing.child)
        if writing.within(mark.day) and mark.code not in NO_MARK
    ]
    for _, week in groupby(marks, key=lambda mark: monday_of(mark.day)):
        days = list(week)
        what = joined([element("b", "The school's register"), Markup("<br>"), in_short(days)])
        yield Line(days[-1].day, "", what, "School")


def _goals(writing: _Writing, plan: Plan) -> Iterator[Line]:
    for goal in goals_of(writing.store, plan):
        words = writing.sieve.field(goal, "words")
        quoted = f": “{words}”" if words else ""
        for rating in ratings_of(writing.store, goal):
            if writing.within(rating.rated_on) and rating.rated_on:
                who = writing.sieve.words("Said by", rating.said_by)
                title = f"How near it feels: {rating.points} of 10"
                yield _told(rating.rated_on, title, quoted[2:], who)
        for action in actions_of(writing.store, goal):
            if writing.within(action.done_on) and action.done_on:
                done = writing.sieve.field(action, "what")
                yield _told(action.done_on, "Done", done, writing.sieve.field(action, "who"))


def _steps(writing: _Writing, plan: Plan) -> Iterator[Line]:
    attendance = attendance_plan_of(writing.store, plan)
    for step in steps_of(writing.store, attendance) if attendance else ():
        days = {"Agreed step begun": step.began_on, "Agreed step done": step.done_on}
        for title, day in days.items():
            if day and writing.within(day) and step.party:
                who = step.party.value.capitalize()
                who = writing.child.name if step.party is Party.CHILD else who
                yield _told(day, title, writing.sieve.field(step, "what"), who)


def _versions(writing: _Writing, plan: Plan) -> Iterator[Line]:
    for version in writing.store.find(PlanVersion, plan=plan.id):
        if version.fixed_on and writing.within(version.fixed_on):
            title = f"Version {version_number(writing.store, version)} of the plan"
            yield _told(version.fixed_on, title, "Put to child, family and school.", "")
    agreed = writing.store.find(Agreement, plan=plan.id)
    for day in sorted({one.agreed_on for one in agreed if one.agreed_on}):
        if writing.within(day):
            who = [
                writing.sieve.words("Agreed by", one.who) for one in agreed if one.agreed_on == day
            ]
            yield _told(day, "Agreed to the plan", ", ".join(filter(None, who)), "")


def _linkings(writing: _Writing) -> Iterator[Line]:
    """Give the steps of linkings, to those whose they are; to others only when ticked."""
    sieve, reader = writing.sieve, writing.sieve.recipient
    steps = steps_by_linking(writing.store, writing.child.log)
    for linking in writing.store.find(Linking, child=writing.child.id):
        told = [one for one in in_order(steps.get(linking.id, ())) if writing.within(one.on)]
        theirs = linking.whom.casefold() in (reader.role.casefold(), reader.name.casefold())
        if told and not (theirs or reader.ours or reader.needs(tick := f"linking.{linking.id}")):
            why = f"it is for {linking.whom} to tell: tick it if they agree"
            sieve.leave_out(f"A linking of {linking.whom}", why, tick)
            continue
        for step in told:
            if step.on and step.rung and (to := sieve.field(linking, "to")):
                words = sieve.field(step, "words") if theirs or reader.ours else ""
                yield _told(step.on, f"{to}: {step.rung.value}", words, linking.whom)


def _told(day: date, title: str, words: str, who: str) -> Line:
    rest = (Markup("<br>"), words) if words else ()
    return Line(day, "", joined([element("b", title), *rest]), who)


def _many(number: int, one: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {one}s"
