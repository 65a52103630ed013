"""A time away that goes on: until when, what was seen to, and what was not yet."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.suspensions import strike_suspension, touched
from linkworker.measures.suspension import TimeAway
from linkworker.records import Touch
from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.forms.form_kinds import edit_about
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.models.school import Seen, away_words, seen_to, sent_words
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty


class AwayCard(Card):
    """The child's own account stands in the form: it is private, and is opened there."""

    def __init__(self, part: Part) -> None:
        super().__init__(kind="accent")
        self._part = part
        self._about: About | None = None
        self._away: TimeAway | None = None
        self.stands = WrapLabel("", "h3")
        self._said, self._account = WrapLabel("", "small", "soft"), WrapLabel("", "meta", "muted")
        self.more, self._see = More(), Button("What was seen to", "small", "square-pen")
        self.touched = Button("Visited", "small", "check")
        self._rows = Kept(_SeenRow)
        self._list, self._asked = down(gap=4), down(gap=0)
        self._comments = CommentsHere(part.desk)
        head = across(self.stands, self._comments.button, self.touched, self._see, self.more, gap=8)
        head.setStretch(0, 1)
        parts = (self._said, self._list, self._account, self._comments, self._asked)
        self.body.addLayout(down(head, *parts, gap=6))
        self._see.clicked.connect(self._open)
        self.touched.clicked.connect(self._touched)

    def show_away(self, about: About, away: TimeAway, six: date | None) -> None:
        """Show a time away; `six` is the day from which lessons elsewhere are owed, or None."""
        if self._away is None or self._away.record.id != away.record.id:
            empty(self._asked)
        self._about, self._away = about, away
        one = away.record
        self.stands.setText(away_words(away, about.today))
        at = one.told_at
        heard = f", {near_day(at.date(), about.today)}, {at:%H:%M}" if at else ""
        self._said.setText(f"{sent_words(one, about.today)}. Told by {one.told_by}{heard}")
        seen = seen_to(away, six, about.today)
        rows = self._rows.take(len(seen))
        for row, line in zip(rows, seen, strict=True):
            row.show_line(line)
        shown: list[QWidget] = [*rows]
        arrange(self._list, shown)
        own = f"What {about.child.name} says happened is written down."
        asks = f"{about.child.name} has not been asked yet what happened."
        self._account.setText(own if one.account else asks)
        for button in (self._see, self.more):
            button.setVisible(about.may_write)
        did = "Visited" if one.touch is Touch.VISIT else "Called"
        waits = one.touch_on is not None and one.touch_on <= about.today and not one.touched_on
        self.touched.say(did, f"{did} {about.child.name} today")
        self.touched.setVisible(about.may_write and waits)
        self._comments.show_at(about, one)
        self.more.offer("this time away", [("Strike out", self._ask_why)])
        names.call(self, f"{self.stands.text()}")

    def _open(self) -> None:
        if self._away is not None:
            self._part.desk.go("form", edit_about(self._away.record))

    def _touched(self) -> None:
        if self._away is not None and self._about is not None:
            act = partial(touched, suspension=self._away.record, on=self._about.today)
            self._part.keep(act, "Kept. What was said goes into a note.")

    def _ask_why(self) -> None:
        reason = LineEdit("it was another child")
        words = "Strike out this time away, because"
        asked = Asking([("reason", words, reason)], "Strike out", {"reason": "Say why"})
        asked.kept.connect(self._strike)
        ask_in(self._asked, asked)

    def _strike(self, said: dict[str, str]) -> None:
        empty(self._asked)
        if self._away is None:
            return
        by, one = self._part.desk.standing.user, self._away.record
        act = partial(strike_suspension, suspension=one, reason=said["reason"], by=by)
        self._part.keep(act, "Struck out. It stays on the timeline.")


class _SeenRow(QWidget):
    """One thing to see to; it is kept and shows another."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconLabel("circle", "control", 17)
        self._what, self._stands = Label(""), WrapLabel("", "small", "soft")
        row = across(self._mark, self._what, self._stands, STRETCH, gap=8)
        row.setStretch(2, 1)
        self.setLayout(row)

    def show_line(self, line: Seen) -> None:
        """Show another line."""
        self._mark.show_icon(*(("circle-check", "ok") if line.done else ("circle", "control")))
        self._what.setText(line.what)
        self._stands.setText(line.stands or "not yet")
        self._stands.set_tone("soft" if line.stands else "warn")
        self.setAccessibleName(names.cover(f"{line.what}: {line.stands or 'not yet'}"))
