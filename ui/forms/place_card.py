"""The place and its schools, with their terms: each a step from its form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from linkworker.actions.places import in_force
from linkworker.fields import Record
from linkworker.measures.days import academic_year, say_day
from linkworker.records import Place, School, Term
from linkworker.store import Reader
from ui.forms.form_kinds import add_about, edit_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty

KINDS: tuple[type[Record], ...] = (Place, School, Term)


@dataclass(frozen=True)
class Places:
    """The place of this laptop, its schools and all their terms."""

    place: Place | None
    schools: tuple[School, ...]
    terms: tuple[Term, ...]


def find_places(reader: Reader) -> Places:
    """Read the place, its schools by name, and their terms by day."""
    schools = sorted(reader.find(School), key=lambda school: school.name.casefold())
    terms = sorted(reader.find(Term), key=lambda term: term.starts or date.max)
    return Places(next(iter(reader.find(Place)), None), tuple(schools), tuple(terms))


class PlaceCard(Card):
    """Each school with its safeguarding lead, agreement and terms; `go` opens a form about it."""

    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__("Place and schools", icon="school")
        self._go = go
        self._found: tuple[Places, date, bool] | None = None
        self._rows = down(gap=12)
        self.earlier = Button("Show earlier terms", "quiet", "history")
        self.earlier.setCheckable(True)
        self.add(self._rows, across(self.earlier, STRETCH))
        self.earlier.clicked.connect(self._show_again)

    def show_places(self, found: Places, today: date, *, may: bool) -> None:
        """Show them, with ways to change them when this person may."""
        empty(self._rows)
        self._found = (found, today, may)
        year = academic_year(today)
        past = {t.id for t in found.terms if t.ends and academic_year(t.ends) < year}
        self.earlier.setVisible(bool(past))
        shown = [t for t in found.terms if self.earlier.isChecked() or t.id not in past]
        if found.place is not None:
            change = self._button("Change", edit_about(found.place), found.place.name)
            row = across(Label(found.place.name, "strong"), STRETCH, change if may else None)
            self._rows.addLayout(row)
        for school in found.schools:
            self._add_school(school, [t for t in shown if t.school == school.id], today, may)
        if not found.schools:
            words = "No school yet. A child needs a school." if may else "No school yet."
            self._rows.addWidget(WrapLabel(words, "body", "soft"))
        if may:
            name = None if found.place else self._button("Name the place", add_about(Place))
            self._rows.addLayout(
                across(name, self._button("Add a school", add_about(School)), STRETCH)
            )

    def _show_again(self) -> None:
        if self._found is not None:
            found, today, may = self._found
            self.show_places(found, today, may=may)

    def _add_school(self, school: School, terms: list[Term], today: date, may: bool) -> None:
        change = self._button("Change", edit_about(school), school.name)
        add = self._button("Add a term", add_about(Term, school), f"of {school.name}")
        buttons = (add, change) if may else ()
        rows = down(across(Label(school.name, "strong"), STRETCH, *buttons), gap=4)
        self._rows.addLayout(rows)
        lead = f"Safeguarding lead: {school.dsl}, {school.dsl_phone}" if school.dsl else ""
        agreed = in_force(school, today)
        agreement = "Sharing agreement in force" if agreed else "No sharing agreement in force"
        for line in (lead or "No safeguarding lead written down", agreement):
            rows.addWidget(WrapLabel(line, "small", "soft"))
        for term in terms:
            button = self._button("Change", edit_about(term), f"{term.name} of {school.name}")
            row = across(Label(_said(term), "small"), STRETCH, button if may else None)
            rows.addLayout(row)
        if not terms:
            words = "No calendar for this year yet: every weekday is counted."
            rows.addWidget(WrapLabel(words, "small", "warn"))

    def _button(self, words: str, about: str, name: str = "") -> Button:
        button = Button(words, "small", name=f"{words} {name}".strip())
        button.clicked.connect(partial(self._open, about))
        return button

    def _open(self, about: str, _checked: bool = False) -> None:
        self._go(about)


def _said(term: Term) -> str:
    days = [say_day(day) for day in (term.starts, term.ends) if day]
    return f"{term.name}: {' to '.join(days)}"
