"""What a family has agreed to: a row for each thing, its tries, and what to ask next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.family_answers import strike_answer
from linkworker.records import FamilyAnswer
from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.family.asking import AnswerAdder, Asked
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.family import (
    Line,
    answer_title,
    ask_next,
    beside_words,
    last_said,
    mark_of,
    next_words,
    state_words,
)
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, arrange, down, empty, rule, unshown

_NEVER_WAITS = (
    "A worry about a child’s safety never waits for a yes: tell the safeguarding lead, the "
    "police, social care or emergency help, and say in a line what, to whom and why."
)


class AgreementsCard(Card):
    """Alt+1 to 9 ask what they said about a row."""

    def __init__(self, part: Part) -> None:
        self._more = Button("", "ghost", "plus", "Write an answer with all its details")
        super().__init__("What they agreed to", icon="handshake", actions=(self._more,))
        self._part = part
        self._about: About | None = None
        self._next = unshown(WrapLabel("", "strong", "accent"))
        self._rows_for = KeptFor(partial(AgreementRow, part))
        self.rows: list[AgreementRow] = []
        self._list = down(gap=8)
        self.add(self._next, self._list, rule(), WrapLabel(_NEVER_WAITS, "meta", "muted"))
        self._more.clicked.connect(self._open)

    def show_lines(self, about: About, lines: Sequence[Line], whom: Asked) -> None:
        """Show how each agreement stands; a line that is being typed stays with its row."""
        self._about = about
        keys = [f"{one.standing.about.scope.name} {one.standing.about.partner}" for one in lines]
        self.rows = self._rows_for.take(keys)
        for number, (row, line) in enumerate(zip(self.rows, lines, strict=True), start=1):
            row.show_line(about, line, whom, number)
        arrange(self._list, self.rows)
        at = ask_next(lines, about.today)
        self._next.setText(next_words(lines[at], about.today) if at is not None else "")
        self._next.setVisible(at is not None)
        self._more.setVisible(about.may_write)

    def ask(self, number: int) -> None:
        """Ask about a row, from 0."""
        if 0 <= number < len(self.rows):
            self.rows[number].ask()

    def ask_next(self) -> None:
        """Ask about what is to be asked next."""
        if self._about is not None:
            lines = [row.line for row in self.rows if row.line]
            self.ask(ask_next(lines, self._about.today) or 0)

    def _open(self) -> None:
        if self._about is not None:
            self._part.desk.go("form", add_about(FamilyAnswer, self._about.child))


class AgreementRow(QWidget):
    """One thing that can be agreed to; it keeps what is being typed under it."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self.line: Line | None = None
        self._whom: Asked = ()
        self._mark, self._name = IconLabel("circle", "text3", 16), Label("", "strong")
        self._state = WrapLabel("", "small", "soft")
        self._beside, self._said = WrapLabel("", "small", "muted"), WrapLabel("", "small", "soft")
        self.talk = Button("Ask", "small", "message-circle")
        self._more = More()
        stays = self._more.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # the way to ask stands in one line down the card
        self._more.setSizePolicy(stays)
        self._asked = down(gap=0)
        self._build()
        self.talk.clicked.connect(self.ask)

    def _build(self) -> None:
        head = across(self._mark, self._name, self._state, self.talk, self._more, gap=8)
        head.setStretch(2, 1)
        words = down(self._beside, self._said, self._asked, gap=2, margins=(24, 0, 0, 0))
        self.setLayout(down(head, words, gap=0))

    def show_line(self, about: About, line: Line, whom: Asked, number: int) -> None:
        """Show an agreement as the `number`-th of the card; what is typed stays with its own."""
        if self._about is not None and self._stands_for() != (about.child.id, line.standing.about):
            empty(self._asked)
        self._about, self.line, self._whom = about, line, whom
        self._mark.show_icon(*mark_of(line.standing))
        self._name.setText(line.name)
        self._state.setText(state_words(line, about.today))
        for label, words in (
            (self._beside, beside_words(line, about.child.name, about.today)),
            (self._said, last_said(line, about.today)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.talk.say("Ask", f"What did they say? {line.name}")
        self.talk.show_extra(f"Alt {number}" if number < 10 else "")
        self.talk.setVisible(about.may_write)
        self._more.offer(line.name, self._offered(line))
        self._more.setVisible(about.may_write and bool(line.standing.steps))
        names.call(self, f"{line.name}: {line.standing.state.value}")

    def _stands_for(self) -> tuple[str, object]:
        child = self._about.child.id if self._about else ""
        return child, self.line.standing.about if self.line else None

    def ask(self) -> None:
        """Ask what they said, in one line."""
        if self._about is None or self.line is None or not self._about.may_write:
            return
        whom = self._whom or (("mum", ""),)
        asked = AnswerAdder(self._part, self._about, self.line, whom)
        ask_in(self._asked, asked)
        asked.come()

    def _offered(self, line: Line) -> list[tuple[str, partial[None]]]:
        if not line.standing.steps:
            return []
        return [("Strike out what was kept last", partial(self._ask_why, line.standing.steps[-1]))]

    def _ask_why(self, answer: FamilyAnswer) -> None:
        empty(self._asked)
        reason = LineEdit("said of another family")
        asked = Asking(
            [("reason", f"Strike out “{answer_title(answer)}”, because", reason)],
            "Strike out", {"reason": "Say why"},
        )  # fmt: skip
        asked.kept.connect(partial(self._strike, answer))
        ask_in(self._asked, asked)

    def _strike(self, answer: FamilyAnswer, said: dict[str, str]) -> None:
        empty(self._asked)
        by = self._part.desk.standing.user
        act = partial(strike_answer, answer=answer, reason=said["reason"], by=by)
        self._part.keep(act, "Struck out. It stays on the timeline.")
