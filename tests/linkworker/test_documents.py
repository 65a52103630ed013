"""A paper is made for one named reader; what that reader must not be told is not on it."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import attendance, children, people, plans
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.paper import OURS, Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient, recipient_of
from linkworker.errors import NotAllowed
from linkworker.records import (
    AttendanceWeek,
    Child,
    Obstacle,
    Party,
    School,
    Withhold,
)
from tests.linkworker.papers import DAY, MADE, MAYA, TEACHER, begin_wren, paper_for


@pytest.fixture
def wren(store):
    return begin_wren(store)


def add_mum(store, wren, **said):
    people.add_person(
        store, child=wren, caseload="c", name="Dana Tidewater", role="mum",
        phone="07700 900123", address="12 Mill Lane, Northmere", postcode="NM1 2AB", **said,
    )  # fmt: skip


def why(paper):
    return " / ".join(f"{one.what}: {one.why}" for one in paper.left_out)


def test_the_plan_begins_with_the_childs_words_and_says_whose_plan_it_is(store, wren):
    html = paper_for(store, wren).html
    places_in = [html.index(words) for words in (OURS, "I want to", "Foxes")]
    assert places_in == sorted(places_in)
    assert "not the school's SEND plan" in html
    for words in ("Get through the door", "Walk in together", "Maya Lindqvist", "0161 496 0123"):
        assert words in html
    assert "Next review" in html
    assert "Who sees this" in html


def test_what_was_typed_never_becomes_markup(store, wren):
    """abuse 74: on paper too."""
    html = paper_for(store, wren).html
    assert "I want to draw &amp; &lt;b&gt;not shout&lt;/b&gt;" in html


def test_three_sign_with_a_date_and_paper_is_a_draft_until_all_have(store, wren):
    paper = paper_for(store, wren)
    assert paper.draft
    assert "DRAFT" in paper.html
    for label in ("Child or young person", "Parent or carer", "School", "Signature", "Date"):
        assert label in paper.html
    plan = plans.plan_of(store, wren)
    plans.fix_version(store, plan, on=DAY)
    version = plans.standing(store, plan).version
    for party in Party:
        assert paper_for(store, wren).draft
        plans.record_agreement(store, version, party=party, who="Somebody", agreed_on=DAY)
    paper = paper_for(store, wren)
    assert not paper.draft
    assert "DRAFT" not in paper.html
    assert "Version 1, agreed by child, family and school." in paper.html
    plans.edit_plan(store, plan, hopes="Swim in the sea")
    assert "it has changed since version 1." in paper_for(store, wren).html


def test_the_upn_is_never_printed_even_when_it_was_typed_into_words(store, wren):
    plans.edit_plan(store, plans.plan_of(store, wren), works="Quiet\nHer UPN is Y823432112001")
    paper = paper_for(store, wren)
    assert "Y823432112001" not in paper.html
    assert "Quiet" in paper.html
    assert "UPN" in why(paper)


def test_a_reader_who_must_not_know_the_school_is_not_told_it_anywhere(store, wren):
    reader = Recipient("Rob", "father", withhold=frozenset({Withhold.SCHOOL.value}))
    paper = paper_for(store, wren, reader)
    for words in ("Alderbrook", "kind in class", "Year 5", "Okafor"):
        assert words not in paper.html
    assert "Mornings" in paper.html
    assert "School, year and class: Rob must not be told: school" in why(paper)
    assert "What is hard just now: a paragraph: it tells the school" in why(paper)


def test_a_reader_who_must_not_know_times_is_told_no_time_and_no_day(store, wren):
    plan = plans.plan_of(store, wren)
    plans.edit_plan(store, plan, review_on=date(2025, 12, 12), works="Swimming on Tuesdays")
    reader = Recipient("Rob", "father", withhold=frozenset({Withhold.TIMES.value}))
    paper = paper_for(store, wren, reader)
    for words in ("08:45", "Tuesdays", "12 Dec", "Next review"):
        assert words not in paper.html
    assert "By when" in why(paper)
    assert "it says when" in why(paper)


@pytest.mark.parametrize(
    "said", ["after 3 o’clock", "after 3 o'clock", "at half past eight", "at 3pm", "by 8.45"]
)
def test_a_time_is_known_however_it_is_spelled(store, wren, said):
    plans.edit_plan(store, plans.plan_of(store, wren), works=f"Quiet\nMum answers {said}")
    reader = Recipient("Rob", "father", withhold=frozenset({Withhold.TIMES.value}))
    html = paper_for(store, wren, reader).html
    assert "Mum answers" not in html
    assert "Quiet" in html


def test_a_withheld_address_and_number_stay_off_another_persons_paper(store, wren):
    add_mum(store, wren, address_withheld=True)
    plan = plans.plan_of(store, wren)
    plans.edit_plan(store, plan, works="Tea\nThey live at 12  mill lane\nRing 07700 900123")
    assert "mill lane" not in paper_for(store, wren).html
    assert "07700 900123" in paper_for(store, wren).html
    rob = Recipient("Rob", "father", withhold=frozenset({Withhold.ADDRESS.value}))
    paper = paper_for(store, wren, rob)
    assert "mill lane" not in paper.html
    assert "07700" not in paper.html
    assert "it tells an address" in why(paper)
    ((relation, mum),) = people.people_round(store, store.get(Child, wren.id))
    assert "mill lane" in paper_for(store, wren, recipient_of(relation, mum)).html


def test_no_paper_is_made_for_who_must_not_know_of_us(store, wren):
    reader = Recipient("Rob", "father", withhold=frozenset({Withhold.US.value}))
    with pytest.raises(NotAllowed, match="Rob must not be told"):
        paper_for(store, wren, reader)
    with pytest.raises(NotAllowed):
        attendance_paper(store, wren, reader, MADE)


def test_no_paper_goes_to_a_school_without_an_agreement_in_force(store, wren):
    (school,) = store.find(School)
    with pytest.raises(NotAllowed, match="Alderbrook Primary has no sharing agreement"):
        paper_for(store, wren, Recipient("Mr Fenwick", "class teacher", school=school))


def test_special_fields_are_off_unless_ticked_for_this_reader(store, wren):
    plan = plans.plan_of(store, wren)
    attendance.start_attendance_plan(
        store,
        wren,
        plan,
        started=DAY,
        baseline_from=DAY,
        baseline_to=DAY,
        target="In by 9",
        harder=frozenset({Obstacle.ANXIETY.value}),
    )
    begun = attendance.attendance_plan_of(store, plan)
    attendance.add_step(store, begun, party=Party.SCHOOL, what="Come in by the library")
    paper = paper_for(store, wren)
    assert "anxiety" not in paper.html
    assert "Come in by the library" in paper.html
    (tick,) = [one.tick for one in paper.left_out if one.tick]
    ticked = Recipient("Mr Fenwick", "class teacher", ticked=frozenset({tick}))
    assert "anxiety about school" in paper_for(store, wren, ticked).html


def test_an_offence_or_an_order_stands_on_a_paper_only_when_ticked_with_a_reason(store, wren):
    add_mum(store, wren, order_kind="Non-molestation order", what_to_say="Not about the move")
    paper = paper_for(store, wren)
    assert "Non-molestation" not in paper.html
    (order,) = [one for one in paper.left_out if one.reason]
    ticked = Recipient("Mr Fenwick", "teacher", ticked=frozenset({order.tick}))
    assert "Non-molestation" not in paper_for(store, wren, ticked).html
    blank = replace(ticked, reasons={order.tick: "  "})
    assert "Non-molestation" not in paper_for(store, wren, blank).html
    because = replace(ticked, reasons={order.tick: "He hands her over at the gate"})
    assert "Non-molestation order" in paper_for(store, wren, because).html


def test_other_children_and_people_round_the_child_are_named_to_the_one_who_checks(store, wren):
    children.add_child(
        store, caseload="c", name="Juniper", surname="Hale", school=wren.school, year=5
    )
    add_mum(store, wren)
    plan = plans.plan_of(store, wren)
    assert paper_for(store, wren).other_children == ()
    plans.edit_plan(store, plan, works="Walking in with Juniper; Dana waves")
    paper = paper_for(store, wren)
    ((name, who, where, tick),) = paper.other_children
    assert (name, who) == ("Juniper Hale", "another child")
    assert where == "What works: Walking in with Juniper; Dana waves"
    assert "Walking in with [another child]; Dana waves" in paper.html
    assert "Juniper" not in paper.html
    ((name, who, where, _),) = paper.named
    assert (name, who) == ("Dana Tidewater", "mum")
    assert "Dana waves" in where
    reader = Recipient("Mr Fenwick", "class teacher", ticked=frozenset({tick}))
    assert "Walking in with Juniper" in paper_for(store, wren, reader).html


def test_a_child_without_a_plan_has_no_paper(store, child):
    with pytest.raises(NotAllowed):
        plan_paper(store, child, TEACHER, MADE)


def test_register_letters_stay_off_paper(store, wren):
    codes = ("/", "L", "I", "R", "Y5", "\\", "", "", "", "")
    with store.change() as (change, _):
        change.add(AttendanceWeek(child=wren.id, monday=date(2025, 11, 3), codes=codes), wren.log)
    paper = attendance_paper(store, wren, TEACHER, Made(MAYA, date(2025, 11, 7)))
    for words in ("present / late", "<b>missed</b>", "not counted / present"):
        assert words in paper.html
    for code in ("Y5", ">I<", ">R<", ">L<", ">/<"):
        assert code not in paper.html
    assert "of 5 half-days attended" in paper.html
    times = Recipient("Rob", "father", withhold=frozenset({Withhold.TIMES.value}))
    paper = attendance_paper(store, wren, times, Made(MAYA, date(2025, 11, 7)))
    assert "present / late" not in paper.html
    assert "half-days attended" in paper.html


@pytest.mark.parametrize(
    "spelled",
    ["12, Mill Lane", "12  mill lane", "NM12AB", "nm1-2ab", "07700900123", "07700-900 123"],
)
def test_an_address_or_number_is_found_however_it_is_spelled(store, wren, spelled):
    add_mum(store, wren, address_withheld=True)
    plan = plans.plan_of(store, wren)
    plans.edit_plan(store, plan, works=f"Breakfast first\nMum is at {spelled}")
    reader = Recipient("Rob", "dad", withhold=frozenset({Withhold.ADDRESS.value}))
    paper = paper_for(store, wren, reader)
    assert "Breakfast first" in paper.html
    assert spelled not in paper.html


@pytest.mark.parametrize("safe", [False, None, True])
def test_no_paper_is_made_for_somebody_who_is_not_safe_to_contact(store, wren, safe):
    add_mum(store, wren, safe=safe)
    ((relation, mum),) = people.people_round(store, store.get(Child, wren.id))
    reader = recipient_of(relation, mum)
    if safe is False:
        with pytest.raises(NotAllowed, match="safe to contact"):
            paper_for(store, wren, reader)
    else:
        assert "Dana Tidewater" in paper_for(store, wren, reader).html
