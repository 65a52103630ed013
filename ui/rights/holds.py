"""What must stay: who says so, why, and when it is looked at again; what was moved away."""

from datetime import date
from functools import partial

from linkworker.actions.retention import lift
from linkworker.measures.days import say_day
from linkworker.records import LegalHold, MovedAway
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.rights.line import Line
from ui.rights.lines_card import LinesCard
from ui.rights.reading import Rights
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit

_WHY = "A claim, an inquiry or a court may need this record to stay. Nothing is erased meanwhile."


class HoldsCard(LinesCard):
    """A line for each; below, what was moved to another child's record."""

    def __init__(self, desk: Desk) -> None:
        self.hold = Button("It must stay", "secondary", "plus")
        super().__init__(desk, "What must stay", _WHY, (self.hold,))

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show what must stay, and what was moved."""
        lines = [self._hold(one, today) for one in rights.holds]
        moved = [self._moved(one, opened, rights) for one, opened in rights.moved]
        self._show_lines([*lines, *moved], doing=not self._desk.standing.reviews)

    def new(self, rights: Rights) -> str:
        """Say where a new one is written down."""
        return add_about(LegalHold, rights.child)

    def _hold(self, one: LegalHold, today: date) -> Line:
        again = say_day(one.review_on, year=True) if one.review_on else ""
        tone = "warn" if one.review_on and one.review_on <= today else "info"
        return Line(
            one.name, one.reason, (f"look again {again}", tone),
            [("It may go…", "check", partial(self._ask_why, one, today))],
        )  # fmt: skip

    def _moved(self, one: MovedAway, opened: tuple[str, ...], rights: Rights) -> Line:
        on = say_day(one.on, year=True) if one.on else ""
        who = rights.staff.get(one.by, "a colleague")
        seen = f"Had opened this record since: {', '.join(opened)}." if opened else (
            "No laptop has said that this record was opened since."
        )  # fmt: skip
        title = f"{one.what[:1].upper()}{one.what[1:]} was moved away on {on} by {who}"
        return Line(title, seen)

    def _ask_why(self, one: LegalHold, today: date) -> None:
        asked = Asking(
            [("why", "It need not stay any more, because", LineEdit(""))], "Keep",
            {"why": "Say why it need not stay any more"},
        )  # fmt: skip
        asked.kept.connect(
            lambda said: self._run(partial(lift, kept=one, because=said["why"], on=today))
        )
        self._ask_here(asked)
