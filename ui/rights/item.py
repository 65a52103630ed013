"""One gathered item in full, and what is decided of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal

from linkworker.actions.about_child import Item
from linkworker.actions.subject_access import Reviewed, is_elsewhere
from linkworker.kinds import Sensitivity
from linkworker.records import AccessDecision, Because, Pass
from ui import theme
from ui.rights.marked_line import MarkedLine, said_without
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.tags import Tag

_LABELS = 190  # px of the column of labels
_DECIDED = {
    Pass.RELEASE: ("handed out", "ok", "check"),
    Pass.PART: ("a part is handed out", "ok", "check"),
    Pass.WITHHOLD: ("kept back", "plain", "eye-off"),
}
_ELSEWHERE = "This stands in another record: of it only a part that you type is handed out."


class ItemCard(Card):
    """`decided(values)` with passed, because and words, once somebody has decided.

    `passage_decided(passage, out)` for a marked passage: left out, or handed out all the same.
    """

    decided = Signal(dict)
    passage_decided = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(" ")
        self.item: Item | None = None
        self._left = ""
        self._tags, self._said, self._asked = across(), down(gap=6), down(gap=0)
        self._marked = down(gap=6)
        self.release = Button("Hand it out", "secondary", "check")
        self.part = Button("Hand out a part", "secondary", "square-pen")
        self.withhold = Button("Keep it back", "secondary", "eye-off")
        self.body.addLayout(self._tags)
        self.body.addLayout(self._said)
        self.body.addLayout(self._marked)
        self.doing = held(across(self.release, self.part, self.withhold, STRETCH))
        self.body.addWidget(self.doing)
        self.body.addLayout(self._asked)
        self.release.clicked.connect(lambda: self.decided.emit({"passed": Pass.RELEASE}))
        self.part.clicked.connect(self._ask_part)
        self.withhold.clicked.connect(self._ask_why)

    def show_item(self, one: Reviewed, *, may: bool) -> None:
        """Show an item; somebody who `may` decides. A question about it stays with its answers."""
        item = one.item
        if self.item is None or self.item.id != item.id or one.decision is not None:
            empty(self._asked)
        for place in (self._tags, self._said, self._marked):
            empty(place)
        self.item = item
        self.heading.setText(item.title)
        elsewhere = is_elsewhere(item)
        self._tags.addWidget(Tag(item.where.value, "warn" if elsewhere else "plain"))
        if item.removed:
            self._tags.addWidget(Tag("removed, and still kept", "info"))
        if one.decision is not None and one.decision.passed is not None:
            self._tags.addWidget(Tag(*_DECIDED[one.decision.passed]))
        self._tags.addStretch(1)
        if elsewhere:
            self._said.addWidget(WrapLabel(_ELSEWHERE, "small", "warn"))
        self._show_words(item)
        self._show_marked(one, may=may)
        if one.decision is not None:
            self._show_decision(one.decision)
        self.release.setVisible(not elsewhere)
        self.doing.setVisible(may)

    def _show_words(self, item: Item) -> None:
        for said in item.said:
            mark = "" if said.sensitivity is Sensitivity.ORDINARY else said.sensitivity.value
            label = WrapLabel(f"{said.label} ({mark})" if mark else said.label, "small", "muted")
            label.setFixedWidth(theme.size(_LABELS))
            row = across(label, gap=12)
            row.addWidget(WrapLabel(said.words), 1)
            row.setAlignment(label, Qt.AlignmentFlag.AlignTop)
            self._said.addLayout(row)
        for line in (one for one in item.history if one.before):
            words = f"{line.label}, before: {line.before}"
            self._said.addWidget(WrapLabel(words, "small", "muted"))

    def _show_marked(self, one: Reviewed, *, may: bool) -> None:
        """Show each passage about somebody else: proposed to be left out, and what was decided."""
        back = any(not marked.released for marked in one.marked)
        self.release.say("Hand it out without these words" if back else "Hand it out")
        self._left = said_without(one) if back else ""
        for marked in one.marked:
            passage = MarkedLine(marked, may=may and not is_elsewhere(one.item))
            passage.decided.connect(partial(self.passage_decided.emit, marked.passage))
            self._marked.addWidget(passage)

    def _show_decision(self, decision: AccessDecision) -> None:
        why = f"Because: {decision.because.value}." if decision.because else ""
        part = f" Handed out: {decision.words}" if decision.words else ""
        if why or part:
            self._said.addWidget(WrapLabel(f"{why}{part}".strip(), "small", "soft"))

    def _ask_part(self) -> None:
        words = WordsEdit("What is handed out of it, without anybody else’s words", lines=3)
        words.set_value(self._left)
        needed = {"words": "Write the part that is handed out", "because": "Say why not all of it"}
        asked = Asking(
            [("words", "The part that is handed out", words), ("because", "Because", _reasons())],
            "Hand out this part", needed,
        )  # fmt: skip
        asked.kept.connect(lambda said: self.decided.emit({"passed": Pass.PART, **said}))
        ask_in(self._asked, asked)

    def _ask_why(self) -> None:
        asked = Asking([("because", "Kept back because of", _reasons())], "Keep it back",
                       {"because": "Say why it is kept back"})  # fmt: skip
        asked.kept.connect(lambda said: self.decided.emit({"passed": Pass.WITHHOLD, **said}))
        ask_in(self._asked, asked)


def _reasons() -> ChoicePicker:
    return ChoicePicker([(one, one.value) for one in Because])
