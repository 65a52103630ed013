"""The pages of a paper, small, as they will leave the printer."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.documents.paper import Paper
from linkworker.documents.style import colour
from ui import names, theme
from ui.printing import Pages, sheet_of
from ui.widgets.drawing import smooth
from ui.widgets.labels import Label
from ui.widgets.layout import down, empty

LONG = 60_000  # letters of HTML: about a tenth of a second to lay out at once
_TURN_MS = 25


class _Sheet(QWidget):
    """One page, as wide as its place."""

    def __init__(self, pages: Pages, number: int) -> None:
        super().__init__()
        self._pages, self._number = pages, number
        self.setAccessibleName(f"Page {number + 1} of {pages.count}, as it will be printed")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as high as the width makes it."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be no lower: as high as its width makes it."""
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the shape of a sheet."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page: paper is white whatever the screen wears."""
        del event
        with smooth(self) as painter:
            painter.fillRect(self.rect(), QColor(colour("surface")))
            if not names.hidden():
                size = self.width() / sheet_of(self._pages.paper).width()
                painter.save()
                painter.scale(size, size)
                self._pages.paint_sheet(painter, self._number)
                painter.restore()
            painter.setPen(theme.colour("line2"))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def cover_again(self) -> None:
        """Show nothing while names are hidden: a page cannot be covered word by word."""
        self.update()

    def _height(self) -> int:
        whole = sheet_of(self._pages.paper)
        return round(max(self.width(), 120) * whole.height() / whole.width())


class PaperPreview(QWidget):
    """Every page under the one before it; empty while there is no paper.

    A long paper is laid out between other things, so that the window goes on answering;
    `prepared` when all its pages show.
    """

    prepared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = down(gap=10)
        self.setLayout(self._rows)
        self.pages: Pages | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def count(self) -> int:
        """How many pages there are; 0 while they are being prepared."""
        return self.pages.count if self.pages else 0

    def show_paper(self, paper: Paper | None) -> None:
        """Show a paper's pages, or none."""
        empty(self._rows)
        self._timer.stop()
        self.pages = Pages(paper, at_once=len(paper.html) < LONG) if paper else None
        if self.count:
            self._show_sheets()
        elif self.pages:
            self._rows.addWidget(Label("Preparing the pages…", "small", "muted"))
            self._timer.start()

    def _go_on(self) -> None:
        """Lay out for a moment, then let the window answer."""
        turn = QElapsedTimer()
        turn.start()
        while self.pages is not None and turn.elapsed() < _TURN_MS:
            if not self.pages.go_on():
                self._timer.stop()
                self._show_sheets()
                self.prepared.emit()
                return

    def _show_sheets(self) -> None:
        empty(self._rows)
        if self.pages is not None:
            for number in range(self.pages.count):
                self._rows.addWidget(_Sheet(self.pages, number))
