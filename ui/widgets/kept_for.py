"""Widgets kept for what they show: each stands by its own while the list round it changes."""

from collections.abc import Callable, Sequence
from typing import Generic

from ui.widgets.layout import Kept, Part


class KeptFor(Generic[Part]):
    """As `Kept`, by key: what is being typed in a widget stays under the hand."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._kept = Kept(make)
        self._had: dict[str, Part] = {}

    def take(self, keys: Sequence[str]) -> list[Part]:
        """Give each key the widget it had before, or a free one."""
        every = self._kept.take(max(len(keys), len(self._had)))
        staying = {key: self._had[key] for key in keys if key in self._had}
        free = [one for one in every if one not in staying.values()]
        self._had = {key: staying.get(key) or free.pop(0) for key in keys}
        return list(self._had.values())
