"""On what basis each purpose stands in this place, and who is controller of what comes in."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from linkworker.actions.basis import Purpose, state_all, state_basis
from linkworker.measures.days import say_day
from linkworker.records import ControllerFile
from ui import desk as desks
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.rights.line import Line
from ui.rights.lines_card import LinesCard
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit

_WHY = (
    "Why we may keep each kind of thing here. Where this place has said nothing, what the charity "
    "declared stands. Stated with no Article 6 basis, a purpose is closed: nothing new of it can "
    "be written here."
)
_FILES = "Marks from school, partners’ registers, data of the council: who is controller of them?"


class BasisCard(LinesCard):
    """A line for each purpose; those of special category data that wait for a condition first."""

    def __init__(self, desk: Desk) -> None:
        self.every = Button("State all at once", "secondary", "list-checks")
        super().__init__(desk, "On what basis we keep it", _WHY, (self.every,), many=True)
        self.every.clicked.connect(self._ask_all)

    def show_purposes(self, purposes: Sequence[Purpose], *, may: bool) -> None:
        """Show the purposes; an administrator states their basis."""
        self.every.setVisible(may and any(one.stated is None for one in purposes))
        ordered = sorted(purposes, key=lambda one: not one.waits)
        self._show_lines([self._line(one, may=may) for one in ordered])

    def _line(self, one: Purpose, *, may: bool) -> Line:
        words, tag = f"As the charity declares: {one.declared}.", ("the charity’s own", "plain")
        if one.waits:
            tag = ("say which Schedule 1 condition, and its policy", "warn")
        if one.stated:
            said = [one.stated.article_6, one.stated.article_9, one.stated.condition]
            dated = one.stated.policy_dated
            said += [f"policy of {say_day(dated, year=True)}"] if dated else []
            words = "; ".join(filter(None, said)) or "No basis here: closed."
            tag = ("stated here", "ok") if one.stated.article_6 else ("closed", "warn")
        doing = [("State", "square-pen", partial(self._ask, one))] if may else ()
        return Line(one.purpose, words, tag, doing)

    def _ask(self, one: Purpose) -> None:
        known, dated = one.stated, DateEdit("back", desks.today)
        editors = {"article_6": LineEdit("empty closes it"), "article_9": LineEdit("9(2)(g)"),
                   "condition": LineEdit("Schedule 1 paragraph 18")}  # fmt: skip
        for name, editor in editors.items():
            editor.set_value(getattr(known, name) if known else "")
        if known and known.policy_dated:
            dated.set_value(known.policy_dated)
        asked = Asking(
            [("article_6", "Article 6 basis", editors["article_6"]),
             ("article_9", "Article 9 condition", editors["article_9"]),
             ("condition", "DPA 2018 Schedule 1 condition", editors["condition"]),
             ("policy_dated", "Its policy document is dated", dated)],
            "Keep", {},
        )  # fmt: skip
        asked.kept.connect(partial(self._keep, one))
        self._ask_here(asked)

    def _ask_all(self) -> None:
        """Ask what only the place can say: the condition, and of which day its policy is."""
        asked = Asking(
            [("condition", "DPA 2018 Schedule 1 condition", LineEdit("paragraph 18, safeguarding")),
             ("policy_dated", "Its policy document is dated", DateEdit("back", desks.today))],
            "State all as the charity declares",
            {"condition": "Say which Schedule 1 condition",
             "policy_dated": "Say of which day its policy document is"},
        )  # fmt: skip
        asked.kept.connect(self._keep_all)
        self._ask_here(asked)

    def _keep_all(self, said: dict[str, Any]) -> None:
        place = self._desk.standing.place_log
        self._run(partial(state_all, place_log=place, condition=said["condition"],
                          policy_dated=said["policy_dated"]))  # fmt: skip

    def _keep(self, one: Purpose, said: dict[str, Any]) -> None:
        place = self._desk.standing.place_log
        self._run(partial(state_basis, place_log=place, purpose=one, **said))


class ControllersCard(LinesCard):
    """A line for each kind of data that comes from elsewhere."""

    def __init__(self, desk: Desk) -> None:
        self.begin = Button("Write one down", "secondary", "plus")
        super().__init__(desk, "Data that comes from others", _FILES, (self.begin,))
        self.begin.clicked.connect(lambda: desk.go("form", add_about(ControllerFile)))

    def show_files(self, files: Sequence[ControllerFile], today: date, *, may: bool) -> None:
        """Show who is controller; a day that has passed is marked."""
        self.begin.setVisible(may)
        self._show_lines([self._line(one, today, may=may) for one in files])

    def _line(self, one: ControllerFile, today: date, *, may: bool) -> Line:
        signed = f"signed by {one.signed_by}" if one.signed_by else "signed by nobody yet"
        words = "; ".join(filter(None, (one.controller, one.arrangement, one.dpia, signed)))
        over = one.review_on is not None and one.review_on <= today
        again = say_day(one.review_on, year=True) if one.review_on else "no day"
        tag = (f"look again: due {again}", "warn") if over else (f"until {again}", "ok")
        go = partial(self._desk.go, "form", edit_about(one))
        return Line(one.what, words, tag, [("Change", "square-pen", go)] if may else ())
