"""A month to pick a day from: arrow keys move, Enter picks, Esc closes."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from linkworker.measures.days import say_day
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down


class MonthPopup(QFrame):
    """The month of `day` with buttons to turn it: `picked(date)`, then it closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date, today: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "popup")
        self._days = _Days(day, today)
        self._title = Label("", "strong")
        before = Button("", "small", "chevron-left", "Month before")
        after = Button("", "small", "chevron-right", "Month after")
        before.clicked.connect(self._days.showPreviousMonth)
        after.clicked.connect(self._days.showNextMonth)
        head = across(self._title, STRETCH, before, after, gap=4, margins=(6, 0, 0, 0))
        self.setLayout(down(head, self._days, gap=6, margins=10))
        self._days.currentPageChanged.connect(self._say_month)
        self._days.clicked.connect(self._choose)
        self._days.activated.connect(self._choose)
        self._say_month()

    def open_below(self, widget: QWidget) -> None:
        """Show the month under `widget`, inside the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        self._days.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _say_month(self) -> None:
        first = date(self._days.yearShown(), self._days.monthShown(), 1)
        self._title.setText(say_day(first, year=True).split(" ", 2)[2])

    def _choose(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


class _Days(QCalendarWidget):
    """The days of a month in our colours: the day picked filled, today ringed."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        self.setAccessibleName("Calendar")
        self.setNavigationBarVisible(False)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(self.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(self.HorizontalHeaderFormat.ShortDayNames)
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("text3"))
        quiet.setBackground(theme.colour("raised"))
        self.setHeaderTextFormat(quiet)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, quiet)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.setFixedSize(theme.size(304), theme.size(220))

    def paintCell(self, painter: QPainter, area: QRect, day: QDate) -> None:  # noqa: N802
        """Draw one day."""
        chosen = day == self.selectedDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour("raised"))
        circle = QRectF(0, 0, theme.size(28), theme.size(28))
        circle.moveCenter(QRectF(area).center())
        painter.setPen(QPen(theme.colour("accent" if day == self._today else "raised"), 1.5))
        painter.setBrush(theme.colour("accent" if chosen else "raised"))
        painter.drawEllipse(circle)
        elsewhere = day.month() != self.monthShown()
        painter.setPen(theme.colour("on_accent" if chosen else "text3" if elsewhere else "text"))
        painter.setFont(theme.font("strong" if chosen else "small"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()
