"""A person is kept once for the family, and what they are to each child in that child's log."""

import pytest

from linkworker.actions import children, people
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import RECORDS, Child, Person, Relation
from tests.sync.desks import Desk, Ticking, share


def add_mum(store, child, **said):
    return people.add_person(
        store, child=child, caseload="caseload", name="Dana Tidewater", role="mum", **said
    )


def test_the_first_person_opens_the_familys_log_and_both_records_are_one_action(store, child):
    changes = add_mum(store, child, phone="07700 900123", responsibility=True)
    child = store.get(Child, child.id)
    ((relation, person),) = people.people_round(store, child)
    assert store.logs("family") == [(child.family, "caseload")]
    assert (person.log, person.phone) == (child.family, "07700 900123")
    assert (relation.log, relation.role, relation.responsibility) == (child.log, "mum", True)
    assert changes.touches(Person) == {person.id}
    assert changes.touches(Relation) == {relation.id}


def test_the_second_person_goes_to_the_same_log(store, child):
    add_mum(store, child)
    people.add_person(
        store, child=store.get(Child, child.id), caseload="caseload", name="Ade", role="uncle"
    )
    assert len(store.logs("family")) == 1
    assert len(people.people_round(store, store.get(Child, child.id))) == 2


def test_all_that_is_wrong_with_person_and_relation_is_said_at_once(store, child):
    with pytest.raises(Invalid) as refused:
        people.add_person(store, child=child, caseload="caseload")
    assert set(refused.value.problems) == {"name", "role"}
    assert store.logs("family") == []


def test_a_persons_telephone_is_not_in_the_childs_log(store, child):
    add_mum(store, child, phone="07700 900123")
    relation = people.people_round(store, store.get(Child, child.id))[0][0]
    assert "900123" not in str(store.history(relation)) + str(store.history(child))


def test_a_sisters_mum_is_linked_and_not_typed_again(store, child):
    add_mum(store, child)
    ((_, mum),) = people.people_round(store, store.get(Child, child.id))
    changes = children.add_child(store, caseload="caseload", name="Robin", school="s", year=2)
    robin = store.get(Child, *changes.touches(Child))
    people.add_relation(store, child=robin, person=mum, role="mum")
    robin = store.get(Child, robin.id)
    assert robin.family == mum.log
    assert [person for _, person in people.people_round(store, robin)] == [mum]


def test_a_person_whose_record_is_not_here_yet_is_still_listed(store, child):
    with store.change() as (change, _):
        change.add(Relation(child=child.id, person="elsewhere", role="dad"), child.log)
    ((relation, person),) = people.people_round(store, child)
    assert (relation.role, person) == ("dad", None)


def test_person_and_relation_are_edited_apart(store, child):
    add_mum(store, child)
    ((relation, mum),) = people.people_round(store, store.get(Child, child.id))
    people.edit_person(store, mum, best_time="after 3")
    people.edit_relation(store, relation, safe=False)
    ((relation, mum),) = people.people_round(store, store.get(Child, child.id))
    assert (mum.best_time, relation.safe) == ("after 3", False)


def test_two_laptops_that_each_add_a_first_person_both_show_both_and_are_asked_nothing(tmp_path):
    clock = Ticking()
    mine, theirs = Desk(tmp_path, RECORDS, clock), Desk(tmp_path, RECORDS, clock)
    children.add_child(mine.store, caseload="caseload", name="Wren", school="s", year=5)
    share(mine, theirs)
    for desk, name in ((mine, "Dana"), (theirs, "Ade")):
        (child,) = desk.store.find(Child)
        people.add_person(desk.store, child=child, caseload="caseload", name=name, role="family")
    share(mine, theirs)
    for desk in (mine, theirs):
        (child,) = desk.store.find(Child)
        round_her = people.people_round(desk.store, child)
        assert {person.name for _, person in round_her if person} == {"Dana", "Ade"}
        assert desk.questions() == {}
        desk.store.close()


def test_an_undone_address_is_undone_on_every_laptop(tmp_path):
    clock = Ticking()
    mine, theirs = Desk(tmp_path, RECORDS, clock), Desk(tmp_path, RECORDS, clock)
    children.add_child(mine.store, caseload="caseload", name="Wren", school="s", year=5)
    (child,) = mine.store.find(Child)
    people.add_person(mine.store, child=child, caseload="caseload", name="Dana", role="mum")
    (mum,) = mine.store.find(Person)
    changes = people.edit_person(mine.store, mum, address="12 Mill Lane", interpreter=True)
    mine.store.undo(changes.action)
    share(mine, theirs)
    for desk in (mine, theirs):
        (mum,) = desk.store.find(Person)
        assert (mum.address, mum.interpreter) == ("", None)
        desk.store.close()


def test_when_to_ring_is_said_only_of_somebody_safe_from_whom_nothing_is_withheld(store, child):
    add_mum(store, child, best_time="after 3pm", safe=True)
    child = store.get(Child, child.id)
    for name, said in (
        ("Gareth", {"role": "dad", "safe": False}),
        ("Bess", {"role": "gran"}),
        ("Ivo", {"role": "uncle", "safe": True, "withhold": frozenset({"times"})}),
    ):
        people.add_person(
            store, child=child, caseload="caseload", name=name, best_time="at noon", **said
        )
    assert people.best_times(store, child) == ("Ring mum after 3pm",)


def test_somebody_known_is_said_to_be_something_to_a_child_once(store, child):
    add_mum(store, child)
    child = store.get(Child, child.id)
    ((_, mum),) = people.people_round(store, child)
    with pytest.raises(NotAllowed, match="already"):
        people.add_relation(store, child=child, person=mum, role="mum")
    assert people.known_as(store) == {mum.id: f"Dana Tidewater, {child.name}’s mum"}
