"""Complaints, objections, what is said to be wrong: what came, by when, and what came of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from linkworker.actions.complaints import acknowledge, answer_complaint, decide_objection
from linkworker.actions.said_wrong import answer_wrong
from linkworker.measures.days import say_day
from linkworker.measures.rights_days import acknowledge_by, months_after
from linkworker.records import Complaint, Objection, SaidWrong
from linkworker.store import Changes, Store
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.rights.line import Doing, Line
from ui.rights.lines_card import LinesCard
from ui.rights.reading import Rights
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.layout import across, held

_WHY = (
    "A complaint is acknowledged within 30 days and answered. An objection stops what it stops "
    "at once, on this laptop too; keeping a child safe goes on. That an entry is wrong is written "
    "down where it stands (More, Somebody says it is wrong) and answered within a month."
)
Verb = Callable[[Store], Changes]


class SaidCard(LinesCard):
    """A line for each; its next step is asked on the spot."""

    def __init__(self, desk: Desk) -> None:
        self.complain = Button("Complaint", "secondary", "plus", "Write down a complaint")
        self.object = Button("Objection", "secondary", "plus", "Write down an objection")
        both = held(across(self.complain, self.object))
        super().__init__(desk, "What they say about it", _WHY, (both,))

    def show_rights(self, rights: Rights, today: date) -> None:
        """Show what a child's family said; somebody who only reviews is asked for nothing."""
        complaints = [self._complaint(one, today) for one in rights.complaints]
        objections = [self._objection(one, today) for one in rights.objections]
        wrong = [self._wrong(one, today) for one in rights.said_wrong]
        self._show_lines([*complaints, *objections, *wrong], doing=not self._desk.standing.reviews)

    def new(self, rights: Rights, kind: type[Complaint | Objection]) -> str:
        """Say where a new one is written down."""
        return add_about(kind, rights.child)

    def _complaint(self, one: Complaint, today: date) -> Line:
        on = say_day(one.received_on, year=True) if one.received_on else ""
        words = f"Complaint of {on}: {one.words}"
        if one.answered_on:
            words += f" Answered on {say_day(one.answered_on, year=True)}: {one.answer}"
            return Line(one.who, words, ("answered", "ok"))
        if one.acknowledged_on:
            tag = (f"acknowledged {say_day(one.acknowledged_on)}", "info")
            doing: list[Doing] = [("Answer", "check", partial(self._ask_answer, one, today))]
            return Line(one.who, words, tag, doing)
        by = acknowledge_by(one.received_on) if one.received_on else today
        tag = (f"acknowledge by {say_day(by)}", "warn" if (by - today).days <= 7 else "info")
        return Line(one.who, words, tag, [
            ("It was acknowledged…", "check", partial(self._ask_acknowledged, one, today))
        ])  # fmt: skip

    def _objection(self, one: Objection, today: date) -> Line:
        on = say_day(one.on, year=True) if one.on else ""
        stopped = f" Stopped: {', '.join(sorted(one.stops))}." if one.stops else ""
        what = one.what.value if one.what else "objects"
        words = f"{on}, {what}: {one.words}{stopped}"
        if one.decided_on:
            words += f" Decided on {say_day(one.decided_on, year=True)}: {one.decided}"
            return Line(one.who, words, ("decided", "ok"))
        doing: list[Doing] = [("Decide", "check", partial(self._ask_decided, one, today))]
        return Line(one.who, words, ("stopped", "warn"), doing)

    def _wrong(self, one: SaidWrong, today: date) -> Line:
        on = say_day(one.on, year=True) if one.on else ""
        words = f"Says it is wrong, {on}. {one.entry}. {one.words}"
        if one.answered_on:
            words += f" What was done, {say_day(one.answered_on, year=True)}: {one.answer}"
            return Line(one.who, words, ("answered", "ok"))
        by = months_after(one.on, 1) if one.on else today
        tag = (f"answer by {say_day(by)}", "warn" if (by - today).days <= 7 else "info")
        doing: list[Doing] = [("Answer", "check", partial(self._ask_wrong, one, today))]
        return Line(one.who, words, tag, doing)

    def _ask_wrong(self, one: SaidWrong, today: date) -> None:
        self._ask(
            "What was done about it",
            WordsEdit("Words added beside it; or why it stays as it is, and that they may complain",
                      lines=3),
            lambda words: partial(answer_wrong, said=one, on=today, words=words),
        )  # fmt: skip

    def _ask_acknowledged(self, one: Complaint, today: date) -> None:
        self._ask(
            "Told them that it came: how",
            LineEdit("by letter, by telephone"),
            lambda words: partial(acknowledge, complaint=one, on=today, how=words),
        )

    def _ask_answer(self, one: Complaint, today: date) -> None:
        self._ask(
            "What was answered",
            WordsEdit("In the words that were used", lines=3),
            lambda words: partial(answer_complaint, complaint=one, on=today, words=words),
        )

    def _ask_decided(self, one: Objection, today: date) -> None:
        self._ask(
            "Decided",
            WordsEdit("What was decided, and by whom", lines=3),
            lambda words: partial(decide_objection, objection=one, on=today, words=words),
        )

    def _ask(self, label: str, editor: Any, verb: Callable[[str], Verb]) -> None:
        needed = {"words": "Write it in a few words"}
        asked = Asking([("words", label, editor)], "Keep", needed)
        asked.kept.connect(lambda said: self._run(verb(said["words"])))
        self._ask_here(asked)
