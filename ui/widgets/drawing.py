"""Drawing on a widget with smooth edges."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


@contextmanager
def smooth(widget: QWidget) -> Iterator[QPainter]:
    """Give the painter of `widget` while its `paintEvent` runs, and end it whatever happens."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()
