"""Initials in a circle, and the strip that says whose page this is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.drawing import smooth
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down
from ui.widgets.tags import Tag


class Avatar(QWidget):
    """The initials of a name; the name itself stands beside it."""

    def __init__(self, name: str, px: int = 32) -> None:
        super().__init__()
        self._px = px
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show the initials of `name`."""
        self.name = name
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the circle and the initials."""
        del event
        with smooth(self) as painter:
            draw_avatar(painter, QRectF(self.rect()), self.name)

    def _fit(self) -> None:
        self.setFixedSize(theme.size(self._px), theme.size(self._px))


def draw_avatar(painter: QPainter, area: QRectF, name: str) -> None:
    """Draw the circle with the initials of `name`; for tables too."""
    ground, ink = theme.avatar_colour(name)
    painter.setPen(ink if theme.outlined() else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
    letters = theme.font("metab")
    letters.setPixelSize(max(9, round(area.width() * 0.38)))
    painter.setFont(letters)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(name))


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of `name`."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


class IdentityStrip(QWidget):
    """Whose page this is: initials, name, a line about them, tags, and what one can do."""

    def __init__(self, name: str = "", about: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._avatar = Avatar(name, 44)
        self._name = Label(name, "h1")
        self._about = WrapLabel(about, "small", "muted")
        self._tags: list[Tag] = []
        self._first = Flow(self._name, gap=8)
        words = down(self._first, self._about, STRETCH, gap=2)
        doing = across(*actions)
        row = across(self._avatar, gap=12)
        row.addLayout(words, 1)
        row.addLayout(doing)
        row.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(doing, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_person(self, name: str, about: str, tags: Sequence[Tag] = ()) -> None:
        """Show another person."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._about.setText(about)
        for old in self._tags:
            self._first.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tags = list(tags)
        for tag in tags:
            self._first.addWidget(tag)
