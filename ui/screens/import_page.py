"""A school's attendance file: choose it, look at what it would do, import it or not."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent

from linkworker.actions.registers import Imported
from linkworker.records import AttendanceWeek, Child, School
from linkworker.store import Changes, Reader
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.register.reading import count, keep_marks
from ui.register.report import RegisterReport
from ui.register.taking import Taking
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, held
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

ABOUT = "Marks for the children on this laptop. Nothing of any other child in the file is kept."
PROMISE = "Nothing is kept until you import; then Undo takes all of it back."


class ImportPage(ScrollPage):
    """Takes a file in hand, keeps what it shows as one action, then asks about the file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._any_school: bool | None = None  # not known before it is read
        self._may_remember, self._reporting = False, False
        self._path: Path | None = None
        self._action = ""
        self._children = 0
        self.taking, self.report = Taking(desk), RegisterReport()
        self.save = Button("Import", "primary", "download")
        self._total = WrapLabel("", "small", "soft")
        self._reviews = InfoStrip(
            "read-only", "You are reviewing", "The children’s Link Worker takes the file in."
        )
        add = Button("Add the school", "primary", "plus")
        add.clicked.connect(lambda: desk.go("form", add_about(School)))
        words = "Write down the school and its sharing agreement first."
        self._none = EmptyState("No school yet", words, "school", (add,))
        self.add(PageHead("School's file", ABOUT), self._reviews, self._none, self.taking)
        self.add(self.report)
        row = across(gap=16)
        row.addWidget(self._total, 1)
        row.addWidget(self.save)
        self._foot_row = held(row)
        self.set_foot(self._foot_row, self.report.buttons)
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.taking.moved.connect(self._moved)
        self.save.clicked.connect(self.keep)
        self.report.undo_wanted.connect(self._take_back)
        self.report.delete_wanted.connect(self._delete)
        self.report.again_wanted.connect(self.begin)
        self._desk.background.changed.connect(self._changed)
        self._desk.moved.connect(self._read)
        on_key(self, "Ctrl+Enter", self.keep)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which schools there are."""
        super().showEvent(event)
        self._read()

    def begin(self) -> None:
        """Begin with no file."""
        self._path, self._action = None, ""
        self._stage(reporting=False)
        self.taking.begin()

    def keep(self) -> None:
        """Keep what is shown, as one action."""
        school, laid, file = self.taking.chosen_school(), self.taking.laid, self.taking.file
        if school is None or laid is None or file is None or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        self._path = file.path
        self._children = len({week.child.id for week in laid.preview.weeks})
        keep = partial(
            keep_marks, preview=laid.preview, school=school,
            mapping=self.taking.columns.value(), remember=self._may_remember,
        )  # fmt: skip
        self._desk.background.run(keep, then=self._kept, otherwise=self.taking.refuse)

    def _stage(self, *, reporting: bool) -> None:
        """Show the part of the work one is at; a reviewer has none."""
        self._reporting = reporting
        may = bool(self._desk.standing.caseload)
        taking = may and bool(self._any_school) and not reporting
        self._reviews.setVisible(self._desk.standing.reviews)
        self._none.setVisible(may and self._any_school is False and not reporting)
        self.taking.setVisible(taking)
        self.report.setVisible(may and reporting)
        self._foot_row.setVisible(taking)
        self.report.buttons.setVisible(may and reporting)

    def _read(self) -> None:
        ask = partial(_schools, may=self._desk.standing.caseloads)
        self._desk.background.read(ask, then=self._show_schools)

    def _show_schools(self, found: tuple[tuple[School, ...], bool]) -> None:
        schools, self._may_remember = found
        self._any_school = bool(schools)
        self.taking.show_schools(schools)
        self._stage(reporting=self._reporting)
        self.taking.look()

    def _moved(self) -> None:
        """Say beside the button what it does, or what it waits for."""
        laid, file = self.taking.laid, self.taking.file
        preview = laid.preview if laid else None
        new = preview.added + len(preview.changed) if preview else 0
        waits = bool(preview and preview.doubts)
        self.save.setEnabled(bool(new) and not waits)
        self._total.setText("Say first whose the doubtful rows are." if waits else PROMISE)
        if preview and file and preview.weeks and not new and not waits:
            self._path = file.path
            self.report.show_nothing_new(file.path.name)
            self._finish()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(School):
            self._read()
        elif changes.touches(AttendanceWeek) or changes.touches(Child):
            self.taking.look()

    def _kept(self, kept: tuple[Changes, Changes, Imported]) -> None:
        changes, _, done = kept
        self._action = changes.action
        if self._path is not None:
            self.report.show_done(done, self._children, self._path.name)
        self._finish()
        self._desk.saved(f"{count(done.added, 'mark')} added.", changes)

    def _finish(self) -> None:
        """Let the file go from memory, and show the report."""
        self._stage(reporting=True)
        self.taking.begin()

    def _take_back(self) -> None:
        self._desk.background.run(
            lambda store: store.undo(self._action),
            then=lambda _: self._taken_back(),
        )

    def _taken_back(self) -> None:
        self.report.show_undone()
        self._desk.sync_wanted.emit()

    def _delete(self) -> None:
        if self._path is None:
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            self.report.answer(f"{self._path.name} cannot be deleted: another program has it open.")
        else:
            self.report.answer(f"{self._path.name} is deleted from this laptop.")


def _schools(reader: Reader, may: Mapping[str, str]) -> tuple[tuple[School, ...], bool]:
    """Read the schools, and whether this person may keep their columns for everybody."""
    found = sorted(reader.find(School), key=lambda school: school.name.casefold())
    places = [caseload for _, caseload in reader.logs("place")]
    return tuple(found), all(may.get(caseload, "lead") != "review" for caseload in places)
