"""What the register page reads and keeps, and the one sentence that says what was done."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker.actions.activities import activities_of
from linkworker.actions.sessions import (
    Mark,
    Register,
    in_a_row,
    keep_register,
    meetings_near,
    register_of,
)
from linkworker.measures.days import say_day
from linkworker.measures.sessions import RAISED, on_now
from linkworker.records import Activity, Came, Partner
from linkworker.store import Changes, Draft, Reader, Store
from ui.models.said_days import near_day

FORM = "session"
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


@dataclass(frozen=True)
class Opened:
    """A register about to show: `near` offers others by "activity/day"; `led_by` says whose."""

    register: Register | None
    near: tuple[tuple[str, str], ...]
    led_by: str = ""
    draft: Draft | None = None

    @property
    def about(self) -> str:
        """How this register is gone to."""
        return about_of(self.register.activity.id, self.register.on) if self.register else ""


def about_of(activity: str, on: date) -> str:
    """Spell a register for `desk.go("session", ...)`."""
    return f"{activity}/{on.isoformat()}"


def open_register(reader: Reader, about: str, now: datetime) -> Opened:
    """Read the register said, or the right one by the clock; what was typed before comes with it.

    Raises NotFound for a draft that has gone.
    """
    activities = {one.id: one for one in activities_of(reader)}
    near = meetings_near(reader, now)
    offered = tuple(
        (about_of(one.activity, one.at.date()), _said(activities[one.activity], one.at, now))
        for one in reversed(near)
    )
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix(f"{FORM}/")
    id_, _, day = about.partition("/")
    wanted = on_now(near, now)
    if id_ not in activities and wanted is None:
        return Opened(None, offered)
    if id_ not in activities and wanted is not None:
        id_, day = wanted.activity, wanted.at.date().isoformat()
    if not day:
        day = _latest(near, id_, now)
    register = register_of(reader, activities[id_], date.fromisoformat(day))
    form = f"{FORM}/{id_}/{day}"
    begun = next((one for one in reader.drafts() if one.form == form), None)
    return Opened(register, offered, _led_by(reader, register.activity), begun)


def keep_and_say(
    store: Store, register: Register, marks: Mapping[str, Mark], **said: Any
) -> tuple[Changes, str]:
    """Keep a register, and say in one sentence what was done and who is to be thought of."""
    changes = keep_register(store, register, marks, **said)
    rows = [
        (line.child.name, in_a_row(store, line.child).get(register.activity.id, 0))
        for line in register.lines
        if line.child.id in marks and marks[line.child.id].came is Came.ABSENT
    ]
    raised = {name: row for name, row in rows if row >= RAISED}
    return changes, sentence(register, marks, said.get("others", 0), raised)


def sentence(
    register: Register, marks: Mapping[str, Mark], others: int, raised: Mapping[str, int]
) -> str:
    """Say what a register that was kept now holds, and what follows from it."""
    counted = Counter(mark.came for mark in marks.values())
    words = {Came.PRESENT: "came", Came.PART: "part of it", Came.ABSENT: "not this time"}
    parts = [f"{counted[came]} {said}" for came, said in words.items() if counted[came]]
    parts += [f"and {others} without a record"] if others else []
    told = [f"{register.activity.what}, {say_day(register.on)}: {', '.join(parts) or 'nobody'}."]
    follow = sum(bool(mark.follow_up) for mark in marks.values())
    if follow:
        told.append(f"{follow} thing{'s' if follow > 1 else ''} to do {_is(follow)} on the list.")
    told += [f"{name} has missed {_NUMBERS.get(n, n)} in a row." for name, n in raised.items()]
    return " ".join(told)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _latest(near: Any, id_: str, now: datetime) -> str:
    mine = [one.at.date() for one in near if one.activity == id_ and one.at.date() <= now.date()]
    return (mine[-1] if mine else now.date()).isoformat()


def _said(activity: Activity, at: datetime, now: datetime) -> str:
    return f"{activity.what}, {near_day(at.date(), now.date())} {at:%H:%M}"


def _led_by(reader: Reader, activity: Activity) -> str:
    partner = next((one for one in reader.find(Partner) if one.id == activity.partner), None)
    whose = partner.name if partner else "Ours"
    return f"{whose}: {activity.leader}" if activity.leader else whose
