"""The people round a child: who each is, and who may be told what."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker.fields import Record
from linkworker.records import Collect, Person, Relation
from linkworker.records.person import Withhold
from ui.child.more import More
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.rights.here import rights_offers
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, empty, held, rule, unshown
from ui.widgets.tags import Tag

People = list[tuple[Relation, Person | None]]


class Round(Card):
    """A card with a row for each person; telephone and address only when asked for."""

    def __init__(self, desk: Desk, title: str = "Who may be told what") -> None:
        self._known = Button("", "ghost", "users")
        self._add = Button("", "ghost", "user-plus")
        super().__init__(title, actions=(self._known, self._add))
        self._desk = desk
        self._about: About | None = None
        self.rows = Kept(partial(PersonRow, desk))
        self._nobody = unshown(WrapLabel("", "body", "muted"))
        self._trusted = WrapLabel("", "small")
        trusted = across(IconLabel("heart-handshake", "accent", 16), gap=8)
        trusted.addWidget(self._trusted, 1)
        self._goes_to = unshown(held(trusted))
        self._add.clicked.connect(partial(self._open, Person))
        self._known.clicked.connect(partial(self._open, Relation))

    def show_people(self, about: About, people: People) -> None:
        """Show the people round a child."""
        self._about = about
        name = about.child.name
        self._add.say("" if people else "Add", f"Add a person round {name}")
        self._known.say("", f"Add somebody known already, such as a sister’s mum, to {name}")
        for button in (self._add, self._known):
            button.setVisible(about.may_write)
        rows = self.rows.take(len(people))
        for at, (row, one) in enumerate(zip(rows, people, strict=True)):
            row.show_person(about, *one, first=at == 0)
        who = f"Who matters to {name}, at home and at school?"
        self._nobody.setText(who if about.may_write else "Nobody is written down yet.")
        self._show_trusted(about)
        below: list[QWidget] = [*rows] or [self._nobody]
        arrange(self.body, [self._goes_to, *below])

    def _show_trusted(self, about: About) -> None:
        """Say whom the child named herself, before anybody who must not be told."""
        name, named = about.child.name, about.plan.grown_ups if about.plan else ""
        asked = f"Which grown-ups can {name} go to?" if about.may_write else "Not asked yet."
        self._trusted.setText(f"{name} can go to: {named}" if named else asked)
        self._trusted.set_tone("" if named else "muted")

    def _open(self, kind: type[Person] | type[Relation]) -> None:
        if self._about is not None:
            self._desk.go("form", add_about(kind, self._about.child))


class PersonRow(QWidget):
    """One person: what they may be told, and what not; how to reach them when asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.record = Relation()
        self._person: Person | None = None
        self._line = rule()
        self._name, self._role = Label("", "strong"), Label("", "small", "muted")
        self._when = unshown(Label("", "small", "accent_ink"))
        self._show = Button("", "ghost", "phone")
        self._change = Button("", "ghost", "square-pen")
        self._more, self._asked = unshown(More()), down(gap=0)
        self._mark, self._told = IconLabel("eye", "text3", 15), WrapLabel("", "small")
        self._tags = Flow(gap=6)
        self._tagged = held(self._tags)
        self._ring = WrapLabel("", "small")
        self._facts = WrapLabel("", "small", "muted")
        self._say = WrapLabel("", "small", "soft")
        self._reach = _Reach(desk)
        self._show.clicked.connect(self._turn)
        self._change.clicked.connect(lambda: desk.go("form", edit_about(self.record)))
        self._build()

    def _build(self) -> None:
        does = (self._show, self._change, self._more)
        who = held(Flow(self._name, self._role, self._when, gap=6))
        head = across(gap=6)
        head.addWidget(who, 1)
        for button in does:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        told = across(self._mark, gap=8)
        told.addWidget(self._told, 1)
        told.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        parts = (
            *(head, self._ring, told, self._tagged),
            *(self._facts, self._say, self._reach, self._asked),
        )
        self.setLayout(down(self._line, *parts, gap=2))

    def show_person(
        self, about: About, relation: Relation, person: Person | None, *, first: bool
    ) -> None:
        """Show another person; nothing of how to reach them stands open."""
        if relation.id != self.record.id:
            empty(self._asked)
        self.record, self._person = relation, person
        name = person.name if person else "Not on this laptop yet"
        self._line.setVisible(not first)
        self._name.setText(name)
        self._role.setText(relation.role)
        best = _when(person) if person and relation.safe is not False else ""
        self._when.setText(best)
        self._when.setVisible(bool(best))
        self._show_told(relation)
        self._show_tags(relation, person)
        ring = f"Ring about {relation.ring_about}" if relation.ring_about else ""
        for label, words in (
            (self._ring, ring),
            (self._facts, _facts(relation)),
            (self._say, relation.what_to_say),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._reach.show_person(about, person)
        self._show.say("", f"How to reach {name}")
        self._show.setVisible(bool(_reach(person)) or (about.may_write and person is not None))
        self._change.say("", f"Change what {name} is to the child")
        self._change.setVisible(about.may_write)
        self._offer(about, person or relation, name)

    def _offer(self, about: About, record: Record, name: str) -> None:
        """Offer what this person may ask of what is kept about them."""
        offers = rights_offers(self._desk, self._asked, about, record)
        self._more.offer(name, offers)
        self._more.setVisible(bool(offers))

    def _show_told(self, relation: Relation) -> None:
        kept = sorted(relation.withhold)
        words = f"must not be told: {', '.join(kept)}" if kept else "may be told everything"
        left = [one.value for one in Withhold if one.value not in relation.withhold]
        if kept and left and relation.safe is not False:
            words += f"; may be told: {', '.join(left)}"
        self._told.setText(words[:1].upper() + words[1:])
        self._told.set_tone("warn" if kept else "soft")
        self._mark.show_icon(*(("eye-off", "warn") if kept else ("eye", "text3")))

    def _show_tags(self, relation: Relation, person: Person | None) -> None:
        empty(self._tags)
        found = _tags(relation, person)
        for tag in found:
            self._tags.addWidget(tag)
        self._tagged.setVisible(bool(found))

    def _turn(self) -> None:
        shown = self._reach.isHidden()
        self._reach.setVisible(shown)
        self._show.show_icon("x" if shown else "phone")


class _Reach(QWidget):
    """Telephone, best time, languages, address: hidden until somebody asks for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._person = Person()
        self._words = WrapLabel("", "small", "soft")
        self._change = Button("Change", "small", "square-pen")
        self._change.clicked.connect(lambda: desk.go("form", edit_about(self._person)))
        row = across(gap=8)
        row.addWidget(self._words, 1)
        row.addWidget(self._change)
        self.setLayout(row)

    def show_person(self, about: About, person: Person | None) -> None:
        self.hide()
        self._person = person or Person()
        self._words.setText(_reach(person) or "No telephone yet.")
        self._change.say("Change", f"Change how to reach {self._person.name}")
        self._change.setVisible(person is not None and about.may_write)


def _tags(relation: Relation, person: Person | None) -> list[Tag]:
    found = []
    if relation.safe is False:
        found.append(Tag("not safe to contact", "warn", "triangle-alert"))
    if relation.collect is Collect.MUST_NOT:
        found.append(Tag("must not collect", "warn", "triangle-alert"))
    if person and person.interpreter:
        languages = person.languages or "interpreter"
        found.append(Tag(f"interpreter: {languages}", "info", "languages"))
    return found


def _facts(relation: Relation) -> str:
    facts = (relation.responsibility and "parental responsibility",
             relation.collect is Collect.MAY and "may collect")  # fmt: skip
    said = " · ".join(fact for fact in facts if fact)
    return said[:1].upper() + said[1:]


def _when(person: Person) -> str:
    """Say when to ring and in which language, where no interpreter is needed for it."""
    spoken = "" if person.interpreter else person.languages
    return " · ".join(part for part in (person.best_time, spoken) if part)


def _reach(person: Person | None) -> str:
    if person is None:
        return ""
    where = " ".join(part for part in (person.address, person.postcode) if part)
    if person.address_withheld:
        where = f"Address is withheld. {where}".strip()
    parts = (person.phone, person.best_time, person.languages, where)
    return " · ".join(part for part in parts if part)
