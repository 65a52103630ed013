"""One plan in three versions: the child's own, the family's, and what the school needs."""

import re
from datetime import date

import pytest

from linkworker.actions import attendance, family_answers, goals, places, plans
from linkworker.documents.faces import MOST, face_scale
from linkworker.documents.paper import OURS
from linkworker.documents.plan_versions import plan_for
from linkworker.documents.recipient import Recipient
from linkworker.documents.style import CHILDS, LARGER
from linkworker.errors import NotAllowed
from linkworker.records import Answer, Component, Goal, Party, School, Scope
from tests.linkworker.papers import DAY, MADE, begin_wren

HERSELF = Recipient("Wren", "child", own=True)
MUM = Recipient("Dana Tidewater", "mum")


@pytest.fixture
def wren(store):
    """Wren with what each version treats in its own way."""
    wren = begin_wren(store)
    (school,) = store.find(School)
    said = {"agreement": "DSA 1", "agreement_from": date(2024, 9, 1)}
    places.edit_school(store, school, **said)
    plan = plans.plan_of(store, wren)
    plans.edit_plan(
        store, plan, family_voice="Rent is late", specialist="Art therapy at the clinic",
        formal="Time on Tuesdays", grown_ups="Miss Hart", review_on=date(2025, 12, 12),
    )  # fmt: skip
    (goal,) = store.find(Goal)
    goals.rate_goal(store, goal, points=3, rated_on=date(2025, 9, 9), said_by="Wren")
    goals.rate_goal(store, goal, points=6, rated_on=DAY, said_by="Wren")
    goals.rate_goal(store, goal, points=2, rated_on=DAY, said_by="mum")
    said = {"component": Component.SPECIALIST, "due": DAY}
    goals.add_action(store, goal, what="Six sessions of therapy", who="The clinic", **said)
    goals.add_action(store, goal, what="A card for time out", who="Joyce", shown=True)
    span = {"baseline_from": DAY, "baseline_to": DAY, "started": DAY, "target": "In by nine"}
    attendance.start_attendance_plan(store, wren, plan, **span)
    begun = attendance.attendance_plan_of(store, plan)
    for party, what in ((Party.FAMILY, "Alarm at seven"), (Party.SCHOOL, "Meet at the gate")):
        attendance.add_step(store, begun, party=party, what=what)
    return wren


def school_of(store):
    return Recipient("Mr Fenwick", "school", school=store.find(School)[0])


def ticks(paper):
    return {one.tick for one in paper.left_out if one.tick}


def test_the_childs_version_is_hers_and_has_nothing_that_is_hard_and_no_figure(store, wren):
    paper = plan_for(store, wren, HERSELF, MADE)
    for words in ("What I say", "I want to draw", "Foxes", "Get through the door", "Miss Hart",
                  "It was 3 when we began. Now it feels like 6 out of 10.",
                  "A card for time out", "Fri 12 Dec 2025", "0161 496 0123",
                  "You may change your mind"):  # fmt: skip
        assert words in paper.html
    for words in ("Mornings", "Rent is late", "kind in class", "Art therapy", "attended",
                  "half-days", "Walk in together", "Six sessions"):  # fmt: skip
        assert words not in paper.html
    assert OURS in paper.foot
    assert paper.letters == CHILDS


def test_what_is_not_marked_as_hers_to_read_is_offered_and_so_is_the_whole_plan(store, wren):
    paper = plan_for(store, wren, HERSELF, MADE)
    assert {"action.shown", "plan.whole"} <= ticks(paper)
    shown = Recipient("Wren", "child", own=True, ticked=frozenset({"action.shown"}))
    assert "Walk in together" in plan_for(store, wren, shown, MADE).html
    whole = Recipient("Wren", "child", own=True, ticked=frozenset({"plan.whole"}))
    assert "Rent is late" in plan_for(store, wren, whole, MADE).html


def test_the_familys_version_has_all_that_was_agreed_and_says_what_may_be_changed(store, wren):
    paper = plan_for(store, wren, MUM, MADE)
    for words in ("Rent is late", "Art therapy", "Six sessions", "Alarm at seven", "Mornings",
                  "ask to change any of it", "Signature"):  # fmt: skip
        assert words in paper.html
    assert OURS in paper.foot


def test_the_school_reads_what_its_people_need_until_more_is_agreed(store, wren):
    paper = plan_for(store, wren, school_of(store), MADE)
    for words in ("Meet at the gate", "kind in class", "Time on Tuesdays", "Walk in together",
                  "Miss Hart"):  # fmt: skip
        assert words in paper.html
    for words in ("Rent is late", "Art therapy", "Six sessions", "Alarm at seven", "Mornings"):
        assert words not in paper.html
    names = {"needs", "family_voice", "specialist", "at_home"}
    wanted = {f"school.{name}" for name in names}
    assert wanted <= ticks(paper)
    school = school_of(store)
    more = Recipient(school.name, "school", school=school.school, ticked=frozenset(wanted))
    html = plan_for(store, wren, more, MADE).html
    for words in ("Rent is late", "Art therapy", "Six sessions", "Alarm at seven", "Mornings"):
        assert words in html


def test_the_school_is_told_since_when_the_family_agrees_and_a_no_stops_it(store, wren):
    asked = plan_for(store, wren, school_of(store), MADE)
    assert any("yes to sharing" in one.what for one in asked.left_out)
    said = {"who": "mum", "by": "u", "scope": Scope.SCHOOL, "on": date(2025, 9, 10)}
    family_answers.keep_answer(store, wren, today=DAY, answer=Answer.SIGNED, **said)
    html = plan_for(store, wren, school_of(store), MADE).html
    assert "agreed on Wed 10 Sep 2025 that school reads this" in html


def test_without_a_plan_there_is_no_version(store, child):
    for reader in (HERSELF, MUM):
        with pytest.raises(NotAllowed):
            plan_for(store, child, reader, MADE)


def test_eleven_faces_say_their_number_and_which_is_chosen():
    drawn = face_scale(44, 6)
    said = re.findall(r'alt="face (\d+) of 10(, chosen)?"', drawn)
    assert [int(number) for number, _ in said] == list(range(MOST + 1))
    assert [int(number) for number, chosen in said if chosen] == [6]
    assert "http://" not in drawn
    assert LARGER > CHILDS
