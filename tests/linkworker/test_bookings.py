"""A parents' evening: one after the other, siblings together, three tries, then by phone or not."""

from datetime import date, datetime

import pytest

from linkworker.actions import bookings, children, people, plans, reviews, voices
from linkworker.actions.bookings import families, next_free
from linkworker.actions.review_board import read_board
from linkworker.actions.reviews import Settled, complete_review, gathering_of
from linkworker.documents.booking_list import booking_list
from linkworker.errors import Invalid
from linkworker.records import Child, Decided, Heard, PaperGiven, Review, School, Voice, Withhold
from tests.linkworker.papers import DAY, MAYA, begin_wren

EVENING = datetime(2025, 11, 13, 15, 30)


@pytest.fixture
def three(store):
    """Wren and her brother Otis, whose mum speaks Somali; Juniper, whose dad must not be told."""
    wren = begin_wren(store)
    (school,) = store.find(School)
    for name in ("Otis", "Juniper"):
        said = {"name": name, "surname": "Vale", "school": school.id, "year": 3}
        children.add_child(store, caseload="c", **said)
        plans.make_plan(store, named(store, name), started=date(2025, 9, 8))
    mum = {"name": "Dana Tidewater", "role": "mum", "responsibility": True, "safe": True,
           "languages": "Somali", "interpreter": True}  # fmt: skip
    people.add_person(store, child=wren, caseload="c", **mum)
    ((_, person),) = people.people_round(store, store.get(Child, wren.id))
    said = {"role": "mum", "responsibility": True, "safe": True}
    people.add_relation(store, child=named(store, "Otis"), person=person, **said)
    hidden = frozenset({Withhold.US.value})
    dad = {"name": "Rob Vale", "role": "dad", "responsibility": True, "safe": True}
    people.add_person(store, child=named(store, "Juniper"), caseload="c", withhold=hidden, **dad)
    rows = read_board(store, DAY).rows
    reviews.open_reviews(store, [(r.gathering.plan, r.calendar) for r in rows], on=DAY, by="u")
    return store


def named(store, name):
    (child,) = store.find(Child, name=name)
    return child


def family_of(store, name):
    found = families(store, DAY)
    return next(one for one in found if name in [child.name for child in one.children])


def test_brothers_and_sisters_are_one_family_with_who_comes_and_in_which_language(three):
    tidewaters = family_of(three, "Wren")
    assert {child.name for child in tidewaters.children} == {"Wren", "Otis"}
    assert (tidewaters.who, tidewaters.languages) == ("Dana Tidewater", "Somali")
    assert tidewaters.needs_interpreter
    assert not tidewaters.why
    assert "must not be told" in family_of(three, "Juniper").why


@pytest.mark.parametrize("name", ["Wren", "Otis"])
def test_who_must_not_be_told_about_one_child_is_not_asked_about_both(three, name):
    ((relation, _),) = people.people_round(three, named(three, name))
    people.edit_relation(three, relation, withhold=frozenset({Withhold.US.value}))
    assert family_of(three, "Wren").why == (
        "Dana Tidewater must not be told that we are working together"
    )


def test_a_family_comes_once_each_child_a_quarter_of_an_hour(three):
    said = {"at": EVENING, "asked_on": DAY, "interpreter": "Hodan"}
    bookings.book(three, family_of(three, "Wren"), **said)
    booked = family_of(three, "Wren")
    assert [f"{at:%H:%M}" for at in booked.times()] == ["15:30", "15:45"]
    assert booked.interpreter == "Hodan"
    assert f"{next_free(families(three, DAY), EVENING):%H:%M}" == "16:00"
    wren = gathering_of(three, named(three, "Wren"))
    assert wren.voices[Voice.FAMILY].asked_on == DAY
    bookings.unbook(three, booked)
    free = family_of(three, "Wren")
    assert free.at is None
    assert next_free(families(three, DAY), EVENING) == EVENING


