"""Papers of one survey typed in: a digit for each question, then the next paper."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent

from linkworker.actions.feedback import keep_feedback
from linkworker.actions.surveys import named, take_in
from linkworker.store import Changes, Draft, Store
from ui import desk as desks
from ui.crash import problems_of
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.models.surveys import board_words
from ui.voice.points import PackRows
from ui.voice.survey_reading import FORM, Entry, read_entry
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_KEYS = "1 to 5 answers and goes on, 0 leaves a question out. Nothing says whose it is."
_CLOSED = "This survey is closed, or you only read here."


class SurveyPage(ScrollPage):
    """`show_about("id")` or `("draft/<action>")`; Ctrl+Enter keeps a paper and begins another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry: Entry | None = None
        self.head = PageHead("Survey", _KEYS)
        self._trouble, self.rows = down(gap=0), PackRows()
        self.words = Field("In words", WordsEdit("What was written at the foot", lines=2, most=6),
                           optional=True)  # fmt: skip
        self.which = Field("Whose paper came back?", ChoicePicker([], "Not on the list"),
                           hint="Only that it came back is known of them.")  # fmt: skip
        self.child = Field("In a child’s own record?", ChoicePicker([], "No: without a name"),
                           hint="Only where the family agreed to evaluation.")  # fmt: skip
        self._closed = InfoStrip("read-only", _CLOSED)
        self.back = Button("To the board", "secondary", "arrow-left")
        self.keep = Button("Keep, next paper", "primary", "check")
        self.keeper = DraftKeeper(desk.background, self._draft)
        whose = across(self.which, self.child, STRETCH, gap=20)
        self.add(self.head, self._trouble, self._closed, self.rows, self.words, whose)
        self._count = Label("", "small", "muted")
        self.set_foot(self.back, self._count, STRETCH, self.keep, KeyCap("Ctrl Enter"))
        self._connect()

    def _connect(self) -> None:
        self.rows.changed.connect(self.keeper.touch)
        self.rows.done.connect(self.words.setFocus)
        self.words.editor.changed.connect(self.keeper.touch)
        self.back.clicked.connect(lambda: self._desk.go("surveys"))
        self.keep.clicked.connect(self.keep_paper)
        on_key(self, "Ctrl+Enter", self.keep_paper)

    def show_about(self, about: str) -> None:
        """Show a survey whose papers are typed in."""
        self.keeper.keep()
        self.entry = None
        self._desk.background.run(lambda _: True, then=lambda _: self._read(about))

    def about_now(self) -> str:
        """Say which survey is shown, to come back to after a lock."""
        return self.entry.round.round.id if self.entry else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep_paper(self) -> None:
        """Keep this paper, or say what is missing."""
        entry = self.entry
        if entry is None or not entry.may_write:
            return
        self.keeper.keep()
        answers, words = self.rows.answers(), self.words.value()
        by, on, draft = self._desk.standing.user, desks.today(), self.keeper.action
        asked = next((one for one in entry.waiting if one.id == self.which.value()), None)
        child = next((one for one in entry.children if one.id == self.child.value()), None)

        def act(store: Store) -> Changes:
            if child is None:
                return take_in(store, entry.round.round, answers=answers, on=on, by=by,
                               asked=asked, draft=draft, words=words)  # fmt: skip
            who = child.name if entry.round.pack.whom == "young person" else "the family"
            return keep_feedback(
                store, child, answers=answers, on=on, by=by, draft=draft, words=words,
                said_by=who, pack=entry.round.pack.code, round=entry.round.round.id,
            )  # fmt: skip

        self._desk.background.run(act, then=self._kept, otherwise=self._refuse)

    def _read(self, about: str) -> None:
        ask = partial(read_entry, about=about, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, entry: Entry) -> None:
        self.entry = entry
        self.head.say(named(entry.round.round), _KEYS)
        self._count.setText(board_words(entry.round, desks.today()))
        self.rows.show_pack(entry.round.pack)
        self.words.editor.set_value("")
        self.which.editor.offer([(one.id, one.whom) for one in entry.waiting])
        self.child.editor.offer([(o.id, o.whole_name) for o in entry.children])
        self.which.setVisible(bool(entry.waiting))
        self.child.setVisible(bool(entry.children))
        self.child.set_problem("")
        empty(self._trouble)
        for part in (self.rows, self.words, self.keep):
            part.setVisible(entry.may_write)
        self._closed.setVisible(not entry.may_write)
        self.keeper.begin(entry.draft.action if entry.draft else "")
        if entry.draft:
            self._take(entry.draft.typed)
        if self.isVisible():
            self.rows.come()

    def _take(self, typed: Mapping[str, Any]) -> None:
        self.rows.set_answers(typed.get("answers", {}))
        self.words.editor.set_value(typed.get("words", ""))

    def _kept(self, changes: Changes) -> None:
        self.keeper.begin()
        self._desk.saved("Kept. The next paper.", changes)
        self._read(self.about_now())

    def _refuse(self, error: Exception) -> None:
        empty(self._trouble)
        problems = problems_of(error)
        box = ErrorBox(
            "This is not kept yet", "\n".join(problems.values()), "What you typed stays."
        )
        self._trouble.addWidget(box)
        self.child.set_problem(problems.get("child", ""))
        if "child" in problems:
            self.bring(self.child)
        else:
            self.rows.come()

    def _draft(self, action: str) -> Draft | None:
        entry, answers = self.entry, self.rows.answers()
        words = self.words.value()
        if entry is None or not (words or any(answers.values())):
            return None
        round, typed = entry.round.round, {"answers": answers, "words": words}
        return Draft(action, f"{FORM}/{round.id}", named(round), round.log, "", {}, typed)
