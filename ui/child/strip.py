"""The strip above a child's tabs: who she is, what must be known at once, what one can do."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ui import names, theme
from ui.child import emergency
from ui.child.more import More
from ui.models.about_child import About
from ui.widgets.avatar import IdentityStrip
from ui.widgets.buttons import Button
from ui.widgets.tags import Tag

WITH_CHILD, PRINT = "Ctrl+Shift+W", "Ctrl+P"
DETAILS, RIGHTS = "details", "rights"
_MORE = (
    ("good_word", "Good word, from school or home"),
    ("meeting", "Meeting"),
    ("ending", "Ending"),
    (RIGHTS, "Rights: a copy, a complaint, erasing"),
    ("move", "To another caseload"),
    (DETAILS, "Change details"),
)
_WORDS_FROM = 850  # in less width, what one can do is said by icons


class ChildStrip(IdentityStrip):
    """Its buttons stand in words where there is room; somebody who only reads has fewer of them.

    `wanted(place)` when one goes on to what is seldom done, or to the details.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        self.emergency = Button("", "secondary", "heart")
        self.with_child = Button("", "secondary", "hand-heart")
        self.print_plan = Button("", "secondary", "printer")
        self.details = More()
        doing = [self.emergency, self.with_child, self.print_plan, self.details]
        super().__init__(actions=doing)
        self._whose: About | None = None
        self._doing = doing
        self.show_waiting()
        self._fold()

    def show_about(self, about: About) -> None:
        """Show a child."""
        self._whose = about
        self._enable(True)
        self.with_child.setVisible(about.may_write)
        entries = [
            (words, partial(self.wanted.emit, place))
            for place, words in _MORE
            if about.may_write or place == RIGHTS  # who reviews a copy, or agrees to an erasure
        ]
        self.details.offer(about.child.name, entries)
        self._fold()
        self.show_person(about.name, about.line, _tags(about, narrow=self._narrow()))

    def show_waiting(self) -> None:
        """Show nobody: she is being read."""
        self._whose = None
        self._enable(False)
        self.show_person("", "Reading")

    def _enable(self, known: bool) -> None:
        for button in self._doing:
            button.setEnabled(known)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say in words what there is room for."""
        super().resizeEvent(event)
        self._fold()

    def _narrow(self) -> bool:
        return self.width() < theme.size(_WORDS_FROM)

    def _fold(self) -> None:
        name = self._whose.child.name if self._whose else "the child"
        said = (
            (self.emergency, "Emergency card", "Emergency card", emergency.KEYS),
            (self.with_child, f"With {name}", f"Show only what is {name}’s own", WITH_CHILD),
            (self.print_plan, "Print", "Print a paper", PRINT),
        )
        for button, words, whole, keys in said:
            button.say("" if self._narrow() else words, whole)
            names.tip(button, f"{whole} ({keys})")


def _tags(about: About, *, narrow: bool) -> list[Tag]:
    """Say what must be known at once; what is special about health or need is not among it."""
    ring = [Tag(words, "warn", "phone") for words in about.ring]
    waits = Tag("waiting" if narrow else "waiting to sync", "plain", "cloud-off")
    return [*ring, waits] if about.unsent else ring
