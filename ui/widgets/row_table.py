"""Tables of rows as a page shows them: to open one, or whole with the page scrolling."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui import theme

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEAD = 32


class RowTable(QTableView):
    """A table without lines: arrows go from row to row, Tab leaves it. One column takes the rest.

    Use `OpeningTable` or `WholeTable`.
    """

    def __init__(self, model: QAbstractItemModel, name: str, *, rest: int = 0) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(rest, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit()

    @abstractmethod
    def _fit(self) -> None:
        """Give columns and rows the size that the text asks for."""


class OpeningTable(RowTable):
    """`opened` says which row was opened, by Enter or a click."""

    opened = Signal(str)

    def __init__(self, model: QAbstractItemModel, name: str, *, rest: int = 0) -> None:
        super().__init__(model, name, rest=rest)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter."""
        if event.key() in ENTERS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns what there is."""
        super().resizeEvent(event)
        self._fit()

    @abstractmethod
    def _open(self, index: QModelIndex) -> None:
        """Say that a row was opened, if there is one."""


class WholeTable(RowTable):
    """As high as its rows, each `row` px at 100% text: the page scrolls, not the table.

    `widths` are px of the columns after the first, which takes the rest.
    """

    def __init__(
        self, model: QAbstractItemModel, name: str, *, row: int, widths: Sequence[int]
    ) -> None:
        super().__init__(model, name)
        self._row, self._widths = row, widths
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        for column, width in enumerate(self._widths, start=1):
            self.setColumnWidth(column, theme.size(width))
        self.verticalHeader().setDefaultSectionSize(theme.size(self._row))
        self.horizontalHeader().setFixedHeight(theme.size(_HEAD))
        rows = theme.size(self._row) * self.model().rowCount()
        self.setFixedHeight(theme.size(_HEAD) + rows + 2)
