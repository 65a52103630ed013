"""Eleven ways in which a merge could lose, flood or part; none of them happens (a to k)."""

from datetime import date

import pytest

from linkworker.errors import NotAllowed
from linkworker.fields import LogKind, Record, text
from linkworker.records import (
    RECORDS,
    Action,
    AttendanceWeek,
    Child,
    Goal,
    Person,
    Plan,
    PlanVersion,
    Relation,
    keeping,
)
from tests.sync.desks import MONDAY, Desk, Ticking, agreed_state, share

LOG = "L" * 21 + "A"


@pytest.fixture
def desks(tmp_path):
    clock = Ticking()
    made = [Desk(tmp_path, RECORDS, clock) for _ in range(3)]
    for desk in made:
        desk.open_log(LOG)
    yield made
    for desk in made:
        desk.store.close()


def shared(desks, record):
    """Let one desk add a record and all of them read it."""
    made = desks[0].add(record, LOG)
    share(*desks)
    return [desk.get(made) for desk in desks]


def same_everywhere(desks):
    share(*desks)
    first, *others = [agreed_state(desk) for desk in desks]
    assert others == [first] * len(others)


def goal(words="Get through the door"):
    return Goal(plan="p", words=words)


def test_trace_a_an_answer_that_came_after_the_question_was_read_is_not_decided_with_it(desks):
    ann, ben, cat = desks
    at_ann, at_ben, at_cat = shared(desks, goal())
    ann.update(at_ann, words="Stay in maths")
    ben.update(at_ben, words="Come in with Juniper")
    share(ann, ben)
    (question,) = ann.store.decisions()
    cat.update(at_cat, words="Sit by the window")
    share(*desks)
    with ann.store.change() as (change, _):
        change.decide(question, "Stay in maths with Juniper")
    same_everywhere(desks)
    for desk in desks:
        answers = set(desk.questions()["words"])
        assert answers == {"Stay in maths with Juniper", "Sit by the window"}


def test_trace_b_a_form_that_shows_one_of_two_answers_names_only_that_one(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, Person(name="Mum", address="Flat 1"))
    ann.update(at_ann, address="Flat 2")
    ben.update(at_ben, address="Flat 3")
    share(*desks)
    shown = ann.get(at_ann)
    assert shown.address == "Flat 3"
    ann.update(shown, address="Flat 3b")
    same_everywhere(desks)
    for desk in desks:
        answers = [answer["address"] for answer in desk.questions()["address"]]
        assert answers == ["Flat 3b", "Flat 2"]


def test_trace_c_what_came_since_the_form_opened_is_not_overwritten(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, goal())
    ben.update(at_ben, words="Stay in maths")
    share(*desks)
    ann.update(at_ann, words="Come in with Juniper")
    same_everywhere(desks)
    for desk in desks:
        assert desk.questions() == {"words": ["Come in with Juniper", "Stay in maths"]}


def test_trace_d_two_who_typed_the_same_are_not_asked_when_one_of_them_is_edited(desks):
    ann, ben, cat = desks
    at_ann, at_ben, at_cat = shared(desks, Person(name="Mum", languages="milk"))
    ann.update(at_ann, languages="tea")
    cat.read(ann.post())
    ben.update(at_ben, languages=" tea ")
    cat.update(cat.get(at_cat), languages="coffee")
    same_everywhere(desks)
    for desk in desks:
        assert desk.questions() == {}
        assert desk.get(at_ann).languages == "coffee"


def test_trace_e_an_action_added_under_a_removed_goal_keeps_it_in_sight(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, goal())
    with ann.store.change() as (change, _):
        change.remove(at_ann)
    assert ann.store.find(Goal) == []
    ben.add(Action(goal=at_ben.id, what="Meet Juniper at the gate", who="Ms Obi"), LOG)
    same_everywhere(desks)
    for desk in desks:
        (kept,) = desk.store.find(Goal)
        assert kept.flagged
        (action,) = desk.store.find(Action)
        with desk.store.change() as (change, _):
            change.remove(kept, under=[action])
        assert desk.store.find(Goal) == desk.store.find(Action) == []
    same_everywhere(desks)


def test_trace_f_undo_leaves_alone_what_was_changed_since(desks):
    ann, ben, _ = desks
    at_ann, _, _ = shared(desks, Person(name="Mum", phone="1"))
    with ann.store.change() as (change, changes):
        change.update(at_ann, phone="2", best_time="after four")
    share(*desks)
    ben.update(ben.get(at_ann), phone="3")
    share(*desks)
    _, left = ann.store.undo(changes.action)
    assert left == ["Telephone"]
    same_everywhere(desks)
    for desk in desks:
        shown = desk.get(at_ann)
        assert (shown.phone, shown.best_time) == ("3", "")
        assert desk.questions() == {}


def test_trace_f_undo_without_having_seen_the_later_edit_puts_both_to_people(desks):
    ann, ben, _ = desks
    at_ann, _, _ = shared(desks, Person(name="Mum", phone="1"))
    action = ann.update(at_ann, phone="2")
    share(*desks)
    ben.update(ben.get(at_ann), phone="3")
    ann.store.undo(action)
    same_everywhere(desks)
    for desk in desks:
        assert set(desk.questions()["phone"]) == {"1", "3"}
    with pytest.raises(NotAllowed):
        ann.store.undo(action)


