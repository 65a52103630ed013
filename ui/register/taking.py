"""The school's file in hand: whose it is, which column is which, what it would do."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.errors import BadFile, NotAllowed
from linkworker.imports.mapping import Mapping
from linkworker.imports.matching import Doubt
from linkworker.records import School
from ui import desk as desks
from ui import theme
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.form_kinds import edit_about
from ui.register import reading
from ui.register.columns import ColumnsForm
from ui.register.picker import FilePicker
from ui.register.preview import RegisterPreview
from ui.register.reading import Answers, Laid, SchoolFile, count
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down

_HEADING = "Which column is which"


class Taking(QWidget):
    """Holds one file in memory; `moved` when there is something else to import, or nothing."""

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._schools: tuple[School, ...] = ()
        self._answers: Answers = {}
        self.file: SchoolFile | None = None
        self.laid: Laid | None = None
        self.school = ChoicePicker([], nothing="Choose the school")
        self.school.setMaximumWidth(theme.size(420))
        self.choosing = Field("School", self.school)
        self.picker, self.columns = FilePicker(), ColumnsForm()
        self.preview = RegisterPreview()
        self.change = Button("Change the columns", "small")
        self._told, self.wrong = WrapLabel("", "small", "soft"), WrapLabel("", "smallb", "bad")
        self._card = Card(_HEADING, icon="table-2", actions=(self.change,))
        self._card.add(self._told, self.wrong, self.columns)
        self.setLayout(down(self.choosing, self.picker, self._card, self.preview, gap=12))
        self.school.changed.connect(self._begin_columns)
        self.picker.taken.connect(self.take_file)
        self.columns.changed.connect(self.look)
        self.change.clicked.connect(lambda: self._unfold(unfolded=True))
        self.preview.answered.connect(self._settle)
        self.begin()

    def begin(self) -> None:
        """Hold no file: nothing of the last one is left."""
        self.file, self.laid = None, None
        self._answers.clear()
        self.picker.show_file("", "")
        self.columns.begin((), Mapping())
        self.preview.clear()
        self._card.hide()
        self.moved.emit()

    def show_schools(self, schools: tuple[School, ...]) -> None:
        """Offer the schools; one alone needs no choosing."""
        before, ids = self.school.value(), [school.id for school in schools]
        self._schools = schools
        self.school.offer([(school.id, school.name) for school in schools])
        if before in ids or len(ids) == 1:
            self.school.set_value(before if before in ids else ids[0])
        self.choosing.setVisible(len(ids) > 1)

    def chosen_school(self) -> School | None:
        """Give the school chosen, as it stands on screen."""
        picked = self.school.value()
        return next((school for school in self._schools if school.id == picked), None)

    def take_file(self, path: Path) -> None:
        """Read a file into memory, off the screen's thread."""
        self.begin()
        now = desks.this_minute()
        self._desk.background.read(
            lambda _: reading.open_file(path, now), then=self._opened, otherwise=self.refuse
        )

    def look(self) -> None:
        """Lay the file beside what is kept, by the columns as they are picked now."""
        school, file = self.chosen_school(), self.file
        if school is None or file is None:
            return
        mapping, monday = self.columns.value(), self.columns.week()
        wrong = mapping.problems(file.table.headers, week_known=monday is not None)
        if typed := self.columns.monday.problem():
            wrong.append(f"The Monday {typed}.")
        self._told.setText(self.columns.told())
        self.wrong.setText("\n".join(wrong))
        self.wrong.setVisible(bool(wrong))
        self.laid = None
        self.moved.emit()
        if wrong:
            self.preview.clear()
            self._unfold(unfolded=True)
            return
        ask = partial(
            reading.lay_beside, school=school, file=file, mapping=mapping, monday=monday,
            answers=dict(self._answers),
        )  # fmt: skip
        show = partial(self._show, file)
        self._desk.background.read(ask, then=show, otherwise=self.refuse)

    def refuse(self, error: Exception) -> None:
        """Say why nothing of the file is taken, with every row's trouble."""
        self.laid = None
        self.moved.emit()
        if isinstance(error, BadFile) and error.problems[0].startswith("Row "):
            self.preview.show_rows(error.problems)
            return
        school = self.chosen_school()
        actions = []
        if isinstance(error, NotAllowed) and school is not None:
            mend = Button("Open the school's page", "small", "school")
            mend.clicked.connect(partial(self._desk.go, "form", edit_about(school)))
            actions.append(mend)
        self.preview.show_refusal(said_in_words(error), actions)

    def _opened(self, file: SchoolFile) -> None:
        self.file = file
        rows = count(sum(1 for _ in file.table.numbered()), "row")
        made = say_moment(file.made, desks.today())
        self.picker.show_file(file.path.name, f"{rows} · file made {made}")
        self._begin_columns()

    def _begin_columns(self) -> None:
        school, file = self.chosen_school(), self.file
        if file is None:
            return
        if school is None:
            self.choosing.set_problem("Choose which school made this file")
            return
        mapping, remembered = reading.columns_for(school, file.table)
        self._card.heading.setText(f"{_HEADING}, as last time" if remembered else _HEADING)
        self.columns.begin(file.table.headers, mapping)
        self._card.show()
        self._unfold(unfolded=False)
        self._answers.clear()
        self.look()

    def _unfold(self, *, unfolded: bool) -> None:
        self.columns.setVisible(unfolded)
        self._told.setVisible(not unfolded)
        self.change.setVisible(not unfolded)

    def _settle(self, doubt: Doubt, yes: bool) -> None:
        self._answers[doubt] = yes
        self.look()

    def _show(self, file: SchoolFile, laid: Laid) -> None:
        if file is self.file:
            self.laid = laid
            self.preview.show_laid(laid)
            self.moved.emit()
