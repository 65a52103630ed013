"""One comment with its answers: who wrote them and when, and whether anything more is needed."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker.records import Comment
from ui.models.comments import Talk
from ui.models.said_days import near_day
from ui.when import say_moment
from ui.widgets.asking import Asking, ask_in
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down
from ui.widgets.tags import Tag


class TalkView(QWidget):
    """The words in order. `settled` when somebody says that nothing more is needed.

    Whoever wrote a comment can strike it out; everybody still reads it, and why.
    """

    settled = Signal()
    struck = Signal(object, str)  # a comment of one's own, and why it is struck out

    def __init__(self, talk: Talk, today: date) -> None:
        super().__init__()
        self.talk = talk
        said = (talk.thread.comment, *talk.thread.answers)
        rows = [self._said(one, today, answer=one is not said[0]) for one in said]
        self._asked = down(gap=0)
        self.done = Button(
            "Done", "small", "check", f"Done: nothing more is needed on {talk.about}"
        )
        self.done.clicked.connect(self.settled)
        foot = across(*_tags(talk, today), STRETCH, self.done)
        self.setLayout(down(*rows, self._asked, foot, gap=10))
        self.done.setVisible(talk.thread.open)

    def _said(self, comment: Comment, today: date, *, answer: bool) -> QVBoxLayout:
        talk, why = self.talk, comment.struck_because
        name = talk.who(comment)
        said = down(
            self._head(comment, name, today),
            WrapLabel(comment.words, "body", "muted" if why else ""),
            WrapLabel(f"Struck out: {why}", "small", "soft") if why else None,
            gap=3,
        )
        row = across(
            down(Avatar(talk.staff.get(talk.signer(comment), name), 28), STRETCH),
            gap=10,
            margins=(38 if answer else 0, 0, 0, 0),
        )
        row.addLayout(said, 1)
        return down(row)

    def _head(self, comment: Comment, name: str, today: date) -> QHBoxLayout:
        when = say_moment(comment.at, today) if comment.at else ""
        head = across(Label(name, "strong"), Label(when, "meta", "muted"), gap=8)
        if comment.thanks:
            head.addWidget(Tag("thank you", "ok", "hand-heart"))
        if comment.struck_because:
            head.addWidget(Tag("struck out", "warn", "x"))
        head.addStretch(1)
        if comment.by == self.talk.user and not comment.struck_because:
            strike = Button("Strike out", "ghost", name=f"Strike out: {comment.words}")
            strike.clicked.connect(partial(self._ask_why, comment))
            head.addWidget(strike)
        return head

    def _ask_why(self, comment: Comment, _checked: bool = False) -> None:
        reason = LineEdit("It stays readable, with the reason")
        needed = {"reason": "Say why it is struck out"}
        asked = Asking([("reason", "Strike out, because", reason)], "Strike out", needed)
        asked.kept.connect(lambda said: self.struck.emit(comment, said["reason"]))
        ask_in(self._asked, asked)
        reason.setFocus()


def _tags(talk: Talk, today: date) -> list[QWidget]:
    comment = talk.thread.comment
    if comment.settled_on and not talk.thread.open:
        by = "you" if comment.settled_by == talk.user else talk.staff.get(comment.settled_by, "")
        return [
            Tag(f"done {near_day(comment.settled_on, today)}, {by}".rstrip(", "), "plain", "check")
        ]
    return [Tag("waits for you", "info", "clock")] if talk.waits else []
