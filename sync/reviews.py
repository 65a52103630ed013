"""What somebody who may only review a caseload may write in its logs: of some kinds, anything.

A pure function of a change's content, so every laptop decides the same.
"""

from collections.abc import Container

from linkworker.store import WireChange


def may_write(change: WireChange, kinds: Container[str]) -> bool:
    """Say whether a change edits records of these kinds and of no other."""
    return all(edit.kind in kinds for edit in change.edits)
