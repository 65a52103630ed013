"""What was typed about a worry, as its draft holds it and as its fields do."""

from collections.abc import Mapping
from typing import Any

from linkworker.fields import declared
from linkworker.kinds import Field, Moment
from linkworker.records import ConcernPassed

_KINDS: dict[str, Field] = {**declared(ConcernPassed), "at": Moment(label="When")}
_PLAIN = ("child", "name")  # words here, whatever the record makes of them


def to_keep(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Spell what stands in the fields for a draft."""
    return {name: _kind(name).to_store(value) for name, value in typed.items() if value}


def from_kept(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Read it back; what a newer version spelled is left out."""
    found = {}
    for name, stored in kept.items():
        try:
            found[name] = _kind(name).from_store(stored)
        except (ValueError, TypeError):
            continue
    return found


def _kind(name: str) -> Field:
    return Field(label="") if name in _PLAIN or name not in _KINDS else _KINDS[name]
