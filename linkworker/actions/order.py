"""Where a thing stands in its list: a key of letters that sorts between its neighbours' keys.

A move writes one key, so two people's moves never undo each other; equal keys are told apart
by id (Kleppmann, "Moving elements in list CRDTs", PaPoC 2020).
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class _Placed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def order(self) -> str: ...


P = TypeVar("P", bound=_Placed)


def in_order(things: Iterable[P]) -> list[P]:
    """Return things as their list shows them."""
    return sorted(things, key=lambda thing: (thing.order, thing.id))


def at_end(things: Iterable[_Placed]) -> str:
    """Return a key that sorts after everything in a list."""
    return between(max((thing.order for thing in things), default=""), "")


def between(before: str, after: str) -> str:
    """Return a key that sorts after `before` and before `after`; '' is an end of the list.

    A letter is spent on each 60 things added at the end, and on each 5 put into one gap.
    """
    key = ""
    open_ended = not after
    while True:
        place = len(key)
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        bounded = not open_ended and place < len(after)
        high = _DIGITS.index(after[place]) if bounded else len(_DIGITS)
        if high - low > 1:
            return key + _DIGITS[low + (1 if not after else (high - low) // 2)]
        key += _DIGITS[low]
        open_ended = open_ended or high != low
