"""What Today asks for while a child is away and when she comes back; never why she is away."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_school import (
    SCHOOL_SOURCES,
    away_touch,
    away_work,
    came_back,
    day_six_due,
    marked_away,
    return_meeting,
    return_step,
    visit_elsewhere,
    week_elsewhere,
)
from linkworker.records import (
    AttendanceWeek,
    Child,
    ComingBack,
    FromHalf,
    OurPlace,
    Placement,
    PlacementWeek,
    ReturnStep,
    Sent,
    Setting,
    Suspension,
    Touch,
)

MONDAY, TUESDAY, WEDNESDAY = (date(2025, 11, day) for day in (3, 4, 5))
TERM = SchoolCalendar(
    (Term(date(2025, 9, 8), date(2025, 12, 19)),), (Span(date(2025, 10, 27), date(2025, 10, 31)),)
)
AWAY = Suspension(
    id="s", child="john", sent=Sent.SUSPENDED, on=MONDAY, half=FromHalf.AFTERNOON, half_days=5,
    told_by="Mr Adeyemi", school_reason="PP", account="He began.",
)  # fmt: skip
BACK = ComingBack(id="b", child="john", suspension="s", expected=date(2025, 11, 6))


def of(*records, seen=None):
    found = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return OfChild(Child(id="john", name="John"), TERM, seen=seen, records=found)


def changed(record, **said):
    return replace(record, **said)


def whats(find, facts, day, days=0):
    return [(one.what, one.why) for one in find(facts, Asked(day, days=days))]


def test_the_visit_that_was_agreed_is_asked_for_until_she_was_seen():
    one = changed(AWAY, touch=Touch.VISIT, touch_on=WEDNESDAY)
    said = ("Visit John", "away from school; a visit on Wed 5 November")
    assert whats(away_touch, of(one, BACK, seen=MONDAY), TUESDAY) == [said]
    assert whats(away_touch, of(one, BACK, seen=WEDNESDAY), WEDNESDAY) == []
    assert whats(away_touch, of(one, BACK), date(2025, 11, 6)) == []  # she is back
    called = changed(one, touch=Touch.CALL)
    assert whats(away_touch, of(called, BACK), WEDNESDAY)[0][0] == "Ring John"
    assert whats(away_touch, of(changed(called, touched_on=WEDNESDAY), BACK), WEDNESDAY) == []


def test_work_is_asked_for_from_the_day_after_until_it_was_sent():
    assert whats(away_work, of(AWAY, BACK), MONDAY) == []
    (due,) = whats(away_work, of(AWAY, BACK), TUESDAY)
    assert due[1] == "away from school since Mon 3 November"
    assert whats(away_work, of(changed(AWAY, work_sent=True), BACK), TUESDAY) == []
    assert whats(away_work, of(changed(AWAY, sent=Sent.INTERNAL)), TUESDAY) == []


def test_lessons_elsewhere_are_asked_for_only_where_they_are_owed():
    assert whats(day_six_due, of(AWAY), TUESDAY) == []
    long = changed(AWAY, half_days=11)
    (due,) = day_six_due(of(long), Asked(TUESDAY))
    assert due.by == date(2025, 11, 10)
    assert whats(day_six_due, of(changed(long, provision="Kingsway")), TUESDAY) == []
    excluded = changed(AWAY, sent=Sent.EXCLUDED, half_days=None, half=None)
    (due,) = day_six_due(of(excluded), Asked(TUESDAY))
    assert due.by == date(2025, 11, 10)


def test_a_meeting_on_return_is_gone_to_or_asked_about():
    (due,) = whats(return_meeting, of(AWAY, BACK), TUESDAY)
    assert due == ("Ask about a meeting on return", "back in school on Thu 6 November")
    met = changed(BACK, meeting_at=datetime(2025, 11, 6, 8, 30), our_place=OurPlace.COMING)
    (due,) = whats(return_meeting, of(AWAY, met), TUESDAY)
    assert due == ("Meeting on return", "Thu 6 November, 08:30")
    for said in (
        {"held_on": WEDNESDAY}, {"our_place": OurPlace.NONE}, {"our_place": OurPlace.WITHOUT},
    ):  # fmt: skip
        assert whats(return_meeting, of(AWAY, changed(met, **said)), TUESDAY) == []
    assert whats(return_meeting, of(AWAY, met), date(2025, 12, 15)) == []


def test_the_day_back_is_asked_about_once_it_has_come():
    assert whats(came_back, of(AWAY, BACK), WEDNESDAY) == []
    assert whats(came_back, of(AWAY, BACK), BACK.expected) == [
        ("Did they come back?", "expected on Thu 6 November")
    ]
    assert whats(came_back, of(AWAY, changed(BACK, back_on=BACK.expected)), BACK.expected) == []


def test_a_step_is_due_until_it_is_done_and_not_once_it_was_struck_out():
    step = ReturnStep(id="1", coming_back="b", what="A card", who="Mr Hale", due=WEDNESDAY)
    said = ("A card", "for the return: Mr Hale, by Wed 5 November")
    assert whats(return_step, of(AWAY, BACK, step), TUESDAY) == [said]
    assert whats(return_step, of(AWAY, BACK, changed(step, done_on=TUESDAY)), TUESDAY) == []
    gone = changed(AWAY, struck_because="another child")
    assert whats(return_step, of(gone, BACK, step), TUESDAY) == []


def test_who_is_taught_elsewhere_is_visited_and_the_place_is_asked_for_its_weeks():
    place = Placement(
        id="p", child="john", setting=Setting.AP, where="Kingsway", starts=date(2025, 10, 6),
        monday="09:30",
    )  # fmt: skip
    assert whats(visit_elsewhere, of(place, seen=date(2025, 10, 20)), TUESDAY, 10) == []
    (due,) = whats(visit_elsewhere, of(place), TUESDAY, 10)
    assert due == ("Visit John", "taught elsewhere, last seen Mon 6 October")
    monday = date(2025, 11, 3)
    assert whats(week_elsewhere, of(place), TUESDAY) == []  # last week was half-term
    later = date(2025, 11, 11)
    (due,) = whats(week_elsewhere, of(place), later)
    assert due[1] == "the week of Mon 3 November is not told yet"
    told = PlacementWeek(placement="p", monday=monday)
    assert whats(week_elsewhere, of(place, told), later) == []


def test_a_mark_that_nobody_explained_is_asked_about_and_one_that_is_known_is_not():
    week = AttendanceWeek(monday=MONDAY, codes=("/", "E", "E", *[""] * 7))
    (due,) = whats(marked_away, of(week), TUESDAY, 14)
    assert due[1] == (
        "the register has them away from school on Mon 3 November, nothing is written down"
    )
    assert whats(marked_away, of(week, AWAY), TUESDAY, 14) == []
    assert whats(marked_away, of(week, changed(AWAY, half_days=1)), TUESDAY, 14) != []
    assert whats(marked_away, of(week), date(2025, 12, 1), 14) == []


@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY, date(2025, 11, 6), date(2025, 11, 10)])
def test_no_line_says_why_she_is_away_or_what_she_says_of_it(day):
    everything = of(
        changed(AWAY, touch=Touch.CALL, touch_on=WEDNESDAY, half_days=12), BACK,
        ReturnStep(id="1", coming_back="b", what="A card", due=WEDNESDAY),
    )  # fmt: skip
    found = [
        f"{one.what} {one.why} {source.title} {source.asks}".casefold()
        for source in SCHOOL_SOURCES
        for one in source.find(everything, Asked(day, days=source.days))
    ]
    assert found
    for word in ("suspend", "exclu", "pp", "he began", "adeyemi", "fight"):
        assert not [line for line in found if word in line]
