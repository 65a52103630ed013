"""To which day and time a slot is moved that did not take place."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from linkworker.actions.slots import SlotOn, move_slot
from ui import desk as desks
from ui.models.said_days import near_day
from ui.widgets.asking import Asking
from ui.widgets.date_edit import DateEdit, parse_clock
from ui.widgets.inputs import LineEdit

_NEEDED = {"on": "Say to which day", "at": "Say at what time, such as 09:30"}


class Moving(Asking):
    """`moved(action, words)` once a day and a time are said."""

    moved = Signal(object, str)

    def __init__(self, one: SlotOn) -> None:
        self._one = one
        on, at = DateEdit("ahead", desks.today), LineEdit("09:30")
        super().__init__((("on", "To which day", on), ("at", "At", at)), "Move it", _NEEDED)
        on.set_value(desks.today())
        at.set_value(one.slot.at)
        self.kept.connect(self._move)

    def _move(self, said: dict[str, Any]) -> None:
        time = parse_clock(said["at"])
        if time is None:
            self.fields["at"].set_problem(_NEEDED["at"])
            return
        act = partial(
            move_slot, slot=self._one.slot, day=self._one.day, to=said["on"], at=f"{time:%H:%M}"
        )
        self.moved.emit(act, f"Moved to {near_day(said['on'], desks.today())}, {time:%H:%M}")
