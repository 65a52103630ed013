"""What narrows the caseload: chips with counts, a name, filters that have a name of their own."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from linkworker.measures.slips import NamesSought
from ui import theme
from ui.desk import Desk
from ui.forms.saved_filters import SavedFilters
from ui.models.caseload import UNSEEN_AFTER, Line
from ui.models.saved_filters import SAVED
from ui.names import tip
from ui.widgets.filters import FilterChips
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label

FILTERS: dict[str, tuple[str, Callable[[Line], bool]]] = {
    "all": ("All", lambda line: True),
    "decide": ("To decide", lambda line: bool(line.to_decide)),
    "promise": ("Promise due", lambda line: line.due),
    "unseen": (f"Not seen for {UNSEEN_AFTER} school days", lambda line: line.not_seen),
    "absent": ("90% or below", lambda line: line.attendance.persistent),
    "severe": ("50% or below", lambda line: line.attendance.severe),
}
_ONLY_IF_SOME = ("decide", "severe")
_NEARLY = "Nobody is spelt so; nearly so:"


class Narrowing(QObject):
    """Its parts, which the page puts where there is room; `changed` when it leaves others.

    `nearly` says that the names shown are not spelt as what was typed.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._sought: NamesSought[int] = NamesSought(())
        self.finder = LineEdit("Find a child")
        self.finder.prose = False
        self.finder.setAccessibleName("Find a child")
        self.finder.setMaximumWidth(theme.size(260))
        self.finder.setClearButtonEnabled(True)
        self.filters = FilterChips([(key, said) for key, (said, _) in FILTERS.items()], "Show")
        self.nearly = Label("", "small", "muted")
        self.saved = SavedFilters(desk, "caseload", self.now)
        tip(self.finder, "A name, a class, a school (Ctrl+F)")
        self.finder.textChanged.connect(lambda _: self.changed.emit())
        self.filters.chosen.connect(lambda _: self.changed.emit())
        self.saved.wanted.connect(self.narrow)
        self.changed.connect(self.saved.follow)

    def now(self) -> dict[str, str]:
        """Say what the list is narrowed by; nothing where it is whole."""
        said = {"filter": self.filters.now(), "words": self.finder.value()}
        return {key: words for key, words in said.items() if words and words != "all"}

    def narrow(self, said: Mapping[str, str]) -> None:
        """Narrow by a filter that was kept."""
        kept = said.get("filter", "all")
        self.filters.choose(kept if kept in FILTERS else "all")
        self.finder.setText(said.get("words", ""))
        self.changed.emit()

    def show_about(self, whose: str) -> None:
        """Show the children of a Link Worker or school, by name, or what "saved/name" names."""
        if whose.startswith(SAVED):
            self.saved.take(whose.removeprefix(SAVED))
        elif whose:
            self.narrow({"words": whose})

    def learn(self, lines: Sequence[Line]) -> None:
        """Take in who is there, and count whom each chip leaves."""
        self._lines = lines
        self._sought = NamesSought((at, _called(line)) for at, line in enumerate(lines))
        for key, (_, fits) in FILTERS.items():
            count = sum(fits(line) for line in lines)
            self.filters.show_count(key, count, always=key not in _ONLY_IF_SOME)

    def left(self) -> tuple[Line, ...]:
        """Give whom the chip, the words and slips of the hand in them leave."""
        _, fits = FILTERS[self.filters.now()]
        words = self.finder.value()
        sure = self._sought.sure(words)
        near = [] if sure or not words else self._sought.nearly(words, len(self._lines))
        kept = set(sure or near)
        left = [
            line for at, line in enumerate(self._lines) if fits(line) and (not words or at in kept)
        ]
        self.nearly.setText(_NEARLY if near and left else "")
        return tuple(left)


def _called(line: Line) -> str:
    return " ".join((line.name, line.child.nickname, line.place, line.school, line.whose))
