"""What somebody does, and where: holds a caseload, covers one until a day, or reviews several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from PySide6.QtWidgets import QWidget

from linkworker.store import Mailbox
from sync import book
from sync.book import Book
from sync.entries import May
from ui import desk as desks
from ui.models.office import CaseloadSeen, Right
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import down, held

ROLES = (
    ("lead", "Link Worker: holds a caseload"),
    ("write", "Covers a caseload"),
    ("review", "Supervisor: reads and comments"),
)
NEW = "new"


@dataclass(frozen=True)
class Role:
    """What was chosen: caseloads by id, one to be made by name, when cover ends (ms, 0: never)."""

    may: May
    caseloads: tuple[str, ...] = ()
    new: str = ""
    until: int = 0

    def grants(self, mailbox: Mailbox) -> tuple[dict[str, May], dict[str, int]]:
        """Return what it gives by caseload id, and when it ends; a new one gets its id here."""
        ids = [*self.caseloads]
        if self.new:
            ids.append(Book(mailbox).named(book.CASELOADS, self.new))
        return dict.fromkeys(ids, self.may), dict.fromkeys(ids, self.until) if self.until else {}


class RoleForm(QWidget):
    """Asks for a role; `show_caseloads` says which caseloads there are."""

    def __init__(self) -> None:
        super().__init__()
        self.role = Field("What they will do", Chips(list(ROLES)))
        self.caseload = Field("Which caseload", ChoicePicker([]))
        self.new = Field("Name of the new caseload", LineEdit("Alderbrook"),
                         "For administrators only: it stays on this laptop.")  # fmt: skip
        self.until = Field("Last day of cover", DateEdit("ahead", desks.today))
        self.every = Tick("Every caseload there is now")
        self._team = down(gap=0)
        self.team: Field | None = None
        self._reviews = held(down(self.every, self._team, gap=8))
        self.setLayout(down(self.role, self.caseload, self.new, self.until, self._reviews, gap=14))
        self._caseloads: Sequence[CaseloadSeen] = ()
        self.role.editor.set_value("lead")
        for editor in (self.role.editor, self.caseload.editor, self.every):
            editor.changed.connect(self._arrange)
        self._arrange()

    def show_caseloads(self, caseloads: Sequence[CaseloadSeen]) -> None:
        """Offer these; what was chosen stays chosen."""
        if [one.id for one in caseloads] == [one.id for one in self._caseloads]:
            return
        self._caseloads = caseloads
        listed = [(one.id, one.called) for one in caseloads]
        picked = self.caseload.value()
        self.caseload.editor.offer([*listed, (NEW, "A new caseload")])
        self.caseload.editor.set_value(picked if listed else NEW)
        if self.team is not None:
            self.team.deleteLater()
        self.team = Field("Which caseloads", Chips(listed, many=True))
        self._team.addWidget(self.team)
        self._arrange()

    def value(self) -> Role:
        """Give what was chosen."""
        may: May = self.role.value()
        if may == "review":
            every = tuple(one.id for one in self._caseloads)
            some = tuple(self.team.value()) if self.team else ()
            return Role(may, every if self.every.value() else some)
        picked = str(self.caseload.value() or "")
        until = _end_of(self.until.value()) if may == "write" else 0
        if picked == NEW:
            return Role(may, (), str(self.new.value() or "").strip(), until)
        return Role(may, (picked,) if picked else (), "", until)

    def value_beside(self, rights: Sequence[Right]) -> Role:
        """Give what was chosen; of every caseload, those alone in which somebody has no right."""
        role = self.value()
        if not (role.may == "review" and self.every.value()):
            return role
        had = {right.caseload for right in rights}
        return replace(role, caseloads=tuple(one for one in role.caseloads if one not in had))

    def check(self) -> bool:
        """Show everything that is missing; say whether nothing is."""
        if self.role.value() == "write" and not self.until.check():
            return False
        found = self._problems(self.value())
        for one in (self.caseload, self.new, self.until, *([self.team] if self.team else [])):
            one.set_problem(found.get(one, ""))
        if found:
            next(iter(found)).editor.setFocus()
        return not found

    def _problems(self, said: Role) -> dict[Field, str]:
        if said.may == "review":
            none = self.team is not None and not said.caseloads
            return {self.team: "Choose one caseload at least"} if self.team and none else {}
        found: dict[Field, str] = {}
        if self.caseload.value() == NEW:
            found |= _new_problem(self.new, said.new, self._caseloads)
        elif not said.caseloads:
            found[self.caseload] = "Choose a caseload"
        if said.may == "write" and not said.until:
            found[self.until] = "Cover ends on a day; it can be made longer later"
        return found

    def _arrange(self) -> None:
        """Show what belongs to the role that is chosen."""
        may = self.role.value()
        self.caseload.setVisible(may != "review")
        self.new.setVisible(may != "review" and self.caseload.value() == NEW)
        self.until.setVisible(may == "write")
        self._reviews.setVisible(may == "review")
        if self.team is not None:
            self.team.setVisible(not self.every.value())


def _new_problem(field: Field, name: str, caseloads: Sequence[CaseloadSeen]) -> Mapping[Field, str]:
    if not name:
        return {field: "The new caseload needs a name"}
    if name.casefold() in {one.called.casefold() for one in caseloads}:
        return {field: f"There is a caseload called {name} already: choose it above"}
    return {}


def _end_of(day: date | None) -> int:
    """Return the last moment of a day here, in ms since 1970."""
    return int(datetime.combine(day, time(23, 59, 59)).timestamp() * 1000) if day else 0
