"""A child goes to another caseload, with the family: who sees her from then on, what stays."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.errors import NotAllowed
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.handing.holders import HoldersCard
from ui.handing.seers import SeersList
from ui.models.moving import Moving, give, read_moving, seers, take_from, what_stays
from ui.people.deed import NOBODY_ASKS, Deed
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.field import Field
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, empty, held, rule, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ONLY = "Whoever holds the caseload, or an administrator, can do this."
_NO_OTHER = "There is no other caseload yet. An administrator makes one, and somebody joins it."
_HOW = (("", "It lets go: a move"), ("both", "It stays: both have this child"))
_CHOOSE = "Choose a caseload: then it says here who will see {name}, and who no longer."
_GONE = "Nothing of this child is on this laptop any more."


class MovePage(ScrollPage):
    """`show_about(child id)`. Nothing is done before the button at the foot."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = ""
        self._moving: Moving | None = None
        self.head = PageHead("To another caseload", " ")
        self._only = unshown(InfoStrip("read-only", _ONLY))
        self._none = unshown(InfoStrip("info", _NO_OTHER))
        self._why = unshown(InfoStrip("info", ""))
        self._trouble, self._seen = down(gap=8), down(gap=8)
        self._deed = Deed(desk, self._trouble)
        self.holders = HoldersCard()
        self.which = Field("To which caseload", ChoicePicker([]))
        self.how = Field("What the caseload that has this child now does", Chips(list(_HOW)))
        self._giving = Card("Give to another caseload", icon="arrow-right")
        self._sees = Card("Who will see this child", icon="eye")
        self.give = Button("Move", "primary", "arrow-right")
        self.back = Button("The child’s page", "quiet", "arrow-left")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._giving.add(self.which, self.how)
        self.how.editor.set_value("")
        self._sees.body.addLayout(self._seen)
        left = held(down(self.holders, self._giving, STRETCH, gap=12))
        right = held(down(self._sees, STRETCH))
        self._parts = TwoColumns(left, right, 420)
        self.add(self.head, self._only, self._none, self._why, self._trouble, self._parts)
        self.set_foot(self.back, STRETCH, self.give, KeyCap("Ctrl Enter"))

    def _connect(self) -> None:
        self.which.editor.changed.connect(self._say)
        self.how.editor.changed.connect(self._say)
        self.holders.let_go.connect(self._take_from)
        self.holders.asked.connect(self.show_whole)
        self.give.clicked.connect(self.do)
        self.back.clicked.connect(lambda: self._desk.go("child", self._child))
        self._desk.moved.connect(self._read_if_shown)
        on_key(self, "Ctrl+Enter", self.do)

    def show_about(self, about: str) -> None:
        """Show which caseloads have a child."""
        self._child = about.partition("/")[0] or self._child
        self._moving = None
        empty(self._trouble)
        self._read()

    def about_now(self) -> str:
        """Say who is shown, to come back to after a lock."""
        return self._child

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read it as it stands now."""
        super().showEvent(event)
        self.which.editor.setFocus()
        self._read()

    def do(self) -> None:
        """Give the child to the caseload that was chosen."""
        moving, new = self._moving, self.which.value()
        if moving is None or not self.give.isEnabled():
            return
        self.which.set_problem("" if new else "Choose a caseload")
        if new:
            both = bool(self.how.value())
            verb = partial(give, moving=moving, new=new, both=both)
            name, to = moving.child.name, (moving.other(new) or moving.let_go).called
            words = f"Done: both have {name} now." if both else f"Done: {name} is with {to} now."
            self._deed.do(self.give, verb, partial(self._done, moving, words, seen=both))

    def _take_from(self, caseload: str, button: Button) -> None:
        moving = self._moving
        if moving is not None:
            verb = partial(take_from, moving=moving, caseload=caseload)
            left = {one.id for one in moving.holders} - {caseload}
            seen = bool(left & moving.mine)
            words = f"Done: it has {moving.child.name} no longer."
            self._deed.do(button, verb, partial(self._done, moving, words, seen=seen))

    def _done(self, moving: Moving, words: str, _: None, *, seen: bool) -> None:
        """Say that it is done; who sees the child no longer is led off her pages."""
        stays = seen or self.which.value() in moving.mine
        leaves = "" if stays else f" {moving.child.name} leaves this laptop by itself."
        self._desk.said.emit(words + leaves, None)
        self._desk.sync_wanted.emit()
        if stays:
            self._read()
        else:
            self._desk.go("caseload")

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._desk.office is None:
            self._refuse(NotAllowed(NOBODY_ASKS))
        elif self._child and not self._deed.busy:
            ask = partial(read_moving, child_id=self._child)
            self._desk.office.look(ask, self._show, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Say why there is nothing to move here."""
        self._moving = None
        words = said_in_words(error) if isinstance(error, NotAllowed) else _GONE
        self._why.say(words)
        self._why.show()
        self._parts.hide()
        self.give.setEnabled(False)

    def _show(self, moving: Moving) -> None:
        if moving == self._moving:
            return
        self._moving = moving
        name = moving.child.whole_name
        now_with = " and ".join(one.called for one in moving.holders)
        self.head.say(f"{name}: to another caseload", f"Now with {now_with}")
        self._why.hide()
        self._parts.show()
        self._only.setVisible(not moving.may)
        self._none.setVisible(moving.may and not moving.others)
        self._giving.setVisible(moving.may and bool(moving.others))
        self.give.setEnabled(moving.may and bool(moving.others))
        self.holders.show_moving(moving)
        self._offer(moving)
        self._say()

    def _offer(self, moving: Moving) -> None:
        before = self.which.value()
        offered = [(one.id, f"{one.called}: {', '.join(one.people)}") for one in moving.others]
        self.which.editor.offer(offered)
        if before not in dict(offered):
            before = None
            self.how.editor.set_value("")
        self.which.editor.set_value(before)

    def _say(self) -> None:
        """Say what would be so, as it is chosen now."""
        moving, new = self._moving, self.which.value()
        if moving is None:
            return
        empty(self._seen)
        name, both = moving.child.name, bool(self.how.value())
        self.give.say(f"Let both have {name}" if both else f"Move {name}")
        if not new:
            self._seen.addWidget(WrapLabel(_CHOOSE.format(name=name), "body", "soft"))
            return
        self._seen.addWidget(SeersList(name, seers(moving, new, both=both)))
        self._seen.addWidget(rule())
        for words in what_stays(moving, new, both=both):
            self._seen.addWidget(WrapLabel(words, "small", "soft"))
