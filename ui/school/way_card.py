"""The way back: what the child wants teachers to know, the meeting on return, steps by a day."""

from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.coming_back import Way, add_usual_steps, came_back, edit_way_back
from linkworker.records import ReturnStep
from ui.child.more import More
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.models.school import meeting_words
from ui.school.step_row import StepRow
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty

_NOT_ASKED = "Not asked yet. Their own words stand on the meeting sheet."


class WayCard(Card):
    """Her words come first; the sheet for the meeting is made of them."""

    def __init__(self, part: Part) -> None:
        self.back = Button("Is back", "small", "check")
        self.sheet, self.more = Button("Sheet", "small", "printer"), More()
        self._comments = CommentsHere(part.desk)
        actions = (self._comments.button, self.sheet, self.back, self.more)
        super().__init__("Coming back", icon="footprints", actions=actions)
        self._part = part
        self._about: About | None = None
        self.way: Way | None = None
        self._when = WrapLabel("", "strong")
        self._knows_title, self._knows = Label("", "smallb"), WrapLabel("")
        self.words = Button("Write it down", "small", "quote")
        self._meeting = WrapLabel("", "small", "soft")
        self._agreed = WrapLabel("", "small", "soft")
        self._rows = Kept(partial(self._row, part))
        self._steps, self._asked = down(gap=2), down(gap=0)
        self.add_step = Button("Add a step", "ghost", "plus")
        self.usual = Button("Put down the usual steps", "ghost", "list-checks")
        self._build()
        self.back.clicked.connect(self._is_back)
        self.sheet.clicked.connect(self._print)
        self.words.clicked.connect(self.ask_words)
        self.add_step.clicked.connect(self._new_step)
        self.usual.clicked.connect(self._usual)

    def _build(self) -> None:
        knows = across(self._knows_title, STRETCH, self.words, gap=8)
        doing = across(self.add_step, self.usual, STRETCH, gap=8)
        parts = (self._when, knows, self._knows, self._asked, self._meeting, self._agreed)
        self.body.addLayout(down(*parts, self._steps, doing, self._comments, gap=6))

    def show_way(self, about: About, way: Way) -> None:
        """Show a way back; what is typed of another is left."""
        if self.way is None or self.way.back.id != way.back.id:
            empty(self._asked)
        self._about, self.way = about, way
        back, may = way.back, about.may_write
        self._when.setText(_when(way, about))
        self._knows_title.setText(f"What {about.child.name} wants teachers to know")
        self._knows.setText(f"“{back.teachers_know}”" if back.teachers_know else _NOT_ASKED)
        self._knows.set_tone("" if back.teachers_know else "muted")
        self.words.say("Change" if back.teachers_know else "Write it down",
                       f"What {about.child.name} wants teachers to know")  # fmt: skip
        self._meeting.setText(f"Meeting on return: {meeting_words(way, about.today)}")
        self._agreed.setText(f"Agreed there: {back.agreed}")
        self._agreed.setVisible(bool(back.agreed))
        self._show_steps(about, way)
        self._comments.show_at(about, back)
        for button in (self.words, self.add_step, self.more):
            button.setVisible(may)
        self.usual.setVisible(may and not way.steps)
        self.back.setVisible(may and not back.back_on)
        self.sheet.say("Sheet", "Print the sheet for the meeting on return")
        change = partial(self._part.desk.go, "form", edit_about(back))
        self.more.offer("coming back", [("Meeting, and what was agreed", change)])

    def ask_words(self) -> None:
        """Ask for the child's words, in place."""
        if self.way is None or self._about is None or not self._about.may_write:
            return
        words = WordsEdit("In their words", lines=2, most=8)
        words.set_value(self.way.back.teachers_know)
        label = f"What {self._about.child.name} wants teachers to know"
        asked = Asking([("words", label, words)], "Keep", {})
        asked.kept.connect(self._keep_words)
        ask_in(self._asked, asked)

    def _row(self, part: Part) -> StepRow:
        row = StepRow(part)
        row.moved.connect(partial(self._move, row))
        return row

    def _move(self, row: StepRow, step: int) -> None:
        ticks = [one.tick for one in self._shown_rows if one.tick.isVisible()]
        if row.tick in ticks:
            ticks[(ticks.index(row.tick) + step) % len(ticks)].setFocus()

    def _show_steps(self, about: About, way: Way) -> None:
        self._shown_rows = self._rows.take(len(way.steps))
        for row, step in zip(self._shown_rows, way.steps, strict=True):
            row.show_step(about, step)
        shown: list[QWidget] = [*self._shown_rows]
        arrange(self._steps, shown)

    def _keep_words(self, said: dict[str, str]) -> None:
        empty(self._asked)
        if self.way is not None:
            act = partial(edit_way_back, back=self.way.back, teachers_know=said["words"])
            self._part.keep(act, "Kept.")

    def _is_back(self) -> None:
        if self.way is not None and self._about is not None:
            act = partial(came_back, back=self.way.back, on=self._about.today)
            self._part.keep(act, "Back in school today. Slots and registers go on.")

    def _usual(self) -> None:
        if self.way is not None:
            self._part.keep(partial(add_usual_steps, back=self.way.back), "Put down.")

    def _new_step(self) -> None:
        if self.way is not None:
            self._part.desk.go("form", add_about(ReturnStep, self.way.back))

    def _print(self) -> None:
        if self._about is not None:
            self._part.desk.go("print", f"{self._about.child.id}/return")


def _when(way: Way, about: About) -> str:
    back = way.back
    if back.back_on:
        return f"Back in school {near_day(back.back_on, about.today)}"
    if back.expected is None:
        return "No day is known yet"
    return f"Expected back {near_day(back.expected, about.today)}"
