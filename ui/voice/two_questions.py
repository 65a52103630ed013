"""The two questions to a family at a review: answered in four keys, latest answers in words."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.feedback import keep_feedback, strike_feedback
from linkworker.measures.surveys import CARD, pack_of
from linkworker.records import Child, Feedback
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.child.more import More
from ui.crash import problems_of
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.said_days import near_day
from ui.models.voice import feedback_lines
from ui.voice.points import PackRows
from ui.widgets.asking import Asking, Question, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty, rule, unshown
from ui.widgets.notices import ErrorBox

_SHOWN = 2


class TwoQuestions(Question):
    """Asked where the family is heard; `kept(answers, who, words)`."""

    kept = Signal(dict, str, str)

    def __init__(self, who: str) -> None:
        super().__init__()
        pack = pack_of(CARD)
        self.rows = PackRows()
        self.rows.show_pack(pack)
        self.who = Field("Who answered", LineEdit("mum"))
        self.words = Field(pack.open, LineEdit("I know whom to ring now"), optional=True)
        self.who.editor.set_value(who)
        keep, leave = Button("Keep", "small", "check"), Button("Leave", "small", "", "Leave it")
        how = Label("1 to 5, 0 leaves one out", "meta", "muted")
        beside = across(self.who, self.words, gap=12)
        self._summary = down(gap=0)
        foot = across(how, STRETCH, leave, keep, Label("Enter", "meta", "muted"), gap=8)
        self.body.addLayout(self._summary)
        self.body.addLayout(down(self.rows, beside, foot, gap=10))
        self.setFocusProxy(self.rows.rows[0].chips)
        self.rows.done.connect(self.who.setFocus)
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        for line in (self.who, self.words):
            line.editor.returnPressed.connect(self.keep)
        on_key(self, "Esc", self.left.emit)

    def holds_focus(self) -> bool:
        """Say whether somebody is answering it just now."""
        now = self.focusWidget()
        return now is not None and now.hasFocus() and self.isAncestorOf(now)

    def keep(self) -> None:
        """Give what was answered."""
        self.kept.emit(self.rows.answers(), self.who.value(), self.words.value())

    def refuse(self, error: Exception) -> None:
        """Say what is missing, and go there."""
        empty(self._summary)
        problems = problems_of(error)
        box = ErrorBox("This is not kept yet", "\n".join(problems.values()), "")
        self._summary.addWidget(box)
        self.who.set_problem(problems.get("said_by", ""))
        if set(problems) == {"said_by"}:
            self.who.setFocus()
        else:
            self.rows.come()


class FeedbackCard(Card):
    """The latest answers of one family; `ask` puts the two questions."""

    def __init__(self, desk: Desk) -> None:
        self.ask = Button("Ask", "small", "list-checks", "Ask the family the two questions")
        super().__init__("Two questions to the family", icon="chart-column", actions=(self.ask,))
        self._desk = desk
        self._child: Child | None = None
        self._review = ""
        self.asked: TwoQuestions | None = None
        self._place, self._list = down(gap=0), down(gap=10)
        self._rows = Kept(partial(_Answered, self._ask_why))
        self._none = unshown(WrapLabel("Not asked yet. They belong to each review.", "small",
                                       "muted"))  # fmt: skip
        self.body.addLayout(down(self._place, self._list, gap=8))
        self.ask.clicked.connect(self.begin)

    def show_feedback(
        self, child: Child, feedback: Sequence[Feedback], *, may_write: bool, review: str = ""
    ) -> None:
        """Show what one family answered, the latest first; `review` is the one that is open."""
        if self._child is not None and self._child.id != child.id:
            empty(self._place)
            self.asked = None
        self._child, self._review = child, review
        self.ask.setVisible(may_write)
        shown = feedback[:_SHOWN]
        rows = self._rows.take(len(shown))
        for row, one in zip(rows, shown, strict=True):
            row.show_feedback(one, may_write=may_write)
        arrange(self._list, [*rows] if rows else [self._none])

    def begin(self) -> None:
        """Put the questions, under the heading."""
        if self.asked is None:
            self.asked = TwoQuestions("mum")
            self.asked.kept.connect(self._keep)
            self.asked.left.connect(self._leave)
            ask_in(self._place, self.asked)
        self.asked.rows.come()

    def _leave(self) -> None:
        empty(self._place)
        self.asked = None
        self.ask.setFocus()

    def _keep(self, answers: dict[str, int | None], who: str, words: str) -> None:
        child, asked = self._child, self.asked
        if child is None or asked is None:
            return
        on, by, review = desks.today(), self._desk.standing.user, self._review

        def act(store: Store) -> Changes:
            return keep_feedback(store, child, answers=answers, said_by=who, words=words, on=on,
                                 by=by, review=review)  # fmt: skip

        self._desk.background.run(act, then=self._kept, otherwise=asked.refuse)

    def _kept(self, changes: Changes) -> None:
        self._leave()
        self._desk.saved("Both answers are kept.", changes)

    def _ask_why(self, feedback: Feedback) -> None:
        reason = LineEdit("answered by another family")
        asked = Asking([("reason", "Strike these answers out, because", reason)], "Strike out",
                       {"reason": "Say why"})  # fmt: skip
        asked.kept.connect(partial(self._strike, feedback))
        ask_in(self._place, asked)
        reason.setFocus()

    def _strike(self, feedback: Feedback, said: dict[str, str]) -> None:
        empty(self._place)
        by = self._desk.standing.user
        act = partial(strike_feedback, feedback=feedback, reason=said["reason"], by=by)
        self._desk.act(act, "Struck out. It is not counted.")


class _Answered(QWidget):
    """What one family answered on a day."""

    def __init__(self, ask_why: Callable[[Feedback], None]) -> None:
        super().__init__()
        self._ask_why = ask_why
        self._when, self._words = Label("", "smallb", "soft"), WrapLabel("", "small")
        self._more = More()
        self.setLayout(down(across(self._when, STRETCH, self._more), self._words, rule(), gap=3))

    def show_feedback(self, feedback: Feedback, *, may_write: bool) -> None:
        """Show another answer."""
        when = near_day(feedback.on, desks.today()) if feedback.on else ""
        self._when.setText(f"{feedback.said_by}, {when}")
        self._words.setText("\n".join(feedback_lines(feedback)))
        strike = partial(self._ask_why, feedback)
        self._more.offer(f"what {feedback.said_by} answered", [("Strike out", strike)])
        self._more.setVisible(may_write)
