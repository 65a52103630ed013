"""The one-page story leaves out what is hard; the chronology is in order, marks as words."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from linkworker.actions import attendance, contacts, goals, plans
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.recipient import Recipient
from linkworker.documents.story import story_paper
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import AbsenceReason, AttendanceWeek, Half, Means, Outcome, School
from tests.linkworker.papers import DAY, MADE, TEACHER, begin_wren

MUM = Recipient("Dana Tidewater", "mum")
TERM = (date(2025, 9, 1), DAY)


@pytest.fixture
def wren(store):
    return begin_wren(store)


def note(store, wren, words, at, whom="Wren", **said):
    contacts.record_contact(
        store, children=[wren], at=at, whom=whom, words=words, by="u",
        **{"means": Means.CHECK_IN, "outcome": Outcome.REACHED, **said},
    )  # fmt: skip


def chronology(store, wren, reader=MUM, between=TERM):
    return chronology_paper(store, wren, reader, MADE, between=between)


def left(paper):
    return " / ".join(f"{one.what}: {one.why}" for one in paper.left_out)


def test_the_story_tells_what_helps_who_to_ask_and_what_comes_next(store, wren):
    plan = plans.plan_of(store, wren)
    said = {"hopes": "To swim", "works": "A quiet corner", "review_on": date(2025, 11, 13)}
    plans.edit_plan(store, plan, **said)
    paper = story_paper(store, wren, MUM, MADE)
    for words in ("I want to draw", "Foxes", "To swim", "A quiet corner", "Get through the door",
                  "Walk in together", "Thu 13 Nov 2025", "Maya Lindqvist", "0161 496 0123",
                  "I am happy for Dana Tidewater to have this. Ask me before"):  # fmt: skip
        assert words in paper.html
    assert "Mornings" not in paper.html
    assert paper.draft


def test_the_story_says_whom_to_tell_of_a_worry_to_who_may_know_the_school(store, wren):
    assert "Worried about safety" in story_paper(store, wren, MUM, MADE).html
    rex = Recipient("Rex", "dad", withhold=frozenset({"school"}))
    assert "Worried" not in story_paper(store, wren, rex, MADE).html


def test_without_a_plan_there_is_no_story(store, child):
    with pytest.raises(NotAllowed):
        story_paper(store, child, MUM, MADE)


def test_what_happened_stands_in_order_and_only_between_the_days(store, wren):
    for day, words in ((4, "Third"), (2, "Second"), (1, "First")):
        note(store, wren, words, datetime(2025, 10, day, 9, 5))
    note(store, wren, "Too early", datetime(2025, 8, 31, 9, 0))
    html = chronology(store, wren).html
    at = [html.index(words) for words in ("October 2025", "First", "Second", "Third")]
    assert at == sorted(at)
    assert "Wed 1 Oct, 09:05" in html
    assert "Too early" not in html
    assert "Third" not in chronology(store, wren, between=(TERM[0], date(2025, 10, 3))).html


def test_marks_are_words_never_letters(store, wren):
    codes = ("/", "L", "I", "R", "Y5", "\\", "", "", "", "")
    with store.change() as (change, _):
        change.add(AttendanceWeek(child=wren.id, monday=date(2025, 11, 3), codes=codes), wren.log)
    html = chronology(store, wren, between=(TERM[0], date(2025, 11, 7))).html
    assert "3 of 5 half-days attended." in html
    assert "Late: Monday afternoon. Missed: Tuesday morning, Tuesday afternoon." in html
    assert "Not counted: Wednesday morning." in html
    assert "Y5" not in html
    trip = (*("",) * 8, "#", "#")
    with store.change() as (change, _):
        change.add(AttendanceWeek(child=wren.id, monday=date(2025, 10, 6), codes=trip), wren.log)
    html = chronology(store, wren, between=(date(2025, 10, 6), date(2025, 10, 10))).html
    assert "No half-day counted. Not counted: Friday morning, Friday afternoon." in html
    assert "0 of 0" not in html


def test_private_notes_and_those_struck_out_are_left_out_and_counted(store, wren):
    note(store, wren, "At the doctor", datetime(2025, 10, 1, 9, 0), private=True)
    note(store, wren, "Wrong child", datetime(2025, 10, 2, 9, 0))
    struck = contacts.contacts_of(store, wren)[0]
    contacts.strike_contact(store, struck, reason="Wrong child", by="u")
    paper = chronology(store, wren)
    assert "At the doctor" not in paper.html
    assert "Wrong child" not in paper.html
    assert "1 private note: private notes are on no paper" in left(paper)
    assert "1 note: struck out" in left(paper)


def test_what_somebody_else_told_us_is_passed_on_only_when_ticked(store, wren):
    at = datetime(2025, 10, 1, 15, 20)
    note(store, wren, "Dad has moved out", at, whom="mum", means=Means.CALL)
    for reader, told in ((MUM, True), (Recipient("Rex", "dad"), False), (TEACHER, False)):
        paper = chronology(store, wren, reader)
        assert "Call with mum" in paper.html
        assert ("Dad has moved out" in paper.html) == told
    (tick,) = [one.tick for one in paper.left_out if "told us" in one.what]
    ticked = Recipient("Rex", "dad", ticked=frozenset({tick}))
    assert "Dad has moved out" in chronology(store, wren, ticked).html
    ours = Recipient("Maya", "for AllChild", ours=True)
    assert "Dad has moved out" in chronology(store, wren, ours).html


@pytest.mark.parametrize("whom", ["Wren’s mum", "Ms Smith’s sister", "Wren, mum"])
def test_what_those_round_her_told_is_not_passed_on_for_naming_her(store, wren, whom):
    """Neither "Wren’s mum" nor a visit to both makes what mum said the child's own words."""
    note(store, wren, "Dad has moved out", datetime(2025, 10, 1, 15, 20), whom=whom)
    missed = AbsenceReason(
        child=wren.id, missed_on=date(2025, 10, 2), half=Half.DAY, words="She was at court",
        said_by=whom,
    )  # fmt: skip
    with store.change() as (change, _):
        change.add(missed, wren.log)
    reader = Recipient("Ms Smith", "class teacher")
    for of in (reader, Recipient("Rex Price", "dad")):
        paper = chronology(store, wren, of)
        assert "Dad has moved out" not in paper.html
        assert "at court" not in paper.html
    for _ in ("that it is passed on", "that it is of a special kind"):
        ticks = frozenset(one.tick for one in chronology(store, wren, reader).left_out if one.tick)
        reader = replace(reader, ticked=reader.ticked | ticks)
    html = chronology(store, wren, reader).html
    assert "Dad has moved out" in html
    assert "She was at court" in html


def test_goals_steps_and_agreements_are_told_on_their_day(store, wren):
    plan = plans.plan_of(store, wren)
    (goal,) = goals.goals_of(store, plan)
    goals.rate_goal(store, goal, points=4, rated_on=date(2025, 10, 6), said_by="Wren")
    plans.fix_version(store, plan, on=date(2025, 10, 7))
    version = plans.standing(store, plan).version
    from_all = {"who": "Dana", "agreed_on": date(2025, 10, 8)}
    plans.record_agreement(store, version, party=next(iter(plans.Party)), **from_all)
    span = {"baseline_from": DAY, "baseline_to": DAY, "started": DAY, "target": "In"}
    attendance.start_attendance_plan(store, wren, plan, **span)
    html = chronology(store, wren).html
    for words in ("How near it feels: 4 of 10", "Version 1 of the plan", "Agreed to the plan"):
        assert words in html


def test_days_in_the_wrong_order_are_said(store, wren):
    with pytest.raises(Invalid):
        chronology(store, wren, between=(DAY, TERM[0]))
    assert store.find(School)
