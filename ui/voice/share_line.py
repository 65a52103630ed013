"""One question of a survey: how many said yes of how many, as words and as a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.surveys import Share
from ui import theme
from ui.models.surveys import share_parts
from ui.widgets.drawing import smooth
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across

_WIDE, _HIGH, _WORDS = 120, 8, 190


class ShareLine(QWidget):
    """Fewer than five answers are never drawn, nor said."""

    def __init__(self) -> None:
        super().__init__()
        self._short, self._words = WrapLabel("", "small"), Label("", "small", "soft")
        self._bar = _Bar()
        row = across(gap=10)
        row.addWidget(self._short, 1)
        row.addWidget(self._bar)
        row.addWidget(self._words)
        self.setLayout(row)

    def show_share(self, short: str, share: Share) -> None:
        """Show another question."""
        self._words.setMinimumWidth(theme.size(_WORDS))
        self._short.setText(short[:1].upper() + short[1:])
        self._words.setText(share.words)
        self._bar.parts = share_parts(share)
        self._bar.update()


class _Bar(QWidget):
    """A bar; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as wide as every other."""
        return QSize(theme.size(_WIDE), theme.size(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw how many said yes."""
        del event
        if self.parts is None:
            return
        yes, answered = self.parts
        with smooth(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(self.rect())
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(whole, 4, 4)
            painter.setBrush(theme.colour("accent"))
            part = whole.width() * yes / answered
            painter.drawRoundedRect(QRectF(0, 0, part, whole.height()), 4, 4)
