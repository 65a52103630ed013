"""Qt's objects in a cycle end on the screen's thread, however busy the others are."""

import gc
import threading
from typing import ClassVar

from PySide6.QtCore import QObject

from ui.cycles import Cycles, collect, none_ends
from ui.errand import Errand


class _Part(QObject):
    ended_on: ClassVar[list] = []

    def __del__(self):
        self.ended_on.append(threading.current_thread())


def _make_cycles(number):
    for _ in range(number):
        one = _Part()
        one.itself = one


def test_a_cycle_ends_on_the_screens_thread_though_another_thread_makes_objects(qtbot):
    holder, parent = [], QObject()
    cycles = Cycles(parent)
    collect()
    _Part.ended_on.clear()
    _make_cycles(50)
    busy = threading.Thread(target=lambda: holder.extend([[]] for _ in range(50_000)))
    busy.start()
    busy.join()
    assert _Part.ended_on == []
    qtbot.waitUntil(lambda: len(_Part.ended_on) == 50)
    assert set(_Part.ended_on) == {threading.main_thread()}
    cycles.let_go()


def test_an_errand_ends_no_cycle_on_its_own_thread(qtbot):
    _Part.ended_on.clear()
    collect()
    _make_cycles(50)
    parent = QObject()
    errand = Errand(parent, lambda: [[[]] for _ in range(50_000)])
    with qtbot.waitSignal(errand.done):
        errand.start()
    gc.collect()
    assert set(_Part.ended_on) == {threading.main_thread()}


def test_none_ends_while_qt_goes_through_all_widgets(qtbot):
    collect()
    _Part.ended_on.clear()
    with none_ends():
        _make_cycles(50)
        _ = [[[]] for _ in range(50_000)]
        assert _Part.ended_on == []
    gc.collect()
    assert len(_Part.ended_on) == 50
