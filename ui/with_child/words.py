"""Her words, what she is good at and hopes for; and where she types her own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.with_child import Hers
from ui.widgets.buttons import Button
from ui.widgets.drawing import smooth
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.with_child.hills import draw_hills
from ui.with_child.typed_by_her import TypedByHer

_ROUND, _FREE = 10, 24
_ASKED = "What would you like people to know about you?"


class WordsPanel(TypedByHer):
    """Her words as they stand, and where she types them."""

    def __init__(self) -> None:
        super().__init__(kind="accent", fills=True)
        self._name, self._words = Label("", "hero", "accent_ink"), WrapLabel("", "voice")
        self.write = Button("", "small", "square-pen")
        self._good_at = _Said("star", "I am good at")
        self._hopes = _Said("sparkles", "I hope for")
        self._shown = held(down(self._words, across(self.write, STRETCH), gap=10))
        self.stand(self._shown)
        self.write.clicked.connect(self.begin)
        self._build()

    def _build(self) -> None:
        self.body.setContentsMargins(12, 10, 12, 4)
        box = WordsEdit(_ASKED, lines=4, most=8)
        writing = self.make_box(box, "My words", "Keep my words", "Leave them as they were")
        parts = (self._name, 12, self._shown, writing, 18, self._good_at, 14, self._hopes)
        self.body.addLayout(down(*parts, gap=0))
        self.body.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the card, and hills in the room that the words leave."""
        super().paintEvent(event)
        whole = QRectF(self.rect())
        words = self._hopes if self._hopes.isVisible() else self._good_at
        foot = words.geometry().bottom() if words.isVisible() else self._shown.geometry().bottom()
        shape = QPainterPath()
        shape.addRoundedRect(whole, _ROUND, _ROUND)
        with smooth(self) as painter:
            painter.setClipPath(shape)
            draw_hills(painter, whole.adjusted(0, foot + _FREE, 0, 0))

    def show_hers(self, hers: Hers) -> None:
        """Show what she says; words she is typing stay as they are."""
        self._name.setText(hers.child.name)
        self._words.setText(f"“{hers.words}”" if hers.words else _ASKED)
        self.write.say("Change my words" if hers.words else "Write my words")
        self._good_at.say(hers.good_at)
        self._hopes.say(hers.hopes)
        self.before = hers.words


class _Said(QWidget):
    """An icon, a few words of heading, and what is said; hidden while nothing is."""

    def __init__(self, icon: str, heading: str) -> None:
        super().__init__()
        self._words = WrapLabel("", "large")
        mark = IconLabel(icon, "accent", 22)
        row = across(mark, gap=12)
        row.addLayout(down(Label(heading, "h2", "accent_ink"), self._words, gap=4), 1)
        row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
