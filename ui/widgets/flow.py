"""A row that breaks into further rows when there is no room: chips, tags."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

_Wish = tuple[QLayoutItem, QSize]


class Flow(QLayout):
    """Lay widgets out like words on a page, `gap` px apart both ways; `right` to its right edge."""

    def __init__(self, *widgets: QWidget, gap: int = 8, right: bool = False) -> None:
        super().__init__()
        self._kept: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._wishes: list[QSize] = []
        self._least: QSize | None = None
        self._right = right
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802
        """Take one more widget, in an item of our own: one of Qt's can go without a word."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take one more."""
        self._kept.append(item)
        self.invalidate()

    def count(self) -> int:
        """Say how many there are."""
        return len(self._kept)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give one, or None past the end, as Qt asks."""
        return self._kept[index] if 0 <= index < len(self._kept) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take one out, or None past the end, as Qt asks."""
        if not 0 <= index < len(self._kept):
            return None
        self.invalidate()
        return self._kept.pop(index)

    def invalidate(self) -> None:
        """Forget what was worked out: a part of it has changed."""
        self._heights.clear()
        self._wishes.clear()
        self._least = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Stretch neither way."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Give the height needed at `width` px."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), really=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:  # noqa: N802
        """Put everything in its place."""
        super().setGeometry(area)
        self._place(area, really=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for one row."""
        wishes = self._wished()
        width = sum(wish.width() for wish in wishes) + self.spacing() * max(0, len(wishes) - 1)
        return QSize(width, max((wish.height() for wish in wishes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Need room for the widest."""
        if self._least is None:
            needs = [item.minimumSize() for item in self._kept]
            width = max((need.width() for need in needs), default=0)
            self._least = QSize(width, max((need.height() for need in needs), default=0))
        return self._least

    def _wished(self) -> list[QSize]:
        """Say how large each wishes to be: asked once, until one of them changes."""
        if len(self._wishes) < len(self._kept):
            self._wishes = [item.sizeHint() for item in self._kept]
        return self._wishes

    def _place(self, area: QRect, really: bool) -> int:
        y = area.y()
        for row in self._rows(area.width()):
            height = max(wish.height() for _, wish in row)
            x = area.x() + (self._spare(row, area.width()) if self._right else 0)
            for item, wish in row:
                if really:
                    at = QPoint(x, y + (height - wish.height()) // 2)
                    item.setGeometry(QRect(at, wish))
                x += wish.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - area.y())

    def _spare(self, row: list[_Wish], width: int) -> int:
        taken = sum(wish.width() for _, wish in row) + self.spacing() * (len(row) - 1)
        return max(0, width - taken)

    def _rows(self, width: int) -> list[list[_Wish]]:
        rows: list[list[_Wish]] = []
        left = -1
        for item, wish in zip(self._kept, self._wished(), strict=True):
            needed = wish.width()
            if item.isEmpty():
                continue
            if left < needed:
                rows.append([])
                left = width
            rows[-1].append((item, wish))
            left -= needed + self.spacing()
        return rows
