"""A worry that was passed on at each school, and who else is in three children's lives."""

from datetime import date, datetime
from typing import Any

from linkworker.actions import concerns, stepping_up
from linkworker.practice.making import Making
from linkworker.records import Child, ConcernPassed, Finding, Level, PassedHow, PassedTo

DATES: dict[str, tuple[tuple[Finding, Level, str, str, str], ...]] = {
    "Wren": ((Finding.STANDS, Level.NONE, "2024-09-06", "Mr Fenwick", "2024-09-06"),),
    "John": (
        (Finding.STANDS, Level.KNOWN, "2024-09-04", "the school", "2024-09-04"),
        (Finding.ENDED, Level.EARLY_HELP, "2024-07-12", "mum", "2024-09-18"),
    ),
    "Sarah": (
        (Finding.STANDS, Level.NONE, "2024-09-06", "Ms Okafor", "2024-09-06"),
        (Finding.BEGAN, Level.EARLY_HELP, "2025-07-24", "mum", "2025-09-09"),
    ),
}  # fmt: skip


def tell_concerns(making: Making) -> None:
    """Keep what was passed on, one that is answered and one that waits, and the lines of dates."""
    john = _passed(making, "John", "2025-01-21T15:10", name="Mr Fenwick", to=PassedTo.DEPUTY)
    concerns.keep_answer(
        making.store, john, came_back=True, words="He has it, and spoke with mum.",
        now=datetime(2025, 1, 23, 9, 5), by=making.user,
    )  # fmt: skip
    _passed(making, "Nia", "2025-11-03T15:05", name="Mrs Dale", to=PassedTo.LEAD)
    for name, lines in DATES.items():
        for found, level, on, told_by, told_on in lines:
            day = date.fromisoformat(told_on)
            stepping_up.keep_step(
                making.store, _child(making, name), today=day, by=making.user, found=found,
                level=level, on=date.fromisoformat(on), told_by=told_by, told_on=day,
            )  # fmt: skip


def _passed(making: Making, child: str, at: str, **said: Any) -> ConcernPassed:
    """Keep that somebody was told in person, twenty minutes after it was noticed."""
    noticed = datetime.fromisoformat(at)
    passed = noticed.replace(minute=noticed.minute + 20)
    changes = concerns.pass_on(
        making.store, _child(making, child), words="", place=None, now=passed, by=making.user,
        draft="", noticed_at=noticed, passed_at=passed, how=PassedHow.IN_PERSON, **said,
    )  # fmt: skip
    return making.store.get(ConcernPassed, *changes.touches(ConcernPassed))


def _child(making: Making, name: str) -> Child:
    return making.store.find(Child, name=name)[0]
