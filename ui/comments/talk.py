"""One comment with its answers: who wrote them and when, and whether anything more is needed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.records import Comment
from ui.models.comments import Talk
from ui.models.said_days import near_day
from ui.when import say_moment
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down
from ui.widgets.tags import Tag


class TalkView(QWidget):
    """The words in order. `settled` when somebody says that nothing more is needed."""

    settled = Signal()

    def __init__(self, talk: Talk, today: date) -> None:
        super().__init__()
        self.talk = talk
        said = (talk.thread.comment, *talk.thread.answers)
        rows = [_said(talk, one, today, answer=one is not said[0]) for one in said]
        self.done = Button(
            "Done", "small", "check", f"Done: nothing more is needed on {talk.about}"
        )
        self.done.clicked.connect(self.settled)
        foot = across(*_tags(talk, today), STRETCH, self.done)
        self.setLayout(down(*rows, foot, gap=10))
        self.done.setVisible(talk.thread.open)


def _said(talk: Talk, comment: Comment, today: date, *, answer: bool) -> QVBoxLayout:
    name = talk.who(comment)
    when = say_moment(comment.at, today) if comment.at else ""
    head = across(Label(name, "strong"), Label(when, "meta", "muted"), gap=8)
    if comment.thanks:
        head.addWidget(Tag("thank you", "ok", "hand-heart"))
    head.addStretch(1)
    words = comment.words if not comment.struck_because else f"Struck out: {comment.struck_because}"
    said = down(head, WrapLabel(words, "body", "muted" if comment.struck_because else ""), gap=3)
    row = across(
        down(Avatar(talk.staff.get(comment.by, name), 28), STRETCH),
        gap=10,
        margins=(38 if answer else 0, 0, 0, 0),
    )
    row.addLayout(said, 1)
    return down(row)


def _tags(talk: Talk, today: date) -> list[QWidget]:
    comment = talk.thread.comment
    if comment.settled_on and not talk.thread.open:
        by = "you" if comment.settled_by == talk.user else talk.staff.get(comment.settled_by, "")
        return [
            Tag(f"done {near_day(comment.settled_on, today)}, {by}".rstrip(", "), "plain", "check")
        ]
    return [Tag("waits for you", "info", "clock")] if talk.waits else []
