"""The stop card knows the day: whom to tell at this minute, who stands later, what is missing."""

from datetime import date, datetime

import pytest

from linkworker.measures.school_days import SchoolCalendar, Span, Term
from linkworker.measures.whom_to_tell import everybody, whom_to_tell
from linkworker.records import PassedTo, Place, School

CALENDAR = SchoolCalendar(
    terms=(
        Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn"),
        Term(date(2026, 1, 5), date(2026, 3, 27), "Spring"),
        Term(date(2026, 4, 13), date(2026, 7, 17), "Summer"),
    ),
    half_terms=(Span(date(2025, 10, 27), date(2025, 10, 31)),),
    inset=frozenset({date(2025, 11, 7)}),
)
SCHOOL = School(
    id="s", name="Fernhill", dsl="Ms Okafor", dsl_phone="01632 960 011", deputy="Mr Adeyemi",
    head="Dr Quist", opens="7:45", closes="16:30",
)  # fmt: skip
PLACE = Place(
    name="Brent", safeguarding_lead="Tom", safeguarding_phone="1", front_door="Family Front Door",
    front_door_phone="2", out_of_hours_phone="3", officer="LADO desk", officer_phone="4",
)  # fmt: skip


def told(at, *, staff=False, school=SCHOOL):
    return whom_to_tell([(school, CALENDAR)], PLACE, datetime.fromisoformat(at), staff=staff)


def order(groups):
    return [one.to for one in everybody(groups)]


def test_on_a_school_day_in_hours_the_schools_lead_and_deputy_come_first():
    groups = told("2025-11-04T09:42")
    assert order(groups)[:3] == [PassedTo.LEAD, PassedTo.DEPUTY, PassedTo.OURS]
    assert groups[0].note == "Open today until 16:30"


@pytest.mark.parametrize(
    ("at", "note"),
    [
        ("2025-11-04T16:30", "Closed now. Open again Wed 5 November: tell them then as well"),
        ("2025-11-04T07:30", "Opens today at 07:45: tell them then as well"),
        ("2025-11-08T10:00", "Closed now. Open again Mon 10 November: tell them then as well"),
        ("2025-11-07T10:00", "Closed now. Open again Mon 10 November: tell them then as well"),
        ("2025-10-29T10:00", "Closed now. Open again Mon 3 November: tell them then as well"),
    ],
)
def test_while_school_is_closed_our_lead_and_the_council_come_first(at, note):
    groups = told(at)
    assert order(groups)[0] is PassedTo.OURS
    assert order(groups)[1] is PassedTo.COUNCIL
    assert (groups[-1].title, groups[-1].note) == ("Fernhill", note)


def test_in_august_somebody_answers():
    groups = told("2026-08-12T20:15")
    assert order(groups)[0] is PassedTo.OURS
    assert (groups[1].people[0].name, groups[1].people[0].phone) == ("Out of hours", "3")


@pytest.mark.parametrize(
    ("at", "first"),
    [("2025-11-04T09:42", "Family Front Door"), ("2025-11-04T18:00", "Out of hours")],
)
def test_the_council_answers_by_another_number_at_night(at, first):
    council = next(one for one in told(at) if one.title.startswith("The council"))
    assert council.people[0].name == first
    assert {one.phone for one in council.people} == {"2", "3"}


def test_about_a_member_of_staff_it_is_the_head_or_the_designated_officer():
    assert order(told("2025-11-04T09:42", staff=True))[:2] == [PassedTo.HEAD, PassedTo.OFFICER]
    assert order(told("2025-11-04T19:00", staff=True))[0] is PassedTo.OFFICER
    for at in ("2025-11-04T09:42", "2025-11-04T19:00"):
        assert PassedTo.LEAD not in order(told(at, staff=True))
        assert PassedTo.DEPUTY not in order(told(at, staff=True))


def test_what_is_not_kept_here_is_there_without_a_name():
    groups = whom_to_tell([(School(name="F"), CALENDAR)], Place(name=""), datetime(2025, 11, 4, 9))
    lead = groups[0].people[0]
    assert (lead.to, lead.name, lead.phone) == (PassedTo.LEAD, "", "")
    assert "assumed" in groups[0].note
