"""The lines of a chronology that are read from several records at once.

Notes, the school's register, goals and steps, versions, linkings: each as far as its reader may
know it, and what was left out is noted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from linkworker.actions.attendance import attendance_plan_of, monday_of, steps_of, weeks_of
from linkworker.actions.contacts import contacts_of, tried
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.places import names
from linkworker.actions.plans import version_number
from linkworker.documents.half_days import in_short
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.sieve import Sieve
from linkworker.measures.attendance_codes import NO_MARK
from linkworker.measures.counting import many
from linkworker.measures.linkings import in_order
from linkworker.measures.whose import said_by_them
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

_PRIVATE = "private notes are on no paper"
STRUCK = "struck out: written by mistake"
TOLD_US = "they told it to us: tick it if they know that it is passed on"


@dataclass(frozen=True)
class Line:
    """One thing that happened: on which day, at what time if that is known, what, and who."""

    day: date
    time: str
    what: Markup
    who: str


@dataclass(frozen=True)
class Writing:
    """What every line is written from; `first` and `last` are both included."""

    store: Reader
    sieve: Sieve
    child: Child
    first: date
    last: date

    def within(self, day: date | None) -> bool:
        """Say whether a day lies between the two."""
        return day is not None and self.first <= day <= self.last


def lines_of_several(writing: Writing) -> Iterator[Line]:
    """Give every such line, in no order."""
    yield from _contacts(writing)
    if not writing.sieve.withholds(Withhold.SCHOOL, "The school's register"):
        yield from _register(writing)
    for plan in writing.store.find(Plan, child=writing.child.id):
        yield from _goals(writing, plan)
        yield from _versions(writing, plan)
        yield from _steps(writing, plan)
    yield from _linkings(writing)


def told(day: date, title: str, words: str, who: str, time: str = "") -> Line:
    """Make a line: what it is in bold letters, and its words below."""
    rest = (Markup("<br>"), words) if words else ()
    return Line(day, time, joined([element("b", title), *rest]), who)


def _contacts(writing: Writing) -> Iterator[Line]:
    staff, private, struck = names(writing.store), 0, 0
    for contact in contacts_of(writing.store, writing.child):
        if contact.at is None or not writing.within(contact.at.date()):
            continue
        struck += bool(contact.struck_because)
        private += contact.private is True and not contact.struck_because
        if not contact.struck_because and not contact.private:
            yield _contact(writing, contact, contact.at, staff.get(contact.by, ""))
    if private:
        writing.sieve.leave_out(many(private, "private note"), _PRIVATE)
    if struck:
        writing.sieve.leave_out(many(struck, "note"), STRUCK)


def _contact(writing: Writing, contact: Contact, at: datetime, who: str) -> Line:
    sieve, means = writing.sieve, contact.means.value if contact.means else "contact"
    whom = "" if contact.whom == writing.child.name else sieve.field(contact, "whom")
    title = f"{means[:1].upper()}{means[1:]}{f' with {whom}' if whom else ''}"
    said: list[str] = [element("b", title)]
    if contact.outcome and tried(contact):
        said.append(f" ({contact.outcome.value})")
    if words := _passed_on(writing, contact):
        said += [Markup("<br>"), words]
    return Line(at.date(), f"{at:%H:%M}", joined(said), who)


def _passed_on(writing: Writing, contact: Contact) -> str:
    """Return a note's words, unless somebody other than child or reader told them to us."""
    reader, tick = writing.sieve.recipient, f"told.{contact.whom.casefold()}"
    theirs = said_by_them(contact.whom, writing.child, reader.name, reader.role)
    if contact.words and not (theirs or reader.ours or reader.needs(tick)):
        writing.sieve.leave_out(f"What {contact.whom} told us", TOLD_US, tick)
        return ""
    return writing.sieve.field(contact, "words")


def _register(writing: Writing) -> Iterator[Line]:
    marks = [
        mark
        for mark in weeks_of(writing.store, writing.child)
        if writing.within(mark.day) and mark.code not in NO_MARK
    ]
    for _, week in groupby(marks, key=lambda mark: monday_of(mark.day)):
        days = list(week)
        what = joined([element("b", "The school's register"), Markup("<br>"), in_short(days)])
        yield Line(days[-1].day, "", what, "School")


def _goals(writing: Writing, plan: Plan) -> Iterator[Line]:
    for goal in goals_of(writing.store, plan):
        words = writing.sieve.field(goal, "words")
        quoted = f": “{words}”" if words else ""
        for rating in ratings_of(writing.store, goal):
            if writing.within(rating.rated_on) and rating.rated_on:
                who = writing.sieve.words("Said by", rating.said_by)
                title = f"How near it feels: {rating.points} of 10"
                yield told(rating.rated_on, title, quoted[2:], who)
        for action in actions_of(writing.store, goal):
            if writing.within(action.done_on) and action.done_on:
                done = writing.sieve.field(action, "what")
                yield told(action.done_on, "Done", done, writing.sieve.field(action, "who"))


def _steps(writing: Writing, plan: Plan) -> Iterator[Line]:
    attendance = attendance_plan_of(writing.store, plan)
    for step in steps_of(writing.store, attendance) if attendance else ():
        days = {"Agreed step begun": step.began_on, "Agreed step done": step.done_on}
        for title, day in days.items():
            if day and writing.within(day) and step.party:
                who = step.party.value.capitalize()
                who = writing.child.name if step.party is Party.CHILD else who
                yield told(day, title, writing.sieve.field(step, "what"), who)


def _versions(writing: Writing, plan: Plan) -> Iterator[Line]:
    for version in writing.store.find(PlanVersion, plan=plan.id):
        if version.fixed_on and writing.within(version.fixed_on):
            title = f"Version {version_number(writing.store, version)} of the plan"
            yield told(version.fixed_on, title, "Put to child, family and school.", "")
    agreed = writing.store.find(Agreement, plan=plan.id)
    for day in sorted({one.agreed_on for one in agreed if one.agreed_on}):
        if writing.within(day):
            who = [
                writing.sieve.words("Agreed by", one.who) for one in agreed if one.agreed_on == day
            ]
            yield told(day, "Agreed to the plan", ", ".join(filter(None, who)), "")


def _linkings(writing: Writing) -> Iterator[Line]:
    """Give the steps of linkings, to those whose they are; to others only when ticked."""
    sieve, reader = writing.sieve, writing.sieve.recipient
    steps = steps_by_linking(writing.store, writing.child.log)
    for linking in writing.store.find(Linking, child=writing.child.id):
        taken = [one for one in in_order(steps.get(linking.id, ())) if writing.within(one.on)]
        theirs = linking.whom.casefold() in (reader.role.casefold(), reader.name.casefold())
        if taken and not (theirs or reader.ours or reader.needs(tick := f"linking.{linking.id}")):
            why = f"it is for {linking.whom} to tell: tick it if they agree"
            sieve.leave_out(f"A linking of {linking.whom}", why, tick)
            continue
        for step in taken:
            if step.on and step.rung and (to := sieve.field(linking, "to")):
                words = sieve.field(step, "words") if theirs or reader.ours else ""
                yield told(step.on, f"{to}: {step.rung.value}", words, linking.whom)
