"""The later traces (h to k), and the reply that was lost."""

from datetime import date

import pytest

from linkworker.fields import LogKind, Record, text
from linkworker.records import (
    RECORDS,
    AttendanceWeek,
    Child,
    Goal,
    Person,
    Plan,
    PlanVersion,
    Relation,
    keeping,
)
from tests.sync.desks import LOG, MONDAY, Desk, Ticking, same_everywhere, share, shared, three_desks


@pytest.fixture
def desks(tmp_path):
    with three_desks(tmp_path, RECORDS) as made:
        yield made


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
        ann.add(Goal(plan="p", words=word), LOG)
    outbox.seal(LOG, 200, seal)
    (parcel,) = outbox.parcels(10**6)
    ann.add(Goal(plan="p", words="four"), LOG)
    assert outbox.parcels(10**6) == [parcel]
    outbox.taken(parcel, 1)
    outbox.seal(LOG, 200, seal)
    assert [(first, before, len(actions)) for first, before, actions in sealed] == [
        (1, "", 3),
        (4, "hash 1", 1),
    ]
    assert [one.sealed for one in outbox.parcels(10**6)] == [b"sealed from 4"]
