"""Days that the law gives stand among what is due, for whom it concerns, and say no word of it."""

from datetime import date

from linkworker.actions import basis, complaints, erasing, retention, subject_access
from linkworker.actions.due import due_now
from linkworker.actions.erasing_list import to_erase
from linkworker.actions.said_wrong import answer_wrong, say_wrong
from linkworker.measures.due import Due, as_set, in_order
from linkworker.measures.due_rights import AHEAD
from linkworker.measures.due_sources import SOURCES
from linkworker.records import (
    AccessRequest,
    Asker,
    Child,
    Complaint,
    ControllerFile,
    Erasure,
    LegalHold,
    Objects,
    SaidWrong,
    Understands,
)

NEEDLE = "quincewood"
TODAY = date(2025, 11, 4)
ASKED = {"asked_on": date(2025, 10, 20), "asker": Asker.PARENT, "who": f"Ruth {NEEDLE}",
         "understands": Understands.NOT_YET}  # fmt: skip


def due(store, user="sam", today=TODAY, **more):
    found = due_now(store, today, user=user, **more).due
    assert NEEDLE not in repr([(one.what, one.why) for one in found])
    return {one.what: (one.why, one.by) for one in found if one.source in ("rights", "erasure")}


def test_a_complaint_is_acknowledged_within_30_days_and_answered(store, child):
    complaints.keep_complaint(store, child, by="sam", received_on=date(2025, 10, 6), who=NEEDLE,
                              words=f"{NEEDLE} was told")  # fmt: skip
    (what,) = due(store)
    assert due(store)[what] == (
        "came Mon 6 October: 30 days to say that it has come", date(2025, 11, 5)
    )  # fmt: skip
    complaints.acknowledge(store, store.find(Complaint)[0], on=TODAY, how="letter")
    assert due(store) == {
        "Answer a complaint about data":
            ("acknowledged Tue 4 November: answered without undue delay", None)
    }  # fmt: skip
    complaints.answer_complaint(store, store.find(Complaint)[0], on=TODAY, words="sorry")
    assert due(store) == {}


def test_a_copy_is_asked_of_whoever_may_do_the_next_step_and_its_month_may_stand_still(
    store, child
):
    subject_access.ask_for_copy(store, child, by="maya", **ASKED)
    why = "asked for Mon 20 October: a month"
    assert due(store) == {"Review a copy of what we keep": (why, date(2025, 11, 20))}
    assert due(store, user="maya") == {
        "Ask a colleague to review a copy":
            (f"{why}; you took it, another reviews it", date(2025, 11, 20))
    }  # fmt: skip
    edit(store, paused_on=date(2025, 10, 30))
    (waits,) = due(store).values()
    assert waits == ("we wait for them since Thu 30 October: the month stands still", None)
    edit(store, resumed_on=date(2025, 11, 4))
    assert due(store)["Review a copy of what we keep"][1] == date(2025, 11, 25)
    edit(store, reviewer="tom", reviewed_on=TODAY)
    assert [*due(store, user="maya")] == ["Hand a reviewed copy over"]
    edit(store, handed_on=TODAY, handed_how="read together")
    assert due(store) == {}


def edit(store, **edits):
    subject_access.edit_request(store, store.find(AccessRequest)[0], **edits)


def test_an_objection_and_what_is_said_to_be_wrong_have_a_month(store, child):
    complaints.object_to(store, child, by="u", stops=frozenset(), what=Objects.OBJECTS,
                         on=date(2025, 10, 21), who=NEEDLE, words=NEEDLE)  # fmt: skip
    say_wrong(store, child, child, who="mum", words=NEEDLE, on=date(2025, 10, 31), by="u")
    assert {what: by for what, (_, by) in due(store).items()} == {
        "Decide on an objection": date(2025, 11, 21),
        "Answer what is said to be wrong": date(2025, 11, 30),
    }
    answer_wrong(store, store.find(SaidWrong)[0], words="beside it", on=TODAY)
    assert [*due(store)] == ["Decide on an objection"]


def test_a_hold_is_looked_at_again_from_two_weeks_before(store, child):
    said = {"name": "A. Solicitor", "reason": NEEDLE, "since": TODAY}
    retention.hold(store, child, by="u", review_on=date(2025, 11, 19), **said)
    assert due(store) == {}
    assert [*due(store, today=date(2025, 11, 5))] == ["Does this record still have to stay?"]
    retention.lift(store, store.find(LegalHold)[0], because="over", on=TODAY)
    assert due(store, today=date(2025, 11, 5)) == {}


def test_an_erasure_waits_for_a_second_person_then_for_an_administrator(store, child):
    with store.change() as (change, _):
        log = change.open_log("caseload", "caseload")
    listed = to_erase(store, child, TODAY)
    erasing.ask_erasure(store, listed, caseload=log, reason=NEEDLE, by="maya", on=TODAY)
    assert due(store, user="maya") == {}
    assert due(store, user="maya", administers=True) == {}
    (what,) = due(store)
    assert what == "Look at what is to be erased"
    (one,) = [one for one in due_now(store, TODAY, user="sam").due if one.source == "erasure"]
    assert isinstance(one.child, Child)
    erasing.agree_to_erase(store, store.find(Erasure)[0], by="sam", on=TODAY)
    assert due(store) == {}
    assert [*due(store, user="ann", administers=True)] == ["Sign an erasure"]
    erasing.let_go(store, store.find(Erasure)[0], because="she thought again")
    assert due(store, user="ann", administers=True) == {}


def test_who_is_controller_is_asked_again_of_an_administrator_a_month_before_its_day(store):
    with store.mailbox.receiving() as page:
        page.log("place", "place", "place")
    said = {"what": "marks", "controller": "the school", "review_on": date(2025, 12, 4)}
    basis.keep_controller(store, "place", None, **said)

    def asked(on, *, administers=True):
        found = due_now(store, on, administers=administers).due
        return [(one.what, one.why, one.by) for one in found if one.source == "controller"]

    assert asked(date(2025, 11, 3)) == asked(TODAY, administers=False) == []
    assert asked(TODAY) == [
        ("Look again at who is controller: marks",
         "the school; to be looked at again Thu 4 December 2025", date(2025, 12, 4))
    ]  # fmt: skip
    basis.keep_controller(store, "place", store.find(ControllerFile)[0],
                          **{**said, "review_on": date(2026, 12, 4)})  # fmt: skip
    assert asked(TODAY) == []


def test_no_place_switches_off_what_the_law_asks_for():
    (rights,) = (one for one in as_set(SOURCES, []) if one.source.code == "rights")
    assert rights.source.always
    assert rights.on


def test_the_laws_day_is_not_found_below_a_long_list_on_the_last_of_it():
    """Two weeks before, it stands among what is due today."""
    day = date(2025, 11, 8)
    law, promise = (
        Due("rights", "a", "law", "", day, ahead=AHEAD),
        Due("promise", "b", "p", "", TODAY),
    )
    assert [one.what for one in in_order([promise, law])] == ["law", "p"]
    assert not law.late(TODAY)
