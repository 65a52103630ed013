"""How long records are kept: nothing is proposed before a person approved it, nothing deleted."""

from datetime import date
from functools import partial

import pytest

from linkworker.actions import basis, complaints, retention
from linkworker.actions.family_answers import agreements_of
from linkworker.actions.households import keep_apart
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.agreements import State
from linkworker.records import (
    RECORDS,
    Child,
    ControllerFile,
    CountsFrom,
    Laptop,
    Objects,
    PurposeBasis,
    Scope,
    StageStep,
    Turn,
)

DAY = date(2025, 11, 4)


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "place")


def turn(store, child, what, on):
    with store.change() as (change, _):
        change.add(StageStep(child=child.id, turn=what, on=on), child.log)


def programme(store):
    return next(one for one in retention.schedule(store) if one.retention == retention.PROGRAMME)


def test_nothing_is_proposed_until_a_named_person_approved_the_rule(store, child, place):
    """Every declared class is on the schedule; none counts before it is approved by name."""
    turn(store, child, Turn.BEGAN, date(2017, 9, 4))
    turn(store, child, Turn.CLOSED, date(2019, 7, 19))
    listed = {one.retention for one in retention.schedule(store)}
    assert {record.keeping.retention for record in RECORDS} <= listed
    assert retention.whose_time_is_over(store, DAY) == []
    retention.keep_rule(store, place, programme(store).rule, months=72)
    assert retention.whose_time_is_over(store, DAY) == []
    with pytest.raises(Invalid):
        retention.approve(store, place, programme(store).rule, name=" ", on=DAY, review_on=DAY)
    rule = programme(store).rule
    retention.approve(store, place, rule, name="A. Trustee", on=DAY, review_on=date(2026, 11, 4))
    (over,) = retention.whose_time_is_over(store, DAY)
    assert (over.child.id, over.since) == (child.id, date(2025, 7, 19))
    retention.keep_rule(store, place, programme(store).rule, months=12)
    assert not programme(store).approved
    assert retention.whose_time_is_over(store, DAY) == []
    assert store.find(Child)  # and nothing was deleted


def test_every_class_is_proposed_a_time_of_its_own_and_why(store):
    """A laptop's report is not kept six years because nobody thought of it."""
    found = {one.retention: one for one in retention.schedule(store)}
    assert found.keys() == retention.PROPOSED.keys()
    assert all(len(one.proposal.why) > 40 for one in found.values())
    assert len({one.proposal.title for one in found.values()}) == len(found)
    laptop = found[Laptop.keeping.retention].rule
    assert (laptop.months, laptop.counts_from) == (3, CountsFrom.LAST_HEARD)


def test_who_said_no_is_proposed_after_three_months_and_a_hold_keeps_anybody(store, child, place):
    turn(store, child, Turn.STOPPED, date(2025, 7, 1))
    declined = next(one for one in retention.schedule(store) if one.retention == retention.DECLINED)
    assert (declined.rule.months, declined.rule.counts_from) == (3, CountsFrom.DECISION)
    retention.approve(
        store, place, declined.rule, name="A. Trustee", on=DAY, review_on=date(2026, 11, 4)
    )
    (over,) = retention.whose_time_is_over(store, DAY)
    assert over.since == date(2025, 10, 1)
    with pytest.raises(Invalid):
        retention.hold(store, child, by="maya", name="A. Solicitor", reason="", since=DAY)
    said = {"name": "A. Solicitor", "reason": "a claim", "since": DAY, "review_on": DAY}
    retention.hold(store, child, by="maya", **said)
    assert retention.whose_time_is_over(store, DAY) == []
    (held,) = retention.holds_of(store, child)
    retention.lift(store, held, because="settled", on=DAY)
    assert len(retention.whose_time_is_over(store, DAY)) == 1


def test_an_objection_stops_what_it_stops_in_the_same_step(store, child):
    stops = frozenset({Scope.EVALUATION.value, Scope.QUOTE.value})
    complaints.object_to(
        store, child, by="maya", stops=stops, what=Objects.OBJECTS, on=DAY, who="mum",
        words="Not in any study",
    )  # fmt: skip
    standing = {about.scope: one.state for about, one in agreements_of(store, child, DAY).items()}
    assert standing == dict.fromkeys((Scope.EVALUATION, Scope.QUOTE), State.TAKEN_BACK)
    (objection,) = complaints.objections_of(store, child)
    complaints.decide_objection(store, objection, words="We stopped", on=DAY)
    with pytest.raises(NotAllowed):
        complaints.decide_objection(
            store, complaints.objections_of(store, child)[0], words="again", on=DAY
        )


