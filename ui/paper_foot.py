"""The foot of each page of a paper: whose it is, for whom, how it stands, and which page it is.

Nothing of it is cut off: where one line does not hold it, it has as many as it needs, and in large
print it is as large as the rest.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from linkworker.documents.paper import Paper
from linkworker.documents.style import LARGER, colour

_LEAST = 36.0  # px kept at the foot of a page
_ABOVE, _BELOW, _APART = 8, 4, 16
_SMALL = 11
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


def foot_of(paper: Paper, page: int, pages: int) -> tuple[str, str]:
    """Return the words at the foot of a page: on the left, and on the right."""
    return paper.foot, f"Page {page} of {pages}"


def foot_height(paper: Paper, width: float) -> float:
    """Return how many px of a page so wide its foot takes."""
    if not paper.foot:
        return 0.0
    words = QFontMetricsF(_letters(paper)).boundingRect(_left(paper, width), _WRAPPED, paper.foot)
    return max(_LEAST, words.height() + _ABOVE + _BELOW)


def paint_foot(painter: QPainter, paper: Paper, room: QSizeF, words: tuple[str, str]) -> None:
    """Paint the foot of a page whose printed part is so large."""
    if not paper.foot:
        return
    top = room.height() - foot_height(paper, room.width()) + _ABOVE
    painter.setPen(QColor(colour("line2")))
    painter.drawLine(QPointF(0, top), QPointF(room.width(), top))
    painter.setFont(_letters(paper))
    painter.setPen(QColor(colour("text2")))
    left = _left(paper, room.width()).translated(0, top + _BELOW)
    painter.drawText(left, _WRAPPED, words[0])
    whole = QRectF(0, top + _BELOW, room.width(), left.height())
    painter.drawText(whole, int(Qt.AlignmentFlag.AlignRight), words[1])


def _left(paper: Paper, width: float) -> QRectF:
    """Give the room for what stands at the left, beside the longest "Page 99 of 99"."""
    measured = QFontMetricsF(_letters(paper))
    taken = measured.horizontalAdvance(foot_of(paper, 99, 99)[1]) + _APART
    return QRectF(0, 0, width - taken, 400)


def _letters(paper: Paper) -> QFont:
    letters = QFont("Inter")
    letters.setPixelSize(paper.letters if paper.letters >= LARGER else _SMALL)
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return letters
