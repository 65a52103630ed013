"""What a screen reader would meet on a screen, and what would be cut off: used for every screen."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)

from tests.ui.parts import of_page, shown

CONTROLS = {
    *("Button", "PushButton", "CheckBox", "RadioButton", "ComboBox", "EditableText"),
    *("Table", "List", "Tree", "SpinBox", "Slider", "PageTab"),
}


def nodes(widget: QWidget, *, hidden: bool = True) -> Iterator[QAccessibleInterface]:
    """Everything under `widget` that a screen reader can meet, or could were it not `hidden`."""
    QAccessible.setActive(True)
    start = QAccessible.queryAccessibleInterface(widget)
    yield from _under(start, hidden)


def _under(node: QAccessibleInterface, hidden: bool) -> Iterator[QAccessibleInterface]:
    if node.state().invisible and not hidden:
        return
    yield node
    if node.role().name in ("Table", "Tree", "ComboBox"):
        return  # cells speak through their model
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None:
            yield from _under(child, hidden)


def unnamed_controls(widget: QWidget) -> list[str]:
    """Controls under `widget` that say nothing to a screen reader, as "role: class"."""
    return [
        f"{node.role().name}: {type(node.object()).__name__}"
        for node in nodes(widget, hidden=False)
        if node.role().name in CONTROLS and not node.text(QAccessible.Text.Name).strip()
    ]


def not_plain(widget: QWidget) -> list[str]:
    """Labels under `widget` that would read markup in what somebody typed."""
    return [
        label.text()
        for label in of_page(widget, QLabel)
        if label.textFormat().name != "PlainText" and label.pixmap().isNull()
    ]


def cut_off(widget: QWidget) -> list[str]:
    """Words and buttons under a shown `widget` that do not fit the room they have.

    Below the fold of a scroll area is no loss; past its right edge is.
    """
    QApplication.processEvents()
    lost = []
    for part in shown(widget, QPushButton | QLabel):
        if not _fits(part):
            lost.append(f"{type(part).__name__} {getattr(part, 'words', part.text())!r}")
    return lost


def _fits(part: QWidget) -> bool:
    wish = part.minimumSizeHint()
    if part.height() + 1 < wish.height() or part.width() + 1 < wish.width():
        return False
    area, frame = QRect(QPoint(0, 0), part.size()), part
    while not frame.isWindow() and (parent := frame.parentWidget()) is not None:
        area.translate(frame.pos())
        if area.left() < -1 or area.right() > parent.width():
            return False
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        if area.top() < -1 or area.bottom() > parent.height():
            return False
        frame = parent
    return True
