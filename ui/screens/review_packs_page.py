"""Review packs of many children in one go: each looked at, then all printed or saved in order."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QPagedPaintDevice, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from linkworker.actions.files import papers_folder
from linkworker.actions.review_board import Board, read_board
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.reviews import LEFT, narrowed
from ui.printing import choose_printer
from ui.reviews.pack_leaving import Leave, PacksLeaving
from ui.reviews.pack_making import PackMaking
from ui.reviews.pack_side import PackSide
from ui.reviews.pack_table import PackTable
from ui.reviews.packs import FAMILY, FOR_WHOM, Pack
from ui.trouble import Unread
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, Tick
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import ElideLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Each pack is made for one reader. What they must not be told is left out."
_NONE = "A pack is of a plan. Begin one on the Support plan tab of the child’s page."
_READING = "You are reviewing. The children’s Link Worker makes the packs."
_SHEETS = "Each begins on a new sheet, if the printer prints both sides"


class ReviewPacksPage(ScrollPage):
    """Space: whether a pack goes. Enter: looked at. Ctrl+P or Ctrl+Enter prints all that go."""

    waits_itself = True  # pack after pack is made, and each shows when it is there

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk, self._practice = desk, False
        self.making, self.leaving = PackMaking(self, desk), PacksLeaving(self, desk)
        self.choose_printer: Callable[[QWidget], QPagedPaintDevice | None] = choose_printer
        self.head = PageHead("Review packs", _ABOUT)
        self.whom = unshown(Chips(list(FOR_WHOM)))  # unknown as yet whose packs there are
        self.larger, self.new_sheets = Tick("Larger print"), Tick(_SHEETS)
        self.table, self.side = PackTable(), PackSide()
        self._none = unshown(EmptyState("Nobody has a plan yet", _NONE, "calendar-check"))
        self._review = unshown(InfoStrip("read-only", _READING))
        self.progress = ElideLabel("", "small", "soft")
        self.every = Button("", "secondary", "check")
        self.cancel = Button("Stop", "secondary", "x")
        self.save = Button("Save as PDFs", "secondary", "download")
        self.print = Button("", "primary", "printer")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._ticks = unshown(held(across(self.larger, self.new_sheets, STRETCH, gap=18)))
        self._rest = held(down(STRETCH))
        self._unread = unshown(Unread())
        self._unread.again.clicked.connect(self._read)
        self.add(self.head, self._review, self._unread, self.whom, self._ticks, self._none)
        self._whole = unshown(held(across(self.table, self.side, gap=16)))
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self._rest, 1)
        self._foot_row = unshown(held(across(
            self.every, self.progress, STRETCH, self.cancel, self.save, self.print,
            KeyCap("Ctrl Enter"),
        )))  # fmt: skip
        self.set_foot(self._foot_row)
        self._packs = (self.whom, self._ticks, self._whole, self._foot_row)
        self.whom.set_value(FAMILY)
        self.new_sheets.set_value(True)

    def _connect(self) -> None:
        self.whom.changed.connect(self._make)
        self.larger.changed.connect(self._make)
        self.table.stepped.connect(self._choose)
        self.table.opened.connect(lambda _: self._look())
        self.table.chosen.connect(self.side.show_pack)
        self.side.looked.connect(self._look)
        self.side.check.ticked.connect(self._ticked)
        self.side.check.reasoned.connect(self._reasoned)
        self.side.check.to_decide.connect(partial(self._desk.go, "to_decide"))
        self.making.changed.connect(self._show)
        self.leaving.gone.connect(self._gone)
        self.leaving.ended.connect(self._ended)
        self.every.clicked.connect(self._choose_every)
        self.cancel.clicked.connect(self._stop)
        self.save.clicked.connect(self._choose_folder)
        self.print.clicked.connect(self._print)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read who is left this term, and make their packs."""
        super().showEvent(event)
        if not self.leaving.busy:
            self._read()
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Make no further packs for a page that nobody looks at; what is leaving goes on."""
        super().hideEvent(event)
        self.making.stop()

    def save_in(self, folder: Path) -> None:
        """Save every pack that goes in a folder, each in a file of its own."""
        if packs := self._going():
            self.leaving.save(self._leave(packs), folder)
            self._say()

    def _read(self) -> None:
        self._desk.background.read(_board, then=self._begin, otherwise=self._refuse)

    def _refuse(self, _: Exception) -> None:
        for part in (*self._packs, self._unread, self._rest):
            part.setVisible(part not in self._packs)
        self._unread.call_out()

    def _begin(self, found: tuple[Board, bool]) -> None:
        board, self._practice = found
        due = {row.child.id for row in narrowed(board.rows, LEFT)}
        before = {one.child.id: one.chosen for one in self.making.packs}
        rows = [(row, before.get(row.child.id, row.child.id in due)) for row in board.rows]
        writes = not self._desk.standing.reviews
        self._unread.hide()
        self._review.setVisible(not writes)
        self._none.setVisible(writes and not rows)
        for part in self._packs:
            part.setVisible(writes and bool(rows))
        self._rest.setVisible(not writes or not rows)
        if writes:
            self.making.begin(rows, str(self.whom.value()), larger=bool(self.larger.value()))

    def _make(self) -> None:
        rows = [(one.row, one.chosen) for one in self.making.packs]
        self.making.begin(rows, str(self.whom.value()), larger=bool(self.larger.value()))

    def _show(self) -> None:
        self.table.show_packs(self.making.packs)
        self.side.show_pack(self.table.now())
        self._say()

    def _say(self) -> None:
        """Say how far it has come, and what can be done."""
        packs, busy = self.making.packs, self.leaving.busy
        chosen = [one for one in packs if one.chosen and not one.left]
        going, look = self._going(), sum(one.to_look_at for one in chosen)
        left, gone = self.making.left, sum(bool(one.left) for one in packs)
        made, out = f"{len(packs) - left} of {len(packs)} made", f"{gone} went out"
        told = ((left, made), (look, f"{look} to look at first"), (gone, out))
        self.progress.setText(" · ".join(words for number, words in told if number))
        self.every.say("Choose none" if chosen else f"Choose all {len(packs)}")
        self.print.say(f"Print {len(going)}")
        for button in (self.print, self.save):
            button.setEnabled(bool(going) and not busy)
        for part in (self.whom, self.larger, self.new_sheets, self.every):
            part.setEnabled(not busy)
        self.cancel.setVisible(busy or left > 0)

    def _going(self) -> list[Pack]:
        return [one for one in self.making.packs if one.goes]

    def _leave(self, packs: list[Pack]) -> Leave:
        larger = bool(self.larger.value())
        return Leave(tuple(packs), str(self.whom.value()), larger, self._practice)

    def _place(self, child: str) -> int:
        return next(at for at, one in enumerate(self.making.packs) if one.child.id == child)

    def _choose(self, pack: Pack) -> None:
        """Let a pack go, or stay; one that left goes once more."""
        if not self.leaving.busy:
            chosen = bool(pack.left) or not pack.chosen
            self.making.put(self._place(pack.child.id), replace(pack, chosen=chosen, left=""))

    def _choose_every(self) -> None:
        chosen = not any(one.chosen and not one.left for one in self.making.packs)
        for at, one in enumerate(self.making.packs):
            self.making.put(at, replace(one, chosen=chosen))

    def _look(self) -> None:
        """Take it that somebody looked at the pack shown, and go to the next one to look at."""
        pack = self.table.now()
        if pack is None or not pack.to_look_at:
            return
        place = self._place(pack.child.id)
        self.making.put(place, replace(pack, looked=True))
        packs = self.making.packs
        order = [*range(place + 1, len(packs)), *range(place)]
        after = next((at for at in order if packs[at].chosen and packs[at].to_look_at), None)
        if after is not None:
            self.table.selectRow(after)
        else:
            self.print.setFocus()

    def _ticked(self, tick: str, shown: bool) -> None:
        pack = self.table.now()
        if pack is not None and pack.reader is not None:
            before = pack.reader.ticked
            ticked = before | {tick} if shown else before - {tick}
            reader = replace(pack.reader, ticked=ticked)
            self.making.make_again(self._place(pack.child.id), reader)

    def _reasoned(self, tick: str, why: str) -> None:
        pack = self.table.now()
        if pack is not None and pack.reader is not None:
            reader = replace(pack.reader, reasons={**pack.reader.reasons, tick: why})
            self.making.make_again(self._place(pack.child.id), reader)

    def _print(self) -> None:
        packs = self._going()
        if not packs or (printer := self.choose_printer(self)) is None:
            return
        new_sheets = bool(self.new_sheets.value())
        self.leaving.print(self._leave(packs), printer, new_sheets=new_sheets)
        self._say()

    def _choose_folder(self) -> None:
        folder = papers_folder(Path.home())
        folder.mkdir(exist_ok=True)
        chosen = QFileDialog.getExistingDirectory(self, "Save the packs in", str(folder))
        if chosen:
            self.save_in(Path(chosen))

    def _gone(self, child: str, words: str) -> None:
        place = self._place(child)
        self.making.put(place, replace(self.making.packs[place], left=words))

    def _ended(self, words: str) -> None:
        self._desk.saved(words)
        self._say()

    def _stop(self) -> None:
        """Stop what is leaving, else what is being made."""
        if self.leaving.busy:
            self.leaving.stop()
        else:
            self.making.stop()


def _board(reader: Reader) -> tuple[Board, bool]:
    return read_board(reader, desks.today()), bool(reader.setting("practice"))
