"""One kind of help: a row for each, and how one more is written."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from linkworker.fields import Record
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.forms.form_kinds import add_about, edit_about
from ui.helping.answering import Answering
from ui.helping.row import Ask, Deed, HelpRow, Offer
from ui.models.about_child import About
from ui.models.helping import HelpFacts, Shown
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import Kept, arrange, rule, unshown

Thing = TypeVar("Thing")
Striking = Callable[..., Changes]


class HelpCard(Card, Generic[Thing]):
    """`number` is the key of its button: Alt and that number."""

    kind: type[Record]

    def __init__(self, part: Part, title: str, icon: str, add: str, none: str, number: int) -> None:
        self.add_one = Button("Add", "ghost", "plus", add)
        self.add_one.show_extra(f"Alt {number}")
        super().__init__(title, icon=icon, actions=(self.add_one,))
        self._part = part
        self.about: About | None = None
        self._kept = KeptFor(partial(HelpRow, part))
        self._rules = Kept(rule)
        self._none = unshown(WrapLabel(none, "small", "muted"))
        self.rows: list[HelpRow] = []
        self.add_one.clicked.connect(self.open_form)

    @abstractmethod
    def shown(self, facts: HelpFacts, one: Thing, about: About) -> Shown:
        """Say one of them."""

    @abstractmethod
    def first(self, one: Thing) -> tuple[str, Ask] | None:
        """Give what is said of it most often, or None."""

    @abstractmethod
    def rest(self, one: Thing) -> list[Offer]:
        """Give what is seldom done: a question, or something that is done at once."""

    def show_things(self, about: About, facts: HelpFacts, things: Sequence[Thing]) -> None:
        """Show them all; a question that is being asked stays with its own."""
        self.about = about
        self.add_one.setVisible(about.may_write)
        found = [self.shown(facts, one, about) for one in things]
        self.rows = self._kept.take([one.record.id for one in found])
        rules = self._rules.take(max(len(found) - 1, 0))
        for row, shown, one in zip(self.rows, found, things, strict=True):
            row.show_thing(about, shown, self.first(one), self._deeds(row, self.rest(one)))
        parted = list[QWidget]()
        for at, row in enumerate(self.rows):
            parted += [rules[at - 1], row] if at else [row]
        arrange(self.body, parted or [self._none])

    def open_form(self) -> None:
        """Write one more."""
        if self.about is not None and self.about.may_write:
            self._part.desk.go("form", add_about(self.kind, self.about.child))

    def change(self, record: Record) -> Offer:
        """Offer to change one in its form."""
        return "Change", lambda: self._part.desk.go("form", edit_about(record))

    def strike(self, words: str, record: Any, verb: Striking) -> Offer:
        """Offer to strike one out, with a reason."""
        return words, partial(self._ask_why, words, record, verb)

    def asking(
        self, asked: Sequence[tuple[str, str, Any]], button: str, needed: dict[str, str],
        verb: Callable[[Store, dict[str, Any]], Changes],
    ) -> Answering:  # fmt: skip
        """Make a question of this card."""
        return Answering(self._part, asked, button, needed, verb)

    @property
    def by(self) -> str:
        """Who sits here."""
        return self._part.desk.standing.user

    def _ask_why(self, words: str, record: Any, verb: Striking) -> Answering:
        def act(store: Store, said: dict[str, Any]) -> Changes:
            return verb(store, record, reason=said["struck_because"], by=self.by)

        asked = [("struck_because", f"{words}, because", LineEdit("written by mistake"))]
        return self.asking(asked, "Strike out", {"struck_because": "Say why"}, act)

    def _deeds(self, row: HelpRow, rest: Sequence[Offer]) -> list[Deed]:
        return [(words, partial(_do, row, make)) for words, make in rest]


def _do(row: HelpRow, make: Callable[[], Asking | None]) -> None:
    asked = make()
    if asked is not None:
        row.ask(asked)
