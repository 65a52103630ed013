"""Lucide icons in the colours of the theme: `pixmap("sun", "accent", 18, ratio)`."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from linkworker.measures.resources import resource
from ui import theme


def pixmap(name: str, tone: str, px: int, ratio: float) -> QPixmap:
    """Draw the icon `name` in the colour `tone`, `px` wide, sharp at a device pixel ratio.

    Raises FileNotFoundError if `resources/icons` has no such icon.
    """
    return _drawn(name, theme.colour(tone).name(), px, ratio)


@lru_cache(maxsize=1024)
def _drawn(name: str, ink: str, px: int, ratio: float) -> QPixmap:
    drawing = _outline(name).replace("currentColor", ink)
    picture = QPixmap(QSize(round(px * ratio), round(px * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()  # before the picture can die, or Qt crashes at exit
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _outline(name: str) -> str:
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', 'stroke-width="1.9"')
