"""What one removed while another wrote in it: who and what is told; it goes again, or is kept."""

from datetime import date, datetime

import pytest

from linkworker.actions import stayed
from linkworker.actions.goals import actions_of, add_action, add_goal, edit_goal, remove_goal
from linkworker.actions.plans import make_plan
from linkworker.errors import NotAllowed
from linkworker.records import RECORDS, Action, Child, Contact, Goal, Means, Outcome, Plan
from tests.sync.desks import LOG, Desk, Ticking, agreed_state, share


@pytest.fixture
def both(tmp_path):
    """Ann's and Sam's laptops, that know each other by name, and a goal with an action on both."""
    clock = Ticking()
    ann, sam = desks = [Desk(tmp_path, RECORDS, clock) for _ in range(2)]
    for desk in desks:
        desk.open_log(LOG)
    ann.store.mailbox.name_user(sam.device, "sam")
    sam.store.mailbox.name_user(ann.device, "ann")
    child = ann.add(Child(name="Wren", school="s", year=5), LOG)
    make_plan(ann.store, child, started=date(2025, 9, 9))
    add_goal(ann.store, ann.store.find(Plan)[0], words="I want to walk in")
    add_action(ann.store, the(ann, Goal), what="Meet at the gate", who="Maya")
    share(ann, sam)
    yield ann, sam
    for desk in desks:
        desk.store.close()


def the(desk, kind):
    (record,) = desk.store.find(kind)
    return record


def take_out(desk):
    """Remove the goal, with all under it that this laptop knows."""
    return remove_goal(desk.store, the(desk, Goal), under=actions_of(desk.store, the(desk, Goal)))


def stays(desk):
    return stayed.stayed_about(desk.store, the(desk, Child))


def told(desk):
    """Say of the one record that stays who removed it, and who wrote what there."""
    (one,) = stays(desk)
    wrote = [(said.line.user, said.record.kind, said.line.after) for said in one.wrote]
    return one.record.kind, [line.user for line in one.removed], wrote


def written_at_once(ann, sam):
    """Ann removes the goal while Sam writes in it."""
    take_out(ann)
    edit_goal(sam.store, the(sam, Goal), looks_like="Three days a week")
    share(ann, sam)


def test_both_are_told_who_removed_it_and_who_wrote_what(both):
    ann, sam = both
    written_at_once(ann, sam)
    assert told(ann) == ("goal", [""], [("sam", "goal", "Three days a week")])
    assert told(sam) == ("goal", ["ann"], [("", "goal", "Three days a week")])


def test_what_nobody_wrote_in_is_removed_and_nothing_is_told(both):
    ann, sam = both
    take_out(ann)
    share(ann, sam)
    assert stays(ann) == stays(sam) == sam.store.find(Goal) == sam.store.find(Action) == []


def test_removed_again_it_goes_from_both_and_can_be_taken_back(both):
    ann, sam = both
    written_at_once(ann, sam)
    changes = stayed.remove_again(sam.store, stays(sam)[0])
    share(ann, sam)
    for desk in both:
        assert stays(desk) == desk.store.find(Goal) == desk.store.find(Action) == []
    sam.store.undo(changes.action)
    share(ann, sam)
    assert told(ann) == ("goal", [""], [("sam", "goal", "Three days a week")])


def test_kept_it_stands_on_both_as_if_it_had_never_been_removed(both):
    ann, sam = both
    written_at_once(ann, sam)
    changes = stayed.keep_it(ann.store, stays(ann)[0])
    share(ann, sam)
    for desk in both:
        assert stays(desk) == []
        assert (the(desk, Goal).looks_like, the(desk, Goal).flagged) == ("Three days a week", False)
    latest = sam.store.history(the(sam, Goal))[0]
    assert (latest.label, latest.before, latest.after) == ("Removed", "yes", "no")
    ann.store.undo(changes.action)
    share(ann, sam)
    assert len(stays(ann)) == len(stays(sam)) == 1


def test_what_was_written_meanwhile_once_more_keeps_it_once_more(both):
    ann, sam = both
    written_at_once(ann, sam)
    edit_goal(ann.store, the(ann, Goal), looks_like="Each day")
    stayed.remove_again(sam.store, stays(sam)[0])
    share(ann, sam)
    assert told(sam) == ("goal", [""], [("ann", "goal", "Each day")])


def test_kept_by_one_and_removed_again_by_the_other_it_is_asked_once_more(both):
    ann, sam = both
    written_at_once(ann, sam)
    stayed.keep_it(ann.store, stays(ann)[0])
    stayed.remove_again(sam.store, stays(sam)[0])
    share(ann, sam)
    assert told(ann) == ("goal", ["sam"], [("", "goal", "no")])
    assert told(sam) == ("goal", [""], [("ann", "goal", "no")])
    assert agreed_state(ann) == agreed_state(sam)
    for desk in both:
        desk.store.rebuild()
    assert told(sam) == ("goal", [""], [("ann", "goal", "no")])


def test_what_was_written_under_it_is_one_question_and_both_go_or_stay(both):
    ann, sam = both
    take_out(ann)
    action = the(sam, Action)
    with sam.store.change() as (change, _):
        change.update(action, who="Sam")
    share(ann, sam)
    assert told(ann) == ("goal", [""], [("sam", "action", "Sam")])
    changes = stayed.remove_again(ann.store, stays(ann)[0])
    assert ann.store.find(Goal) == ann.store.find(Action) == []
    ann.store.undo(changes.action)
    stayed.keep_it(ann.store, stays(ann)[0])
    share(ann, sam)
    assert (stays(sam), the(sam, Action).flagged, the(sam, Goal).flagged) == ([], False, False)


def test_what_happened_can_be_kept_and_is_never_removed_again(both):
    ann, sam = both
    said = {"whom": "Wren", "means": Means.CALL, "outcome": Outcome.REACHED}
    rang = Contact(child=the(ann, Child).id, at=datetime(2025, 11, 4, 8, 52), **said)
    with ann.store.change() as (change, added):
        change.add(rang, LOG)
    share(ann, sam)
    with sam.store.change() as (change, _):
        change.update(the(sam, Contact), words="Rang twice")
    ann.store.undo(added.action)
    share(ann, sam)
    (one,) = stays(ann)
    assert not stayed.can_remove(one)
    with pytest.raises(NotAllowed):
        stayed.remove_again(ann.store, one)
    stayed.keep_it(ann.store, one)
    assert stays(ann) == []
