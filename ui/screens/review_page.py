"""One child's review: what is known at the left, four voices side by side, what is decided."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QHideEvent

from linkworker.actions.reviews import Settled, complete_review, open_reviews
from linkworker.measures.days import say_day
from linkworker.records import (
    Child,
    Contact,
    Decided,
    Feedback,
    Goal,
    Plan,
    Rating,
    Review,
    ReviewVoice,
)
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.not_kept import NotKept
from ui.models.reviews import due_words, review_words, why_words
from ui.reviews.reading import FORM, Opened, read_review
from ui.reviews.sheet import ReviewSheet
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, across, drawn_once, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Child, Contact, Feedback, Goal, Plan, Rating, Review, ReviewVoice)
_NO_PLAN = "A review is of a plan. Begin one on the Support plan tab of the child’s page."


class ReviewPage(ScrollPage):
    """`show_about("id")` or `("draft/<action>")`.

    Ctrl+Enter keeps the voice that the focus is in, else completes the review; Alt+N completes it
    without a change.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.opened: Opened | None = None
        self.head = PageHead("Review", " ")
        self._none = unshown(EmptyState("No plan yet", _NO_PLAN, "target"))
        self.sheet = ReviewSheet(desk)
        self._trouble = unshown(NotKept(self, self.sheet))
        self.keeper = DraftKeeper(desk.background, self._draft)
        self.begin = Button("Open the review", "primary", "calendar-check")
        self.print = Button("Pack", "secondary", "printer")
        self.plan = Button("The plan", "secondary", "target")
        self.unchanged = Button("No change", "secondary", "check")
        self.complete = Button("Complete", "primary", "check")
        self.add(self.head, self._trouble, self._none, self.sheet)
        caps = KeyCap("Alt N"), KeyCap("Ctrl Enter")
        self._settling = held(across(self.unchanged, caps[0], self.complete, caps[1]))
        self.set_foot(self.print, self.plan, STRETCH, self.begin, self._settling)
        self._connect()

    def _connect(self) -> None:
        self.sheet.typed.connect(self.keeper.touch)
        self.begin.clicked.connect(self._begin)
        self.complete.clicked.connect(self.settle)
        self.unchanged.clicked.connect(self.go_on)
        self.print.clicked.connect(lambda: self._desk.go("print", f"{self.about_now()}/review"))
        self.plan.clicked.connect(lambda: self._desk.go("child", f"{self.about_now()}/plan"))
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self._finish)
        on_key(self, "Alt+N", self.go_on)
        on_key(self, "Ctrl+P", self.print.click)

    def show_about(self, about: str) -> None:
        """Show a child's review; what was typed for another is kept first."""
        self.keeper.keep()
        self.opened = None
        self._desk.background.run(lambda _: True, then=lambda _: self._read(about))

    def about_now(self) -> str:
        """Say whose review is shown, to come back to after a lock."""
        return self.opened.child.id if self.opened else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def settle(self) -> None:
        """Complete the review with what was decided, or say all that is missing."""
        self._complete(self.sheet.decision.settled())

    def go_on(self) -> None:
        """Complete it without a change: one key."""
        same = {"decided": Decided.CONTINUE, "new_goal": "", "support": {}, "what_changes": ""}
        self._complete(replace(self.sheet.decision.settled(), **same))  # type: ignore[arg-type]

    def _read(self, about: str) -> None:
        ask = partial(read_review, about=about, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, opened: Opened) -> None:
        first, row = self.opened is None, opened.row
        self.opened = opened
        if first:
            self._trouble.clear()
            self.keeper.begin(opened.draft.action if opened.draft else "")
            self.sheet.let_go()
        with drawn_once(self):
            self.sheet.setVisible(row is not None)
            self._none.setVisible(row is None)
            self.sheet.show_review(opened)
            if first and opened.draft and self._may_settle():
                self.sheet.take(opened.draft)
            self._say(opened)
        if first and self.isVisible():
            self._to_the_first()

    def _say(self, opened: Opened) -> None:
        """Say whose it is, where it stands and why it is due; offer what can be done."""
        row = opened.row
        name = opened.child.whole_name
        said = [review_words(row), due_words(row), why_words(row)] if row else []
        before = [f"{say_day(one.held_on)} {one.decided.value}"
                  for one in opened.before if one.held_on and one.decided]  # fmt: skip
        said += [f"Before: {', '.join(before)}"] if before else []
        self.head.say(f"{name}: review", " · ".join(part for part in said if part))
        again = row is not None and row.state in ("held", "later")
        self.begin.say("Open another review" if again else "Open the review")
        is_open = row is not None and row.gathering.is_open
        self.begin.setVisible(row is not None and opened.may_write and not is_open)
        self._settling.setVisible(self._may_settle())
        self.print.setVisible(row is not None)

    def _to_the_first(self) -> None:
        if self._may_settle():
            next(iter(self.sheet.voices.cards.values())).words.setFocus()
        else:
            (self.begin if self.begin.isVisible() else self.plan).setFocus()

    def _may_settle(self) -> bool:
        opened = self.opened
        row = opened.row if opened else None
        return bool(opened and opened.may_write and row and row.gathering.is_open)

    def _finish(self) -> None:
        card = self.sheet.voices.here()
        if not self._may_settle():
            return
        asked = self.sheet.questions.asked
        if asked is not None and asked.holds_focus():
            asked.keep()
        elif card is not None:
            card.keep_it()
        else:
            self.settle()

    def _begin(self) -> None:
        row = self.opened.row if self.opened else None
        if row is not None:
            plans, by = [(row.gathering.plan, row.calendar)], self._desk.standing.user
            act = partial(open_reviews, plans=plans, on=desks.today(), by=by)
            words = f"Review opened: {row.child.name}"
            self._desk.act(act, words)

    def _complete(self, settled: Settled) -> None:
        row = self.opened.row if self.opened else None
        if row is None or not self._may_settle():
            return
        self.keeper.keep()
        act = partial(
            complete_review, gathering=row.gathering, settled=settled, today=desks.today(),
            draft=self.keeper.action,
        )  # fmt: skip
        words = f"{row.child.name}’s review is kept, and the next one is set."
        self._desk.background.run(
            act, then=partial(self._completed, words), otherwise=self._trouble.say
        )

    def _completed(self, words: str, changes: Changes) -> None:
        self.keeper.begin()
        self.sheet.let_go()
        self._trouble.clear()
        self._desk.saved(words, changes)
        self.print.setFocus()

    def _changed(self, changes: Changes) -> None:
        if self.opened and self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(self.opened.child.id)

    def _draft(self, action: str) -> Draft | None:
        opened, typed = self.opened, self.sheet.typed_now()
        if opened is None or not typed:
            return None
        title = f"Review · {opened.child.whole_name}"
        return Draft(action, f"{FORM}/{opened.child.id}", title, opened.child.log, "", {}, typed)
