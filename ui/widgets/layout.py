"""Rows and columns in one line each: `across("words", STRETCH, button)`, `down(a, 12, b)`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH: Final = "stretch"
_ROUNDS = 8

Box = TypeVar("Box", bound=QBoxLayout)
Part = TypeVar("Part", bound=QWidget)
Item = QWidget | QLayout | int | str | None


def across(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] | int = 0) -> QHBoxLayout:
    """Make a row: widgets, layouts, a number of px to leave free, STRETCH; None is left out."""
    return _filled(QHBoxLayout(), items, gap, margins)


def down(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] | int = 0) -> QVBoxLayout:
    """Make a column of the same."""
    return _filled(QVBoxLayout(), items, gap, margins)


def held(layout: QLayout) -> QWidget:
    """`layout` as a widget, to hide it, stretch it or give it a fixed size."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def rule(way: str = "across") -> QFrame:
    """Make a thin line, `across` or `down`."""
    line = QFrame()
    line.setProperty("rule", way)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


@contextmanager
def drawn_once(widget: QWidget) -> Iterator[None]:
    """Change much of `widget` and draw it when everything has found its place, not before.

    A change of height goes up one layout in each round of events, and what is new is shown in
    another: left to itself, Qt paints the page two or three times on the way.
    """
    widget.setUpdatesEnabled(False)
    try:
        yield
        for _ in range(_ROUNDS):
            for kind in (QEvent.Type.MetaCall, QEvent.Type.LayoutRequest):
                QCoreApplication.sendPostedEvents(None, kind.value)
    finally:
        widget.setUpdatesEnabled(True)


class Kept(Generic[Part]):
    """Widgets of one kind, made once and shown again with other words: that is far quicker."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._made: list[Part] = []

    def take(self, number: int) -> list[Part]:
        """Give so many of them, the same ones each time."""
        while len(self._made) < number:
            self._made.append(self._make())
        return self._made[:number]


def unshown(widget: Part) -> Part:
    """Give back a widget that stands in its place and waits, hidden, until it is wanted."""
    widget.hide()
    return widget


def arrange(layout: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let `layout` hold these widgets in this order; the others it held are hidden and kept."""
    while (item := layout.takeAt(0)) is not None:
        before = item.widget()
        if before is not None and before not in widgets:
            before.hide()
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def _filled(
    layout: Box, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int] | int
) -> Box:
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*sides)
    layout.setSpacing(gap)
    for item in items:
        _put(layout, item)
    return layout


def _put(layout: QBoxLayout, item: Item) -> None:
    if item == STRETCH:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    elif isinstance(item, QWidget):
        layout.addWidget(item)
