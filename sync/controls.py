"""A log's control and key entries as a value: its kind, who holds it when, its keys.

A log is one dense sequence of control, key and change entries. Control entries are chained
by hash among themselves, so a position in them (`ct`) means the same to everybody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linkworker.errors import Forked, Held, Missing, Refused


@dataclass(frozen=True, slots=True)
class Holding:
    """A caseload holds the log from its k-th control entry `since` until `until`.

    `cuts` {device: n} says what counts of what was written before the end, others 0.
    """

    caseload: str
    since: int
    until: int | None = None
    cuts: Mapping[str, int] = field(default_factory=dict)

    def at(self, k: int) -> bool:
        """Whether it held the log after the k-th control entry."""
        return self.since <= k and (self.until is None or k < self.until)


@dataclass(frozen=True, slots=True)
class LogKey:
    """One K(of,g): its public key, the boxes for each recipient, the key before it sealed."""

    pub: str
    boxes: Mapping[str, tuple[str, ...]]
    previous: tuple[str, ...] = ()

    @property
    def recipients(self) -> frozenset[str]:
        """Who it is boxed to: device and recovery ids, or "<caseload>.<g>"."""
        return frozenset(self.boxes)


@dataclass(frozen=True, slots=True)
class Controls:
    """The state of one log after its control and key entries so far. `Controls(log)`: none."""

    log: str
    kind: str = ""
    hashes: tuple[str, ...] = ()
    seen: tuple[int, ...] = ()
    holdings: tuple[Holding, ...] = ()
    keys: tuple[LogKey, ...] = ()
    erased: tuple[tuple[int, tuple[tuple[str, int, int], ...]], ...] = ()

    @property
    def position(self) -> int:
        """How many control entries there are."""
        return len(self.hashes)

    @property
    def at(self) -> tuple[int, str]:
        """The `ct` of what is signed now; raise Held if the log is not open yet."""
        return self.position, self.hash_at(max(self.position, 1))

    @property
    def g(self) -> int:
        """The number of the newest key, 0 if there is none."""
        return len(self.keys)

    def hash_at(self, k: int) -> str:
        """Return the hash of the k-th control entry, from 1; raise Held if it is not here."""
        if k > self.position:
            raise Missing("this log's control entries here are behind")
        return self.hashes[k - 1]

    def agree(self, ct: tuple[int, str], lg: tuple[int, str]) -> None:
        """Raise Held if `ct` is ahead of this copy, Refused if it cannot have been seen.

        Who has seen the k-th control entry has seen the organisation that it names.
        """
        if self.hash_at(ct[0]) != ct[1]:
            raise Forked("fork: another history of this log")
        if lg[0] < self.seen[ct[0] - 1]:
            raise Refused("an organisation older than the control entry that it follows")

    def holders(self, k: int | None = None) -> frozenset[str]:
        """Return the caseloads that hold the log after its k-th control entry, or now."""
        at = self.position if k is None else k
        return frozenset(holding.caseload for holding in self.holdings if holding.at(at))

    def key(self, g: int) -> LogKey:
        """Return K(of,g)'s entry; raise Held if it is not here."""
        if not 1 <= g <= self.g:
            raise Held("this key's entry is not here yet")
        return self.keys[g - 1]


def key_is_due(controls: Controls, readers: Iterable[str]) -> bool:
    """Whether the newest key is boxed to somebody who is no reader any more, or to nobody."""
    return controls.g == 0 or not controls.keys[-1].recipients <= frozenset(readers)
