"""Whether a change from elsewhere has a form that this version can keep."""

from collections.abc import Sequence

from linkworker.fields import GONE
from linkworker.store import rows
from linkworker.store.apply import Kinds
from linkworker.store.changes import EDITS, Name, RecordEdit, WireChange


def fits(kinds: Kinds, wire: WireChange) -> bool:
    """Say whether a change can be kept: its stamp, its names, and each value it puts."""
    if not 0 <= wire.clock < 2**63 or max(len(wire.action), len(wire.author)) > 22:
        return False
    puts = 0
    for edit in wire.edits:
        puts += len(edit.puts)
        if puts > EDITS or not _edit_fits(kinds, edit):
            return False
    return True


def _edit_fits(kinds: Kinds, edit: RecordEdit) -> bool:
    kind = kinds.get(edit.kind)
    if not (0 < len(edit.id) <= 22 and 0 < len(edit.kind) <= 60 and _names_fit(edit.covers)):
        return False
    for put in edit.puts:
        if len(put.slot) > rows.LONGEST_SLOT or (put.names and not _names_fit(put.names)):
            return False
        if put.slot == GONE:
            if not isinstance(put.value, bool):
                return False
        elif kind is not None and not rows.fits(kind, put.slot, put.value):
            return False
    return True


def _names_fit(names: Sequence[Name]) -> bool:
    for name in names:
        if isinstance(name, int) or not (0 < name[1] < 2**53 and 0 <= name[2] < EDITS):
            return False
    return True
