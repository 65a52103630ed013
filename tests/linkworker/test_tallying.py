"""Tallies and what stands twice are kept as rows are written, without reading a whole table."""

import pytest

from linkworker.store import tallying, twice
from linkworker.store.database import rows

WAITING = "UPDATE change SET state = 'sealed', n = 7"


def at_odds(database):
    """Return the tables that are not as they were tallied."""
    return {
        table.name
        for table in tallying.TABLES
        if twice.marks(database, table) != twice.tallied(database, table.name)
        or (table.twin and twice.twin_marks(database, table)
            != twice.tallied(database, table.waits))
    }  # fmt: skip


def twin(database):
    return rows(database, "SELECT num, n, state, body FROM twin_change").fetchall()


@pytest.mark.parametrize("table", tallying.TABLES, ids=lambda table: table.name)
def test_what_stands_twice_is_found_by_its_key_whatever_is_written(store, table):
    database = store._database
    info = rows(database, f"PRAGMA table_info([{table.name}])").fetchall()
    keys = [name for _, name, *_, key in info if key]
    where = " AND ".join(f"[{key}] = 1" for key in keys)
    same = ", ".join(f"[{name}] = [{name}]" for _, name, *_, key in info if not key)
    for sql in (f"DELETE FROM [{table.name}]", f"UPDATE [{table.name}] SET {same}" if same else ""):  # noqa: S608
        if sql:
            steps = rows(database, f"EXPLAIN {sql} WHERE {where}").fetchall()
            assert not [step for step in steps if step[1] in ("Rewind", "Last")], sql


def test_longer_changes_that_wait_take_no_page_each_to_stand_twice(store, child):
    database = store._database
    (before,) = rows(database, "PRAGMA page_count").fetchone()
    for _ in range(100):
        rows(database, "INSERT INTO change (log, device, action, clock, state, body)"
                       " VALUES (1, 1, 'action', 1, 'waiting', ?)", ["words " * 200])  # fmt: skip
    (after,) = rows(database, "PRAGMA page_count").fetchone()
    assert len(twin(database)) >= 100
    assert after - before < 100


def test_a_change_that_moves_on_stands_twice_as_it_is_until_it_is_kept(store, child):
    database = store._database
    assert at_odds(database) == set()
    for said in (WAITING, "UPDATE change SET state = 'not sent', n = NULL, why = 'no right'",
                 WAITING, "UPDATE change SET body = '[]', state = 'waiting'"):  # fmt: skip
        rows(database, said)
        assert at_odds(database) == set(), said
        there = rows(database, "SELECT num, n, state, body FROM change").fetchall()
        assert twin(database) == there
    rows(database, "UPDATE change SET state = 'kept', n = 7, why = ''")
    assert at_odds(database) == set()
    assert twin(database) == []
    rows(database, "UPDATE change SET state = 'waiting'")
    assert at_odds(database) == set()
    assert len(twin(database)) == 1
    rows(database, "DELETE FROM change")
    assert at_odds(database) == set()
    assert twin(database) == []


@pytest.mark.parametrize(
    ("table", "said"),
    [("change", "n = 3"), ("change", "state = 'late'"), ("change", "why = 'another'"),
     ("change", "body = '[]'"), ("change", "state = ''"), ("log", "cursor = 5"),
     ("envelope", "state = 'sealed'"), ("envelope", "sealed = x'01'")],
)  # fmt: skip
def test_whatever_of_a_row_goes_back_is_at_odds_with_its_tally(store, child, table, said):
    database = store._database
    put = "INSERT INTO envelope (log, device, first, last, state, hash, at, sealed)"
    rows(database, f"{put} VALUES (1, 1, 1, 1, 'kept', 'h', 1, x'00')")
    twice.end(database)
    rows(database, f"UPDATE [{table}] SET {said}")  # noqa: S608
    assert at_odds(database) == {table}
    twice.begin(database)
    assert at_odds(database) == {table}
