"""A school's attendance file: chosen, looked at, kept for the caseload's children, let go."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog

from linkworker.actions import places, registers
from linkworker.errors import BadFile
from linkworker.imports.attendance_file import read_marks
from linkworker.imports.mapping import Mapping
from linkworker.imports.matching import Doubt
from linkworker.imports.table import Table, read_table
from linkworker.records import Child, School
from linkworker.store import Reader, Store
from ui.desk import Desk
from ui.forms.import_columns import ImportColumns, remembered, spelled
from ui.forms.import_report import ImportPreview, counted, problems_card, report_card
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.date_edit import DateEdit, MomentEdit
from ui.widgets.field import Field
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = (
    "The file is read in memory and never copied. Rows of children who are not on this laptop "
    "are counted, and nothing of them is kept."
)
_FILES = "Attendance files (*.csv *.xlsx *.txt);;All files (*)"


@dataclass
class _File:
    """A file that was read: its table, where it lies, and what was said about it."""

    path: Path
    table: Table = field(repr=False)
    made: datetime = datetime.min
    accepted: set[Doubt] = field(default_factory=set)
    refused: set[Doubt] = field(default_factory=set)


class ImportPage(ScrollPage):
    """School, file, columns, what would change; nothing is kept before Import."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._schools: dict[str, School] = {}
        self._file: _File | None = None
        self._shown: registers.Preview | None = None
        self.columns: ImportColumns | None = None
        self._steps, self._result = down(gap=12), down(gap=12)
        self.choose = Button("Choose the file", "secondary", "upload")
        self.keep = Button("Import", "primary", "check")
        self._cancel = Button("Not now", "quiet")
        self._foot = held(across(STRETCH, self._cancel, self.keep))
        self.add(PageHead("A school's attendance file", _ABOUT), self._steps, self._result)
        self.set_foot(self._foot)
        self._foot.hide()
        self.choose.clicked.connect(self._choose)
        self.keep.clicked.connect(self._import)
        self._cancel.clicked.connect(self.forget)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin with the school, unless a file is being looked at."""
        super().showEvent(event)
        if self._file is None:
            self._desk.background.read(lambda reader: reader.find(School), then=self._begin)

    def forget(self) -> None:
        """Let the file go: nothing of it was kept."""
        self._file, self._shown, self.columns = None, None, None
        self._desk.background.read(lambda reader: reader.find(School), then=self._begin)

    def take_file(self, path: Path) -> None:
        """Read a file off the screen's thread, then show its columns."""
        self.choose.setEnabled(False)
        self.choose.say("Reading…")
        self._desk.background.read(
            lambda _: read_table(path.read_bytes(), path.name),
            then=partial(self._show_columns, path),
            otherwise=self._bad_file,
        )

    def _begin(self, schools: list[School]) -> None:
        self._schools = {school.id: school for school in schools}
        empty(self._result)
        self._clear_steps()
        if self._desk.standing.reviews or not schools:
            words = "Add the school in Settings first." if not schools else "Link Workers import."
            self._steps.addWidget(EmptyState("No file to import here", words, "file-text"))
            return
        names = sorted((school.name, id_) for id_, school in self._schools.items())
        self.school = Field("School", ChoicePicker([(i, n) for n, i in names], "Choose the school"))
        if len(names) == 1:
            self.school.editor.set_value(names[0][1])
        self.made = Field("When did the school make it?", MomentEdit("back"))
        self.week = Field(
            "Which week is it?", DateEdit("back"), "Its Monday, if the file does not say"
        )
        start = Card("The file", icon="file-text")
        start.add(across(self.school, STRETCH), across(self.choose, STRETCH))
        self._steps.addWidget(start)
        self.choose.show()
        self.choose.setEnabled(True)
        self.choose.say("Choose the file")

    def _clear_steps(self) -> None:
        self._foot.hide()
        self.choose.setParent(self)
        self.choose.hide()
        empty(self._steps)

    def _choose(self) -> None:
        if not self.school.value():
            self.school.set_problem("Choose the school first")
            return
        chosen, _ = QFileDialog.getOpenFileName(self, "The school's file", "", _FILES)
        if chosen:
            self.take_file(Path(chosen))

    def _bad_file(self, error: Exception) -> None:
        self.choose.setEnabled(True)
        self.choose.say("Choose the file")
        self._say_problems(error)

    def _show_columns(self, path: Path, table: Table) -> None:
        self.choose.say("Choose another file")
        self.choose.setEnabled(True)
        made = datetime.fromtimestamp(path.stat().st_mtime).replace(second=0, microsecond=0)
        self._file = _File(path, table, made)
        self.columns = ImportColumns(table.headers, remembered(self._school(), table.headers))
        self.made.editor.set_value(made)
        rest = Card("About this file").add(
            Label(f"{path.name}, {len(table.rows):,} rows", "strong"),
            across(self.made, self.week, STRETCH, gap=16),
        )
        while self._steps.count() > 1:
            item = self._steps.takeAt(1)
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._steps.addWidget(rest)
        self._steps.addWidget(self.columns)
        for changing in (self.columns, self.made.editor, self.week.editor):
            changing.changed.connect(self._look)
        self._look()

    def _school(self) -> School:
        return self._schools[self.school.value()]

    def _look(self) -> None:
        """Lay the file beside what is kept, on the reading thread."""
        if self._file is None or self.columns is None:
            return
        look = partial(
            _preview, school=self._school(), file=self._file, mapping=self.columns.mapping(),
            monday=self.week.value(), at=self.made.value() or self._file.made,
        )  # fmt: skip
        self._desk.background.read(look, then=self._show, otherwise=self._say_problems)

    def _say_problems(self, error: Exception) -> None:
        self._shown = None
        self._foot.hide()
        empty(self._result)
        problems = error.problems if isinstance(error, BadFile) else (str(error),)
        self._result.addWidget(problems_card(problems))

    def _show(self, found: tuple[registers.Preview, dict[str, str]]) -> None:
        self._shown, names = found
        empty(self._result)
        preview = ImportPreview(self._shown, names)
        preview.settled.connect(self._settle)
        self._result.addWidget(preview)
        waits, nothing = bool(self._shown.doubts), not (self._shown.added or self._shown.changed)
        self.keep.setEnabled(not waits and not nothing)
        self._foot.show()

    def _settle(self, doubt: Doubt, same: bool) -> None:
        if self._file is not None:
            (self._file.accepted if same else self._file.refused).add(doubt)
            self._look()

    def _import(self) -> None:
        if self._shown is None or self.columns is None:
            return
        self.keep.setEnabled(False)
        work = partial(
            _keep, shown=self._shown, school=self._school(), columns=spelled(self.columns.mapping())
        )
        self._desk.background.run(work, then=self._report, otherwise=self._say_problems)

    def _report(self, found: tuple[registers.Imported, registers.Preview]) -> None:
        done, shown = found
        file, self._file, self._shown = self._file, None, None
        self._clear_steps()
        empty(self._result)
        self._desk.background.changed.emit(done.changes)
        self._desk.sync_wanted.emit()
        undo = partial(self._undo, done.changes.action)
        self._result.addWidget(report_card(counted(shown), undo))
        if file is not None:
            self._result.addWidget(self._ask_to_delete(file.path))

    def _undo(self, action: str) -> None:
        def undone(_: object) -> None:
            self._desk.said.emit("Import taken back. The marks are as they were.", None)
            self.forget()

        self._desk.background.run(
            lambda s: s.undo(action), then=undone, otherwise=self._say_problems
        )

    def _ask_to_delete(self, path: Path) -> Card:
        delete = Button(f"Delete {path.name}", "danger", "trash-2")
        leave = Button("Keep it", "secondary")
        card = Card("Delete the school's file now?", icon="shield-check")
        words = "It holds other children too. The school can send it again."
        card.add(WrapLabel(words), across(delete, leave, STRETCH))
        delete.clicked.connect(partial(self._delete, path))
        leave.clicked.connect(self.forget)
        return card

    def _delete(self, path: Path, _checked: bool = False) -> None:
        def gone(_: object) -> None:
            self._desk.said.emit(f"{path.name} is deleted from this laptop.", None)
            self.forget()

        self._desk.background.read(
            lambda _: path.unlink(missing_ok=True), then=gone, otherwise=self._say_problems
        )


def _preview(
    reader: Reader, school: School, file: _File, mapping: Mapping, monday: date | None, at: datetime
) -> tuple[registers.Preview, dict[str, str]]:
    reading = read_marks(file.table, mapping, monday=monday)
    found = registers.preview(reader, school, reading, at=at, accepted=file.accepted)
    names = {child.log: f"{child.name} {child.surname}".strip() for child in reader.find(Child)}
    return registers.without(found, file.refused), names


def _keep(
    store: Store, shown: registers.Preview, school: School, columns: str
) -> tuple[registers.Imported, registers.Preview]:
    done = registers.import_marks(store, shown)
    if school.import_columns != columns:
        places.edit_school(store, school, import_columns=columns)
    return done, shown
