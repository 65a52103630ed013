"""Comments: what was asked, thanked and answered, newest first; Enter goes to its place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton

from linkworker.actions.comments import settle
from linkworker.records import Child, Colleague, Comment
from linkworker.store import Changes
from ui import desk as desks
from ui.comments.line import CommentLine
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.comments import Talk, read_talks
from ui.widgets.filters import FilterChips
from ui.widgets.layout import Kept, arrange, down
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

FILTERS: dict[str, tuple[str, Callable[[Talk], bool]]] = {
    "mine": ("For you", lambda talk: talk.for_reader),
    "open": ("Not done", lambda talk: talk.thread.open),
    "all": ("All", lambda talk: True),
}
_NOTHING = {
    "mine": ("Nothing waits for you", "What your team asks or thanks you for comes here."),
    "open": ("Everything is done", "What was said stays under All, and at its place."),
    "all": ("No comments yet", "They are written at a child’s plan, goal, action or contact."),
}


class CommentsPage(ScrollPage):
    """Lines of talk. Up and Down go from one to the next; a thank-you asks nothing of anybody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._talks: list[Talk] = []
        self._picked = self._begins = False
        self._title = PageHead("Comments")
        self.filters = FilterChips([(key, said) for key, (said, _) in FILTERS.items()], "Show")
        self._lines, self._list = Kept(self._new_line), down(gap=10)
        self.lines: list[CommentLine] = []
        self._nothing = EmptyState("", "", "message-square-text")
        self._nothing.hide()
        self.add(self._title, self.filters, self._list, self._nothing)
        self.filters.chosen.connect(self._pick)
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read)
        for keys, step in (("Down", 1), ("Up", -1)):
            on_key(self, keys, partial(self._go_on, step))
        for keys in ("Return", "Enter"):
            on_key(self, keys, self._press)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was said meanwhile; the keys work at once."""
        super().showEvent(event)
        self._begins = True
        self._read()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(one) for one in (Comment, Child, Colleague)):
            self._read()

    def _read(self) -> None:
        ask = partial(read_talks, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, talks: list[Talk]) -> None:
        self._talks = talks
        for key, (_, fits) in FILTERS.items():
            self.filters.show_count(key, sum(fits(talk) for talk in talks))
        if not self._picked:  # begin where there is something
            self.filters.choose("mine" if any(talk.for_reader for talk in talks) else "all")
        waits = sum(talk.waits for talk in talks)
        said = "1 waits for your answer" if waits == 1 else f"{waits} wait for your answer"
        self._title.say("Comments", said if waits else "Nothing waits for your answer")
        self._show_lines()

    def _pick(self, _: str) -> None:
        self._picked = True
        self._show_lines()

    def _show_lines(self) -> None:
        now = self.filters.now()
        shown = [talk for talk in self._talks if FILTERS[now][1](talk)]
        self.lines = self._lines.take(len(shown))
        for line, talk in zip(self.lines, shown, strict=True):
            line.show_talk(talk, desks.today())
        arrange(self._list, self.lines)
        self._nothing.say(*_NOTHING[now if self._talks else "all"])
        self._nothing.setVisible(not shown)
        if self.lines and self._begins and self.isVisible():
            self._begins = False
            self.lines[0].title.setFocus()

    def _new_line(self) -> CommentLine:
        line = CommentLine()
        line.opened.connect(lambda talk: self._desk.go("child", talk.key))
        line.answered.connect(lambda talk: self._desk.go("comment", talk.on))
        line.settled.connect(self._settle)
        return line

    def _settle(self, talk: Talk) -> None:
        by = self._desk.standing.user
        act = partial(settle, comment=talk.thread.comment, on=desks.today(), by=by)
        self._desk.act(act, "Done. It stays readable.")

    def _go_on(self, step: int) -> None:
        """Go to the line above or below the one that has the focus."""
        focus = QApplication.focusWidget()
        here = [at for at, line in enumerate(self.lines) if focus and line.isAncestorOf(focus)]
        to = here[0] + step if here else 0
        if 0 <= to < len(self.lines):
            self.bring(self.lines[to].title)

    def _press(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
