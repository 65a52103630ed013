"""Meetings round a child: one step, one record in each log, asked about until done."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import meetings
from linkworker.actions.meetings import Agreed, Said
from linkworker.errors import Invalid
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_meetings import chase
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, Contact, Means, Meeting, MeetingAction, MeetingVoice

AT = datetime(2025, 10, 22, 16)
DAY = AT.date()
CAME = (Said("Dana", "mum", "Tell me when it goes well."), Said("Mr Fenwick", "class teacher"))
SIDE_DOOR = Agreed("Open the side door at 8:40", "Mr Fenwick", date(2025, 11, 6))


def keep(store, children, **said):
    whole = {"voices": CAME, "agreed": (SIDE_DOOR,), "at": AT, "about": "Mornings", "by": "joyce"}
    return meetings.keep_meeting(store, children, today=DAY, **{**whole, **said})


def due(store, child, day):
    records = {kind: store.find(kind, log=child.log) for kind in (Meeting, MeetingAction)}
    return list(chase(OfChild(child, SchoolCalendar(), records=records), Asked(day)))


def test_a_meeting_keeps_who_came_their_sentences_what_was_agreed_and_its_time(store, child):
    keep(store, [child], minutes=40)
    (met,) = meetings.meetings_of(store, child)
    assert [(one.name, one.words) for one in met.voices] == [
        ("Dana", "Tell me when it goes well."), ("Mr Fenwick", ""),
    ]  # fmt: skip
    assert [(one.what, one.who, one.chase_on) for one in met.actions] == [
        (SIDE_DOOR.what, SIDE_DOOR.who, SIDE_DOOR.chase_on)
    ]
    contact = store.get(Contact, met.meeting.contact)
    assert (contact.means, contact.minutes, contact.whom) == (Means.MEETING, 40, "Dana, Mr Fenwick")


def test_a_meeting_about_two_is_one_in_each_log_and_names_no_other(store, child):
    with store.change() as (change, _):
        other = change.add(
            Child(name="Otis", school="s", year=6), change.open_log("child", "caseload")
        )
    otis = store.get(Child, other.id)
    keep(store, [child, otis])
    (hers,), (his,) = meetings.meetings_of(store, child), meetings.meetings_of(store, otis)
    assert hers.meeting.occasion == his.meeting.occasion != ""
    assert (hers.meeting.others, his.meeting.others) == (1, 1)
    assert len(hers.actions) == len(his.actions) == 1
    kept = [*hers.voices, *hers.actions, hers.meeting, store.get(Contact, hers.meeting.contact)]
    assert not any("Otis" in str(record) for record in kept)
    assert {record.log for record in kept} == {child.log}


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_kept(store, child):
    with pytest.raises(Invalid) as wrong:
        keep(
            store, [child], about="", at=AT + timedelta(1),
            voices=[Said("", "", "Somebody said this")],
            agreed=[SIDE_DOOR, Agreed("Ring the nurse", "", None)],
        )  # fmt: skip
    assert wrong.value.problems.keys() == {"about", "at", "voices.0", "agreed.1"}
    assert wrong.value.problems["agreed.1"] == "Say who does it and when you ask how it went"
    with pytest.raises(Invalid) as wrong:
        keep(store, [], voices=[Said(""), Said(" ")])
    assert {"children", "voices"} <= wrong.value.problems.keys()
    assert store.find(Meeting) == store.find(MeetingVoice) == store.find(Contact) == []


def test_what_was_agreed_is_asked_about_on_its_day_until_done(store, child):
    keep(store, [child])
    chase_on = SIDE_DOOR.chase_on
    assert due(store, child, chase_on - timedelta(1)) == []
    (asks,) = due(store, child, chase_on)
    assert asks.what == "Ask Mr Fenwick: Open the side door at 8:40"
    assert asks.why == "agreed at the meeting of Wed 22 October, to be asked about Thu 6 November"
    (met,) = meetings.meetings_of(store, child)
    again = chase_on + timedelta(7)
    with pytest.raises(Invalid):
        meetings.ask_again(store, met.actions[0], on=chase_on, today=chase_on)
    meetings.ask_again(store, met.actions[0], on=again, today=chase_on, came_of_it="Not yet")
    assert due(store, child, chase_on) == []
    (met,) = meetings.meetings_of(store, child)
    meetings.done(store, met.actions[0], on=again, came_of_it="Open each day")
    assert due(store, child, again + timedelta(30)) == []


def test_what_is_let_go_says_why_and_a_struck_meeting_asks_nothing(store, child):
    keep(store, [child])
    (met,) = meetings.meetings_of(store, child)
    with pytest.raises(Invalid):
        meetings.let_go(store, met.actions[0], reason=" ")
    meetings.strike_meeting(store, met.meeting, reason="Twice", by="joyce")
    assert meetings.meetings_of(store, child) == []
    assert due(store, child, SIDE_DOOR.chase_on) == []
    assert store.get(Contact, met.meeting.contact).struck_because == "Twice"
