"""Which forms stand against each other, who is asked, and when the next one is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Term
from linkworker.measures.sdq import given as given_scores
from linkworker.measures.sdq_due import asked, next_due, phases, too_young
from linkworker.measures.sdq_pairs import Entered, before, change

TERMS = (
    *(Term(date(2024, 9, 4), date(2024, 12, 20)), Term(date(2025, 1, 7), date(2025, 4, 4))),
    *(Term(date(2025, 4, 22), date(2025, 7, 18)), Term(date(2025, 9, 8), date(2025, 12, 19))),
    *(Term(date(2026, 1, 5), date(2026, 3, 27)), Term(date(2026, 4, 13), date(2026, 7, 17))),
)
TWO_YEARS = SchoolCalendar(TERMS)
STARTED = date(2024, 9, 16)


def entered(who, version, on, total=10):
    scores = {"emotional": total, "conduct": 0, "hyperactivity": 0, "peer": 0, "prosocial": 5}
    return Entered(date.fromisoformat(on), version, given_scores(who, scores), on)


def test_a_form_is_set_against_the_one_before_it_by_the_same_person():
    first = entered("teacher", "baseline", "2024-09-20")
    parents = entered("parent", "baseline", "2025-01-10")
    now = entered("teacher", "follow_up", "2025-07-01")
    assert before(now, [now, parents, first]) is first
    assert before(parents, [now, parents, first]) is None
    assert change("total", first, now) == 0


def test_a_missing_score_has_no_change():
    some = Entered(date(2025, 1, 1), "baseline", given_scores("teacher", {"peer": 3}))
    assert change("total", some, entered("teacher", "follow_up", "2025-07-01")) is None
    assert change("prosocial", some, some) is None


people = st.sampled_from(["parent", "teacher", "self"])
some_forms = st.lists(
    st.builds(
        lambda who, version, on: entered(who, version, on.isoformat()),
        people,
        st.sampled_from(["baseline", "follow_up"]),
        st.dates(date(2024, 9, 1), date(2026, 8, 31)),
    ),
    max_size=8,
)


@given(some_forms)
def test_a_form_is_always_set_against_an_earlier_one_of_the_same_person(forms):
    for form in forms:
        earlier = before(form, forms)
        if earlier is not None:
            assert (earlier.informant, earlier.on < form.on) == (form.informant, True)


def test_a_teacher_is_asked_in_primary_the_young_person_in_secondary_and_whoever_was_before():
    assert asked(5, []) == ("teacher",)
    assert asked(9, []) == ("self",)
    assert asked(None, []) == ("teacher",)
    assert asked(7, ["teacher", "parent"]) == ("teacher", "parent", "self")


@pytest.mark.parametrize(
    ("age", "year", "who", "early"),
    [
        (10, 6, "self", True),
        (11, 6, "self", False),
        (None, 5, "self", True),
        (None, 6, "self", False),
        (7, 3, "teacher", False),
        (None, None, "self", False),
    ],
)
def test_a_young_persons_own_form_is_early_under_eleven(age, year, who, early):
    assert too_young(age, year, who) is early


def at(today, *filled):
    return next_due(
        TWO_YEARS,
        started=STARTED,
        filled_on=[date.fromisoformat(day) for day in filled],
        today=date.fromisoformat(today),
    )


@pytest.mark.parametrize(
    ("today", "filled", "phase", "by", "state"),
    [
        ("2024-09-20", (), "start", date(2024, 10, 14), "due"),
        ("2024-10-04", (), "start", date(2024, 10, 14), "due soon"),
        ("2024-11-20", (), "start", date(2024, 10, 14), "overdue"),
        ("2024-11-20", ("2024-06-28",), "middle", date(2025, 7, 18), "later"),
        ("2025-05-01", ("2024-09-20",), "middle", date(2025, 7, 18), "due"),
        ("2025-05-01", (), "middle", date(2025, 7, 18), "due"),
        ("2025-09-20", ("2024-09-20",), "middle", date(2025, 7, 18), "overdue"),
        ("2025-11-04", ("2024-09-20", "2025-07-01"), "end", date(2026, 7, 17), "later"),
        ("2026-04-20", ("2024-09-20",), "end", date(2026, 7, 17), "due"),
        ("2026-07-10", ("2024-09-20", "2025-07-01"), "end", date(2026, 7, 17), "due soon"),
        ("2026-09-10", ("2024-09-20", "2025-07-01"), "end", date(2026, 7, 17), "overdue"),
        ("2026-09-10", ("2026-07-01",), "end", date(2026, 7, 17), "done"),
    ],
)
def test_the_next_form_is_the_first_neither_done_nor_passed(today, filled, phase, by, state):
    due = at(today, *filled)
    assert (due.phase, due.by, due.state) == (phase, by, state)


def test_a_form_for_the_start_that_never_came_is_passed_once_midway_has_begun():
    found = phases(TWO_YEARS, started=STARTED, filled_on=[], today=date(2025, 6, 2))
    assert [due.state for due in found] == ["passed", "due", "later"]


def test_a_term_without_dates_is_said_and_not_guessed():
    later = phases(TWO_YEARS, started=date(2025, 9, 8), filled_on=[], today=date(2025, 11, 4))
    assert later[1].by == date(2026, 7, 17)
    assert (later[2].by, later[2].state) == (None, "not known")
    assert later[2].note == "Term 6 of the programme has no dates"
    unknown = next_due(
        SchoolCalendar(TERMS[3:]),
        started=STARTED,
        filled_on=[date(2024, 9, 20)],
        today=date(2025, 11, 4),
    )
    assert (unknown.by, unknown.state) == (None, "not known")
    assert "No calendar for 2024/25" in unknown.note
