"""One child's whole record: a page to read, data for a program, nothing missing from either."""

from datetime import date, datetime

import msgspec

from linkworker.actions import contacts, people
from linkworker.actions.about_child import Where, about, record_of
from linkworker.documents.whole_record import FORMAT, whole_record
from linkworker.records import Child, Contact, Means, Outcome, Plan, ToDo
from linkworker.store import Draft
from tests.linkworker.papers import begin_wren

DAY = date(2025, 11, 4)
AT = datetime(2025, 11, 4, 9, 42)
SAID = {"at": AT, "means": Means.CALL, "outcome": Outcome.REACHED, "by": "u"}


def test_the_whole_record_has_every_word_with_its_history(store):
    wren = begin_wren(store)
    contacts.record_contact(store, children=[wren], whom="mum", words="<b>Slept</b> badly", **SAID)
    people.add_person(store, child=wren, caseload="c", name="Ruth Tidewater", role="mum")
    wren = store.get(Child, wren.id)
    (plan,) = store.find(Plan)
    with store.change() as (change, _):
        change.update(plan, good_at="Foxes and owls")
    gone = store.find(Contact)[0]
    with store.change() as (change, _):
        change.update(gone, struck_because="Wrong day", struck_by="u")
    made = whole_record(store, wren, DAY)
    said = msgspec.json.decode(made.data)
    assert said["format"] == FORMAT
    assert said["about"] == "Wren Tidewater"
    for words in ("Slept", "Ruth Tidewater", "Foxes and owls", "Alderbrook Primary", "Wrong day"):
        assert words in made.html
        assert words in made.data.decode()
    assert "<b>Slept" not in made.html
    assert "&lt;b&gt;Slept" in made.html
    history = next(i["history"] for i in said["items"] if i["kind"] == "plan")
    assert ("Foxes", "Foxes and owls") in {(one["before"], one["after"]) for one in history}
    assert "before: Foxes" in made.html
    every = {item["id"] for item in said["items"]}
    assert {record.id for kind in (Child, Plan, Contact) for record in store.find(kind)} <= every


def test_what_was_removed_is_in_it_and_says_so(store, child):
    people.add_person(store, child=child, caseload="c", name="Ruth", role="mum")
    child = store.get(Child, child.id)
    relation, _ = people.people_round(store, child)[0]
    with store.change() as (change, _):
        change.remove(relation)
    found = {item.kind: item for item in record_of(store, child)}
    assert found["relation"].removed
    assert not found["child"].removed


def test_words_about_a_child_elsewhere_and_begun_are_found(store, child):
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        other = change.add(Child(name="Idris", school="s", year=5), log)
    other = store.get(Child, other.id)
    contacts.record_contact(
        store, children=[other], whom="Idris", words="Sat with WRÉN all day", **SAID
    )
    contacts.record_contact(
        store, children=[other], whom="Idris", words="Wrench in the works", **SAID
    )
    contacts.record_contact(
        store, children=[other], whom="Idris", words="A hard day.\nWren’s hat was gone", **SAID
    )
    store.keep_draft(Draft("d1", "note", "A note", child.log, "", {}, {"words": "Half a thought"}))
    store.keep_draft(Draft("d2", "note", "A note", other.log, "", {}, {"words": "wren again"}))
    store.keep_draft(Draft("d4", "note", "A note", other.log, "", {}, {"words": "Then\nwren’s"}))
    store.keep_draft(Draft("d3", "note", "A note", other.log, "", {}, {"words": "nothing of her"}))
    found = about(store, child)
    elsewhere = [item for item in found if item.where is Where.OTHER]
    assert [said.words for item in elsewhere for said in item.said if said.name == "words"] == [
        "Sat with WRÉN all day",
        "A hard day.\nWren’s hat was gone",
    ]
    assert {item.id for item in found if item.where is Where.DRAFT} == {"d1", "d2", "d4"}


def test_nothing_is_left_out_however_much_there_is(store, child):
    """A list that stopped at 10,000 would make a copy, a count or an erasure list untrue."""
    with store.change() as (change, _):
        for day in range(10_001):
            change.add(ToDo(child=child.id, what=f"{day}"), child.log)
    assert len(store.find(ToDo)) == 10_001
