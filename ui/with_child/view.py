"""A window with nothing in it but what is a child's own, to be read and answered beside her."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from linkworker.actions.sayings import keep_saying, read_by_child
from linkworker.actions.with_child import (
    HerGoal,
    Hers,
    keep_own_letter,
    keep_own_rating,
    keep_own_words,
    read_hers,
)
from linkworker.records import Action, Child, Ending, Goal, Plan, Rating, Saying, SayingAnswer
from linkworker.store import Changes, Draft, Store
from ui import theme
from ui.crash import said_in_words
from ui.desk import Desk, today
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.form_kinds import add_about, edit_about
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.pages import ScrollPage
from ui.widgets.toast import Toast
from ui.with_child.goal import GoalPanel
from ui.with_child.letter import LetterPanel
from ui.with_child.said import SaidPanel
from ui.with_child.words import WordsPanel

_KINDS = (Child, Plan, Goal, Rating, Action, Saying, SayingAnswer, Ending)
_BESIDE_FROM = 960


class ChildView(QWidget):
    """`left` by Esc, by its button or by closing it; `lock` by Ctrl+L."""

    left = Signal()
    lock = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hers: Hers | None = None
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words, self.said, self.letter = WordsPanel(), SaidPanel(), LetterPanel()
        self._panels, self._goals = Kept(self._new_panel), down(gap=14)
        self._how = WrapLabel("How near does each one feel today? Choose a face.", "large", "soft")
        self._title, self._goals_title = Label("", "hero"), Label("My goals", "hero")
        self._none = unshown(WrapLabel("What would you like to be different?", "large", "soft"))
        self.close_it = Button("Close", "ghost", "x")
        self.close_it.show_extra("Esc")
        self._keeper = DraftKeeper(desk.background, self._draft)
        self._saying = DraftKeeper(desk.background, self._draft_of_saying)
        self._lettering = DraftKeeper(desk.background, self._draft_of_letter)
        self._news, self._before = down(gap=0), down(gap=0)
        self.toast = Toast(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = across(self._title, STRETCH, self.close_it)
        head.setAlignment(self.close_it, Qt.AlignmentFlag.AlignTop)
        parts = (head, self._news, self._goals_title, self._how, 4, self._none, self._goals,
                 self.letter, self._before, STRETCH)  # fmt: skip
        page = ScrollPage(fills=True)
        page.add(_Spread(self.words, held(down(*parts, gap=10))))
        self.setLayout(down(page, gap=0))

    def _connect(self) -> None:
        self.close_it.clicked.connect(self.leave)
        self.words.typed.connect(self._keeper.touch)
        self.words.dropped.connect(self._keeper.drop)
        self.words.kept.connect(self._keep_words)
        self.said.typed.connect(self._saying.touch)
        self.said.dropped.connect(self._saying.drop)
        self.said.kept.connect(self._keep_saying)
        self.said.read.connect(self._keep_read)
        self.letter.typed.connect(self._lettering.touch)
        self.letter.dropped.connect(self._lettering.drop)
        self.letter.kept.connect(self._keep_letter)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Esc", self.leave)
        on_key(self, "Ctrl+L", self.lock.emit)

    def show_hers(self, hers: Hers) -> None:
        """Show what is hers."""
        if self._hers is None:
            self.words.rest()
            self.letter.rest()
        self._hers = hers
        self.words.show_hers(hers)
        self.said.show_hers(hers)
        self.letter.show_hers(hers)
        (self._news if hers.news else self._before).addWidget(self.said)
        self._title.setText("You said, we did" if hers.news else "My goals")
        self._goals_title.setVisible(bool(hers.news))
        panels = self._panels.take(len(hers.goals))
        for panel, goal in zip(panels, hers.goals, strict=True):
            panel.show_goal(goal, today())
        arrange(self._goals, panels)
        self._none.setVisible(not panels)
        self._how.setVisible(bool(panels))

    def leave(self) -> None:
        """Go; what she is typing is kept as something not finished."""
        self.left.emit()

    def keep_typed(self) -> None:
        """Keep what she is typing now, before this goes."""
        for keeper in (self._keeper, self._saying, self._lettering):
            keeper.keep()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close like Esc: the window behind it comes back."""
        event.ignore()
        self.leave()

    def _new_panel(self) -> GoalPanel:
        panel = GoalPanel()
        panel.kept.connect(self._keep_number)
        return panel

    def _changed(self, changes: Changes) -> None:
        hers = self._hers
        if hers is not None and self.isVisible() and any(map(changes.touches, _KINDS)):
            id_ = hers.child.id
            self._desk.background.read(lambda r: read_hers(r, id_), then=self.show_hers)

    def _keep_number(self, told: HerGoal, points: int) -> None:
        hers, on = self._hers, today()
        if hers is not None:
            self._run(
                lambda store: keep_own_rating(store, hers.child, told, points=points, on=on),
                f"{points} is kept.",
            )

    def _keep_words(self, words: str) -> None:
        hers, on, draft = self._hers, today(), self._keeper.action
        if hers is not None:
            child, plan = hers.child, hers.plan
            self._keeper.begin()
            self.words.rest()
            self._run(
                lambda s: keep_own_words(s, child, plan, words=words, on=on, draft=draft),
                "Your words are kept.",
            )

    def _keep_saying(self, words: str) -> None:
        hers, on, draft = self._hers, today(), self._saying.action
        if hers is not None:
            child, by = hers.child, self._desk.standing.user
            self._saying.begin()
            self.said.rest()
            self._run(
                lambda s: keep_saying(
                    s, child, words=words, on=on, by=by, by_child=True, draft=draft
                ),
                "It is kept, in your words.",
            )

    def _keep_letter(self, words: str) -> None:
        hers, draft = self._hers, self._lettering.action
        if hers is not None:
            child = hers.child
            self._lettering.begin()
            self.letter.rest()
            act = lambda s: keep_own_letter(s, child, words=words, draft=draft)  # noqa: E731
            self._run(act, "Your letter is kept.")

    def _keep_read(self, answers: tuple[SayingAnswer, ...]) -> None:
        on = today()
        self._run(lambda store: read_by_child(store, answers, on=on), "Good.")

    def _run(self, act: Callable[[Store], Changes], words: str) -> None:
        self._desk.background.run(
            act,
            then=lambda _: self._say_kept(words),
            otherwise=lambda error: self.toast.say(said_in_words(error)),
        )

    def _say_kept(self, words: str) -> None:
        self.toast.say(words)
        self._desk.sync_wanted.emit()

    def _draft(self, action: str) -> Draft | None:
        """Give what she is typing as a draft of the plan's own form, to be found again there."""
        hers, words = self._hers, self.words.writing()
        if hers is None or not words:
            return None
        plan = hers.plan or Plan(child=hers.child.id)
        about = edit_about(plan) if hers.plan else add_about(Plan, hers.child)
        typed = {"now": {"my_words": words}, "before": {"my_words": plan.my_words}}
        title = f"{Plan.title} · {hers.child.name}"
        log = hers.child.log
        return Draft(action, f"form/{about}", title, log, plan.id, plan.seen, typed)

    def _draft_of_saying(self, action: str) -> Draft | None:
        """Give what she is saying as a draft of its own form, to be found again there."""
        hers, words = self._hers, self.said.writing()
        if hers is None or not words:
            return None
        form, title = f"form/{add_about(Saying, hers.child)}", f"{Saying.title} · {hers.child.name}"
        typed = {"now": {"words": words, "by_child": True}, "before": {}}
        return Draft(action, form, title, hers.child.log, "", {}, typed)

    def _draft_of_letter(self, action: str) -> Draft | None:
        """Give the letter she is typing as a draft of the ending's form, to be found there."""
        hers, words = self._hers, self.letter.writing()
        if hers is None or not words:
            return None
        ending = hers.ending or Ending(child=hers.child.id)
        about = edit_about(ending) if hers.ending else add_about(Ending, hers.child)
        typed = {"now": {"letter": words}, "before": {"letter": ending.letter}}
        title = f"{Ending.title} · {hers.child.name}"
        log = hers.child.log
        return Draft(action, f"form/{about}", title, log, ending.id, ending.seen, typed)


class _Spread(QWidget):
    """Her words at the left and her goals at the right, or underneath where there is no room."""

    def __init__(self, words: QWidget, goals: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(words, 5)
        self._row.addWidget(goals, 9)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < theme.size(_BESIDE_FROM)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
