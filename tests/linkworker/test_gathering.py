"""The board of a review fortnight: where each voice is, which reviews count, when the next is."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Span, Term, term_reviews
from linkworker.measures.gathering import (
    TRIES,
    board_state,
    booked,
    gathered,
    held_days,
    next_day,
    stands,
    tries_left,
)
from linkworker.measures.reviews import review_due
from linkworker.records import Plan, Review, ReviewVoice, Voice

AUTUMN = Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn 2025")
SPRING = Term(date(2026, 1, 5), date(2026, 3, 27), "Spring 2026")
SUMMER = Term(date(2026, 4, 13), date(2026, 7, 17), "Summer 2026")
HALF_TERM = Span(date(2025, 10, 27), date(2025, 10, 31))
YEAR = SchoolCalendar(terms=(AUTUMN, SPRING, SUMMER), half_terms=(HALF_TERM,))
START = date(2025, 9, 15)
PLAN = Plan(id="p", child="w", started=START)
_days = st.integers(0, 305).map(lambda n: START + timedelta(days=n))
_voices = st.builds(
    ReviewVoice,
    voice=st.sampled_from(Voice),
    asked_on=st.none() | _days,
    have_on=st.none() | _days,
    tried=st.frozensets(_days.map(date.isoformat), max_size=4),
    not_given=st.sampled_from(["", " ", "At work every day"]),
)


def held_on(*days):
    return [Review(plan="p", held_on=day) for day in days]


@given(_voices)
def test_a_voice_stands_in_one_place_and_what_came_counts_before_all_else(voice):
    found = stands(voice)
    assert (found == "have") == (voice.have_on is not None)
    assert (found == "missing") == (
        not (voice.have_on or voice.asked_on or voice.tried or voice.not_given.strip())
    )
    assert tries_left(voice) == max(0, TRIES - len(voice.tried))


@given(st.lists(_voices, max_size=4))
def test_all_four_voices_are_told_whoever_is_known(voices):
    found = gathered({one.voice: one for one in voices})
    assert list(found) == list(Voice)
    unsaid = set(Voice) - {one.voice for one in voices}
    assert all(found[voice] == "missing" for voice in unsaid)


@settings(max_examples=60)
@given(st.frozensets(_days, max_size=4), _days)
def test_a_row_is_held_just_when_this_terms_review_is_done_and_never_overdue_in_term(held, today):
    known = {day for day in held if day <= today}
    due = review_due(YEAR, started=START, today=today, held=known)
    state = board_state(due, is_open=False, today=today)
    terms = term_reviews(YEAR, started=START, today=today, held=known)
    now = next((one for one in terms if one.term and today in one.term), None)
    if state == "overdue":
        assert due.due < today
    if now and now.state == "done":
        assert state == "held"
    if state == "held":
        assert any(YEAR.in_term(day) for day in known)
    assert board_state(due, is_open=True, today=today) == "gathering"


@settings(max_examples=60)
@given(_days)
def test_the_next_review_is_after_this_one_and_in_a_term_that_it_does_not_serve(day):
    found = next_day(YEAR, started=START, held=(), on=day)
    ends = [term.end for term in YEAR.terms]
    if found is None:
        assert day >= SUMMER.start
        return
    assert found > day
    assert found in ends
    served = YEAR.in_term(day)
    own = next((term for term in YEAR.terms if day in term), None)
    assert (own is not None and found == own.end) is (own is not None and not served)


def test_a_review_in_half_term_serves_no_term_so_the_term_still_asks():
    assert next_day(YEAR, started=START, held=(), on=date(2025, 10, 29)) == AUTUMN.end
    assert next_day(YEAR, started=START, held=(), on=date(2025, 11, 3)) == SPRING.end


def test_only_held_reviews_of_the_plan_count_and_a_day_booked_before_one_is_past():
    other = Review(plan="q", held_on=date(2025, 10, 1))
    days = held_days([*held_on(date(2025, 11, 3), None), other], PLAN)
    assert days == (date(2025, 11, 3),)
    for on, found in ((date(2025, 11, 13), date(2025, 11, 13)), (date(2025, 11, 3), None)):
        assert booked(Plan(id="p", child="w", review_on=on), days) == found


def test_states_of_a_row():
    for today, held, state in (
        (date(2025, 11, 4), (), "to open"),
        (date(2025, 11, 4), (date(2025, 11, 3),), "held"),
        (date(2025, 12, 22), (), "overdue"),
        (date(2026, 1, 7), (date(2025, 11, 3),), "to open"),
    ):
        due = review_due(YEAR, started=START, today=today, held=held)
        assert board_state(due, is_open=False, today=today) == state
    late = review_due(YEAR, started=date(2025, 12, 15), today=date(2025, 12, 16))
    assert board_state(late, is_open=False, today=date(2025, 12, 16)) == "later"
