"""Linkings: where each stands, when a family may be asked again, and what is counted."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions.contacts import record_contact
from linkworker.actions.linkings import (
    add_step,
    asked_already,
    begin_linking,
    linkings_of,
    strike_step,
)
from linkworker.actions.services import add_service
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.linkings import Note, counted, holds_event, in_order, stand, verdict
from linkworker.records import (
    Child,
    Introduction,
    Linking,
    LinkingStep,
    Means,
    Outcome,
    Rung,
    Service,
)

NOV, JAN = date(2024, 11, 20), date(2025, 1, 22)


@pytest.fixture
def therapy(store, child):
    changes = begin_linking(
        store, child, to="Kiln Lane art therapy", need="his temper", whom="John", on=NOV, by="anta"
    )
    return store.get(Linking, *changes.touches(Linking))


def say(store, linking, rung, on, **said):
    today = said.pop("today", on)
    changes = add_step(store, linking, rung=rung, on=on, today=today, by="anta", **said)
    return store.get(LinkingStep, *changes.touches(LinkingStep))


def stands(store, child, today):
    (linked,) = linkings_of(store, child, today)
    return linked.stand


def test_a_no_in_november_comes_back_after_the_fight_and_is_a_yes_in_january(store, child, therapy):
    say(store, therapy, Rung.OFFERED, NOV)
    say(
        store, therapy, Rung.NOT_NOW, NOV, said_by="mum", again_after="the next fight",
        who_asks="Anta", yes_if="he would miss no football",
    )  # fmt: skip
    before = stands(store, child, JAN)
    assert before.rests
    assert not before.waits

    record_contact(
        store, children=[child], at=datetime(2025, 1, 17, 14), whom="Mr Fenwick", by="anta",
        means=Means.CALL, outcome=Outcome.REACHED, words="Another fight in the playground.",
    )  # fmt: skip
    back = stands(store, child, JAN)
    assert back.waits
    assert back.back == "the next fight: see the note of 17 January"

    say(store, therapy, Rung.OFFERED, JAN)
    say(store, therapy, Rung.YES, JAN, said_by="mum")
    assert stands(store, child, JAN).rung is Rung.YES


def test_nobody_is_asked_before_the_day_that_was_agreed(store, child, therapy):
    say(store, therapy, Rung.NOT_NOW, NOV, again_on=date(2025, 1, 6))
    with pytest.raises(Invalid) as refused:
        say(store, therapy, Rung.OFFERED, date(2024, 12, 9))
    assert refused.value.problems["rung"] == "It was agreed not to ask before Mon 6 January 2025"
    say(store, therapy, Rung.OFFERED, date(2025, 1, 6))


def test_who_is_not_to_be_asked_again_is_not_and_may_still_ask(store, child, therapy):
    say(store, therapy, Rung.NOT_NOW, NOV, never=True)
    assert stands(store, child, date(2026, 1, 1)).over
    with pytest.raises(Invalid, match="not to be asked again"):
        say(store, therapy, Rung.OFFERED, JAN)
    say(store, therapy, Rung.YES, JAN)
    assert stands(store, child, JAN).rung is Rung.YES


def test_no_family_is_asked_twice_by_two_people(store, child, therapy):
    say(store, therapy, Rung.OFFERED, NOV)
    with pytest.raises(Invalid, match="asked already, on Wed 20 November"):
        say(store, therapy, Rung.OFFERED, NOV + timedelta(1))
    with pytest.raises(NotAllowed, match="go on with that one"):
        begin_linking(
            store, child, to="kiln lane  ART therapy", need="x", whom="john", on=JAN, by="joyce"
        )


def test_a_brother_s_linking_with_the_same_service_is_known(store, child):
    with store.change() as (change, _):
        place, family = change.open_log("place", "p"), change.open_log("family", "caseload")
        other = change.open_log("child", "caseload")
        change.update(child, family=family)
        sister = change.add(Child(name="Ada", school="s", year=3, family=family), other)
    service = store.get(Service, *add_service(store, place, name="Food shelf").touches(Service))
    changes = begin_linking(store, sister, service=service, need="food", whom="mum", on=NOV, by="a")
    child = store.get(Child, child.id)
    assert asked_already(store, child, service, NOV) == []
    say(store, store.get(Linking, *changes.touches(Linking)), Rung.NO, NOV)
    (asked,) = asked_already(store, child, service, NOV)
    assert asked.sibling
    assert asked.linked.stand.rung is Rung.NO


def test_what_a_step_needs_is_said_all_at_once(store, child, therapy):
    with pytest.raises(Invalid) as refused:
        say(store, therapy, Rung.NOT_NOW, NOV, again_on=NOV, today=NOV - timedelta(1))
    assert set(refused.value.problems) == {"again_on", "on"}
    for rung, name in (
        (Rung.NOT_NOW, "again_on"),
        (Rung.INTRODUCED, "how"),
        (Rung.SERVICE_NO, "words"),
        (Rung.ENDED, "words"),
        (Rung.HELPED, "helped"),
        (None, "rung"),
    ):
        with pytest.raises(Invalid) as refused:
            say(store, therapy, rung, NOV)
        assert set(refused.value.problems) == {name}


def test_a_waiting_list_keeps_since_when_and_the_latest_that_is_known(store, child, therapy):
    say(store, therapy, Rung.LISTED, NOV, expected=date(2025, 2, 3), meanwhile="a walk on Fridays")
    say(store, therapy, Rung.ASKED, JAN, expected=date(2025, 3, 10))
    now = stands(store, child, JAN)
    assert (now.rung, now.since, now.asked_on) == (Rung.LISTED, NOV, JAN)
    assert (now.expected, now.meanwhile) == (date(2025, 3, 10), "a walk on Fridays")


def test_a_step_struck_out_is_as_if_it_had_not_been(store, child, therapy):
    say(store, therapy, Rung.OFFERED, NOV)
    wrong = say(store, therapy, Rung.YES, NOV)
    with pytest.raises(Invalid):
        strike_step(store, wrong, reason=" ", by="anta")
    strike_step(store, wrong, reason="another family", by="anta")
    assert stands(store, child, NOV).rung is Rung.OFFERED
    assert store.get(LinkingStep, wrong.id).struck_because == "another family"


def test_warm_linkings_and_those_told_where_to_go_are_counted_apart():
    def steps(*said):
        return [
            LinkingStep(id=str(at), before=str(at - 1), rung=rung, on=on,
                        how=Introduction.CALL if rung is Rung.INTRODUCED else None)
            for at, (rung, on) in enumerate(said)
        ]  # fmt: skip

    linkings = [
        steps((Rung.IDEA, NOV), (Rung.OFFERED, NOV)),
        steps((Rung.IDEA, date(2024, 8, 30)), (Rung.INTRODUCED, date(2024, 9, 1))),
        steps((Rung.INTRODUCED, date(2024, 8, 31)), (Rung.STARTED, date(2024, 9, 9))),
        steps((Rung.SIGNPOSTED, NOV)),
        steps((Rung.SIGNPOSTED, NOV), (Rung.STARTED, JAN)),
        steps((Rung.SIGNPOSTED, NOV), (Rung.INTRODUCED, JAN)),
        steps((Rung.STARTED, JAN), (Rung.ENDED, JAN)),
    ]
    assert counted(linkings, 2024) == (3, 2)
    assert counted(linkings, 2023) == (1, 0)


def test_the_verdict_counts_each_familys_latest_answer():
    def answer(at, on, helped, again=None, struck=""):
        return LinkingStep(id=at, rung=Rung.HELPED, on=on, helped=helped, told_again=again,
                           struck_because=struck)  # fmt: skip

    first = [answer("a", NOV, False, True), answer("b", JAN, True, False)]
    second = [answer("c", NOV, False, True), answer("d", JAN, True, struck="a slip")]
    assert verdict([first, second, []]) == (1, 2, 1, 2)


@pytest.mark.parametrize(
    ("event", "words", "tells"),
    [
        ("the next fight", "Another FIGHT today.", True),
        ("the next fight", "They fought again", False),
        ("next fights", "a fight", False),
        ("when the baby comes", "The baby came on Sunday", True),
        ("café visit", "The cafe, a visit", True),
        ("the next one", "the next one", False),
        ("", "anything", False),
    ],
)
def test_a_note_tells_of_what_was_waited_for(event, words, tells):
    assert holds_event(event, words) is tells


_STEPS = st.lists(
    st.tuples(st.sampled_from(Rung), st.integers(0, 60), st.booleans()), min_size=1, max_size=8
)


@given(_STEPS, st.randoms(use_true_random=False), st.integers(0, 90))
def test_where_it_stands_is_the_same_on_every_laptop(said, chance, later):
    steps = [
        LinkingStep(id=f"s{at}", before=f"s{at - 1}" if at else "", rung=rung,
                    on=NOV + timedelta(day), struck_because="x" if struck else "",
                    again_on=NOV + timedelta(70) if rung is Rung.NOT_NOW else None)
        for at, (rung, day, struck) in enumerate(said)
    ]  # fmt: skip
    today = NOV + timedelta(later)
    found = stand(steps, today, [Note(today, "a fight")])
    mixed = chance.sample(steps, len(steps))
    assert stand(mixed, today, [Note(today, "a fight")]) == found
    assert in_order(mixed) == in_order(steps)
    if found:
        assert [found.over, found.rests, found.goes_on, found.waits].count(True) == 1
        assert found.since <= (found.step.on or today) <= today
        assert found.step.struck_because == ""
