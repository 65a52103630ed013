"""What was removed while somebody wrote in it stays: it is removed again, or kept."""

from linkworker.records import Child
from linkworker.store import Changes, Reader, Stayed, Store


def stayed_about(reader: Reader, child: Child) -> list[Stayed]:
    """Return what was removed of a child's record and stays, her family's too, the oldest first."""
    return reader.stays.among({child.log, child.family} - {""})


def can_remove(stayed: Stayed) -> bool:
    """Say whether it can be removed again: what happened is struck out with a reason instead."""
    return not any(one.event for one in (stayed.record, *stayed.under))


def remove_again(store: Store, stayed: Stayed) -> Changes:
    """Remove a record with all that kept it here and was shown; what was not keeps it here still.

    Raises NotAllowed where something that happened is among it: see `can_remove`.
    """
    with store.change() as (change, changes):
        change.remove(stayed.record, stayed.under)
    return changes


def keep_it(store: Store, stayed: Stayed) -> Changes:
    """Keep a record and what stayed under it: it counts as removed no more."""
    with store.change() as (change, changes):
        for one in (stayed.record, *stayed.under):
            if one.flagged:
                change.put_back(one)
    return changes
