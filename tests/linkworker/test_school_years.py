"""September: everybody's next year group, who moves on from Year 6, who is not back yet."""

from datetime import date

import pytest

from linkworker.actions import school_years
from linkworker.errors import Invalid
from linkworker.measures.school_days import SchoolCalendar, Term
from linkworker.records import Back, Child, SchoolYear

DAY = date(2025, 9, 9)
CALENDAR = SchoolCalendar(
    terms=(Term(date(2025, 9, 8), date(2025, 12, 19)), Term(date(2026, 1, 5), date(2026, 3, 27)))
)


@pytest.mark.parametrize(
    ("day", "is_so"),
    [(DAY, True), (date(2025, 9, 7), False), (date(2025, 10, 3), True), (date(2025, 10, 6), False),
     (date(2026, 1, 6), False)],
)  # fmt: skip
def test_it_is_september_for_the_first_twenty_school_days(day, is_so):
    assert school_years.in_september(CALENDAR, day) is is_so


def test_a_child_begins_the_next_year_and_it_is_all_one_action(store, child):
    (before,) = school_years.beginnings(store, DAY)
    assert (before.year, before.moves, before.kept) == (6, False, None)
    changes = school_years.begin_year(
        store, child, None, began=2025, edits={"year": 6, "school_class": "6L"},
        back=Back.BACK, teacher="Ms Oduya", room="12", consents=True,
    )  # fmt: skip
    (after,) = school_years.beginnings(store, DAY)
    assert (after.child.year, after.child.school_class, after.kept.teacher) == (6, "6L", "Ms Oduya")
    assert after.year == 6
    store.undo(changes.action)
    (again,) = school_years.beginnings(store, DAY)
    assert (again.child.year, again.kept) == (5, None)


def test_whoever_was_in_year_six_has_another_school_to_go_to(store, child):
    with store.change() as (change, _):
        change.update(store.get(Child, child.id), year=6)
    (found,) = school_years.beginnings(store, DAY)
    assert (found.year, found.moves) == (7, True)


def test_not_back_yet_is_an_answer_and_no_answer_is_none(store, child):
    said = {"began": 2025, "edits": {}, "teacher": "", "room": "", "consents": False}
    with pytest.raises(Invalid):
        school_years.begin_year(store, child, None, back=None, **said)
    school_years.begin_year(store, child, None, back=Back.NOT_YET, **said)
    (kept,) = store.find(SchoolYear)
    school_years.begin_year(store, child, kept, back=Back.BACK, **said)
    (kept,) = store.find(SchoolYear)
    assert (kept.back, kept.log) == (Back.BACK, child.log)
