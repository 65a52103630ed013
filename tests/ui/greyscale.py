"""Signs and widgets as somebody who sees no colour sees them."""

from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui import theme
from ui.child.signs import draw_sign

_SIDE = 16
_NEAR = 40  # of 255: where a curve is drawn soft


def grey_of_sign(sign):
    """Draw a half-day's sign on a card and give its 256 greys, row by row."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_sign(painter, QRectF(0.5, 0.5, _SIDE - 1, _SIDE - 1), sign)
    painter.end()
    return greys(image)


def holds_block(image, colour):
    """Say whether four pixels near one colour stand together, as on a line two pixels thick.

    The image has 32 bits a pixel.
    """
    drawn = [image.constScanLine(y).cast("I")[: image.width()] for y in range(image.height())]
    inks = {ink for ink in set().union(*drawn) if _near(QColor.fromRgb(ink), colour)}
    near = [{x for x, ink in enumerate(row) if ink in inks} for row in drawn] if inks else []
    return any(
        x + 1 in row and x in below and x + 1 in below for row, below in pairwise(near) for x in row
    )


def _near(one, other):
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= _NEAR for a, b in parts)


def greys(image):
    """Give every pixel of an image as a grey from 0 to 255."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).red() for y in range(grey.height()) for x in range(grey.width())]
