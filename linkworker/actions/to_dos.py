"""To-dos that people write: for a child or for nobody; done by a contact, or let go."""

from datetime import date
from typing import Any

from linkworker.errors import Invalid
from linkworker.records import Child, Contact, OwnToDo, ToDo
from linkworker.store import Changes, Reader, Store


def add_to_do(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Write down something to do for a child."""
    with store.change(draft) as (change, changes):
        change.add(ToDo(child=child.id, **said), child.log)
    return changes


def add_own_to_do(store: Store, caseload: str, *, draft: str = "", **said: Any) -> Changes:
    """Write down something to do that is about no child, in a caseload's own log."""
    with store.change(draft) as (change, changes):
        change.add(OwnToDo(**said), caseload)
    return changes


def edit_to_do(store: Store, to_do: ToDo | OwnToDo, *, draft: str = "", **edits: Any) -> Changes:
    """Change a to-do."""
    with store.change(draft) as (change, changes):
        change.update(to_do, **edits)
    return changes


def finish_to_do(store: Store, to_do: ToDo, *, contact: Contact) -> Changes:
    """Say that a to-do for a child was done by a recorded contact, on its day."""
    done_on = contact.at.date() if contact.at else None
    return edit_to_do(store, to_do, done_on=done_on, done_by=contact.id, let_go="")


def finish_own(store: Store, to_do: OwnToDo, *, on: date) -> Changes:
    """Say on which day a to-do about no child was done."""
    return edit_to_do(store, to_do, done_on=on, let_go="")


def let_go(store: Store, to_do: ToDo | OwnToDo, *, reason: str) -> Changes:
    """Let a to-do go, with the reason; raises Invalid without one."""
    if not reason.strip():
        raise Invalid({"let_go": "Say why it is let go"})
    return edit_to_do(store, to_do, done_on=None, let_go=reason.strip())


def let_wait(
    store: Store, to_do: ToDo | OwnToDo, *, until: date | None, because: str, today: date
) -> Changes:
    """Let a to-do wait until a day to come, with the reason. Raises Invalid."""
    said = waits(until, because, today)
    return edit_to_do(store, to_do, **said)


def waits(until: date | None, because: str, today: date) -> dict[str, Any]:
    """Check a day to wait until and why; raises Invalid with all that is wrong."""
    found: dict[str, str] = {}
    if until is None or until <= today:
        found["paused_until"] = "Say until which day, from tomorrow on"
    if not because.strip():
        found["paused_because"] = "Say why it waits"
    if found:
        raise Invalid(found)
    return {"paused_until": until, "paused_because": because.strip()}


def own_to_dos(reader: Reader, today: date) -> list[OwnToDo]:
    """Return what is to do about no child and does not wait for a later day."""
    found = reader.find(OwnToDo, done_on=None)
    return [
        one
        for one in found
        if not one.let_go and not (one.paused_until and one.paused_until > today)
    ]
