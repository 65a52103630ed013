"""To decide: what two people answered differently, both sides in sight, settled by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.comments import comment_on
from linkworker.actions.decisions import Question, can_keep_both, keep_both, questions, settle_all
from linkworker.actions.doubles import Double, both_are_right, doubles, strike_double
from linkworker.actions.places import names
from linkworker.records import Colleague, Contact, Laptop
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui import theme
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.decision_asking import may_ask, place_of
from ui.forms.decision_list import DecisionList
from ui.forms.decision_part import DecisionPart
from ui.forms.decision_question import QuestionView
from ui.forms.decision_sides import YOU, Sides
from ui.forms.double_view import DoubleView
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.layout import across, down, empty, held, rule
from ui.widgets.notices import EmptyState, ErrorBox
from ui.widgets.pages import ScrollPage

_NONE = "Everything is agreed. When two people change the same thing, both answers wait here."


class DecidePage(QWidget):
    """A list of records at the left, the record to decide at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._questions: list[Question] = []
        self._doubles: list[Double] = []
        self._sides = Sides("", "", {}, desks.today())
        self._now: Question | None = None
        self.double: DoubleView | None = None
        self._later: set[tuple[str, ...]] = set()
        self.view: QuestionView | None = None
        self._list = DecisionList()
        self._place, self._notices = down(gap=0), down(gap=8)
        self._page = ScrollPage()
        self._page.add(self._notices, self._place)
        self._build()
        desk.background.changed.connect(self._maybe_read)

    def _build(self) -> None:
        self._list.opened.connect(self._open)
        self._side = ScrollPage()
        self._side.add(Label("To decide", "h1"), self._list)
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
        row = across(self._put_off)
        row.addWidget(held(Flow(self.ask, self._both, self._save, key, right=True)), 1)
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
            self._keep(partial(keep_both, decisions=self._now.decisions), "Both are kept, as two.")

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
        question = self._now
        if question is None or question.child is None or not may_ask(question):
            return
        ask = partial(
            comment_on,
            record=question.record,
            child=question.child,
            words=words,
            by=self._desk.standing.user,
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
        self._trouble("This is not decided yet", said_in_words(error))

    def _trouble(self, title: str, words: str) -> None:
        ErrorBox(title, words, "").stand_in(self._notices)

    def _maybe_read(self, _: Changes) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._desk.background.run(lambda store: store.mailbox.device_id(), then=self._ask)

    def _ask(self, device: str) -> None:
        me = self._desk.standing

        def ask(reader: Reader) -> tuple[list[Question], list[Double], Sides]:
            called = {**names(reader), me.user: me.name}
            staff = {one.user: one for one in reader.find(Colleague)}
            laptops = {one.device: one.name for one in reader.find(Laptop) if one.name}
            sides = Sides(me.user, device, called, desks.today(), staff, laptops)
            return questions(reader), doubles(reader), sides

        self._desk.background.read(ask, then=self._show)

    def _show(self, found: tuple[list[Question], list[Double], Sides]) -> None:
        self._questions, self._doubles, self._sides = found
        same = [one for one in self._questions if self._now and one.key == self._now.key]
        if same and self.view:
            self._now = same[0]
            self.view.show_asked(same[0].asked)
            self.ask.setVisible(self.view.may_ask)
            self._list.show_all(self._questions, self._doubles, self._now)
        else:
            self._open_next()

    def _open_next(self) -> None:
        fresh = [one for one in self._questions if one.key not in self._later]
        waiting: list[Question | Double] = [*(fresh or self._questions), *self._doubles]
        self._open(waiting[0] if waiting else None)

    def _open(self, one: Question | Double | None) -> None:
        self._now = one if isinstance(one, Question) else None
        self.view, self.double = None, None
        self._list.show_all(self._questions, self._doubles, one)
        empty(self._place)
        empty(self._notices)
        self._save.setEnabled(True)
        self._foot.setVisible(self._now is not None and not self._desk.standing.reviews)
        if isinstance(one, Question):
            self._open_question(one)
        elif isinstance(one, Double):
            self._open_double(one)
        else:
            self._place.addWidget(EmptyState("Nothing to decide", _NONE, "circle-check"))

    def _open_question(self, question: Question) -> None:
        reviews = self._desk.standing.reviews
        self._both.setVisible(can_keep_both(question.decisions))
        self.view = QuestionView(question, self._sides, read_only=reviews)
        self.view.print_again.connect(partial(self._desk.go, "print"))
        self._place.addWidget(self.view)
        self.view.show()  # what is hidden takes no focus
        self.ask.setVisible(self.view.may_ask)
        self.ask.say(f"Ask {self.view.asked_whom}")
        if not reviews:
            self.parts[0].focus()

    def _open_double(self, double: Double) -> None:
        self.double = DoubleView(double, self._sides, read_only=self._desk.standing.reviews)
        self.double.both_right.connect(partial(self._keep_two, double))
        self.double.strike.connect(partial(self._strike, double))
        self._place.addWidget(self.double)

    def _keep_two(self, double: Double) -> None:
        self._desk.background.run(
            partial(both_are_right, double=double), then=lambda _: self._read()
        )
        self._desk.said.emit("Both notes stay, and are not asked about again here.", None)

    def _strike(self, double: Double, contact: Contact) -> None:
        user = self._desk.standing.user
        action = partial(strike_double, double=double, contact=contact, by=user)
        self._keep(action, "Struck out. It stays readable, with the reason.")

    def _take(self, side: int | None) -> None:
        """Take a side for the part that has the focus, else for the first not decided."""
        held_by = [part for part in self.parts if part.isAncestorOf(self.focusWidget() or self)]
        waiting = [part for part in self.parts if not part.decided]
        for part in (held_by or waiting)[:1]:
            part.take_both() if side is None else part.take(side)
            after = [one for one in self.parts if not one.decided]
            (after[0].focus() if after else self._save.setFocus())
