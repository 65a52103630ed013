"""Teacher's slips: printed for a class, typed in as they come back, all her children in one go."""

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent

from linkworker.actions.review_slips import Slip, keep_slip
from linkworker.records import Review, ReviewVoice
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.crash import problems_of
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.reviews.slip_paper import SlipPaper
from ui.reviews.slip_reading import FORM, Read, read_slips
from ui.reviews.slip_row import SlipRow
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, drawn_once, empty, held, unshown
from ui.widgets.notices import EmptyState, ErrorBox
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = (
    "Children of one class whose review is open. What a teacher writes about each goes into that "
    "child’s record alone."
)
_NONE = "Open reviews on the Reviews page. Their classes come up here."
_KINDS = (Review, ReviewVoice)


class ReviewSlipsPage(ScrollPage):
    """`show_about("")` or a slip's key. Ctrl+Enter keeps what is typed, Ctrl+P prints the slip."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Read | None = None
        self.slip: Slip | None = None
        self._trouble, self._list = down(gap=0), down(gap=10)
        self.which = ChoicePicker([], "Choose a class")
        self.teacher = Field("Teacher", LineEdit("Mr Fenwick"))
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._kept_rows = Kept(self._row)
        self.rows: list[SlipRow] = []
        self.larger, self.paper = Tick("Print the slip larger"), SlipPaper(desk)
        self._none = unshown(EmptyState("No slip to give out", _NONE, "clipboard-list"))
        self.keep = Button("Keep what is typed", "primary", "check")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        which = across(Field("Class", self.which), self.teacher, STRETCH, gap=16)
        left = held(down(which, self.larger, self._list, STRETCH, gap=12))
        self._body = TwoColumns(left, self.paper, 380)
        self.add(PageHead("Teacher’s slips", _ABOUT), self._trouble, self._none, self._body)
        self._foot_row = held(
            across(self.paper.save, self.paper.print, STRETCH, self.keep, KeyCap("Ctrl Enter"))
        )
        self.set_foot(self._foot_row)

    def _connect(self) -> None:
        self.which.changed.connect(self._turn)
        self.teacher.editor.changed.connect(self.keeper.touch)
        self.teacher.editor.editingFinished.connect(self._make)
        self.larger.changed.connect(self._make)
        self.keep.clicked.connect(self.keep_typed)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.keep_typed)
        on_key(self, "Ctrl+P", self.paper.print.click)

    def show_about(self, about: str) -> None:
        """Show a slip, or the first; what was typed in another is kept first."""
        self.keeper.keep()
        self.slip = None
        self._desk.background.run(lambda _: True, then=lambda _: self._read(about))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read which slips there are, unless one was asked for."""
        super().showEvent(event)
        if self._found is None:
            self.show_about("")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep_typed(self) -> None:
        """Keep every child's lines, or say what is missing."""
        slip = self.slip
        if slip is None or self._desk.standing.reviews:
            return
        written = [one for row in self.rows if (one := row.written())]
        teacher = self.teacher.value()
        self.keeper.keep()
        act = partial(
            keep_slip, written=written, teacher=teacher, on=desks.today(),
            by=self._desk.standing.user, draft=self.keeper.action,
        )  # fmt: skip
        words = f"{len(written)} of {len(slip.rows)} kept, each in their own record"
        self._desk.background.run(act, then=partial(self._saved, words), otherwise=self._refuse)

    def _read(self, about: str) -> None:
        ask = partial(read_slips, about=about, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: Read) -> None:
        self._found = found
        self.which.offer([(one.key, _named(one)) for one in found.slips])
        before = self.slip
        wanted = before.key if before else found.begin
        now = next((one for one in found.slips if one.key == wanted), None)
        self.slip = now or next(iter(found.slips), None)
        writes = not self._desk.standing.reviews
        self._body.setVisible(self.slip is not None and writes)
        self._foot_row.setVisible(self.slip is not None and writes)
        self._none.setVisible(self.slip is None)
        if self.slip is not None:
            self.which.set_value(self.slip.key)
            if before is None or before.key != self.slip.key:
                self._begin(found, self.slip)
            self._make()

    def _begin(self, found: Read, slip: Slip) -> None:
        """Show another slip, with what was typed for it and not kept."""
        draft = found.draft(slip.key)
        self.keeper.begin(draft.action if draft else "")
        typed = draft.typed if draft else {}
        self.teacher.editor.set_value(typed.get("teacher") or slip.teacher)
        with drawn_once(self):
            empty(self._trouble)
            self.rows = self._kept_rows.take(len(slip.rows))
            for row, one in zip(self.rows, slip.rows, strict=True):
                row.show_row(one)
                if said := typed.get(one.child.id):
                    row.take(said)
            arrange(self._list, self.rows)

    def _make(self) -> None:
        found, slip = self._found, self.slip
        if found is None or slip is None:
            return
        said = {"practice": found.practice, "larger": bool(self.larger.value())}
        self.paper.show_slip(slip, self.teacher.value(), found.worker, **said)

    def _turn(self) -> None:
        if self.which.value():
            self.show_about(str(self.which.value()))

    def _row(self) -> SlipRow:
        row = SlipRow()
        row.typed.connect(self.keeper.touch)
        return row

    def _saved(self, words: str, changes: Changes) -> None:
        self.keeper.begin()
        self._desk.saved(words, changes)
        self.slip = None
        self._read(str(self.which.value() or ""))

    def _refuse(self, error: Exception) -> None:
        empty(self._trouble)
        problems = problems_of(error)
        words = ". ".join(problems.values())
        self._trouble.addWidget(ErrorBox("This is not kept yet", words, "What you typed stays."))
        if "teacher" in problems:
            self.teacher.set_problem(problems["teacher"])
            self.bring(self.teacher)
        elif self.rows:
            self.bring(self.rows[0].words)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(str(self.which.value() or ""))

    def _draft(self, action: str) -> Draft | None:
        slip = self.slip
        typed = {r.row.child.id: r.typed_now() for r in self.rows if r.row and r.written()}
        if slip is None or not typed:
            return None
        title, log = f"Slip · {_named(slip)}", slip.rows[0].child.log
        said = {"teacher": self.teacher.value(), **typed}
        return Draft(action, f"{FORM}/{slip.key}", title, log, "", {}, said)


def _named(slip: Slip) -> str:
    school = slip.school.name if slip.school else "school not here yet"
    named = f"{slip.school_class}, {school}" if slip.school_class else school
    return f"{named} ({len(slip.rows)})"
