"""The pages of a paper, small, as they will leave the printer."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.documents.paper import Paper
from linkworker.documents.style import colour
from ui import names, theme
from ui.printing import SHEET, Pages
from ui.widgets.drawing import smooth
from ui.widgets.layout import down, empty


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
                size = self.width() / SHEET.width()
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
        return round(max(self.width(), 120) * SHEET.height() / SHEET.width())


class PaperPreview(QWidget):
    """Every page under the one before it; empty while there is no paper."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = down(gap=10)
        self.setLayout(self._rows)
        self.count = 0

    def show_paper(self, paper: Paper | None) -> None:
        """Show a paper's pages, or none."""
        empty(self._rows)
        pages = Pages(paper) if paper else None
        self.count = pages.count if pages else 0
        if pages:
            for number in range(pages.count):
                self._rows.addWidget(_Sheet(pages, number))
