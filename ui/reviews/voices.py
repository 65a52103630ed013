"""The four voices of a review side by side; where there is no room they wrap."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker.records import Voice
from ui import theme
from ui.reviews.voice_card import VoiceCard

_LEAST = 182  # px a voice needs to be written in


class Voices(QWidget):
    """A card for each voice, in rows of four, of two, or under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = {voice: VoiceCard(voice) for voice in Voice}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        self._place(len(Voice))

    def here(self) -> VoiceCard | None:
        """Give the card that the focus is in, or None."""
        now = self.focusWidget()
        inside = now is not None and now.hasFocus()
        return next((c for c in self.cards.values() if inside and c.isAncestorOf(now)), None)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need the width of one voice: the others go underneath."""
        widest = max(card.minimumSizeHint().width() for card in self.cards.values())
        return QSize(widest, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put as many side by side as there is room for."""
        super().resizeEvent(event)
        fits = max(1, self.width() // theme.size(_LEAST))
        self._place(4 if fits >= 4 else 2 if fits >= 2 else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(len(Voice)):
            self._grid.setColumnStretch(column, int(column < columns))
