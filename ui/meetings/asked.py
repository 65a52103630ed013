"""Meetings that were: what was agreed with others, asked about on its day; what came of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions import meetings
from linkworker.actions.meetings import Met
from linkworker.records import MeetingAction
from ui import desk as desks
from ui import names
from ui.child.more import More
from ui.desk import Desk
from ui.meetings.reading import Opened
from ui.models.meetings import agreed_mark, agreed_words, met_words
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, arrange, down, empty, rule, unshown
from ui.widgets.tags import Tag

_NONE = "No meeting about {name} is written down yet."


class MeetingsCard(Card):
    """The latest meeting first; each with what was agreed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Meetings before", icon="history")
        self._rows_for = KeptFor(partial(MetRow, desk))
        self.rows: list[MetRow] = []
        self._none = unshown(WrapLabel("", "small", "muted"))

    def show_meetings(self, opened: Opened) -> None:
        """Show a child's meetings."""
        self.rows = self._rows_for.take([one.meeting.id for one in opened.meetings])
        for row, met in zip(self.rows, opened.meetings, strict=True):
            row.show_met(opened, met)
        self._none.setText(_NONE.format(name=opened.name))
        arrange(self.body, self.rows or [self._none])

    def first_to_ask(self) -> QWidget | None:
        """Give the button of the first thing whose day has come."""
        rows = (row for met in self.rows for row in met.rows)
        return next((row.went for row in rows if row.due), None)


class MetRow(QWidget):
    """One meeting: when, what about, who came, and what was agreed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.met: Met | None = None
        self._when, self._about = Label("", "smallb"), WrapLabel("", "strong")
        self._who, self._more = WrapLabel("", "meta", "muted"), More()
        self._rows_for = KeptFor(partial(ActionRow, desk))
        self.rows: list[ActionRow] = []
        self._list, self._asked = down(gap=6), down(gap=0)
        head = across(self._when, 8, self._more, gap=6)
        head.insertStretch(1, 1)
        self.setLayout(down(head, self._about, self._who, self._list, self._asked, gap=3))

    def show_met(self, opened: Opened, met: Met) -> None:
        """Show a meeting as it was kept."""
        self.met = met
        when, who = met_words(met, opened.about.today)
        self._when.setText(when)
        self._about.setText(met.meeting.about)
        self._who.setText(who)
        self.rows = self._rows_for.take([one.id for one in met.actions])
        for row, action in zip(self.rows, met.actions, strict=True):
            row.show_action(opened, action)
        arrange(self._list, self.rows)
        self._more.offer(met.meeting.about, [("Strike it out", self._ask_why)])
        self._more.setVisible(opened.about.may_write)
        names.call(self, f"Meeting {when}: {met.meeting.about}")

    def _ask_why(self) -> None:
        empty(self._asked)
        asked = Asking([("reason", "Strike it out, because", LineEdit("written down twice"))],
                       "Strike out", {"reason": "Say why"})  # fmt: skip
        asked.kept.connect(self._strike)
        ask_in(self._asked, asked)

    def _strike(self, said: dict[str, str]) -> None:
        empty(self._asked)
        if self.met is not None:
            act = partial(meetings.strike_meeting, meeting=self.met.meeting,
                          reason=said["reason"], by=self._desk.standing.user)  # fmt: skip
            self._desk.act(act, "Struck out. It stays on the timeline.")


class ActionRow(QWidget):
    """What somebody said they would do: how it went is asked on its day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.action, self.due = MeetingAction(), False
        self._what, self._came = WrapLabel("", "small"), WrapLabel("", "meta", "muted")
        self._state = Tag("")
        self.went = Button("How did it go?", "small", "message-circle")
        self._more, self._asked = More(), down(gap=0)
        foot = across(self._state, self.went, self._more, gap=6)
        foot.insertStretch(1, 1)
        self.setLayout(down(rule(), self._what, foot, self._came, self._asked, gap=3))
        self.went.clicked.connect(self.ask)

    def show_action(self, opened: Opened, action: MeetingAction) -> None:
        """Show what was agreed as it stands."""
        self.action, today = action, opened.about.today
        still = not (action.done_on or action.let_go)
        self.due = still and action.chase_on is not None and action.chase_on <= today
        self._what.setText(agreed_words(action))
        self._state.show_words(*agreed_mark(action, today))
        came = action.came_of_it or action.let_go
        self._came.setText(came)
        self._came.setVisible(bool(came))
        may = opened.about.may_write
        self.went.say("How did it go?", f"How did it go? {agreed_words(action)}")
        self.went.setVisible(may and still)
        self._more.offer(action.what, self._offered())
        self._more.setVisible(may and still)

    def ask(self) -> None:
        """Ask what came of it; a later day asks once more."""
        came = LineEdit("Open each day")
        asked = Asking(
            [
                ("came_of_it", f"What did {self.action.who} say?", came),
                ("again", "Not done yet? Ask again on", DateEdit("ahead", desks.today)),
            ],
            "Keep",
            {"came_of_it": "Say how it went"},
        )
        asked.kept.connect(self._keep)
        empty(self._asked)
        ask_in(self._asked, asked)

    def _offered(self) -> Sequence[tuple[str, Callable[[], object]]]:
        return [("How did it go?", self.ask), ("Let it go", self._ask_why)]

    def _ask_why(self) -> None:
        empty(self._asked)
        asked = Asking([("reason", "Let it go, because", LineEdit("no longer needed"))],
                       "Let it go", {"reason": "Say why"})  # fmt: skip
        asked.kept.connect(self._let_go)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, Any]) -> None:
        empty(self._asked)
        today, words, again = desks.today(), said["came_of_it"], said["again"]
        act: Callable[..., Any] = partial(
            meetings.done, action=self.action, on=today, came_of_it=words
        )
        if again is not None:
            act = partial(meetings.ask_again, action=self.action, on=again, today=today,
                          came_of_it=words)  # fmt: skip
        self._desk.act(act, "Kept: asked again later." if again else "Kept: done.")

    def _let_go(self, said: dict[str, str]) -> None:
        empty(self._asked)
        act = partial(meetings.let_go, action=self.action, reason=said["reason"])
        self._desk.act(act, "Let go, with the reason.")
