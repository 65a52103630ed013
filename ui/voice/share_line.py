"""One question of a survey: how many said yes of how many, as words and as a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.actions.surveys import Results
from linkworker.measures.surveys import Share
from ui import theme
from ui.models.surveys import share_parts
from ui.widgets.drawing import smooth
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, unshown

_WIDE, _HIGH, _WORDS = 110, 8, 92
_FEW = "Fewer than five answers so far: nothing is shown yet."


class Shares(QWidget):
    """A line for each question; where none has five answers, that is said once for all."""

    def __init__(self) -> None:
        super().__init__()
        self._lines, self._list = Kept(ShareLine), down(gap=5)
        self._few = unshown(WrapLabel(_FEW, "small", "muted"))
        self.setLayout(down(self._few, self._list, gap=0))

    def show_results(self, results: Results) -> None:
        """Show what was answered."""
        any_shown = any(share.shown for _, share in results.shares)
        shown = results.shares if any_shown else ()
        lines = self._lines.take(len(shown))
        for line, (question, share) in zip(lines, shown, strict=True):
            line.show_share(question.short, share)
        arrange(self._list, lines)
        self._few.setVisible(not any_shown)


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
        self._words.setText(share.words if share.shown else "fewer than 5")
        self._bar.setVisible(share.shown)
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
