"""At a record of a child: a quiet button to comment, and what was said there and is still open."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from linkworker.fields import Record
from ui import theme
from ui.desk import Desk
from ui.models.about_child import About
from ui.models.comments import Talk, about_of, called
from ui.names import call
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty

ICON, THANKS = "message-square-text", "hand-heart"
COMMENTED, THANKED = ("comment", "info", ICON), ("thank you", "ok", THANKS)


class CommentsHere(QFrame):
    """Stands under a record, and is seen only where something was said and not settled.

    `button` stands wherever the record has room for one: somebody who reviews is offered to
    comment, whoever writes only where something was said. While nothing was, it says so in
    words, or where it is `small` by its icon alone.
    """

    def __init__(self, desk: Desk, *, small: bool = False) -> None:
        super().__init__()
        self._desk, self._small = desk, small
        self.record, self.place = "", ""
        self._about = ""
        self.button = Button("Comment", "ghost", ICON)
        self.button.clicked.connect(lambda: self._desk.go("comment", self._about))
        self._said = down(gap=6)
        self.setLayout(down(self._said, gap=0, margins=(10, 8, 10, 8)))
        self.setProperty("card", "info")
        self.hide()
        self.button.hide()

    def show_at(self, about: About, record: Record | None, place: str = "") -> None:
        """Show what was said about a record, or at one place of it; None where there is none."""
        self.record, self.place = record.id if record else "", place
        here = [talk for talk in about.talks if self.is_about(talk)] if self.record else []
        still = [talk for talk in here if talk.thread.open]
        empty(self._said)
        for talk in still:
            self._said.addLayout(_line(talk, about))
        self.mark(marked=False)
        self.setVisible(bool(still))
        self.button.setVisible(bool(here) or bool(self.record and not about.may_write))
        if record is not None:
            self._about = about_of(record, place)
            self._say_what(here, f"{about.child.name}’s {called(record.kind, place)}")

    def is_about(self, talk: Talk) -> bool:
        """Say whether something was said here."""
        comment = talk.thread.comment
        return (comment.about, comment.place) == (self.record, self.place)

    def mark(self, *, marked: bool) -> None:
        """Show that this is the place that was looked for."""
        self.setProperty("card", "chosen" if marked else "info")
        theme.restyle(self)

    def _say_what(self, here: Sequence[Talk], what: str) -> None:
        count = sum(1 + len(talk.thread.answers) for talk in here)
        number = "1 comment" if count == 1 else f"{count} comments"
        waits = any(talk.waits for talk in here)
        words = "Answer" if waits else number if count else "Comment"
        shown = "" if self._small and not here else words
        self.button.say(shown, f"{words}: {what}")
        call(self, f"{number} on {what}")


def _line(talk: Talk, about: About) -> QVBoxLayout:
    """Say who wrote the latest words and when, then the words."""
    last = talk.thread.last
    mark = IconLabel(THANKS, "ok", 15) if last.thanks else IconLabel(ICON, "info", 15)
    when = say_moment(last.at, about.today) if last.at else ""
    thanks = " · thank you" if last.thanks else ""
    head = across(
        mark, Label(f"{talk.who(last)}, {when}{thanks}", "metab", "muted"), STRETCH, gap=7
    )
    first = talk.thread.comment
    asked = WrapLabel(f"{talk.who(first)}: {first.words}", "small", "muted")
    return down(head, asked if first is not last else None, WrapLabel(last.words, "small"), gap=2)
