"""What a person looks at before a paper goes: draft, who is named, what is left out and why."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal

from linkworker.documents.naming import INSTEAD, Named
from linkworker.documents.paper import Paper
from linkworker.documents.recipient import Recipient
from linkworker.documents.sieve import LeftOut
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import empty
from ui.widgets.notices import InfoStrip

_CHOOSE = "Choose a reader, and this says what they will see."
_NOTHING, _NOBODY = "Nothing.", "Nobody besides the child."


class PaperCheck(Card):
    """Read before printing; `ticked` when this reader is to be shown more, or less."""

    ticked = Signal(str, bool)  # the tick of what was left out, and whether it is to be shown
    to_decide = Signal()
    phoned = Signal(str)  # the number that this Link Worker can be rung at
    reasoned = Signal(str, str)  # the tick, and why this reader needs it

    def __init__(self) -> None:
        super().__init__("Check before it goes", icon="list-checks")
        self.ticks: dict[str, Tick] = {}
        self.reasons: dict[str, Field] = {}
        self.phone: Field | None = None
        self.introduces = False  # whether a letter is how they are introduced
        self._offered: dict[str, LeftOut] = {}
        self.say(_CHOOSE)

    def begin(self) -> None:
        """Forget what was offered for another paper or reader."""
        self._offered, self.introduces = {}, False

    def say(self, words: str) -> None:
        """Say that there is nothing to check yet."""
        self._clear()
        self.add(WrapLabel(words))

    def refuse(self, words: str) -> None:
        """Say why no paper is made."""
        self._clear()
        self.add(InfoStrip("caution", "No paper is made", words))

    def show_paper(self, paper: Paper, reader: Recipient) -> None:
        """Show what is to be checked: what may hurt somebody first."""
        self._clear()
        for one in paper.other_children:
            self._ask_about(one, reader)
        if reader.unsure:
            words = f"Nobody has written down whether {reader.name} is safe to contact. Ask first."
            self.add(InfoStrip("caution", "Is it safe?", words))
        if paper.undecided:
            words = f"{', '.join(paper.undecided)}. The newer answer is on the paper."
            self.decide = Button("Decide", "small", "git-compare")
            self.decide.clicked.connect(self.to_decide)
            strip = InfoStrip("conflict", "Two people answered differently", words, [self.decide])
            self.add(strip)
        if paper.draft:
            self.add(InfoStrip("info", "Not agreed as it stands: the paper says DRAFT"))
        left = [f"{one.what}: {one.why}" for one in paper.left_out if not one.tick]
        if left or not paper.left_out:
            self._list(f"Left out for {reader.name}", left or [_NOTHING])
        self._offer(paper, reader)
        self._list("Named on it", list(_said(paper.named)) or [_NOBODY])
        if reader.linking:
            self._ask_introduces()

    def show_length(self, pages: int) -> None:
        """Say that what should be one page takes more."""
        words = f"It takes {pages} pages. Shorter words in the plan bring it back to one."
        self.add(InfoStrip("info", words))

    def _ask_introduces(self) -> None:
        """Ask whether this letter introduces them: it is written down on Linkings when it goes."""
        made = Tick("This letter introduces them")
        made.set_value(self.introduces)
        made.changed.connect(lambda: setattr(self, "introduces", made.value()))
        self.add(Label("When it has gone", "smallb"), made)

    def ask_phone(self) -> None:
        """Ask for the number that is missing under "Your Link Worker"; it is kept once for all."""
        line = LineEdit("01632 960 050")
        self.phone = Field("Your telephone, for this and every paper", line, optional=True)
        line.editingFinished.connect(partial(self._phoned, line))
        self.add(self.phone)

    def _clear(self) -> None:
        empty(self.body)
        self.ticks, self.reasons, self.phone = {}, {}, None

    def _list(self, title: str, lines: Iterable[str]) -> None:
        self.add(Label(title, "smallb"), *(WrapLabel(line, "small", "soft") for line in lines))

    def _ask_about(self, one: Named, reader: Recipient) -> None:
        """Another child's name is not printed, unless somebody lets it stand."""
        stands = reader.needs(one.tick)
        shown = "is printed" if stands else f"is printed as {INSTEAD}"
        words = f"{one.where}\nThe name {shown}. You can also change the words in the record."
        self.add(InfoStrip("caution", f"{one.name} is named, another child", words))
        self._tick(one.tick, f"{one.name} may be named", shown=stands)

    def _offer(self, paper: Paper, reader: Recipient) -> None:
        """Offer what this reader may be shown when somebody decides that they need it."""
        self._offered |= {one.tick: one for one in paper.left_out if one.tick}
        if self._offered:
            title = f"Left out for {reader.name} unless you tick it"
            self.add(Label(title, "smallb"))
        for tick, one in self._offered.items():
            said = one.what if one.reason or "tick it if this" in one.why else _with_why(one)
            self._tick(tick, said, shown=tick in reader.ticked)
            if one.reason and tick in reader.ticked:
                self._ask_why(tick, reader)

    def _tick(self, tick: str, words: str, *, shown: bool) -> None:
        made = self.ticks[tick] = Tick(words)
        made.set_value(shown)
        made.changed.connect(lambda: self.ticked.emit(tick, bool(made.value())))
        self.add(made)

    def _ask_why(self, tick: str, reader: Recipient) -> None:
        line = LineEdit("Without a reason it stays off the paper")
        line.set_value(reader.reasons.get(tick, ""))
        field = self.reasons[tick] = Field("Why does this reader need it?", line)
        line.editingFinished.connect(partial(self._reasoned, tick, line))
        self.add(field)

    def _phoned(self, line: LineEdit) -> None:
        if phone := line.value().strip():
            self.phoned.emit(phone)

    def _reasoned(self, tick: str, line: LineEdit) -> None:
        self.reasoned.emit(tick, line.value())


def _said(named: Iterable[Named]) -> Iterable[str]:
    for one in named:
        who = f"{one.name} ({one.who})" if one.who else one.name
        yield f"{who} · {one.where}"


def _with_why(one: LeftOut) -> str:
    return f"{one.what}: they know that it is passed on"