@pytest.mark.parametrize(("rewritten", "merged"), [(3, True), (17, False)])
def test_trace_g_long_words_merge_only_from_a_text_that_every_laptop_still_keeps(
    desks, rewritten, merged
):
    ann, ben, cat = desks
    at_ann, at_ben, _ = shared(desks, Plan(child="c", started=MONDAY, my_words="one\n\ntwo"))
    for n in range(rewritten):
        ann.update(ann.get(at_ann), my_words=f"one, {n}\n\ntwo")
    ben.update(at_ben, my_words="one\n\ntwo, by Ben")
    same_everywhere(desks)
    cat.store.rebuild()
    same_everywhere(desks)
    for desk in desks:
        assert ("my_words" in desk.questions()) is not merged
        if merged:
            assert desk.get(at_ann).my_words == "one, 2\n\ntwo, by Ben"


def test_trace_h_what_is_merged_is_never_written(desks):
    ann, ben, _ = desks
    at_ann, at_ben, _ = shared(desks, Plan(child="c", started=MONDAY, my_words="one\n\ntwo"))
    ann.update(at_ann, my_words="one, by Ann\n\ntwo")
    ben.update(at_ben, my_words="one\n\ntwo, by Ben")
    share(*desks)
    for desk in desks:
        assert desk.get(at_ann).my_words == "one, by Ann\n\ntwo, by Ben"
        assert desk.store.decisions() == []
        assert desk.store.unsent() == 0
        assert desk.store.mailbox.outbox.waiting() == []
    same_everywhere(desks)
    assert [len(desk.posted) for desk in desks] == [2, 1, 0]


def test_trace_i_words_are_never_mixed_within_a_paragraph(desks):
    ann, ben, _ = desks
    first = Relation(child="c", person="p", role="dad", what_to_say="He can be collected by Dad")
    at_ann, at_ben, _ = shared(desks, first)
    ann.update(at_ann, what_to_say="He cannot be collected by Dad")
    ben.update(at_ben, what_to_say="He can be collected by Dad or uncle")
    same_everywhere(desks)
    written = ["He can be collected by Dad or uncle", "He cannot be collected by Dad"]
    for desk in desks:
        assert desk.questions() == {"what_to_say": written}
        assert desk.get(at_ann).what_to_say == written[0]


class NewPerson(Record):
    """A person as a later version of the program declares her."""

    kind = "person"
    title = "Person"
    lives_in = LogKind.FAMILY
    keeping = keeping.FAMILY

    name: str = text("Name", required=True, search=True)
    address: str = text("Address", group="address")
    postcode: str = text("Postcode", group="address")
    floor: str = text("Floor", group="address")


def test_trace_j_a_member_that_this_version_does_not_know_is_written_back(tmp_path, desks):
    new = Desk(tmp_path, (NewPerson,), Ticking())
    new.open_log(LOG)
    made = new.add(NewPerson(name="Mum", address="1 Elm St", floor="third"), LOG)
    share(new, *desks)
    ann = desks[0]
    ann.update(ann.store.get(Person, made.id), address="2 Elm St", postcode="E5")
    share(new, *desks)
    shown = new.get(made)
    assert (shown.address, shown.postcode, shown.floor) == ("2 Elm St", "E5", "third")
    same_everywhere(desks)
    new.store.close()


def test_trace_k_a_file_read_on_two_laptops_makes_one_week(desks):
    ann, ben, _ = desks
    child = ann.add(Child(name="Wren", school="s", year=5), LOG)
    codes = ("/", "\\", "I", "I", "", "", "", "", "", "")
    for desk in (ann, ben):
        desk.add(AttendanceWeek(child=child.id, monday=MONDAY, codes=codes), LOG)
    same_everywhere(desks)
    for desk in desks:
        (week,) = desk.store.find(AttendanceWeek)
        assert week.codes == codes
        assert desk.questions() == {}


def test_trace_k_two_third_versions_of_a_plan_both_stand_and_name_the_one_before(desks):
    ann, ben, _ = desks

    def version(desk, before):
        fixed = PlanVersion(plan="p", before=before, fixed_on=date(2025, 11, 4), content="c")
        return desk.add(fixed, LOG)

    second = version(ann, version(ann, "").id)
    share(*desks)
    made = {version(ann, second.id).id, version(ben, second.id).id}
    same_everywhere(desks)
    for desk in desks:
        assert {one.id for one in desk.store.find(PlanVersion, before=second.id)} == made


def test_a_lost_reply_is_answered_with_the_same_bytes_and_later_changes_get_later_numbers(desks):
    ann = desks[0]
    outbox = ann.store.mailbox.outbox
    sealed = []

    def seal(first, before, changes):
        sealed.append((first, before, [change.action for change in changes]))
        return f"sealed from {first}".encode(), f"hash {first}", len(changes)

    for word in ("one", "two", "three"):
        ann.add(goal(word), LOG)
    outbox.seal(LOG, 200, seal)
    (parcel,) = outbox.parcels(10**6)
    ann.add(goal("four"), LOG)
    assert outbox.parcels(10**6) == [parcel]
    outbox.taken(parcel, 1)
    outbox.seal(LOG, 200, seal)
    assert [(first, before, len(actions)) for first, before, actions in sealed] == [
        (1, "", 3),
        (4, "hash 1", 1),
    ]
    assert [one.sealed for one in outbox.parcels(10**6)] == [b"sealed from 4"]
