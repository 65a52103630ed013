"""The people round a child: who they are, what each must not be told, how to reach them."""

from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.records import Collect, Person, Relation
from ui.child.facts import About
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.tags import Tag

People = list[tuple[Relation, Person | None]]


class Round(Card):
    """A card with a row for each person; telephone and address only when asked for."""

    def __init__(self, desk: Desk) -> None:
        self._add = Button("Add person", "quiet", "user-plus")
        super().__init__("People", actions=(self._add,))
        self._desk = desk
        self._under: About | None = None
        self._add.clicked.connect(self._add_person)

    def show_people(self, about: About, people: People) -> None:
        """Show the people round a child."""
        self._under = about
        self.heading.setText(f"Round {about.child.name}")
        self._add.setVisible(about.may_write)
        empty(self.body)
        for at, (relation, person) in enumerate(people):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(_Row(self._desk, about, relation, person))
        if not people:
            nobody = f"Who matters to {about.child.name}, at home and at school?"
            words = nobody if about.may_write else "Nobody is written down yet."
            self.body.addWidget(WrapLabel(words, "body", "muted"))

    def _add_person(self) -> None:
        if self._under is not None:
            self._desk.go("form", add_about(Person, self._under.child))


class _Row(QWidget):
    """One person."""

    def __init__(self, desk: Desk, about: About, relation: Relation, person: Person | None) -> None:
        super().__init__()
        name = person.name if person else "Not on this laptop yet"
        self._reach = _Reach(desk, about, person)
        self._show = Button("How to reach", "small", "phone", f"How to reach {name}")
        self._show.clicked.connect(self._turn)
        change = Button("", "small", "square-pen", f"Change what {name} is to the child")
        change.clicked.connect(partial(desk.go, "form", edit_about(relation)))
        role = Label(relation.role, "small", "muted")
        head = across(Label(name, "strong"), role, STRETCH, self._show, change)
        tags = _tags(relation, person)
        say = WrapLabel(relation.what_to_say, "small", "soft") if relation.what_to_say else None
        words = down(head, held(Flow(*tags, gap=6)) if tags else None, say, self._reach, gap=5)
        row = across(down(Avatar(name, 30), STRETCH), gap=10)
        row.addLayout(words, 1)
        self.setLayout(row)
        self._show.setVisible(person is not None)
        change.setVisible(about.may_write)

    def _turn(self) -> None:
        shown = self._reach.isHidden()
        self._reach.setVisible(shown)
        self._show.say("Hide" if shown else "How to reach", self._show.accessibleName())


class _Reach(QWidget):
    """Telephone, best time, languages, address: hidden until somebody asks for them."""

    def __init__(self, desk: Desk, about: About, person: Person | None) -> None:
        super().__init__()
        told = _reach(person) or "No telephone yet."
        row = across(gap=8)
        row.addWidget(WrapLabel(told, "small", "soft"), 1)
        if person is not None and about.may_write:
            change = Button("Change", "small", "square-pen", f"Change how to reach {person.name}")
            change.clicked.connect(partial(desk.go, "form", edit_about(person)))
            row.addWidget(change)
        self.setLayout(row)
        self.hide()


def _tags(relation: Relation, person: Person | None) -> list[Tag]:
    found = []
    if relation.responsibility:
        found.append(Tag("parental responsibility"))
    if person and person.interpreter:
        languages = person.languages or "interpreter"
        found.append(Tag(f"interpreter: {languages}", "info", "languages"))
    if relation.collect is Collect.MAY:
        found.append(Tag("may collect"))
    if relation.collect is Collect.MUST_NOT:
        found.append(Tag("must not collect", "warn", "triangle-alert"))
    if relation.safe is False:
        found.append(Tag("not safe to contact", "warn", "triangle-alert"))
    if relation.withhold:
        kept = ", ".join(sorted(relation.withhold))
        found.append(Tag(f"must not be told: {kept}", "warn", "eye-off"))
    return found


def _reach(person: Person | None) -> str:
    if person is None:
        return ""
    where = " ".join(part for part in (person.address, person.postcode) if part)
    if person.address_withheld:
        where = f"Address is withheld. {where}".strip()
    parts = (person.phone, person.best_time, person.languages, where)
    return " · ".join(part for part in parts if part)
