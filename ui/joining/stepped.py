"""A page before the window that is gone through step by step; nothing typed is lost between."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.widgets.buttons import Button
from ui.widgets.door import DoorPage
from ui.widgets.layout import STRETCH, across, rule
from ui.widgets.toast import announce


@dataclass(frozen=True)
class Step:
    """One step: what shows, its title and line, what the button says, what takes the focus.

    `check` says whether the next step may come; it says what is wrong.
    """

    shown: QWidget
    title: str
    about: str
    next: str
    begin: Callable[[], None]
    check: Callable[[], bool] = lambda: True


class SteppedPage(DoorPage):
    """Steps one after another; `left` goes back from the first, `_finish` is done after the last.

    `busy` is what the button says while it is being finished.
    """

    left = Signal()

    def __init__(self, wide: int, steps: Sequence[Step], busy: str) -> None:
        super().__init__("", "", wide, beside=True)
        self._all, self._busy_words = steps, busy
        self.steps = QStackedWidget()
        for step in steps:
            self.steps.addWidget(step.shown)
        self.back = Button("Back", "quiet", "arrow-left")
        self.next = Button("Next", "primary")
        self.put(self.steps, 4, rule(), across(self.back, STRETCH, self.next))
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self.go_on)
        self._show(0)

    @property
    def step(self) -> int:
        """Give the number of the step shown, from 1."""
        return self.steps.currentIndex() + 1

    def go_on(self) -> None:
        """Go to the next step if nothing is wrong in this one; after the last, finish."""
        at = self.steps.currentIndex()
        if not self.next.isEnabled() or not self._all[at].check():
            return
        if at < len(self._all) - 1:
            self._show(at + 1)
        else:
            self._busy(busy=True)
            self._finish()

    @abstractmethod
    def _finish(self) -> None:
        """Do what all the steps were for."""

    def _go_back(self) -> None:
        at = self.steps.currentIndex()
        if at:
            self._show(at - 1)
        else:
            self.left.emit()

    def _show(self, at: int) -> None:
        for number, step in enumerate(self._all):  # the card is as high as the step that shows
            high = QSizePolicy.Policy.Preferred if number == at else QSizePolicy.Policy.Ignored
            step.shown.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.steps.setCurrentIndex(at)
        here = self._all[at]
        self.say(here.title, here.about)
        self.next.say(here.next)
        announce(self, f"{here.title}. {here.about}")
        here.begin()

    def _busy(self, *, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.say(self._busy_words if busy else self._all[-1].next)