def test_a_complaint_is_acknowledged_within_thirty_days_and_answered(store, child):
    complaints.keep_complaint(
        store, child, by="maya", received_on=DAY, who="dad", words="You told school too much"
    )
    (complaint,) = complaints.complaints_of(store, child)
    with pytest.raises(Invalid):
        complaints.acknowledge(store, complaint, on=date(2025, 11, 3), how="letter")
    complaints.acknowledge(store, complaint, on=DAY, how="letter")
    (complaint,) = complaints.complaints_of(store, child)
    complaints.answer_complaint(store, complaint, on=DAY, words="We did, and said sorry")
    assert complaints.complaints_of(store, child)[0].answered_on == DAY


def test_a_purpose_without_a_basis_is_not_opened_in_a_place_that_says_which_have(
    store, child, place
):
    """Nothing stated: the charity's own stands. Stated, a purpose without a basis is closed."""
    offence = next(one for one in basis.purposes(store) if "relative's offence" in one.purpose)
    assert offence.needs_condition
    kinds = {record for record in RECORDS if record.keeping.purpose == offence.purpose}
    basis.check_basis(store, kinds)
    with pytest.raises(Invalid) as error:
        basis.state_basis(store, place, offence, article_6="6(1)(f)")
    assert set(error.value.problems) == {"condition", "policy_dated"}
    basis.state_basis(store, place, offence)
    store.may_open = partial(basis.check_basis, store)
    said = {"sentence": "x", "source": "mum", "told_on": DAY}
    with pytest.raises(NotAllowed, match="no basis"):
        keep_apart(store, child, **said)
    with pytest.raises(NotAllowed, match="no basis"):
        basis.check_basis(store, kinds)
    offence = next(one for one in basis.purposes(store) if one.purpose == offence.purpose)
    said = {"article_6": "6(1)(f)", "condition": "Schedule 1 paragraph 18", "policy_dated": DAY}
    basis.state_basis(store, place, offence, **said)
    basis.check_basis(store, kinds)
    keep_apart(store, child, sentence="x", source="mum", told_on=DAY)
    assert len(store.find(PurposeBasis)) == 1


def test_a_place_states_all_at_once_as_the_charity_declares_but_for_what_is_its_own_to_say(
    store, place
):
    """The condition of special category data, and of which day its policy is, is the place's."""
    waits = [one for one in basis.purposes(store) if one.waits]
    assert waits
    assert all("Schedule 1" in one.declared for one in waits)  # vital interests rest on none
    with pytest.raises(Invalid) as error:
        basis.state_all(store, place, condition=" ", policy_dated=None)
    assert set(error.value.problems) == {"condition", "policy_dated"}
    basis.state_basis(store, place, waits[0])  # closed: it stays so
    basis.state_all(store, place, condition="paragraph 18", policy_dated=DAY)
    stated = {one.purpose: one.stated for one in basis.purposes(store)}
    assert all(stated.values())
    assert stated[waits[0].purpose].article_6 == ""
    assert stated[waits[1].purpose].condition == "paragraph 18"
    assert stated[waits[1].purpose].article_6.startswith("Article 6")
    basis.check_basis(store, {one for one in RECORDS
                              if one.keeping.purpose != waits[0].purpose})  # fmt: skip


def test_who_is_controller_is_looked_at_again_on_its_day(store, place):
    said = {"what": "marks", "controller": "the school; we, too", "review_on": date(2025, 12, 1)}
    basis.keep_controller(store, place, None, **said)
    assert basis.to_look_at(store, date(2025, 10, 1)) == []
    (near,) = basis.to_look_at(store, DAY)
    basis.keep_controller(store, place, near, **{**said, "review_on": date(2026, 12, 1)})
    assert basis.to_look_at(store, DAY) == []
    assert len(store.find(ControllerFile)) == 1
