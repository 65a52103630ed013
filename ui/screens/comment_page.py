"""A comment over the page that it is about: what was said there, and words to add."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.comments import answer, comment_on, settle, strike_comment
from linkworker.errors import Invalid
from linkworker.fields import Record
from linkworker.records import Child, Comment
from linkworker.store import Changes, Draft, Reader, Store
from ui import desk as desks
from ui.comments.talk import TalkView
from ui.crash import said_in_words
from ui.desk import Desk, Standing
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.models.comments import Talk, called, quote, read_about, talks_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, down, empty
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import PageHead, ScrollPage

_READ_BY = (
    "Kept in {name}’s record. The team reads it; {name} and the family may ask to see it. "
    "Write about the work, not about a colleague’s health."
)


@dataclass(frozen=True)
class _Opened:
    about: str
    record: Record
    place: str
    child: Child
    talks: tuple[Talk, ...]
    draft: Draft | None


class CommentPage(ScrollPage):
    """`show_about("goal/id/field")`: comment on it or answer; "draft/action": go on with words."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: _Opened | None = None
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._top = PageHead("Comment")
        self._quoted = WrapLabel("", "body", "soft")
        self._quote = Card(kind="sunken").add(self._quoted)
        self._talks, self._notices = down(gap=14), down(gap=8)
        self.words = WordsEdit("", lines=3)
        self.field = Field("What do you want to say?", self.words)
        self.thanks = Tick("A thank-you: it needs no answer")
        self._read_by = WrapLabel("", "meta", "muted")
        self._close = Button("Close", "quiet")
        self.save_button = Button("Save comment", "primary", "check")
        self.add(self._top, self._quote, self._talks, self._notices)
        self.add(self.field, self.thanks, self._read_by)
        key = Label("Ctrl Enter", "meta", "muted")
        self.set_foot(STRETCH, self._close, self.save_button, key)
        self._connect()

    def _connect(self) -> None:
        self._close.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.words.changed.connect(self.keeper.touch)
        self.thanks.changed.connect(self.keeper.touch)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Esc", self.leave)

    def show_about(self, about: str) -> None:
        """Show what was said about a record, and what was typed and not saved."""
        self.keeper.keep()
        self.keeper.begin()
        self._opened = None
        self.words.set_value("")
        self.save_button.setEnabled(False)
        self._desk.background.read(
            partial(_open, about=about, standing=self._desk.standing),
            then=self._begin,
            otherwise=lambda error: self._trouble(said_in_words(error)),
        )

    def save(self) -> None:
        """Keep the words at their place, as an answer where something is still open there."""
        opened = self._opened
        if opened is None or not self.save_button.isEnabled():
            return
        said: dict[str, Any] = {
            "words": self.words.value(),
            "by": self._desk.standing.user,
            "at": desks.this_minute(),
            "thanks": self.thanks.isChecked(),
            "draft": self.keeper.action,
        }
        before = _to_answer(opened)
        if before is not None:
            keep = partial(answer, comment=before, **said)
        else:
            keep = partial(
                comment_on, record=opened.record, child=opened.child, place=opened.place, **said
            )
        self.save_button.setEnabled(False)
        self._desk.background.run(keep, then=self._saved, otherwise=self._not_saved)

    def leave(self) -> None:
        """Close; what was typed stays as a draft."""
        if self.words.value():
            self.keeper.pending = True
            self._desk.said.emit(
                "Your words are kept. They wait here and under Not finished.", None
            )
        self.keeper.keep()
        self.closed.emit()

    def about_now(self) -> str:
        """Say what is commented on, to come back to after a lock."""
        return self._opened.about if self._opened else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _begin(self, opened: _Opened) -> None:
        self._opened = opened
        early = self.words.value()
        self.keeper.begin(opened.draft.action if opened.draft else "")
        empty(self._notices)
        typed = opened.draft.typed if opened.draft else {}
        kept = str(typed.get("words", ""))
        self.words.set_value("\n".join(filter(None, (kept, early))))
        if early:
            self.keeper.touch()
        self.thanks.setChecked(bool(typed.get("thanks")))
        self.field.clear_problem()
        self.save_button.setEnabled(True)
        self._show(opened)
        self.bring(self.words)

    def _show(self, opened: _Opened) -> None:
        """Show what is commented on and what was said; what is being typed stays."""
        what = f"{opened.child.name}’s {called(opened.record.kind, opened.place)}"
        self._top.say(f"Comments on {what}" if opened.talks else f"Comment on {what}", "")
        quoted = quote(opened.record, opened.place)
        self._quote.setVisible(bool(quoted))
        self._quoted.setText(quoted)
        empty(self._talks)
        for talk in opened.talks:
            view = TalkView(talk, desks.today())
            view.settled.connect(partial(self._settle, talk.thread.comment))
            view.struck.connect(self._strike)
            self._talks.addWidget(view)
        self._read_by.setText(_READ_BY.format(name=opened.child.name))
        answers = any(talk.waits for talk in opened.talks)
        self.save_button.say("Save answer" if answers else "Save comment")

    def _settle(self, comment: Comment) -> None:
        by = self._desk.standing.user
        self._keep(partial(settle, comment=comment, on=desks.today(), by=by), "Done.")

    def _strike(self, comment: Comment, reason: str) -> None:
        by = self._desk.standing.user
        self._keep(partial(strike_comment, comment=comment, reason=reason, by=by), "Struck out.")

    def _keep(self, act: Callable[[Store], Changes], done: str) -> None:
        self._desk.background.run(
            act,
            then=partial(self._desk.saved, f"{done} It stays readable."),
            otherwise=lambda error: self._trouble(said_in_words(error)),
        )

    def _changed(self, changes: Changes) -> None:
        opened = self._opened
        if opened is not None and self.isVisible() and changes.touches(Comment):
            self._desk.background.read(
                partial(_open, about=opened.about, standing=self._desk.standing),
                then=self._show_again,
            )

    def _show_again(self, opened: _Opened) -> None:
        if self._opened is not None and opened.about == self._opened.about:
            self._opened = opened
            self._show(opened)

    def _draft(self, action: str) -> Draft | None:
        opened, words = self._opened, self.words.value()
        if opened is None or not words:
            return None
        title = f"Comment · {opened.child.name}"
        typed = {"words": words, "thanks": self.thanks.isChecked()}
        form = f"comment/{opened.about}"
        return Draft(action, form, title, opened.record.log, "", {}, typed)

    def _saved(self, changes: Changes) -> None:
        self.keeper.begin()
        self.words.set_value("")
        self._desk.saved("Comment saved on this laptop.", changes)
        self.closed.emit()

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, Invalid) and "words" in error.problems:
            self.field.set_problem("Write what you want to say")
            self.bring(self.words)
        else:
            self._trouble(said_in_words(error))

    def _trouble(self, words: str) -> None:
        ErrorBox("This comment is not saved yet", words, "What you typed is kept here.").stand_in(
            self._notices
        )


def _to_answer(opened: _Opened) -> Comment | None:
    """Give the comment that further words answer: the latest still open, unless a thank-you."""
    still = [one.thread for one in opened.talks if one.thread.open and not one.thread.last.thanks]
    return still[-1].comment if still else None


def _open(reader: Reader, about: str, standing: Standing) -> _Opened:
    drafts = [draft for draft in reader.drafts() if draft.form.startswith("comment/")]
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix("comment/")
    record, place = read_about(reader, about)
    (child,) = reader.find(Child, log=record.log)
    talks = tuple(
        talk
        for talk in talks_about(reader, child, standing)
        if (talk.thread.comment.about, talk.thread.comment.place) == (record.id, place)
    )
    draft = next((one for one in drafts if one.form == f"comment/{about}"), None)
    return _Opened(about, record, place, child, talks, draft)
