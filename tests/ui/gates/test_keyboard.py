"""Gate 2: every control is reached by keys, in reading order, with its ring drawn and in sight."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.gates.screens import doors, faults_of
from tests.ui.gates.walking import (
    controls,
    ground,
    in_reading_order,
    in_sight,
    out_of_reach,
    ring_missing,
    walk,
)
from ui import theme
from ui.places import PLACES
from ui.widgets.pages import ScrollPage

Key = Qt.Key


def test_the_tour_goes_everywhere(tour):
    shown = {screen.name.partition(" ")[0] for screen in tour.screens()}
    skipped = {name for name, abouts in tour.abouts().items() if not abouts}
    assert shown | skipped == {name for name, _, _ in PLACES}


def test_every_control_is_reached_in_order_with_its_ring_drawn_and_in_sight(tour):
    assert faults_of(tour.everything(), partial(by_keys, set())) == {}


def test_every_control_before_the_window_is_too(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), partial(by_keys, set())) == {}


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_the_focus_is_in_sight_in_a_small_window_with_large_words(tour):
    theme.apply(theme.Look("light", text=130))
    tour.window.resize(1024, 600)
    tour.settle()
    assert faults_of(tour.everything(), out_of_sight) == {}


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


def test_an_overlay_holds_the_focus_and_gives_it_back(tour):
    for screen in tour.overlays():
        over = ground(screen.widget)
        for _ in range(12):
            QTest.keyClick(screen.widget.windowHandle(), Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None, screen.name
            assert over.isAncestorOf(focus) or focus is over, screen.name
        QTest.keyClick(screen.widget.windowHandle(), Key.Key_Escape)
        tour.settle()
        assert not over.isVisible(), screen.name
        left = tour.window.focusWidget()
        assert left is not None, screen.name
        assert not over.isAncestorOf(left), screen.name


def test_an_overlay_gives_the_focus_back_to_the_very_control(tour):
    window = tour.window
    window.go("caseload")
    tour.settle()
    button = controls(window.page("caseload"))[0]
    for ask_for in (window.search, window.safety, window.help):
        button.setFocus()
        ask_for.emit()
        tour.settle()
        assert QApplication.focusWidget() is not button
        QTest.keyClick(window.windowHandle(), Key.Key_Escape)
        tour.settle()
        assert QApplication.focusWidget() is button


def test_no_key_means_two_things_on_one_screen(tour):
    assert faults_of(tour.everything(), ambiguous) == {}


def ambiguous(window):
    """Keys that two parts of a screen both wait for while the focus is at the same place."""
    seen: dict[str, list[str]] = {}
    for one in window.findChildren(QShortcut):
        parent = one.parent()
        everywhere = one.context() is not Qt.ShortcutContext.WidgetWithChildrenShortcut
        if isinstance(parent, QWidget) and parent.isVisible() and one.isEnabled() and everywhere:
            seen.setdefault(one.key().toString(), []).append(type(parent).__name__)
    return [f"{keys}: {', '.join(names)}" for keys, names in seen.items() if len(names) > 1]


def said(control):
    return f"{type(control).__name__} {control.accessibleName()!r}"


def test_what_is_longer_than_the_window_is_read_by_page_down_and_end(tour):
    tour.window.resize(1024, 600)
    tour.settle()
    assert faults_of(tour.screens(), stuck) == {}


def stuck(window):
    """Pages that hold more than shows and stay where they are when a key asks for the rest."""
    page = next((one for one in window.findChildren(ScrollPage) if one.isVisible()), None)
    bar = page._area.verticalScrollBar() if page else None
    if bar is None or bar.maximum() == 0:
        return []
    bar.setValue(0)
    page.setFocus()
    QTest.keyClick(page, Key.Key_PageDown)
    moved = bar.value() > 0
    QTest.keyClick(page, Key.Key_End)
    return [] if moved and bar.value() == bar.maximum() else [type(page).__name__]
