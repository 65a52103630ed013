"""A worry passed on: what is kept of it, and whether they came back."""

from datetime import date, datetime

import pytest

from linkworker.actions import concerns, places
from linkworker.actions.due import due_now
from linkworker.actions.stages import stands
from linkworker.errors import Invalid
from linkworker.measures.concerns import CONCERN
from linkworker.measures.due import Due
from linkworker.records import (
    RECORDS,
    Child,
    ConcernPassed,
    PassedTo,
)
from tests.linkworker.concern_words import (
    NOW,
    hand_over,
    make_place,
    type_words,
)


@pytest.fixture
def place(store):
    return make_place(store)


def test_what_is_wrong_is_said_at_once_and_the_words_stay(store, child, place):
    type_words(store)
    with pytest.raises(Invalid) as wrong:
        hand_over(
            store, child, place, words="x" * 8_001, name="", to=None,
            passed_at=datetime(2025, 11, 4, 9, 43),
        )  # fmt: skip
    assert wrong.value.problems.keys() == {"name", "to", "passed_at", "words"}
    assert store.find(ConcernPassed) == []
    assert len(store.drafts(concerns.FORM)) == 1


def test_it_is_kept_before_a_family_was_ever_asked(store, child, place):
    assert stands(store, child, NOW.date()).before_agreement
    assert hand_over(store, child, place).id


def test_they_are_asked_after_each_school_day_until_they_came_back(store, place):
    wren, term = _at_school(store, place)
    concern = hand_over(store, wren, place)
    due = _asked(store, date(2025, 11, 5))
    assert due.what == "Did Ms Okafor come back to you?"
    assert due.why == "told Tue 4 November; asked each school day"
    assert "safeguarding" not in f"{due.what} {due.why}"
    assert _asked(store, date(2025, 11, 8)) is None  # a Saturday
    assert _asked(store, term.half_term_starts) is None
    concerns.keep_answer(store, concern, came_back=False, now=datetime(2025, 11, 5, 12), by="joyce")
    assert _asked(store, date(2025, 11, 5)) is None
    assert _asked(store, date(2025, 11, 6))
    concerns.keep_answer(
        store, concern, came_back=True, words="She has it.", now=datetime(2025, 11, 6, 12),
        by="joyce",
    )  # fmt: skip
    assert _asked(store, date(2025, 11, 6)) is None
    (passed,) = concerns.concerns_of(store, wren)
    assert passed.answered.words == "She has it."


def test_of_the_council_it_is_asked_while_school_is_closed(store, place):
    wren, term = _at_school(store, place)
    hand_over(store, wren, place, to=PassedTo.COUNCIL, name="Front door")
    assert _asked(store, term.half_term_starts)


def test_what_was_struck_out_is_not_asked_about(store, child, place):
    concern = hand_over(store, child, place)
    concerns.strike_concern(store, concern, reason="it was another child", by="joyce")
    assert concerns.concerns_of(store, child) == []
    assert _asked(store, date(2025, 11, 5)) is None
    (kept,) = store.find(ConcernPassed)
    assert kept.struck_because == "it was another child"


def _at_school(store, place):
    changes = places.add_school(store, place.log, name="Alderbrook")
    (school,) = changes.touches(type_of("school"))
    school = next(one for one in store.find(type_of("school")) if one.id == school)
    places.add_term(
        store, school, name="Autumn", starts=date(2025, 9, 3), ends=date(2025, 12, 19),
        half_term_starts=date(2025, 11, 24), half_term_ends=date(2025, 11, 28),
    )  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        wren = change.add(Child(name="Wren", school=school.id, year=5), log)
    return store.get(Child, wren.id), store.find(type_of("term"))[0]


def type_of(kind):
    return next(one for one in RECORDS if one.kind == kind)


def _asked(store, today) -> Due | None:
    due = due_now(store, today, user="joyce", name="Joyce").due
    return next((one for one in due if one.source == CONCERN), None)
