"""Words chosen while one writes or reads are marked as about somebody else: one key, and whom."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.passages import Mark, also_marked, known_round
from linkworker.measures.passages import stands
from linkworker.records import Child, Whom
from linkworker.store import Changes, Draft, Store
from ui.desk import Desk, today
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker, Tick
from ui.widgets.inputs import WordsEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.marked import Marked, chosen_words

KEY = "Ctrl+M"
CHOOSE = "Choose the words first: with the mouse, or Shift and the arrow keys."
_NAME = "Mark the chosen words as about somebody else"
_WHY = (
    "They stay in the note. If somebody asks for a copy, whoever reviews it sees them already "
    "proposed to be left out."
)
_CONFIDE = "Keep them off all lists"
_GONE = "no longer in your words: it is not kept"
_SHORT = 60


class MarkButton(QWidget):
    """The button and its key."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self.button = Button("About somebody else", "small", "users", _NAME)
        self.button.clicked.connect(lambda: act())
        self.setLayout(across(self.button, KeyCap(KEY.replace("+", " ")), STRETCH, gap=8))


def ask_whom(words: str, people: Sequence[tuple[str, str]]) -> Asking:
    """Ask whom words are about; `people` are known round the child: (id, who they are)."""
    options: list[tuple[str | Whom, str]] = [*people]
    options += [(whom, _capital(whom.value)) for whom in (Whom.CHILD, Whom.ELSE)]
    whom, confided = ChoicePicker(options, "Choose"), Tick(_CONFIDE)
    whom.set_value(Whom.ELSE)
    asked = Asking(
        [("whom", f"“{short(words)}” is about", whom),
         ("confidence", "Said in confidence", confided)],
        "Mark these words", {"whom": "Say whom they are about"},
    )  # fmt: skip
    asked.add(WrapLabel(_WHY, "small", "muted"))
    return asked


def mark_of(words: str, said: dict[str, object]) -> Mark:
    """Give the mark that was answered to `ask_whom`."""
    whom, confided = said["whom"], bool(said["confidence"])
    if isinstance(whom, Whom):
        return Mark(words, whom, "", confided)
    return Mark(words, Whom.PERSON, str(whom), confided)


def mark_line(words: str, about: str, confided: bool) -> str:
    """Say a mark in words: what is marked, about whom."""
    return f"“{short(words)}” is about {about}{', in confidence' if confided else ''}"


def short(words: str) -> str:
    """Cut long words for a line."""
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def marking_of(
    desk: Desk, child: Child | None, within: QWidget, draft: Draft | None
) -> "Marking | None":
    """Make what marks words in a form about a child; None where none are written there."""
    if child is None or not within.findChildren(WordsEdit):
        return None
    marking = Marking(desk, within)
    marking.take(draft.typed.get("marked", []) if draft else [])
    marking.about([child])
    return marking


class Marking(QWidget):
    """Stands below what is written in `within`; `changed` when a mark was made or taken off.

    The marks are kept with the words, in one transaction: see `kept_with`.
    """

    changed = Signal()

    def __init__(self, desk: Desk, within: QWidget) -> None:
        super().__init__()
        self._desk, self._within = desk, within
        self._child: Child | None = None
        self._people: dict[str, str] = {}
        self._drawn: dict[WordsEdit, Marked] = {}
        self.marks: list[Mark] = []
        self.asking: Asking | None = None
        self.start = MarkButton(self.mark)
        self._asked, self._lines = down(gap=0), down(gap=4)
        self.setLayout(down(self.start, self._asked, self._lines, gap=6))

    def about(self, children: Sequence[Child]) -> None:
        """Say whom the words are about: of several children nobody round one is offered."""
        self._child = children[0] if len(children) == 1 else None
        self.follow()

    def mark(self) -> None:
        """Ask whom the chosen words are about; asked already, take what is chosen."""
        if self.asking is not None:
            self.asking.keep()
            return
        words = next(filter(None, map(chosen_words, self._fields())), "")
        if not words:
            self._desk.said.emit(CHOOSE, None)
            return
        child = self._child
        if child is None:
            self._ask(words, [])
            return
        ask = partial(known_round, child=child)
        self._desk.background.read(ask, then=partial(self._ask, words))

    def kept_with(self, act: Callable[[Store], Changes]) -> Callable[[Store], Changes]:
        """Return what keeps the marks together with what `act` keeps."""
        if self.asking is not None:
            self.asking.keep()
        marks, by, on = tuple(self.marks), self._desk.standing.user, today()

        def keep(store: Store) -> Changes:
            with store.also(also_marked(store, marks, by=by, on=on)):
                return act(store)

        return keep if marks else act

    def typed(self) -> list[dict[str, object]]:
        """Give what a draft keeps."""
        return [one.typed() for one in self.marks]

    def take(self, typed: Sequence[dict[str, object]]) -> None:
        """Show what a draft kept; nothing begins a new note."""
        self.marks = [Mark.of(one) for one in typed]
        self._left()
        self.follow()

    def follow(self) -> None:
        """Underline what is marked, and say which marks no longer stand in what is typed."""
        fields = self._fields()
        passages = [one.words for one in self.marks]
        self._drawn = {one: self._drawn.get(one) or Marked(one) for one in fields}
        for drawn in self._drawn.values():
            drawn.show_passages(passages)
        text = "\n\n".join(field.value() for field in fields)
        empty(self._lines)
        for one in self.marks:
            self._lines.addWidget(self._line(one, there=stands(text, one.words)))

    def _line(self, one: Mark, *, there: bool) -> QWidget:
        about = self._people.get(one.person) or one.whom.value
        said = mark_line(one.words, about, one.confidence)
        words = said if there else f"{said} ({_GONE})"
        off = Button("Take off", "small", "x", f"Take the mark off: {short(one.words)}")
        off.clicked.connect(lambda: self._take_off(one))
        row = across(gap=8)
        row.addWidget(WrapLabel(words, "small", "soft" if there else "warn"), 1)
        row.addWidget(off)
        return held(row)

    def _ask(self, words: str, people: Sequence[tuple[str, str]]) -> None:
        if self.asking is not None:
            return
        self._people |= dict(people)
        asked = self.asking = ask_whom(words, people)
        asked.kept.connect(lambda said: self._keep(mark_of(words, said)))
        asked.left.connect(self._left)
        ask_in(self._asked, asked)

    def _keep(self, mark: Mark) -> None:
        """Keep a mark, and go back to where its words were chosen, to write on."""
        self._left()
        for field in self._fields():
            if chosen_words(field) == mark.words:
                cursor = field.textCursor()
                cursor.setPosition(cursor.selectionEnd())
                field.setTextCursor(cursor)
                field.setFocus()
        self.marks = [one for one in self.marks if one.words != mark.words] + [mark]
        self.follow()
        self.changed.emit()

    def _take_off(self, mark: Mark) -> None:
        self.marks = [one for one in self.marks if one != mark]
        self.follow()
        self.changed.emit()

    def _left(self) -> None:
        self.asking = None
        empty(self._asked)

    def _fields(self) -> list[WordsEdit]:
        found = self._within.findChildren(WordsEdit)
        return [one for one in found if not self.isAncestorOf(one) and not one.isReadOnly()]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
