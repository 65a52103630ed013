"""What a copy is gathered from: every log, every wording, what was not sent, what is set aside."""

from datetime import date

import pytest

from linkworker.actions import subject_access as access
from linkworker.actions.about_child import Where
from linkworker.records import (
    AccessRequest,
    Asker,
    Because,
    Child,
    FamilyNeed,
    Pass,
    ToDo,
    Understands,
)
from linkworker.store import Draft

DAY = date(2025, 11, 4)


@pytest.fixture
def idris(store):
    """Another child, with a family of his own."""
    with store.change() as (change, _):
        log, family = change.open_log("child", "c"), change.open_log("family", "c")
        made = change.add(Child(name="Idris", school="s", year=5, family=family), log)
    return store.get(Child, made.id)


def keep(store, record, log):
    with store.change() as (change, _):
        made = change.add(record, log)
    return store.get(type(record), made.id)


def request_of(store, child):
    said = {"asked_on": DAY, "asker": Asker.CHILD, "who": "Wren",
            "understands": Understands.YES_AGREES}  # fmt: skip
    access.ask_for_copy(store, child, by="maya", **said)
    return store.find(AccessRequest, child=child.id)[0]


def gathered(store, child):
    return [one.item for one in access.gathered(store, child, request_of(store, child))]


def set_aside(store, log, body, n=1):
    """Set a change aside, as one that came from another laptop and fits nowhere."""
    database = store._database.conn
    database.execute("INSERT OR IGNORE INTO device (num, id) VALUES (9, ?)", ["d" * 22])
    sql = (
        "INSERT INTO parked (log, device, n, why, body)"
        " VALUES ((SELECT num FROM log WHERE id = ?), 9, ?, 'it stands in another record', ?)"
    )
    database.execute(sql, [log, n, body])


def test_free_text_in_another_childs_and_another_familys_log_is_found(store, child, idris):
    keep(store, ToDo(child=idris.id, what="Ask Wren’s mum"), idris.log)
    keep(store, FamilyNeed(words="Shares a room with Wren"), idris.family)
    keep(store, ToDo(child=idris.id, what="Ring about shoes"), idris.log)
    found = [one for one in gathered(store, child) if one.where is Where.OTHER]
    assert {one.kind for one in found} == {"to_do", "family_need"}
    assert len(found) == 2


def test_what_another_record_said_before_is_found_with_that_wording(store, child, idris):
    words = keep(store, ToDo(child=idris.id, what="Wren shoved him"), idris.log)
    with store.change() as (change, _):
        change.update(words, what="Somebody shoved him")
    (found,) = [one for one in gathered(store, child) if one.where is Where.OTHER]
    assert [line.before for line in found.history if line.before] == ["Wren shoved him"]


def test_what_could_not_be_sent_is_found_in_her_own_log_and_in_others(store, child, idris):
    keep(store, ToDo(child=child.id, what="Hers"), child.log)
    keep(store, ToDo(child=idris.id, what="Wren again"), idris.log)
    for log in (child.log, idris.log) * 2:  # the oldest goes first: that the child is there
        store.mailbox.outbox.cannot_send(log, "it is too long")
    found = {one.where: one.not_sent for one in gathered(store, child) if one.kind == "to_do"}
    assert found == {Where.OWN: "it is too long", Where.OTHER: "it is too long"}


def test_what_came_too_late_to_count_says_so(store, child):
    keep(store, ToDo(child=child.id, what="Hers"), child.log)
    store._database.conn.execute("UPDATE change SET state = 'late', why = 'the right had ended'")
    (found,) = [one for one in gathered(store, child) if one.kind == "to_do"]
    assert found.not_sent == "the right had ended"


def test_drafts_about_her_and_about_others_that_name_her_are_found(store, child, idris):
    store.keep_draft(Draft("d" * 22, "note", "Note", idris.log, "", {}, {"words": "WRÉN came"}))
    store.keep_draft(Draft("e" * 22, "note", "Note", idris.log, "", {}, {"words": "He came"}))
    store.keep_draft(Draft("f" * 22, "note", "Note", child.log, "", {}, {"words": "She came"}))
    found = {one.id[0] for one in gathered(store, child) if one.where is Where.DRAFT}
    assert found == {"d", "f"}


def test_what_was_set_aside_is_found_wherever_it_names_her_and_can_be_decided(store, child, idris):
    set_aside(store, child.log, b'{"words":"about her"}')
    set_aside(store, idris.log, b'{"words":"Wren was there"}', 1)
    set_aside(store, idris.log, b'{"words":"he was alone"}', 2)
    request = request_of(store, child)
    every = access.gathered(store, child, request)
    found = [one for one in every if one.item.kind == "change"]
    assert [one.item.where for one in found] == [Where.APART, Where.OTHER]
    because = {"passed": Pass.WITHHOLD, "because": Because.OTHERS}
    access.decide(store, request, found, by="sue", on=DAY, **because)
    left = [one for one in access.gathered(store, child, request) if one.decision is None]
    assert {one.item.kind for one in left} == {"child"}


def test_what_came_and_cannot_be_read_yet_is_said_to_be_there(store, child):
    sql = "INSERT INTO held VALUES ((SELECT num FROM log WHERE id = ?), 7, 'a newer form', ?)"
    store._database.conn.execute(sql, [child.log, b"sealed"])
    (found,) = [one for one in gathered(store, child) if one.kind == "envelope"]
    assert "cannot be read here yet: a newer form" in found.title
    assert len(found.id) == 22


def test_a_name_that_only_begins_another_word_finds_nothing(store, child, idris):
    keep(store, ToDo(child=idris.id, what="Wrenfield Road, by the tidewaters"), idris.log)
    assert [one for one in gathered(store, child) if one.where is Where.OTHER] == []
