"""What follows from every time away, and the times before, the latest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.measures.suspension import Follows, TimeAway
from linkworker.records import Suspension
from ui.child.part import Part
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.school import away_words, follows_words, sent_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, unshown

_NONE = "None that we know of, at this school or another."


class TimeCard(Card):
    """The list of times away; each opens what was written of it."""

    def __init__(self, part: Part) -> None:
        self.add_one = Button("Add", "ghost", "plus")
        super().__init__("Time away from school", actions=(self.add_one,))
        self._part = part
        self._about: About | None = None
        self._follows = WrapLabel("", "small", "soft")
        self._none = unshown(WrapLabel(_NONE, "small", "muted"))
        self._rows, self._list = Kept(partial(_Row, part)), down(gap=8)
        self.body.addLayout(down(self._follows, self._list, gap=8))
        self.add_one.clicked.connect(self.begin)

    def show_times(self, about: About, away: Sequence[TimeAway], follows: Follows) -> None:
        """Show them."""
        self._about = about
        lines = follows_words(follows)
        self._follows.setText("\n".join(lines))
        self._follows.setVisible(bool(lines))
        rows = self._rows.take(len(away))
        for row, one in zip(rows, away, strict=True):
            row.show_time(about, one)
        shown: list[QWidget] = [*rows]
        arrange(self._list, shown or [self._none])
        self.add_one.say("Add", f"School has sent {about.child.name} away")
        self.add_one.setVisible(about.may_write)

    def begin(self) -> None:
        """Write down that school has sent the child away: one form for all that follows."""
        if self._about is not None and self._about.may_write:
            self._part.desk.go("form", add_about(Suspension, self._about.child))


class _Row(QWidget):
    """One time away, in two lines; it is kept and shows another."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._record = Suspension()
        self._said, self._stands = WrapLabel("", "small"), WrapLabel("", "meta", "muted")
        self._open = Button("", "ghost", "square-pen")
        row = across(gap=8)
        row.addLayout(down(self._said, self._stands, gap=1), 1)
        row.addWidget(self._open)
        self.setLayout(row)
        self._open.clicked.connect(lambda: part.desk.go("form", edit_about(self._record)))

    def show_time(self, about: About, away: TimeAway) -> None:
        """Show another time away."""
        self._record = away.record
        said = sent_words(away.record, about.today)
        self._said.setText(said)
        self._stands.setText(away_words(away, about.today))
        self._open.say("", f"Open: {said}")
