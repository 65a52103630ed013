"""Taking over what a colleague wrote and what came too late to count: the same edits, anew.

They name the same heads as they did, so nothing that was written since is hidden; their author
stays named. What they built on among themselves is named by its new place.
"""

from collections.abc import Iterable
from typing import NamedTuple

from linkworker.store import forgetting, ledger, search
from linkworker.store.apply import Applying
from linkworker.store.change import log_number
from linkworker.store.changes import ERASED, Changes, Name, WireChange
from linkworker.store.database import Database


class LateChange(NamedTuple):
    """A change as its author numbered it: the n-th of a device in a log that counts no more."""

    device: str
    n: int
    wire: WireChange


def take_over(
    database: Database,
    applying: Applying,
    own_device: int,
    log: str,
    author: str,
    late: Iterable[LateChange],
) -> Changes:
    """Make these changes again as this laptop's own, in a transaction of the caller's.

    `author` is the user who wrote them. One about a record that stands in another log is left out,
    as is what one says of a record that was erased.
    """
    num, numbers = log_number(database, log), ledger.Numbers(database)
    listed = _left(database, num, late)
    applying.learn({edit.id for one in listed for edit in one.wire.edits})
    numbers.look_up(
        (num, numbers.device(name[0]), name[1])
        for one in listed
        for name in _named(one.wire)
        if not isinstance(name, int)
    )
    made: list[ledger.Logged] = []
    next_ = ledger.next_change(database)
    for device, n, wire in listed:
        if not applying.place(num, wire.edits):
            continue
        for edit in wire.edits:
            edit.covers = numbers.localise(num, edit.covers)
            for put in edit.puts:
                put.names = numbers.localise(num, put.names)
        numbers.remember(num, numbers.device(device), n, next_)
        made.append(
            ledger.Logged(
                num=next_,
                log=num,
                device=own_device,
                n=None,
                action=wire.action,
                clock=wire.clock,
                undoes=wire.undoes,
                edits=wire.edits,
                state=ledger.WAITING,
                author=author,
            )
        )
        next_ += 1
    ledger.write(database, made)
    for change in made:
        applying.take(change)
    changes, searchable = applying.finish()
    search.later(database, searchable)
    return changes


def _left(database: Database, log: int, late: Iterable[LateChange]) -> list[LateChange]:
    """Return what these say of records that were not erased; one that says nothing else goes."""
    listed = list(late)
    gone = forgetting.forgotten(database, log, {e.id for one in listed for e in one.wire.edits})
    for one in listed:
        one.wire.edits = forgetting.without(one.wire.edits, gone)
    return [one for one in listed if any(edit.kind != ERASED for edit in one.wire.edits)]


def _named(wire: WireChange) -> Iterable[Name]:
    for edit in wire.edits:
        yield from edit.covers
        for put in edit.puts:
            yield from put.names
