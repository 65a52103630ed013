"""A slip to read over the page: a title, lines that scroll, a foot with Close."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import STRETCH, Item, across, down, empty, held, rule
from ui.widgets.pages import scroll_by
from ui.widgets.veil import Veil


class Slip(Veil):
    """It keeps the focus on Close; Esc or a click beside it puts it away."""

    def __init__(
        self,
        over: QWidget,
        icon: str,
        ink: str,
        size: tuple[int, int],
        foot: Sequence[Item] = (STRETCH,),
    ) -> None:
        self.close_it = Button("Close", "secondary")
        super().__init__(over, self.close_it, *size)
        self._title = Label("", "h1")
        self._lines = down(gap=12)
        inside = held(down(self._lines, STRETCH, margins=(24, 4, 24, 12)))
        inside.setObjectName("page")
        self._area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = across(IconLabel(icon, ink, 24), self._title, STRETCH, gap=10)
        head.setContentsMargins(24, 18, 24, 8)
        whole = down(head, gap=0, margins=1)
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        whole.addLayout(across(*foot, self.close_it, gap=16, margins=(24, 10, 24, 10)))
        self.panel.setLayout(whole)
        self.close_it.clicked.connect(self.put_away)
        key = QShortcut(QKeySequence("Esc"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.put_away)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll the lines where there are more than fit."""
        if not scroll_by(self._area, Qt.Key(event.key())):
            super().keyPressEvent(event)

    def show_lines(self, title: str, lines: Sequence[QWidget]) -> None:
        """Open with these lines under a title."""
        self.setAccessibleName(title)
        self._title.setText(title)
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(line)
        self.open()
