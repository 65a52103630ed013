"""What goes with a record that is forgotten: what names it, and nothing that is spelled alike."""

import pytest

from linkworker.errors import NotAllowed
from linkworker.records import RECORDS, Child
from linkworker.store import Draft
from linkworker.store.forgetting import forget_records

GONE, ALIKE, CAPITALS = "ab_d_fghijklmnopqrstuv", "abXdYfghijklmnopqrstuv", "AB_d_fghijklmnopqrstuv"


def named(id_):
    return {"words": "What was said", "about": id_}


def forget(store, id_):
    forget_records(store._database, {one.kind: one for one in RECORDS}, 1, {id_}, ours=True)


def test_a_draft_that_names_a_record_goes_with_it_and_one_that_names_another_stays(store, child):
    """An id may hold `_`, and two ids may differ by a capital alone: neither is the other."""
    for id_ in (GONE, ALIKE, CAPITALS):
        store.keep_draft(Draft(f"draft {id_}", "note", "Note", child.log, "", {}, named(id_)))
    forget(store, GONE)
    assert {one.typed["about"] for one in store.drafts()} == {ALIKE, CAPITALS}


def test_what_was_set_aside_of_a_record_goes_with_it_and_of_another_stays(store, child):
    sql = "INSERT INTO parked (log, device, n, why, body) VALUES (1, 1, ?, 'newer', ?)"
    for n, id_ in enumerate((GONE, ALIKE, CAPITALS), 1):
        store._database.conn.execute(sql, [n, f'{{"edits":[{{"id":"{id_}"}}]}}'.encode()])
    forget(store, GONE)
    left = {row[0] for row in store._database.conn.execute("SELECT n FROM parked").fetchall()}
    assert left == {2, 3}


def test_what_was_erased_before_it_was_noted_of_which_log_is_not_written_in_again(store, child):
    store._database.conn.execute("INSERT INTO forgotten VALUES ('', ?, 0)", [child.id])
    with pytest.raises(NotAllowed, match="moved away or erased"), store.change() as (change, _):
        change.update(child, nickname="Robin")


def test_what_was_erased_in_one_log_is_written_in_under_its_id_in_another(store, child):
    store._database.conn.execute("INSERT INTO forgotten VALUES ('another', ?, 0)", [child.id])
    with store.change() as (change, _):
        change.update(child, nickname="Robin")
    assert store.get(Child, child.id).nickname == "Robin"
