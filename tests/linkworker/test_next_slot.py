"""The next time a child has a slot is a day it takes place, later than now."""

from datetime import date, datetime

import pytest

from linkworker.actions import slots
from linkworker.measures.school_days import SchoolCalendar, Term
from linkworker.records import Slot, Weekday

CALENDAR = SchoolCalendar(
    terms=(
        Term(date(2025, 9, 8), date(2025, 12, 19)),
        Term(date(2026, 1, 5), date(2026, 3, 27)),
        Term(date(2026, 4, 13), date(2026, 7, 17)),
    ),
    inset=frozenset({date(2025, 11, 11)}),
)


@pytest.fixture
def tuesdays(store, child):
    said = {"what": "1:1", "weekday": Weekday.TUESDAY, "at": "10:20"}
    changes = slots.add_slot(store, children=[child], **said)
    return store.get(Slot, *changes.touches(Slot))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2025, 11, 4, 9, 42), date(2025, 11, 4)),
        (datetime(2025, 11, 4, 10, 21), date(2025, 11, 18)),  # INSET on the 11th
        (datetime(2025, 12, 17, 9), date(2026, 1, 6)),
        (datetime(2026, 7, 15, 9), None),
    ],
)
def test_the_next_slot(store, child, tuesdays, now, day):
    found = slots.next_slot(store, child, CALENDAR, now)
    assert (found.day if found else None) == day
