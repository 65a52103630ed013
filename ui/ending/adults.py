"""Who stays: grown-ups the child named, each asked whether they do."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.endings import ask_adult, name_adult
from linkworker.records import Stays, TrustedAdult
from ui import desk as desks
from ui import names
from ui.child.more import More
from ui.desk import Desk
from ui.ending.reading import Opened
from ui.forms.editors import sentence_case
from ui.forms.form_kinds import edit_about
from ui.models.endings import adult_mark, adult_words
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, arrange, down, empty, rule, unshown
from ui.widgets.tags import Tag

_ABOUT = "Somebody counts once {name} has named them, and they were asked and said yes."
_NONE = "Ask {name}: who can you go to when I am not here any more?"


class AdultsCard(Card):
    """A row a grown-up; who was not asked yet has the question beside the name."""

    def __init__(self, desk: Desk) -> None:
        self.add_one = Button("Add", "small", "plus", "Add a grown-up who may stay")
        super().__init__("Who stays", icon="heart-handshake", actions=(self.add_one,))
        self._desk = desk
        self._opened: Opened | None = None
        self._rows_for = KeptFor(partial(AdultRow, desk))
        self.rows: list[AdultRow] = []
        self._about, self._own = WrapLabel("", "small", "muted"), WrapLabel("", "small", "soft")
        self._none = unshown(WrapLabel("", "body", "muted"))
        self._list, self._asked = down(gap=8), down(gap=0)
        self.add(self._about, self._own, self._list, self._asked)
        self.add_one.clicked.connect(self.ask)

    def show_adults(self, opened: Opened) -> None:
        """Show who was named; what is being typed stays with its own child."""
        if self._opened is not None and self._opened.about.child.id != opened.about.child.id:
            empty(self._asked)
        self._opened = opened
        self._about.setText(_ABOUT.format(name=opened.name))
        self._own.setText(f"In the plan, {opened.name}’s words: {opened.grown_ups}")
        self._own.setVisible(bool(opened.grown_ups.strip()))
        adults = opened.ended.adults
        self.rows = self._rows_for.take([one.id for one in adults])
        for row, adult in zip(self.rows, adults, strict=True):
            row.show_adult(opened, adult)
        self._none.setText(_NONE.format(name=opened.name))
        arrange(self._list, self.rows or [self._none])
        self.add_one.setVisible(opened.about.may_write)

    def ask(self) -> None:
        """Ask for somebody the child named, in a few words."""
        if self._opened is None:
            return
        asked = Asking(
            [
                ("name", "Who?", LineEdit("Ms Okafor")),
                ("role", "Who is that?", LineEdit("form teacher, aunt")),
                ("how", "How do they stay in touch?", LineEdit("lunch on Tuesdays")),
                ("by_child", "Whose idea?", Tick(f"{self._opened.name} named them")),
            ],
            "Keep",
            {"name": "Say who"},
        )
        asked.fields["by_child"].editor.set_value(True)
        asked.kept.connect(self._keep)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, Any]) -> None:
        empty(self._asked)
        if self._opened is None:
            return
        child = self._opened.about.child
        act = partial(name_adult, child=child, named_on=desks.today(), **said)
        words = f"Kept. Ask {said['name']} whether they stay."
        self._desk.act(act, words)


class AdultRow(QWidget):
    """One grown-up: name, who that is, how they stay in touch, what they said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.adult = TrustedAdult()
        self._name, self._said = Label("", "strong"), Tag("")
        self._how = WrapLabel("", "small", "muted")
        self.ask_them = Button("Ask them", "small", "message-circle")
        self._more, self._asked = More(), down(gap=0)
        self._role = WrapLabel("", "small", "soft")
        head = across(self._name, self._role, self._said, self.ask_them, self._more, gap=8)
        head.setStretch(1, 1)
        self.setLayout(down(rule(), head, self._how, self._asked, gap=3))
        self.ask_them.clicked.connect(self.ask)

    def show_adult(self, opened: Opened, adult: TrustedAdult) -> None:
        """Show a grown-up as they stand; a question that was answered meanwhile goes."""
        if adult.id == self.adult.id and adult.says is not self.adult.says:
            empty(self._asked)
        self.adult = adult
        today, may = opened.about.today, opened.about.may_write
        self._name.setText(adult.name)
        self._role.setText(adult.role)
        self._how.setText(adult_words(adult, opened.name, today))
        self._said.show_words(*adult_mark(adult, today))
        self.ask_them.say("What did they say?", f"What did {adult.name} say?")
        self.ask_them.setVisible(may and adult.says is None)
        self._more.offer(
            adult.name,
            [
                ("What they said", self.ask),
                ("Change", lambda: self._desk.go("form", edit_about(self.adult))),
            ],
        )
        self._more.setVisible(may)
        names.call(self, f"{adult.name}: {adult_mark(adult, today)[0]}")

    def ask(self) -> None:
        """Ask what they said when they were asked."""
        says = Chips([(one, sentence_case(one.value)) for one in Stays])
        says.set_value(self.adult.says)
        on = DateEdit("back", desks.today)
        on.set_value(self.adult.asked_on or desks.today())
        words = f"Will you stay in touch? What did {self.adult.name} say?"
        asked = Asking(
            [("says", words, says), ("on", "Asked on", on)],
            "Keep",
            {"says": "Say what they said", "on": "Say on which day"},
        )
        asked.kept.connect(self._keep)
        empty(self._asked)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, Any]) -> None:
        empty(self._asked)
        act = partial(ask_adult, adult=self.adult, **said)
        self._desk.act(act, f"{self.adult.name}: kept.")
