"""A copy of what is kept about a child, reviewed item by item before anybody is handed it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from linkworker.actions import subject_access as access
from linkworker.actions.subject_access import Reviewed
from linkworker.records import Pass, Passage
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.rights.copy_out import CopyOut
from ui.rights.item import ItemCard
from ui.rights.reading import Opened, read_request
from ui.rights.standing import StandingCard
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, drawn_once, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_TAKER = "You took this request, so a colleague reviews it. You can read all of it."
_READS = "It is reviewed. Whoever writes in this caseload saves the copy and hands it over."


class CopyPage(ScrollPage):
    """`show_about("child/request")`. Alt+Down and Alt+Up go through; Ctrl+Enter hands out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place, self._at = ("", ""), 0
        self.opened: Opened | None = None
        self.head = PageHead("A copy", " ")
        self._taker = unshown(InfoStrip("read-only", _TAKER))
        self._reads = unshown(InfoStrip("read-only", _READS))
        self.standing, self.item = StandingCard(), ItemCard()
        self.before = Button("Before", "secondary", "arrow-left", "The item before this")
        self.after = Button("Next", "secondary", "arrow-right", "The next item")
        self._where = Label("", "small", "muted")
        self.same = Button("", "quiet", "list-checks")
        self._asked = down(gap=0)
        row = held(across(self.before, self.after, self._where, STRETCH, self.same))
        self.add(self.head, self._taker, self._reads, self.standing, row, self.item)
        self.body.addLayout(self._asked)
        self.back = Button("Rights", "quiet", "arrow-left")
        self.undecided = Button("", "secondary", "arrow-right")
        self.finish = Button("Finish the review", "primary", "check")
        self.save = Button("Save the copy", "secondary", "download")
        self.hand = Button("It was handed over…", "primary", "check")
        self.set_foot(self.back, STRETCH, self.undecided, self.save, self.finish, self.hand)
        self.out = CopyOut(self, desk, self._asked)
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._desk.go("rights", self._place[0]))
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.item.decided.connect(self._decide)
        self.item.passage_decided.connect(self._decide_passage)
        self.same.clicked.connect(self._pass_same)
        self.standing.asking.kept.connect(self._take_standing)
        self.undecided.clicked.connect(self._go_undecided)
        self.finish.clicked.connect(self._finish)
        self.save.clicked.connect(self._save)
        self.hand.clicked.connect(self._ask_how)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Alt+Down", partial(self._step, 1))
        on_key(self, "Alt+Up", partial(self._step, -1))
        on_key(self, "Ctrl+Enter", self.item.release.click)

    def show_about(self, about: str) -> None:
        """Show a request: the child's id and its own."""
        child, _, request = about.partition("/")
        self._place, self._at = (child, request), 0
        self.opened = None
        if request:
            self._read()

    def about_now(self) -> str:
        """Say which request is shown, to come back to after a lock."""
        return "/".join(self._place)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed."""
        super().showEvent(event)
        if self._place[1]:
            self._read()

    def _changed(self, _: Changes) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        ask = partial(read_request, *self._place, desks.today())
        self._desk.background.read(ask, then=self._show)

    def _show(self, opened: Opened) -> None:
        if opened.request.id != self._place[1]:
            return
        self.opened = opened
        request, user = opened.request, self._desk.standing.user
        may = request.by != user and not request.reviewer
        decided = sum(not one.waits for one in opened.items)
        with drawn_once(self):
            about = f"{decided} of {len(opened.items)} items decided"
            self.head.say(f"A copy for {request.who}, about {opened.child.name}", about)
            self._taker.setVisible(request.by == user and not request.reviewer)
            self.standing.show_request(request, opened.weigh, opened.staff, may=may)
            left = len(opened.items) - decided
            self.undecided.setVisible(may and left > 0)
            self.undecided.say(f"{left} to decide: the next")
            self.finish.setVisible(may and not left)
            reviewed, writes = bool(request.reviewer), not self._desk.standing.reviews
            self._reads.setVisible(reviewed and not writes and not request.handed_on)
            self.save.setVisible(reviewed and writes)
            self.hand.setVisible(reviewed and writes and not request.handed_on)
            self._show_item(may=may)

    def _show_item(self, *, may: bool) -> None:
        items = self.opened.items if self.opened else []
        self.item.setVisible(bool(items))
        self._at = min(self._at, max(len(items) - 1, 0))
        if not items:
            return
        one = items[self._at]
        self._where.setText(f"Item {self._at + 1} of {len(items)}")
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(items) - 1)
        self.item.show_item(one, may=may)
        same = self._same()
        self.same.setVisible(may and len(same) > 1)
        self.same.say(f"Hand out all {len(same)} like it that are not decided")

    def _same(self) -> list[Reviewed]:
        """Return what is not decided and of the same kind and record as the item shown."""
        if self.opened is None or access.is_elsewhere(self.opened.items[self._at].item):
            return []
        now = self.opened.items[self._at].item
        return [one for one in self.opened.items if one.decision is None and not one.marked
                and (one.item.kind, one.item.where) == (now.kind, now.where)]  # fmt: skip

    def _step(self, by: int) -> None:
        if self.opened and 0 <= self._at + by < len(self.opened.items):
            self._at += by
            self._show(self.opened)
            self.item.release.setFocus()

    def _go_undecided(self) -> None:
        if self.opened:
            self._at = self._next_undecided([])
            self._show(self.opened)

    def _next_undecided(self, but: Sequence[Reviewed]) -> int:
        """Return where the next item is that waits, apart from some; the one shown if none does."""
        items = self.opened.items if self.opened else []
        waits = [at for at, one in enumerate(items) if one.waits and one not in but]
        return next((at for at in waits if at > self._at), next(iter(waits), self._at))

    def _decide(self, said: dict[str, Any]) -> None:
        if self.opened:
            self._run_decision([self.opened.items[self._at]], said)

    def _decide_passage(self, passage: Passage, out: bool) -> None:
        if self.opened:
            act = partial(access.decide_passage, request=self.opened.request, passage=passage,
                          out=out, by=self._desk.standing.user, on=desks.today())  # fmt: skip
            self._run(act)

    def _pass_same(self) -> None:
        self._run_decision(self._same(), {"passed": Pass.RELEASE})

    def _run_decision(self, items: list[Reviewed], said: dict[str, Any]) -> None:
        if self.opened is None:
            return
        act = partial(
            access.decide, request=self.opened.request, items=items,
            by=self._desk.standing.user, on=desks.today(), **said,
        )  # fmt: skip
        self._at = self._next_undecided(items)
        self._run(act)

    def _take_standing(self, said: dict[str, str]) -> None:
        if self.opened:
            act = partial(access.take_standing, request=self.opened.request, words=said["words"],
                          by=self._desk.standing.user, on=desks.today())  # fmt: skip
            self._run(act, "Kept.")

    def _finish(self) -> None:
        if self.opened and not self.opened.request.standing:
            self.standing.asking.keep()  # it says what is missing
            self.standing.asking.setFocus()
        elif self.opened:
            act = partial(access.finish_review, child=self.opened.child,
                          request=self.opened.request, by=self._desk.standing.user,
                          on=desks.today())  # fmt: skip
            self._run(act, "Reviewed. The copy can be saved and handed over.")

    def _ask_how(self) -> None:
        asked = Asking([("how", "How, by whom, and who was there", LineEdit(""))], "Keep",
                       {"how": "Say how it was handed over, and who was there"})  # fmt: skip
        asked.kept.connect(self._hand_over)
        ask_in(self._asked, asked)

    def _hand_over(self, said: dict[str, str]) -> None:
        if self.opened:
            act = partial(access.hand_over, request=self.opened.request, how=said["how"],
                          on=desks.today())  # fmt: skip
            self._run(act, "Kept: the request is answered.")

    def _save(self) -> None:
        if self.opened:
            self.out.ask(self.opened)

    def _run(self, act: Callable[[Store], Changes], words: str = "") -> None:
        def done(changes: Changes) -> None:
            if words:
                self._desk.saved(words, changes)

        self._desk.background.run(act, then=done)
