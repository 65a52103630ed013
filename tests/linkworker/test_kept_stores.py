"""A store that any earlier release left behind opens, and nothing in it has gone."""

from pathlib import Path
from shutil import copy

import pytest

from linkworker.records import RECORDS, Child, Goal
from linkworker.store import create_store, open_store
from sync.merge import view
from tests.stores.make import fill, one_of

STORES = sorted((Path(__file__).parents[1] / "stores").glob("*.db"))


@pytest.fixture(params=STORES, ids=[path.stem for path in STORES])
def kept(request, tmp_path):
    path = Path(copy(request.param, tmp_path / "kept.db"))
    key = bytes.fromhex(request.param.with_suffix(".key").read_text())
    store = open_store(path, key, "kept", RECORDS, view)
    yield store
    store.close()


def everything(store):
    return {record.kind: store.find(record) for record in RECORDS}


def test_there_is_a_kept_store():
    assert STORES


def test_every_record_is_read_and_made_anew_the_same(kept):
    before = everything(kept)
    sql = "SELECT kind, count(*) FROM record WHERE gone <> 1 GROUP BY kind"
    held = dict(kept._database.conn.execute(sql).fetchall())
    assert {kind: len(found) for kind, found in before.items() if found} == {
        kind: count for kind, count in held.items() if kind in before
    }
    assert len(held) > 15
    store_decisions = kept.decisions()
    kept.rebuild()
    assert everything(kept) == before
    assert [one.heads for one in kept.decisions()] == [one.heads for one in store_decisions]


def test_questions_drafts_removals_settings_and_unsent_changes_are_there(kept):
    (question,) = kept.decisions()
    answers = ["Come in with Juniper", "Stay in maths"]
    assert [answer.value for answer in question.answers] == answers
    (draft,) = kept.drafts()
    assert draft.typed == {"words": "Half"}
    assert {goal.words for goal in kept.find(Goal)} == {"Come in with Juniper", "Read by a torch"}
    assert kept.setting("text size") == "110"
    assert kept.unsent() >= 6


def test_words_are_found_and_kept_on(kept):
    assert {found.kind for found in kept.search("torch")} == {"goal"}
    (child,) = kept.find(Child)
    with kept.change() as (change, _):
        change.update(child, nickname="Robin")
    assert [found.id for found in kept.search("robin")] == [child.id]


def test_what_a_later_version_made_is_still_kept(kept):
    kinds = kept._database.conn.execute("SELECT kind FROM record").fetchall()
    assert ("from_a_later_version",) in kinds


def test_the_maker_of_kept_stores_fills_every_field_of_every_kind(tmp_path):
    store = create_store(tmp_path / "a.db", bytes(32), "kept", RECORDS, view)
    fill(store)
    for record in RECORDS:
        made = store.get(record, one_of(record).id)
        if record is not Goal:
            assert made == one_of(record).__class__(
                **{**vars(one_of(record)), "log": made.log, "seen": made.seen}
            )
    store.close()
