"""Words on a screen whose ink is too near the ground that is drawn under them."""

from collections import Counter

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from tests.ui.gates.walking import ground, in_sight
from tests.ui.parts import shown
from tests.ui.test_theme import contrast
from ui import theme
from ui.widgets.buttons import Button


def faint(window):
    """Labels and buttons whose ink is too near the ground that is drawn under them."""
    drawn, ratio = window.grab().toImage(), window.devicePixelRatioF()
    drawn = drawn.convertToFormat(QImage.Format.Format_RGB32)
    found, before = [], ground(window)
    for part in shown(before, QLabel | Button):
        words = getattr(part, "words", "") or (part.text() if isinstance(part, QLabel) else "")
        if not words or not part.isEnabled():
            continue
        area = in_sight(part).intersected(window.rect())
        if area.height() < 8:
            continue
        measured = contrast(ink_of(part), ground_of(drawn, area, ratio))
        if measured < (3 if part.fontMetrics().height() >= 28 else 4.5):
            found.append(f"{words[:40]!r}: {measured:.1f}")
    return found


def ground_of(drawn, area, ratio):
    """Give the colour that most of an area of a picture has."""
    step = 3 if area.width() > 24 else 1
    columns = [round(x * ratio) for x in range(area.left(), area.right() + 1, step)]
    seen: Counter[int] = Counter()
    for y in range(area.top(), area.bottom() + 1, 2):
        row = drawn.constScanLine(round(y * ratio)).cast("I")
        seen.update([row[x] for x in columns])
    return QColor(seen.most_common(1)[0][0]) if seen else QColor("white")


def ink_of(part):
    if isinstance(part, Button):
        return theme.colour(part.words_ink())
    return part.palette().color(part.foregroundRole())
