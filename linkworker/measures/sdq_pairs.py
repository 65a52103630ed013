"""Which two SDQ forms may stand against each other: only those that one kind of person filled in.

The form for the start asks about half a year, the one for later about the last month. Bands differ
by who filled a form in, so forms of different people are never compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkworker.measures.sdq import Scored

Version = Literal["baseline", "follow_up"]


@dataclass(frozen=True)
class Entered:
    """One form that came back: which version, filled in when, and its scores. `id` is its own."""

    on: date
    version: Version
    scored: Scored
    id: str = ""

    @property
    def informant(self) -> str:
        """Who filled it in: parent, teacher or self."""
        return self.scored.informant


def before(form: Entered, forms: Iterable[Entered]) -> Entered | None:
    """Find the latest earlier form by the same filler-in, of either version; None if none is."""
    earlier = [f for f in forms if f.informant == form.informant and f.on < form.on]
    return max(earlier, key=lambda f: (f.on, f.id), default=None)


def change(scale: str, then: Entered, now: Entered) -> int | None:
    """Give by how much a scale's score rose from one form to another; None if one is missing."""
    first, last = then.scored.scores[scale], now.scored.scores[scale]
    return None if first is None or last is None else last - first
