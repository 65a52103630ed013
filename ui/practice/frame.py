"""The striped frame of practice: round every page, with the day it is there and the way out."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from linkworker.measures.days import WEEKDAYS, say_day
from linkworker.practice.trying import Tried
from ui import theme
from ui.desk import this_minute
from ui.practice.things import THINGS, Things
from ui.widgets.buttons import Button
from ui.widgets.drawing import smooth
from ui.widgets.labels import ElideLabel, Label
from ui.widgets.layout import across, down, held
from ui.window import Window

EDGE, STRIPE = 7, 11
_EVERY_OTHER = 2 * STRIPE
NARROW = 1200
ROOM_FOR_THINGS = 700  # px high at 100% text: below, the three things wait behind their button
_THROW = "Throw away and begin again"
_SURE = "Yes, throw it all away"
_EVERY = 5_000  # ms between two looks at the clock


class PracticeFrame(QWidget):
    """Holds the window of practice; it says what to do, and does nothing itself."""

    left = Signal()
    thrown_away = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker · practice")
        self.setMinimumSize(900, 560)
        self.inside = window
        window.setMinimumSize(880, 440)
        self.things = Things()
        self._day = ElideLabel("", "small", "soft")
        self.show_things = Button("", "ghost", "list-checks")
        self.throw = Button(_THROW, "ghost", "undo-2")
        self.leave = Button("Leave practice", "small", "log-out")
        self._asked = False
        self._turned = False
        self._tried = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._build()
        self._connect()
        self.show_tried(Tried())
        self._say_day()

    def _build(self) -> None:
        row = across(Label("PRACTICE", "smallb", "info"), gap=12, margins=(12, 4, 6, 4))
        row.addWidget(self._day, 1)
        for button in (self.show_things, self.throw, self.leave):
            row.addWidget(button)
        self._plate = held(row)
        self._under = held(down(self.things, margins=(10, 0, 10, 8)))
        parts = down(self._plate, self.inside, self._under, gap=0, margins=EDGE)
        parts.setStretchFactor(self.inside, 1)
        self.setLayout(parts)

    def _connect(self) -> None:
        self.show_things.clicked.connect(self._turn_things)
        self.throw.clicked.connect(self._throw)
        self.leave.clicked.connect(self.left)
        self._timer.timeout.connect(self._say_day)
        self._timer.start()
        self.inside.went.connect(lambda: self._ask_again())

    def show_tried(self, tried: Tried) -> None:
        """Tick what has been tried."""
        self.things.show_tried(tried)
        self._tried = tried.count
        self._say_tried()

    def say_let_in(self) -> None:
        """Say that the real caseload waits."""
        self.leave.say("You are let in: go to your caseload")
        self.leave.show_icon("arrow-right")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say less where there is less room; the three things show until somebody hides them."""
        super().resizeEvent(event)
        self._say_throw()
        if not self._turned:
            self._under.setVisible(self.height() >= theme.size(ROOM_FOR_THINGS))
            self._say_tried()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let the window inside know that it goes."""
        self.inside.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the stripes at the sides that are to be drawn anew, never under the window."""
        within = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        with smooth(self) as painter:
            painter.fillRect(self.rect(), theme.colour("info_tint"))
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.colour("info"))
            for side in self._sides():
                if side.intersects(event.rect()):
                    painter.setClipRect(side)
                    _draw_stripes(painter, side)
            painter.setClipping(False)
            painter.fillRect(within, theme.colour("canvas"))
            painter.fillRect(self._plate.geometry(), theme.colour("info_tint"))

    def _sides(self) -> tuple[QRect, ...]:
        wide, high = self.width(), self.height()
        lying = QRect(0, 0, wide, EDGE)
        upright = QRect(0, EDGE, EDGE, high - 2 * EDGE)
        return (
            lying,
            lying.translated(0, high - EDGE),
            upright,
            upright.translated(wide - EDGE, 0),
        )

    def _turn_things(self) -> None:
        self._turned = True
        self._under.setVisible(not self._under.isVisible())
        self._say_tried()

    def _say_tried(self) -> None:
        """Say what is behind the button where it is not in sight."""
        shown = not self._under.isHidden()
        self.show_things.say("Tried" if shown else "Three things to try")
        self.show_things.show_extra(f"{self._tried} of {len(THINGS)}")

    def _throw(self) -> None:
        if self._asked:
            self.thrown_away.emit()
            return
        self._asked = True
        self._say_throw()

    def _ask_again(self) -> None:
        self._asked = False
        self._say_throw()

    def _say_throw(self) -> None:
        words = "Begin again" if self.width() < theme.size(NARROW) else _THROW
        self.throw.say(_SURE if self._asked else words, _SURE if self._asked else _THROW)

    def _say_day(self) -> None:
        self._day.setText(f"{_in_words(this_minute())}. Everybody here is invented.")


def _draw_stripes(painter: QPainter, side: QRect) -> None:
    """Draw what of the stripes is in one side: across the whole window they would take long."""
    left, top = side.topLeft().toTuple()
    right, low = left + side.width(), top + side.height()
    for at in range((left + top) // _EVERY_OTHER * _EVERY_OTHER, right + low, _EVERY_OTHER):
        begun, ended = at, at + STRIPE  # of which x + y is between these
        if side.width() > side.height():
            corners = (
                (begun - top, top),
                (ended - top, top),
                (ended - low, low),
                (begun - low, low),
            )
        else:
            corners = (
                *((left, begun - left), (left, ended - left)),
                *((right, ended - right), (right, begun - right)),
            )
        painter.drawPolygon(QPolygon([QPoint(*one) for one in corners]))


def _in_words(now: datetime) -> str:
    day = say_day(now.date(), year=True).partition(" ")[2]
    return f"{WEEKDAYS[now.weekday()]} {day}, {now:%H:%M}"
