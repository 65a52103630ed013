"""What keys cannot do on a screen: what they do not reach, hide, or mean twice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.gates.walking import (
    controls,
    ground,
    in_reading_order,
    in_sight,
    out_of_reach,
    ring_missing,
    walk,
)
from tests.ui.parts import shown
from ui.widgets.pages import ScrollPage

Key = Qt.Key


def by_keys(drawn, window):
    """Walk a window; a ring is looked for once for each sort of control."""
    faults = []

    def look(one):
        faults.extend(hidden(one))
        sort = (type(one), one.property("kind"), one.property("show"))
        if sort not in drawn:
            drawn.add(sort)
            faults.extend(ring_missing(one))

    walked = walk(window, look)
    lost = [f"not reached: {said(one)}" for one in controls(window) if one not in walked]
    passed_by = [f"no key reaches: {said(one)}" for one in out_of_reach(window)]
    return faults + lost + passed_by + in_reading_order(walked)


def out_of_sight(window):
    faults = []
    walk(window, lambda one: faults.extend(hidden(one)))
    return faults


def hidden(control):
    """Say when less of a focused control is in sight than its whole, or than a page of it."""
    shown = in_sight(control)
    whole = control.height() <= 200
    enough = shown.height() >= (control.height() - 1 if whole else 100)
    return [] if enough and shown.width() >= 24 else [f"hidden: {said(control)}"]


def ambiguous(window):
    """Keys that two parts of a screen both wait for while the focus is at the same place."""
    seen: dict[str, list[str]] = {}
    for one in shown(window, QShortcut):
        parent = one.parent()
        everywhere = one.context() is not Qt.ShortcutContext.WidgetWithChildrenShortcut
        if isinstance(parent, QWidget) and one.isEnabled() and everywhere:
            seen.setdefault(one.key().toString(), []).append(type(parent).__name__)
    return [f"{keys}: {', '.join(names)}" for keys, names in seen.items() if len(names) > 1]


def said(control):
    return f"{type(control).__name__} {control.accessibleName()!r}"


def stuck(window):
    """Pages that hold more than shows and stay where they are when a key asks for the rest."""
    pages = shown(window, ScrollPage) if ground(window) is window else []
    page = next(iter(pages), None)
    bar = page._area.verticalScrollBar() if page else None
    if bar is None or bar.maximum() == 0:
        return []
    bar.setValue(0)
    page.setFocus()
    QTest.keyClick(page, Key.Key_PageDown)
    moved = bar.value() > 0
    QTest.keyClick(page, Key.Key_End)
    return [] if moved and bar.value() == bar.maximum() else [type(page).__name__]
