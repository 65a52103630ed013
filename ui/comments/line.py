"""One comment in a list: who said what last, on which record of which child, what can be done."""

from datetime import date

from PySide6.QtCore import Signal

from ui.comments.here import ICON, THANKS
from ui.models.comments import Talk
from ui.names import call
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import ElideLabel, IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down
from ui.widgets.tags import Tag


class CommentLine(Card):
    """Its title leads to the place; kept, it shows another comment."""

    opened = Signal(object)
    answered = Signal(object)
    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.talk: Talk | None = None
        self._mark = IconLabel(ICON, "info", 18)
        self.title = Button("", "title")
        self._when = Label("", "meta", "muted")
        self._waits, self._thanks = Tag("waits for you", "info", "clock"), Tag("thank you", "ok")
        self._done_on, self._struck = Tag("done", "plain", "check"), Tag("struck out", "warn", "x")
        self._words = WrapLabel("", "body", "soft")
        self._on = ElideLabel("", "small", "muted")
        self._before = WrapLabel("", "small", "muted")
        self.answer = Button("Answer", "small", ICON)
        self.done = Button("Done", "small", "check")
        self.title.clicked.connect(lambda: self.opened.emit(self.talk))
        self.answer.clicked.connect(lambda: self.answered.emit(self.talk))
        self.done.clicked.connect(lambda: self.settled.emit(self.talk))
        head = across(self.title, self._waits, self._thanks, self._done_on, gap=10)
        head.addWidget(self._struck)
        head.addWidget(self._when)
        head.setStretch(0, 1)
        words = down(self._on, self._before, self._words, gap=4, margins=(4, 0, 0, 0))
        doing = across(self.answer, self.done, STRETCH, margins=(4, 2, 0, 0))
        row = across(down(self._mark, STRETCH, margins=(0, 3, 0, 0)), gap=10)
        row.addLayout(down(head, words, doing, gap=5), 1)
        self.body.addLayout(row)

    def show_talk(self, talk: Talk, today: date) -> None:
        """Show the latest words of a comment, and what they answer."""
        self.talk = talk
        first, last = talk.thread.comment, talk.thread.last
        when = say_moment(last.at, today) if last.at else ""
        title = f"{talk.who(last)} on {talk.about}"
        self.title.say(title, f"{title}, {when}: {last.words}")
        self._mark.show_icon(THANKS if last.thanks else ICON, "ok" if last.thanks else "info")
        self._when.setText(when)
        why = first.struck_because
        self._words.setText(f"{last.words}\nStruck out: {why}" if why else last.words)
        self._on.setText(talk.quoted)
        self._on.setVisible(bool(talk.quoted))
        self._before.setText(f"{talk.who(first)}: {first.words}")
        self._before.setVisible(last.id != first.id)
        self._waits.setVisible(talk.waits)
        self._thanks.setVisible(bool(last.thanks))
        self._done_on.setVisible(not talk.thread.open and not why)
        self._struck.setVisible(bool(why))
        self.answer.setVisible(talk.thread.open and not last.thanks)
        self.answer.say("Answer" if talk.waits else "Add words", f"Answer: {title}")
        self.done.setVisible(talk.thread.open)
        self.done.say("Done", f"Done: {title}")
        call(self, title)
