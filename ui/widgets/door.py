"""The pages before anything is unlocked: one card in the middle, and the program's sign."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ui import icons, theme
from ui.widgets.drawing import smooth
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Item, across, down
from ui.widgets.pages import ScrollPage

LOCKED = "Linkworker · Everything on this laptop is locked"
_EDGE = 32


class DoorPage(QWidget):
    """A window of its own with one card, `wide` px at 100% text; fill it with `put`.

    The sign stands over the title, or `beside` it where height is scarce; `foot` below it all.
    """

    def __init__(
        self, title: str, about: str, wide: int, *, beside: bool = False, foot: str = "Linkworker"
    ) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(900, 560)
        self.card = QFrame()
        self.card.setProperty("card", "raised")
        self.card.setFixedWidth(theme.size(wide))
        self._title, self._about = Label(title, "h1"), WrapLabel(about, "small", "muted")
        self._inside = down(gap=0, margins=_EDGE)
        self._inside.addLayout(self._head(beside=beside))
        self.card.setLayout(self._inside)
        page = ScrollPage(fills=True)
        self._column = down(across(STRETCH, self.card, STRETCH), gap=12)
        page.body.addLayout(down(STRETCH, self._column, STRETCH))
        self.setLayout(
            down(
                page,
                across(STRETCH, Label(foot, "meta", "muted"), STRETCH),
                gap=0,
                margins=(0, 0, 0, 14),
            )
        )

    def put(self, *items: Item, gap: int = 12, above: int = 18) -> None:
        """Put things under the title."""
        self._inside.addLayout(down(above, *items, gap=gap))

    def put_below(self, card: QWidget) -> None:
        """Put another card, as wide, under this one."""
        card.setFixedWidth(self.card.width())
        self._column.addLayout(across(STRETCH, card, STRETCH))

    def _head(self, *, beside: bool) -> QLayout:
        sign, words = Sign(44), down(self._title, 3, self._about, gap=0)
        if not beside:
            return down(across(sign, STRETCH), 16, words, gap=0)
        row = across(sign, gap=16)
        row.addLayout(words, 1)
        return row

    def say(self, title: str, about: str) -> None:
        """Show another title and line."""
        self._title.setText(title)
        self._about.setText(about)


class Sign(QWidget):
    """The program's sign, `px` at 100% text."""

    def __init__(self, px: int) -> None:
        super().__init__()
        self.setFixedSize(theme.size(px), theme.size(px))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        del event
        with smooth(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            round_ = self.width() / 4
            painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
            px = round(self.width() * 0.58)
            picture = icons.pixmap("heart-handshake", "on_accent", px, self.devicePixelRatioF())
            at = (self.width() - px) // 2
            painter.drawPixmap(at, at, picture)
