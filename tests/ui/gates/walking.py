"""Walking a screen by the Tab key, and what is found on the way."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.ui.greyscale import holds_block
from tests.ui.parts import shown
from ui import theme
from ui.palette import Palette
from ui.widgets.veil import Veil

USED_BY_HAND = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar)
_MOST = 160


def ground(window):
    """Give the part of a window that can be used now: what lies over it, or all of it."""
    veils = shown(window, Veil)
    return veils[-1].panel if veils else window


def controls(window):
    """Give the controls that Tab must stop at."""
    return [
        one
        for one in shown(ground(window), QWidget)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def out_of_reach(window):
    """Give what a hand can use and Tab passes by, unless its group or its owner is reached.

    What the palette has found is gone through by the arrows of its line.
    """
    return [
        one
        for one in shown(ground(window), USED_BY_HAND)
        if one.isEnabled()
        and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _reached_for(one)
    ]


def _reached_for(widget):
    if isinstance(widget, QAbstractButton) and (group := widget.group()) is not None:
        return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in group.buttons())
    owner = widget.parentWidget()
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        beside = owner.findChildren(type(widget))
        return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in beside)
    inside = (QComboBox, QLineEdit, QTabBar, QAbstractItemView, Palette)
    while owner is not None:
        if isinstance(owner, inside):
            return True
        owner = owner.parentWidget()
    return False


def walk(window, look=lambda one: None):
    """Press Tab until the focus has come round; `look` at each control as it is come to."""
    window.activateWindow()
    walked = []
    for _ in range(_MOST):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in walked:
            break
        walked.append(focus)
        if focus.focusPolicy() & Qt.FocusPolicy.TabFocus:
            look(focus)
    return walked


def in_sight(control):
    """Give the part of a control that nothing it stands in cuts off."""
    area, one = QRect(QPoint(0, 0), control.size()), control
    while not one.isWindow() and (parent := one.parentWidget()) is not None:
        area = area.translated(one.pos()) & parent.rect()
        one = parent
    return area


def ring_missing(control):
    """Say when no line two pixels thick in the colour of the focus is on a focused control."""
    drawn = control.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if holds_block(drawn, theme.colour("focus")):
        return []
    return [f"no ring: {type(control).__name__} {control.accessibleName()!r}"]


def in_reading_order(walked):
    """Find neighbours that Tab visits against the way they are read, but for coming round."""
    found = []
    for one, other in pairwise(walked):
        beside = [each for each in walked if each.parentWidget() is other.parentWidget()]
        begins = other is min(beside, key=lambda each: (each.y(), each.x()))
        if begins or one not in beside:
            continue
        first, then = one.geometry(), other.geometry()
        same_row = first.top() < then.center().y() < first.bottom()
        backwards = then.left() < first.left() if same_row else then.bottom() <= first.top()
        if backwards:
            found.append(f"{other.accessibleName()!r} after {one.accessibleName()!r}")
    return found
