"""What waits here is found by its index: the change log behind it may be years long."""

import pytest

from linkworker.store.database import rows

ASKS = {
    "how many": lambda store: store.unsent(),
    "which records": lambda store: store.unsent_records(),
    "of one log": lambda store: store.mailbox.parting.waits("a log"),
    "not finished": lambda store: store.mailbox.parting.unfinished(["a log"]),
    "what could not be sent": lambda store: store.mailbox.outbox.try_again(),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_what_waits_is_found_without_reading_the_change_log(store, child, ask):
    database = store._database
    said: list[str] = []
    database.conn.set_trace_callback(said.append)
    ask(store)
    database.conn.set_trace_callback(None)
    asked = [sql for sql in said if sql.startswith("SELECT") and "FROM change" in sql]
    assert asked
    for sql in asked:
        plan = [step for *_, step in rows(database, f"EXPLAIN QUERY PLAN {sql}")]
        assert any("change_waiting" in step for step in plan), (sql, plan)
        assert not {"SCAN c", "SCAN change"} & set(plan), sql
