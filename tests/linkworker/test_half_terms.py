"""Six terms as twelve half-terms; supports among them move together and never pass their room."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Invalid
from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.measures.half_terms import half_terms, number_on
from linkworker.measures.sequence import LAST, Bar, clashes, moved, stretched

CALENDAR = SchoolCalendar(
    terms=(
        Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn 2025"),
        Term(date(2026, 1, 5), date(2026, 3, 27), "Spring 2026"),
    ),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
)


def test_the_terms_entered_have_dates_and_the_rest_their_season():
    halves = half_terms(CALENDAR, date(2025, 9, 8))
    assert [one.short for one in halves[:7]] == [
        *("Aut 1", "Aut 2", "Spr 1", "Spr 2", "Sum 1", "Sum 2", "Aut 1"),
    ]
    assert (halves[0].starts, halves[0].ends) == (date(2025, 9, 8), date(2025, 10, 26))
    assert halves[1].starts == date(2025, 11, 1)
    assert halves[2].ends < halves[3].starts  # no half-term week: parted in the middle
    assert halves[4].starts is None
    assert halves[11].name == "Summer 2027, second half"


def test_a_day_is_in_a_half_term_or_waits_for_the_next():
    halves = half_terms(CALENDAR, date(2025, 9, 8))
    assert number_on(halves, date(2025, 11, 4)) == 2
    assert number_on(halves, date(2025, 12, 25)) == 3
    assert number_on(halves, date(2026, 5, 1)) == 5
    assert number_on(half_terms(SchoolCalendar(), date(2025, 5, 1)), date(2025, 6, 1)) == 1


OT = Bar("ot", "Occupational therapy", 1, 4)
ART = Bar("art", "Art therapy", 3, 6, after="ot")
CLUB = Bar("club", "Homework club", 4, 12, after="art")


def test_moving_one_pushes_on_what_comes_only_after_it():
    assert moved([OT, ART, Bar("club", "Club", 4, 9, after="art")], "art", 1) == {
        "art": (4, 7),
        "club": (5, 10),
    }


@pytest.mark.parametrize(
    ("bars", "id_", "by", "words"),
    [
        ([OT, ART], "art", -2, "Art therapy comes only after Occupational therapy has begun"),
        ([OT], "ot", -1, "Occupational therapy is at the beginning of the programme already"),
        ([ART, CLUB], "art", 2, "There is no room left for Homework club before the programme"),
        ([Bar("a", "Boxing", 2, 3, begun=True)], "a", 1, "Boxing has begun: only its end can move"),
    ],
)  # fmt: skip
def test_what_cannot_move_is_said(bars, id_, by, words):
    with pytest.raises(Invalid, match=words):
        moved(bars, id_, by)


def test_a_bar_keeps_at_least_one_half_term_and_ends_with_the_programme():
    assert stretched([OT], "ot", 2) == (1, 6)
    for by, words in ((-4, "one half-term long already"), (9, "The programme ends there")):
        with pytest.raises(Invalid, match=words):
            stretched([OT], "ot", by)
    with pytest.raises(Invalid, match="has ended"):
        stretched([Bar("a", "Boxing", 2, 3, ended=True)], "a", 1)


def test_the_same_hour_or_lesson_clash_only_while_both_go_on():
    one = Bar("a", "Boxing", 1, 2, weekday="Tuesday", begins=930, ends=990, lesson="Music")
    two = Bar("b", "Drama", 2, 4, weekday="Tuesday", begins=960, ends=1000, lesson="music ")
    assert [why for _, _, why in clashes([one, two])] == [
        "Both are on Tuesdays at 15:30",
        "Both are instead of Music",
    ]
    later = Bar("b", "Drama", 3, 4, weekday="Tuesday", begins=960, ends=1000)
    next_to = Bar("c", "Choir", 1, 2, weekday="Tuesday", begins=990, ends=1030)
    assert clashes([one, later, next_to]) == []


@st.composite
def supports(draw):
    """Some supports, each waiting for none or for an earlier one that begins before it."""
    found = []
    for at in range(draw(st.integers(1, 6))):
        before = draw(st.sampled_from([None, *[one for one in found if one.first < LAST]]))
        least = before.first + 1 if before else 1
        first = draw(st.integers(least, LAST))
        last = draw(st.integers(first, LAST))
        found.append(Bar(str(at), str(at), first, last, before.id if before else ""))
    return found


@given(supports(), st.data(), st.integers(-4, 4))
def test_after_any_move_all_still_begin_after_what_they_wait_for(bars, data, by):
    chosen = data.draw(st.sampled_from(bars)).id
    try:
        places = moved(bars, chosen, by)
    except Invalid:
        return
    first = {bar.id: places.get(bar.id, (bar.first, bar.last))[0] for bar in bars}
    assert all(first[bar.id] > first[bar.after] for bar in bars if bar.after)
    for bar in bars:
        begins, ends = places.get(bar.id, (bar.first, bar.last))
        assert 1 <= begins <= ends <= LAST
        assert ends - begins == bar.last - bar.first
