"""What happened, newest first: rows with a mark on a line, and headings between them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.drawing import smooth
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import TONES, Tag


class TimelineRow(QWidget):
    """One thing that happened: mark, title, time, words, who; `opened` when its title is pressed.

    `waiting` shows that it has not left this laptop yet; `last` ends the line; `beside` puts who
    beside the time, where there is room. A row can be kept and told something else.
    """

    opened = Signal()

    def __init__(
        self, title: str = "", when: str = "", words: str = "", who: str = "", beside: bool = False
    ) -> None:
        super().__init__()
        self._title = Button("", "title")
        self._title.clicked.connect(self.opened)
        self._unsent = IconLabel("cloud-off", "text3", 14)
        self._unsent.hide()
        self._when = Label("", "meta", "muted")
        self._who = Label("", "meta", "muted")
        place = self._who if beside else None
        head = across(self._title, place, self._unsent, self._when, gap=8)
        head.setStretch(0, 1)
        self._words = WrapLabel("", "small", "soft")
        self._tags = across(gap=6)
        self._mark = _Mark()
        under = None if beside else self._who
        told = down(self._words, self._tags, under, gap=3, margins=(4, 0, 0, 14))
        body = down(head, told, STRETCH, gap=1)
        row = across(self._mark, gap=8)
        row.addLayout(body, 1)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.tell(title, when, words, who)

    def tell(self, title: str, when: str, words: str = "", who: str = "") -> None:
        """Tell something, without tags; `mark` comes after."""
        self._said = ", ".join(part for part in (title, when, words, who) if part)
        self._title.say(title, self._said)
        self._when.setText(when)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._who.setText(who)
        self._who.setVisible(bool(who))
        empty(self._tags)

    def mark(
        self, icon: str, tone: str = "plain", waiting: bool = False, last: bool = False
    ) -> None:
        """Show the icon in its tone, whether it waits to be sent, whether the line ends."""
        self._mark.show_mark(icon, tone, last)
        self._unsent.setVisible(waiting)
        said = f"{self._said}, waiting to sync" if waiting else self._said
        self._title.say(self._title.said, said)

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Add tags below the words."""
        for tag in tags:
            self._tags.addWidget(tag)
        self._tags.addStretch(1)


class _Mark(QWidget):
    """The circle with an icon, and the line down to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone, self._last = "circle", "plain", False
        self._fit()

    def show_mark(self, icon: str, tone: str, last: bool) -> None:
        self._icon, self._tone, self._last = icon, tone, last
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        del event
        ground, ink = TONES[self._tone]
        across_px = self.width() - 2
        with smooth(self) as painter:
            painter.setPen(QPen(theme.colour("line2" if self._tone == "plain" else ground)))
            painter.setBrush(theme.colour(ground))
            painter.drawEllipse(QRectF(1, 1, across_px, across_px))
            px = theme.size(15)
            picture = icons.pixmap(self._icon, ink, px, self.devicePixelRatioF())
            painter.drawPixmap(QPointF((self.width() - px) / 2, (self.width() - px) / 2), picture)
            if not self._last:
                painter.setPen(QPen(theme.colour("line2"), 1.5))
                middle = self.width() / 2
                painter.drawLine(
                    QPointF(middle, self.width() + 3), QPointF(middle, self.height() - 3)
                )

    def _fit(self) -> None:
        self.setFixedWidth(theme.size(30))


class Heading(QWidget):
    """A heading between rows, such as a month."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._title = Label(words, "metab", "muted")
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(across(self._title, STRETCH, margins=(0, 4, 0, 8)))

    def say(self, words: str) -> None:
        """Show other words."""
        self._title.setText(words)
