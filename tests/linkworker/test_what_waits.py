"""What waits here is found by its index: the change log behind it may be years long."""

import pytest

from linkworker.records import Child
from linkworker.store.database import rows

ASKS = {
    "how many": lambda store: store.unsent(),
    "which records": lambda store: store.unsent_records(),
    "of which children": lambda store: store.unsent_logs(),
    "what was not taken": lambda store: store.not_sent(),
    "of one log": lambda store: store.mailbox.parting.waits("a log"),
    "not finished": lambda store: store.mailbox.parting.unfinished(["a log"]),
    "what could not be sent": lambda store: store.mailbox.outbox.try_again(),
}
MORE = 60


def keep_changes(store, child):
    """Change a child many times, and have all of it kept by the server."""
    for at in range(MORE):
        with store.change() as (change, _):
            change.update(store.get(Child, child.id), year=at % 13)
    rows(store._database, "UPDATE change SET state = 'kept'")


def steps(store, ask):
    """Count what SQLite goes through to answer, in its own instructions."""
    taken = []
    store._database.conn.set_progress_handler(lambda: taken.append(1), 1)
    ask(store)
    store._database.conn.set_progress_handler(None, 1)
    return len(taken)


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_what_waits_is_found_without_reading_the_change_log(store, child, ask):
    keep_changes(store, child)
    ask(store)
    before = steps(store, ask)
    assert before
    keep_changes(store, child)
    assert steps(store, ask) - before < MORE


def test_the_records_that_wait_are_found_in_one_reading_however_many_wait(store, child):
    """Weeks without a network, or practice: all of it waits."""

    def wait(times):
        for at in range(times):
            with store.change() as (change, _):
                change.update(store.get(Child, child.id), year=at % 13)
            with store.change() as (change, _):
                log = change.open_log("child", "caseload")
                change.add(Child(name="Wren", surname="T", school="s", year=5), log)
        return steps(store, lambda one: one.unsent_records())

    once, again = wait(MORE), wait(MORE)
    assert again < 3 * once
