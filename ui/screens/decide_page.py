"""To decide: what two people answered differently, both sides in sight, settled by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.comments import comment_on
from linkworker.actions.decisions import Question, can_keep_both, keep_both, questions, settle_all
from linkworker.actions.places import names
from linkworker.records import Colleague, Laptop
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.decision_asking import may_ask, place_of
from ui.forms.decision_part import DecisionPart
from ui.forms.decision_question import QuestionView
from ui.forms.decision_sides import YOU, Sides
from ui.forms.keys import on_key
from ui.names import call
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.notices import EmptyState, ErrorBox
from ui.widgets.pages import ScrollPage
from ui.widgets.tags import Tag

_SAFE = "You can look back at either one in the history, and undo this choice."
_NONE = "Everything is agreed. When two people change the same thing, both answers wait here."


class DecidePage(QWidget):
    """A list of records at the left, the record to decide at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._questions: list[Question] = []
        self._sides = Sides("", "", {}, desks.today())
        self._now: Question | None = None
        self._later: set[tuple[str, ...]] = set()
        self.view: QuestionView | None = None
        self._list, self._place, self._notices = down(gap=8), down(gap=0), down(gap=8)
        self._page = ScrollPage()
        self._page.add(self._notices, self._place)
        self._build()
        desk.background.changed.connect(self._maybe_read)

    def _build(self) -> None:
        safe = Card(kind="sunken")
        words = WrapLabel("Both versions stay in the history", "smallb")
        safe.add(
            across(IconLabel("shield-check", "accent"), words), WrapLabel(_SAFE, "small", "soft")
        )
        self._count = WrapLabel("", "small", "soft")
        self._side = ScrollPage()
        self._side.add(Label("To decide", "h1"), self._count, self._list, safe)
        self._side.setFixedWidth(theme.size(280))
        self._build_foot()
        whole = across(self._side, rule("down"), gap=0)
        whole.addWidget(self._page, 1)
        self.setLayout(whole)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Ctrl+Left", lambda: self._take(0))
        on_key(self, "Ctrl+Right", lambda: self._take(1))
        on_key(self, "Ctrl+B", lambda: self._take(None))

    def _build_foot(self) -> None:
        self._put_off = Button("Decide later", "quiet")
        self.ask = Button("", "secondary", "message-circle", "Ask a colleague")
        self._both = Button("Keep both as two", "secondary", "copy")
        self._save = Button("Save this version", "primary", "check")
        key = Label("Ctrl Enter", "meta", "muted")
        row = across(self._put_off, STRETCH, self.ask, self._both, self._save, key)
        self._foot = held(row)
        self._page.set_foot(self._foot)
        self._put_off.clicked.connect(self.put_off)
        self.ask.clicked.connect(self.open_asking)
        self._both.clicked.connect(self.keep_both)
        self._save.clicked.connect(self.save)

    @property
    def parts(self) -> list[DecisionPart]:
        """The parts of the record that is shown, in the order of its form."""
        return self.view.parts if self.view else []

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
            both = partial(keep_both, decisions=self._now.decisions)
            self._keep(both, "Both are kept, as two.")

    def put_off(self) -> None:
        """Leave this record undecided and show the next."""
        if self._now is None:
            return
        self._later.add(self._now.key)
        shown = self._sides.person(self._now.decisions[0].answers[0])
        whose = "Your version" if shown == YOU else f"{shown}'s version"
        self._desk.said.emit(f"Kept for later. {whose}, the newer one, is shown.", None)
        self._open_next()

    def open_asking(self) -> None:
        """Offer words for whoever gave the other answer."""
        if self.view is not None:
            self.ask.hide()
            self._page.bring(self.view.open_asking(self._send_question))

    def _send_question(self, words: str) -> None:
        question, user = self._now, self._desk.standing.user
        if question is None or question.child is None or not may_ask(question):
            return
        ask = partial(
            comment_on,
            record=question.record,
            child=question.child,
            words=words,
            by=user,
            at=desks.this_minute(),
            place=place_of(question),
        )
        name = self.ask.said.removeprefix("Ask ")
        asked = f"{name} is asked. Both versions wait until somebody decides."
        self._desk.background.run(
            ask, then=lambda changes: self._desk.saved(asked, changes), otherwise=self._not_kept
        )

    def _keep(self, action: Callable[[Store], Changes], words: str) -> None:
        self._save.setEnabled(False)
        self._desk.background.run(
            action,
            then=lambda changes: self._desk.saved(words, changes),
            otherwise=self._not_kept,
        )

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

        def ask(reader: Reader) -> tuple[list[Question], Sides]:
            called = {**names(reader), me.user: me.name}
            staff = {one.user: one for one in reader.find(Colleague)}
            laptops = {one.device: one.name for one in reader.find(Laptop) if one.name}
            return questions(reader), Sides(me.user, device, called, desks.today(), staff, laptops)

        self._desk.background.read(ask, then=self._show)

    def _show(self, found: tuple[list[Question], Sides]) -> None:
        self._questions, self._sides = found
        count = len(self._questions)
        records = "One record was" if count == 1 else f"{count} records were"
        where = "changed in two places. Nothing is lost, and everything else is kept."
        self._count.setText(f"{records} {where}" if count else "")
        same = [one for one in self._questions if self._now and one.key == self._now.key]
        if same and self._now and same[0].asked == self._now.asked:
            self._draw_list()
        else:
            self._open(same[0]) if same else self._open_next()

    def _open_next(self) -> None:
        fresh = [one for one in self._questions if one.key not in self._later]
        self._open(next(iter(fresh or self._questions), None))

    def _open(self, question: Question | None) -> None:
        self._now, self.view = question, None
        self._draw_list()
        empty(self._place)
        empty(self._notices)
        self._save.setEnabled(True)
        reviews = self._desk.standing.reviews
        self._foot.setVisible(question is not None and not reviews)
        if question is None:
            self._place.addWidget(EmptyState("Nothing to decide", _NONE, "circle-check"))
            return
        self._both.setVisible(can_keep_both(question.decisions))
        self.view = QuestionView(question, self._sides, read_only=reviews)
        self.view.print_again.connect(partial(self._desk.go, "print"))
        self._place.addWidget(self.view)
        self.view.show()  # what is hidden takes no focus
        self.ask.setVisible(bool(self.view.asked_whom) and question.asked is None)
        self.ask.say(f"Ask {self.view.asked_whom}")
        if not reviews:
            self.parts[0].focus()

    def _draw_list(self) -> None:
        empty(self._list)
        for question in self._questions:
            card = Card(kind="chosen" if self._now and question.key == self._now.key else "plain")
            title = question.record.title
            button = Button(question.whose or title, "title")
            call(button, " · ".join(filter(None, (question.whose, title, _how_many(question)))))
            button.clicked.connect(partial(self._open, question))
            tags = across(Tag(_how_many(question), "warn", "git-compare"), STRETCH)
            if question.asked:
                tags.insertWidget(1, Tag("asked", "info", "message-circle"))
            card.add(button, WrapLabel(title, "small", "soft"), tags)
            self._list.addWidget(card)

    def _take(self, side: int | None) -> None:
        """Take a side for the part that has the focus, else for the first not decided."""
        held_by = [part for part in self.parts if part.isAncestorOf(self.focusWidget() or self)]
        waiting = [part for part in self.parts if not part.decided]
        for part in (held_by or waiting)[:1]:
            part.take_both() if side is None else part.take(side)
            after = [one for one in self.parts if not one.decided]
            (after[0].focus() if after else self._save.setFocus())


def _how_many(question: Question) -> str:
    count = len(question.decisions)
    return "one part differs" if count == 1 else f"{count} parts differ"
