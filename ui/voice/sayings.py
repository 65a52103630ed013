"""What a child says, the latest first, and what came of each: you said, we did."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.quotes import keep_quote
from linkworker.actions.sayings import Said, strike_answer, strike_saying
from linkworker.records import CameOf, Saying, SayingAnswer, Speaker
from linkworker.store import Changes, Store
from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.models.about_child import About
from ui.models.voice import CAME, came_by, saying_by
from ui.voice.saying_adders import CameAdder, SayingAdder
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty, held, rule, unshown

KEYED = 9
Verb = Callable[..., Changes]
_ASKS = "Sit together: what is said there stands here, and what comes of it goes back."


class SayingsCard(Card):
    """Ctrl+Shift+A writes down what she said, Alt+1 to 9 what came of it."""

    def __init__(self, part: Part) -> None:
        self.write = Button("Write it down", "small", "square-pen")
        self.sit = Button("Sit together", "small", "hand-heart")
        super().__init__("What she says", icon="message-circle", actions=(self.sit, self.write))
        self._part = part
        self._about: About | None = None
        self._asked, self._list = down(gap=0), down(gap=12)
        self._rows_for = KeptFor(partial(SayingRow, part))
        self.rows: list[SayingRow] = []
        self._none = unshown(WrapLabel(_ASKS, "body", "muted"))
        self.body.addLayout(down(self._asked, self._list, gap=8))
        self.write.clicked.connect(self.add_one)
        self.sit.clicked.connect(self._sit)

    def show_sayings(
        self, about: About, sayings: Sequence[Said], named: Collection[str]
    ) -> None:  # fmt: skip
        """Show them; `named` are ids of answers that name somebody round her."""
        if self._about is not None and self._about.child.id != about.child.id:
            empty(self._asked)
        self._about = about
        name, may = about.child.name, about.may_write
        self.heading.setText(f"{name} said")
        names.call(self, f"What {name} said, and what came of it")
        self.write.say("Write it down", f"Write down what {name} said")
        for button in (self.write, self.sit):
            button.setVisible(may)
        self.rows = self._rows_for.take([one.saying.id for one in sayings])
        for number, (row, one) in enumerate(zip(self.rows, sayings, strict=True), start=1):
            row.show_said(about, one, named, number)
        shown: list[QWidget] = [*self.rows]
        self._none.setText(_ASKS if may else "Nothing written yet.")
        arrange(self._list, shown or [self._none])

    def add_one(self) -> None:
        """Write down what she said, in one line."""
        if self._about is not None and self._about.may_write:
            asked = SayingAdder(self._part, self._about)
            ask_in(self._asked, asked)
            asked.come()

    def answer(self, number: int) -> None:
        """Say what came of a saying, from 0."""
        if 0 <= number < len(self.rows):
            self.rows[number].ask()

    def _sit(self) -> None:
        if self._about is not None:
            self._part.desk.go("with_child", self._about.child.id)


class SayingRow(QWidget):
    """One saying and what came of it; it keeps what is being typed under it."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self.said: Said | None = None
        self._words, self._by = WrapLabel("", "strong"), WrapLabel("", "meta", "muted")
        self._waits = WrapLabel("Nothing has come of it yet.", "small", "muted")
        self.talk = Button("What came of it?", "small", "arrow-right")
        self._more, self._asked = More(), down(gap=0)
        self._came, self._list = Kept(CameRow), down(gap=4)
        head = across(gap=8)
        head.addLayout(down(self._words, self._by, gap=2), 1)
        for button in (self.talk, self._more):
            head.addWidget(button)
        inside = held(down(self._list, self._waits, self._asked, gap=4, margins=(16, 0, 0, 0)))
        self.setLayout(down(head, inside, rule(), gap=6))
        self.talk.clicked.connect(self.ask)

    def show_said(self, about: About, said: Said, named: Collection[str], number: int) -> None:
        """Show another saying, as the `number`-th."""
        if self.said is None or self.said.saying.id != said.saying.id:
            empty(self._asked)
        self._about, self.said = about, said
        name = about.child.name
        self._words.setText(f"“{said.saying.words}”")
        self._by.setText(saying_by(said.saying, name, about.today))
        rows = self._came.take(len(said.answers))
        for row, answer in zip(rows, said.answers, strict=True):
            row.show_answer(about, answer, named_in=answer.id in named)
        arrange(self._list, rows)
        self._waits.setVisible(not said.answers)
        self.talk.say("What came of it?", f"What came of it? {said.saying.words}")
        self.talk.show_extra(f"Alt {number}" if number <= KEYED else "")
        self._more.offer(said.saying.words, self._offered(about, said))
        for button in (self.talk, self._more):
            button.setVisible(about.may_write)

    def ask(self) -> None:
        """Ask what came of it, in one line."""
        if self._about is not None and self.said is not None and self._about.may_write:
            asked = CameAdder(self._part, self._about, self.said.saying)
            ask_in(self._asked, asked)
            asked.come()

    def _offered(self, about: About, said: Said) -> list[tuple[str, partial[None]]]:
        use = ("Words we may ask to use", partial(self._give, about, said.saying))
        why = partial(self._ask_why, strike_saying, said.saying, said.saying.words)
        offered = [use, ("Strike out what was said", why)]
        if said.answers:
            last = said.answers[-1]
            came = partial(self._ask_why, strike_answer, last, last.words)
            offered.append(("Strike out what came of it", came))
        return offered

    def _give(self, about: About, saying: Saying) -> None:
        by = self._part.desk.standing.user

        def act(store: Store) -> Changes:
            return keep_quote(
                store, about.child, today=about.today, by=by, words=saying.words, on=saying.on,
                said_by=about.child.name, speaker=Speaker.CHILD, saying=saying.id,
            )  # fmt: skip

        self._part.keep(act, "Kept with the words people gave us. It waits for a yes.")

    def _ask_why(self, verb: Verb, record: Saying | SayingAnswer, words: str) -> None:
        empty(self._asked)
        reason = LineEdit("said by somebody else")
        asked = Asking(
            [("reason", f"Strike out “{words}”, because", reason)],
            "Strike out", {"reason": "Say why"},
        )  # fmt: skip
        asked.kept.connect(partial(self._strike, verb, record))
        ask_in(self._asked, asked)

    def _strike(
        self, verb: Verb, record: Saying | SayingAnswer, said: dict[str, str]
    ) -> None:  # fmt: skip
        empty(self._asked)
        by = self._part.desk.standing.user
        self._part.keep(
            lambda store: verb(store, record, reason=said["reason"], by=by),
            "Struck out. It stays on the timeline.",
        )


class CameRow(QWidget):
    """One thing that came of a saying, and whether she has seen it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._label = IconLabel("circle-check", "ok", 16), Label("", "small", "muted")
        self._words, self._seen = WrapLabel("", "body"), WrapLabel("", "meta", "muted")
        begins = down(across(self._icon, self._label, gap=8), STRETCH, gap=0, margins=(0, 3, 0, 0))
        row = across(gap=8)
        row.addLayout(begins)
        row.addLayout(down(self._words, self._seen, gap=1), 1)
        self.setLayout(row)

    def show_answer(self, about: About, answer: SayingAnswer, *, named_in: bool) -> None:
        """Show another one."""
        icon, tone, label = CAME[answer.came or CameOf.DID]
        self._icon.show_icon(icon, tone)
        self._label.setText(label)
        self._words.setText(answer.words)
        name = about.child.name
        self._seen.setText(came_by(answer, name, about.today, names_somebody=named_in))
        self._seen.set_tone("warn" if named_in else "muted")
