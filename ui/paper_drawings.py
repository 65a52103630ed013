"""Drawings on a paper, painted as lines: sharp on every printer, and nothing is loaded for them.

A drawing is an SVG inside the paper itself (`linkworker.documents.faces`); any other picture is
left blank.
"""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtSvg import QSvgRenderer

_Where = QRectF | QRect
_KIND = "data:image/svg+xml;base64,"


class Drawings(QPyTextObject):
    """Paints a document's drawings; one is kept as long as its document."""

    def intrinsicSize(self, doc: QTextDocument, at: int, look: QTextFormat) -> QSizeF:  # noqa: N802
        """Take the room that the paper gives a drawing."""
        del doc, at
        image = look.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(  # noqa: N802
        self, painter: QPainter, rect: _Where, doc: QTextDocument, at: int, look: QTextFormat
    ) -> None:
        """Draw it."""
        del doc, at
        source = look.toImageFormat().name()
        if source.startswith(_KIND):
            drawing = QByteArray.fromBase64(source.removeprefix(_KIND).encode())
            QSvgRenderer(drawing).render(painter, rect)


def draw_in(document: QTextDocument) -> None:
    """Have a document's drawings painted so; before its words are put in."""
    drawings = Drawings(document)
    document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, drawings)
