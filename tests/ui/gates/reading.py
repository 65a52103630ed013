"""What a screen keeps from who hears it or sees no colour: rows, fields, signs, charts."""

from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtWidgets import QLabel, QTableView

from tests.ui.parts import of_page, shown
from ui.child.half_days import HalfDays
from ui.child.year_line import YearLine
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.labels import IconLabel
from ui.widgets.tags import Tag

CHARTS = (YearLine, HalfDays)
_MEANS = ("ok", "warn", "bad", "info", "risk")


def silent_rows(widget):
    """Rows whose first cell says less than the cells of the row together."""
    found = []
    for table in shown(widget, QTableView):
        model = table.model()
        for row in range(model.rowCount()):
            cells = [model.index(row, column).data() for column in range(model.columnCount())]
            said = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or ""
            known = [str(cell) for cell in cells if cell and cell != "–"]
            if not said or (len(known) > 1 and len(said) <= len(known[0])):
                found.append(f"{table.accessibleName()}: {cells}")
    return found


def loose_fields(widget):
    """Fields whose label has no editor as its buddy, or whose editor does not say the label."""
    found = []
    for field in of_page(widget, Field):
        said_by = field.editor
        while said_by.focusProxy() is not None:
            said_by = said_by.focusProxy()
        buddies = [one.buddy() for one in field.findChildren(QLabel) if one.buddy() is not None]
        heard = (said_by.accessibleName(), said_by.accessibleDescription())
        if not buddies or not any(words.startswith(field.label) for words in heard):
            found.append(field.label)
        elif field.hint and field.hint not in said_by.accessibleDescription():
            found.append(f"{field.label}: {field.hint}")
    return found


def by_colour_alone(window):
    """Tags without words, and icons in a colour that means something with no words beside them."""
    found = [f"tag {one.accessibleName()!r}" for one in of_page(window, Tag) if not words(one)]
    for icon in shown(window, IconLabel):
        if icon._tone in _MEANS and not beside(icon):
            found.append(f"icon {icon._name}")
    return found


def words(tag):
    return tag.words or not tag.isVisible()


def beside(icon):
    """Give the words in the same part of the page as an icon, up to its card."""
    part = icon.parentWidget()
    while part is not None and not part.isWindow():
        said = [one.text() for one in shown(part, QLabel)]
        if any(said):
            return said
        part = part.parentWidget()
    return []


def charts_alone(window):
    found = []
    names = {one.accessibleName() for one in shown(window, Button)}
    for chart in shown(window, CHARTS):
        offered = {name.partition(" attendance")[0] for name in names}
        if not chart.accessibleName() or not {"Show", "Copy"} <= offered:
            found.append(type(chart).__name__)
    return found


def animations(window):
    return [str(one) for one in window.findChildren(QAbstractAnimation)]
