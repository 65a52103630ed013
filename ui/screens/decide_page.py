"""To decide: what two people answered differently, both sides in sight, settled by one key."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.decisions import can_keep_both, keep_both, settle_all
from linkworker.actions.places import names
from linkworker.fields import slots
from linkworker.records import Child
from linkworker.store import Changes, Decision, Reader
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.decision_part import DecisionPart, Sides
from ui.forms.keys import on_key
from ui.names import call
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.pages import ScrollPage

_SAFE = "You can look back at either one in the history, and undo this choice."


@dataclass(frozen=True)
class _Question:
    """All that is to be decided about one record, and whose record it is."""

    decisions: tuple[Decision, ...]
    whose: str

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(f"{one.slot}{one.heads}{one.record.id}" for one in self.decisions)

    @property
    def about(self) -> str:
        title = self.decisions[0].record.title
        return " · ".join(part for part in (self.whose, title) if part)


class DecidePage(QWidget):
    """A list of records at the left, the record to decide at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._questions: list[_Question] = []
        self._sides = Sides("", "", {}, desks.today())
        self._now: _Question | None = None
        self._later: set[tuple[str, ...]] = set()
        self.parts: list[DecisionPart] = []
        self._list, self._place, self._notices = down(gap=8), down(gap=16), down(gap=8)
        self._page = ScrollPage()
        self._page.add(self._place)
        self._build()
        desk.background.changed.connect(self._maybe_read)

    def _build(self) -> None:
        safe = Card(kind="sunken")
        safe.add(WrapLabel("Both versions stay in the history", "smallb"))
        safe.add(WrapLabel(_SAFE, "small", "soft"))
        self._count = WrapLabel("", "small", "soft")
        self._side = ScrollPage()
        self._side.add(Label("To decide", "h1"), self._count, self._list, safe)
        self._side.setFixedWidth(theme.size(300))
        self._put_off = Button("Decide later", "quiet")
        self._both = Button("Keep both as two", "secondary", "copy")
        self._save = Button("Save this version", "primary", "check")
        key = Label("Ctrl Enter", "meta", "muted")
        self._foot = held(across(self._put_off, STRETCH, self._both, self._save, key))
        self._page.set_foot(self._foot)
        whole = across(self._side, rule("down"), gap=0)
        whole.addWidget(self._page, 1)
        self.setLayout(whole)
        self._put_off.clicked.connect(self.put_off)
        self._both.clicked.connect(self.keep_both)
        self._save.clicked.connect(self.save)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Ctrl+Left", lambda: self._take(0))
        on_key(self, "Ctrl+Right", lambda: self._take(1))
        on_key(self, "Ctrl+B", lambda: self._take(None))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what there is to decide now."""
        super().showEvent(event)
        self._read()

    def save(self) -> None:
        """Keep what was chosen for this record, then show the next one."""
        if self._now is None or not self._foot.isVisibleTo(self):
            return
        left = next((part for part in self.parts if not part.decided), None)
        if left is not None:
            self._trouble(f"Choose for “{left.decision.label}” first", "Nothing is lost meanwhile.")
            left.focus()
            return
        settled = [(part.decision, part.value()) for part in self.parts]
        self._keep(partial(settle_all, settled=settled), "Decided. Both stay in the history.")

    def keep_both(self) -> None:
        """Keep a record for each side."""
        if self._now is not None:
            decision = self._now.decisions[0]
            self._keep(partial(keep_both, decision=decision), "Both are kept, as two.")

    def put_off(self) -> None:
        """Leave this record undecided and show the next."""
        if self._now is None:
            return
        self._later.add(self._now.key)
        shown = self._sides.person(self._now.decisions[0].answers[0])
        whose = "your version" if shown == "You" else f"{shown}'s version"
        self._desk.said.emit(
            f"Kept for later. {whose.capitalize()}, the newer one, is shown.", None
        )
        self._open_next()

    def _keep(self, action: object, words: str) -> None:
        def kept(changes: Changes) -> None:
            self._desk.saved(words, changes)

        self._save.setEnabled(False)
        self._desk.background.run(action, then=kept, otherwise=self._not_kept)  # type: ignore[arg-type]

    def _not_kept(self, error: Exception) -> None:
        self._save.setEnabled(True)
        self._trouble("This is not decided yet", str(error))

    def _trouble(self, title: str, words: str) -> None:
        empty(self._notices)
        box = ErrorBox(title, words, "")
        self._notices.addWidget(box)
        box.call_out()

    def _maybe_read(self, _: Changes) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._desk.background.run(lambda store: store.mailbox.device_id(), then=self._ask)

    def _ask(self, device: str) -> None:
        me = self._desk.standing

        def ask(reader: Reader) -> tuple[list[_Question], Sides]:
            called = {**names(reader), me.user: me.name}
            return _questions(reader), Sides(me.user, device, called, desks.today())

        self._desk.background.read(ask, then=self._show)

    def _show(self, found: tuple[list[_Question], Sides]) -> None:
        self._questions, self._sides = found
        count = len(self._questions)
        records = "One record was" if count == 1 else f"{count} records were"
        where = "changed in two places. Nothing is lost; both versions are kept."
        self._count.setText(f"{records} {where}" if count else "")
        if self._now and any(one.key == self._now.key for one in self._questions):
            self._draw_list()
        else:
            self._open_next()

    def _open_next(self) -> None:
        fresh = [one for one in self._questions if one.key not in self._later]
        self._open(next(iter(fresh or self._questions), None))

    def _open(self, question: _Question | None) -> None:
        self._now = question
        self._draw_list()
        empty(self._place)
        self.parts = []
        self._save.setEnabled(True)
        read_only = self._desk.standing.reviews
        self._foot.setVisible(question is not None and not read_only)
        if question is None:
            self._place.addWidget(
                EmptyState("Nothing to decide", "Everything is agreed.", "circle-check")
            )
            return
        self._both.setVisible(can_keep_both(question.decisions[0]) and len(question.decisions) == 1)
        self._draw(question, read_only=read_only)

    def _draw(self, question: _Question, *, read_only: bool) -> None:
        title = question.decisions[0].record.title.lower()
        how = "Take either side. Where both are words, take both to join them."
        self._notices = down(gap=8)
        head = down(
            Label(f"Which version of this {title} is right?", "h2"),
            WrapLabel(" · ".join(filter(None, (question.whose, how))), "small", "muted"),
            gap=3,
        )
        self._place.addLayout(head)
        self._place.addLayout(self._notices)
        if read_only:
            words = "The Link Workers of this caseload decide."
            self._place.addWidget(InfoStrip("read-only", "You are reviewing", words))
        for decision in question.decisions:
            part = DecisionPart(decision, self._sides, read_only=read_only)
            self._place.addWidget(part)
            self.parts.append(part)
        if not read_only:
            self.parts[0].focus()

    def _draw_list(self) -> None:
        empty(self._list)
        for question in self._questions:
            card = Card(kind="chosen" if question is self._now else "plain")
            button = Button(question.whose or question.decisions[0].record.title, "title")
            call(button, f"{question.about}, {_how_many(question)}")
            button.clicked.connect(partial(self._open, question))
            what = f"{question.decisions[0].record.title} · {_how_many(question)}"
            card.add(button, WrapLabel(what, "small", "soft"))
            self._list.addWidget(card)

    def _take(self, side: int | None) -> None:
        """Take a side for the part that has the focus, else for the first not decided."""
        held_by = [part for part in self.parts if part.isAncestorOf(self.focusWidget() or self)]
        waiting = [part for part in self.parts if not part.decided]
        for part in (held_by or waiting)[:1]:
            part.take_both() if side is None else part.take(side)
            after = [one for one in self.parts if not one.decided]
            (after[0].focus() if after else self._save.setFocus())


def _how_many(question: _Question) -> str:
    count = len(question.decisions)
    return "one part differs" if count == 1 else f"{count} parts differ"


def _questions(reader: Reader) -> list[_Question]:
    whose = {child.log: f"{child.name} {child.surname}".strip() for child in reader.find(Child)}
    by_record = groupby(reader.decisions(), key=lambda decision: decision.record.id)
    found = [tuple(sorted(group, key=_place_on_the_form)) for _, group in by_record]
    return [_Question(group, whose.get(group[0].record.log, "")) for group in found]


def _place_on_the_form(decision: Decision) -> int:
    return list(slots(type(decision.record))).index(decision.slot.partition("/")[0])