def test_all_are_booked_one_after_the_other_and_may_change_places(three):
    wanted = [family_of(three, "Wren"), family_of(three, "Juniper")]
    bookings.book_all(three, wanted, begin=EVENING, asked_on=DAY)
    first, second = families(three, DAY)
    assert f"{second.at:%H:%M}" == "16:00"
    bookings.change_places(three, first, second, on=DAY)
    now = families(three, DAY)
    assert [one.key for one in now] == [second.key, first.key]
    assert [f"{one.at:%H:%M}" for one in now] == ["15:30", "15:45"]


def test_after_three_tries_the_family_is_heard_by_phone_or_the_review_is_held_without(three):
    for day in (3, 4, 5):
        bookings.book(three, family_of(three, "Wren"), at=EVENING, asked_on=DAY)
        bookings.did_not_come(three, family_of(three, "Wren"), on=date(2025, 11, day))
    missed = family_of(three, "Wren")
    assert (missed.tries, missed.tries_left, missed.at) == (3, 0, None)
    wren, otis = (gathering_of(three, named(three, name)) for name in ("Wren", "Otis"))
    because = {"because": "Works nights this month", "by": "u"}
    voices.leave_out(three, wren.review, Voice.FAMILY, wren.voices[Voice.FAMILY], **because)
    said = {"words": "Better in the mornings", "said_by": "mum", "heard": Heard.PHONE}
    shown = otis.voices[Voice.FAMILY]
    voices.keep_voice(three, otis.review, Voice.FAMILY, shown, on=DAY, by="u", **said)
    for child in ("Wren", "Otis"):
        shown = gathering_of(three, named(three, child))
        voices.leave_out(three, shown.review, Voice.CHILD, None, because="Not today", by="u")
        settled = Settled(Decided.CONTINUE, DAY, "Link Worker", next_on=date(2026, 3, 27))
        complete_review(three, gathering_of(three, named(three, child)), settled, today=DAY)
    held = [one for one in three.find(Review) if one.held_on]
    assert len(held) == 2
    with pytest.raises(StopIteration):
        family_of(three, "Wren")


def test_before_three_tries_nobody_says_that_nothing_was_given(three):
    bookings.did_not_come(three, family_of(three, "Wren"), on=DAY)
    wren = gathering_of(three, named(three, "Wren"))
    with pytest.raises(Invalid, match="2 more times"):
        voices.leave_out(
            three, wren.review, Voice.FAMILY, wren.voices[Voice.FAMILY], because="Busy", by="u"
        )


def test_the_list_has_a_line_for_each_child_by_time_and_surnames_stay_off_it(three):
    bookings.book(three, family_of(three, "Wren"), at=EVENING, asked_on=DAY)
    found = families(three, DAY)
    said = {"worker": MAYA, "on": DAY, "larger": False, "practice": False}
    paper = booking_list(found, EVENING.date(), **said)
    for words in ("15:30", "15:45", "Wren T", "Otis V", "Dana Tidewater",
                  "Somali, interpreter needed", "Thu 13 November 2025"):  # fmt: skip
        assert words in paper.html
    for words in ("Vale", "Wren Tidewater", "Juniper", "Foxes"):
        assert words not in paper.html
    assert "<th" in paper.html
    larger = booking_list(found, EVENING.date(), **{**said, "larger": True})
    assert larger.letters > paper.letters


def test_that_a_list_was_made_is_kept_with_each_child_on_it(three):
    bookings.book(three, family_of(three, "Wren"), at=EVENING, asked_on=DAY)
    booked = [one for one in families(three, DAY) if one.at]
    bookings.give_list(three, booked, reader="Maya", at=datetime(2025, 11, 4, 9, 0), by="u")
    kept = three.find(PaperGiven)
    assert {one.child for one in kept} == {named(three, "Wren").id, named(three, "Otis").id}
    assert {one.paper for one in kept} == {"Booking list"}
