"""One thing that helps: its name, how it stands, words, what is known; what can be said next."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.models.about_child import About
from ui.models.helping import Shown
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, empty
from ui.widgets.tags import Tag

Ask = Callable[[], Asking]
Offer = tuple[str, Callable[[], Asking | None]]
Deed = tuple[str, Callable[[], object]]


class HelpRow(QWidget):
    """A row is kept and shows another thing; what is being asked in it stays with its own."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.shown: Shown | None = None
        self._first: Ask | None = None
        self._title, self._tag = WrapLabel("", "strong"), Tag("")
        self._quoted = WrapLabel("", "small")
        self._facts, self._more_words = WrapLabel("", "meta", "muted"), WrapLabel("", "small")
        self.act, self.more = Button("", "small"), More()
        self._comments = CommentsHere(part.desk, small=True)
        self._asked = down(gap=0)
        head = across(gap=8)
        head.addWidget(self._title, 1)
        for one in (self._tag, self._comments.button, self.act, self.more):
            head.addWidget(one)
        words = (self._quoted, self._more_words, self._facts)
        self.setLayout(down(head, *words, self._comments, self._asked, gap=3))
        self.act.clicked.connect(self.ask_first)

    def show_thing(
        self, about: About, shown: Shown, first: tuple[str, Ask] | None, rest: Sequence[Deed]
    ) -> None:
        """Show one; `first` is what is said of it most often, `rest` what is seldom done."""
        if self.shown is not None and self.shown.record.id != shown.record.id:
            self.leave()
        self.shown = shown
        self._title.setText(shown.title)
        self._tag.show_words(shown.tag, shown.tone)
        self._tag.setVisible(bool(shown.tag))
        for label, words in (
            (self._quoted, "\n".join(shown.quoted)),
            (self._more_words, shown.more),
            (self._facts, shown.facts),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._first = first[1] if first else None
        self.act.say(first[0] if first else "", f"{first[0]}: {shown.title}" if first else "")
        self.act.setVisible(bool(first) and about.may_write)
        self.more.offer(shown.title, rest)
        self.more.setVisible(bool(rest) and about.may_write)
        self._comments.show_at(about, shown.record)
        names.call(self, f"{shown.title}. {shown.tag}".strip(". "))

    def ask_first(self) -> None:
        """Ask what is said of it most often."""
        if self._first is not None:
            self.ask(self._first())

    def ask(self, asked: Asking) -> None:
        """Ask something here, unless something is being asked already."""
        ask_in(self._asked, asked)
        asked.left.connect(self._come_back)
        if asked.parentWidget() is not None:
            self._part.show_whole(asked)

    def leave(self) -> None:
        """Put away what is being asked."""
        empty(self._asked)

    def _come_back(self) -> None:
        """Give the focus back to the row when a question in it goes."""
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            (self.act if self.act.isVisible() else self.more).setFocus()
