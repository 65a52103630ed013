"""Waiting: to be let in by an administrator, or for a colleague's laptop to open the caseload."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui import desk as desks
from ui import theme
from ui.desk import Desk, Standing
from ui.joining.invitation_step import InvitationStep
from ui.sync_words import HANDED_IN
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import ScrollPage

WIDTH = 660
TO_BE_LET_IN = "Waiting for an administrator to let this laptop in"
RING = (
    "Ring whoever gave you the invitation and say that you have asked. This page goes by itself "
    "when you are let in; the laptop may be shut meanwhile."
)
TO_OPEN = (
    "You are let in. What your team wrote opens here once the laptop of somebody in the team has "
    "synced: ask them to open Linkworker where there is a network."
)
SIGN_IN = "The school network wants you to sign in first"
_SIGN_IN_WORDS = (
    "Open a web browser and sign in there, or use your telephone's hotspot for two minutes. "
    "Then try now."
)


class WaitingPage(ScrollPage):
    """Says what is done, what is waited for and of whom, and what stands in the way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk = desk
        self.again = Button("Try now", "secondary", "refresh-cw")
        self.practise = Button("Practise meanwhile", "primary")
        self.again.clicked.connect(desk.sync_wanted)
        self.practise.clicked.connect(desk.practise_wanted)
        self.other = Button("Use another invitation", "quiet")
        self.other.clicked.connect(self._offer_other)
        self.hand_in = Button("Hand it in", "primary")
        self.hand_in.clicked.connect(self._hand_in)
        self.invitation = InvitationStep()
        self.invitation.fields["name"].hide()  # it was given with the first one
        self._another = unshown(held(down(self.invitation, across(self.hand_in, STRETCH), gap=14)))
        self._heading = WrapLabel("", "h1")
        self._steps, self._way, self._words = down(gap=10), down(gap=0), WrapLabel("", tone="soft")
        card = Card()
        card.setFixedWidth(theme.size(WIDTH))
        card.body.setContentsMargins(12, 12, 12, 8)
        card.add(self._heading, 4, self._steps, 4, self._words, self._way, 4)
        card.add(across(self.practise, self.again, STRETCH, self.other, gap=10), self._another)
        self.add(STRETCH, across(STRETCH, card, STRETCH), STRETCH)
        desk.moved.connect(self._say)
        desk.told.connect(self._say)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let Enter do what there is to do meanwhile."""
        super().showEvent(event)
        self.practise.setFocus()

    def _offer_other(self) -> None:
        """Show where another invitation is opened or typed, or put it away again."""
        shown = self._another.isHidden()
        self._another.setVisible(shown)
        if shown:
            self.invitation.empty()
            self.invitation.name.set_value(self._desk.standing.name)
            self.invitation.begin()

    def _hand_in(self) -> None:
        if self.invitation.check():
            self._another.hide()
            self._desk.invited.emit(*self.invitation.invitation())

    def _say(self) -> None:
        standing, told = self._desk.standing, self._desk.last_told
        self._heading.setText(_heading(standing))
        self._words.setText(_what_to_do(standing))
        self.other.setVisible(not standing.user)
        self._another.setVisible(not self._another.isHidden() and not standing.user)
        empty(self._steps)
        for icon, ink, words in _steps(standing):
            tone = "muted" if ink == "text3" else ""
            self._steps.addWidget(_step(icon, ink, words, tone))
        empty(self._way)
        if told.sign_in:
            self._way.addWidget(_sign_in())
        elif told.trouble and told.trouble != HANDED_IN:
            self._way.addWidget(InfoStrip("info", "Not yet", told.trouble))


def _heading(standing: Standing) -> str:
    if not standing.user:
        return TO_BE_LET_IN
    names = [opener.partition(",")[0] for opener in standing.openers]
    return f"Waiting for {_or(names) or 'a colleague'}'s laptop to sync"


def _what_to_do(standing: Standing) -> str:
    if not standing.user:
        return RING
    return "\n".join((TO_OPEN, *standing.openers))


def _steps(standing: Standing) -> list[tuple[str, str, str]]:
    """Give each step as icon, ink and words: done, waited for, or still to come."""
    asked = say_when(standing.asked_at, desks.today()) if standing.asked_at else ""
    done, now, later = ("circle-check", "ok"), ("clock", "accent"), ("circle", "text3")
    handed = f"Invitation handed in, {asked}" if asked else "Invitation handed in"
    first, second, third = (done, done, now) if standing.user else (done, now, later)
    if not standing.user and not asked:
        first, second, handed = now, later, "Hand in the invitation: that needs a network, once"
    return [
        (*first, handed),
        (*second, f"An administrator {'let' if standing.user else 'lets'} this laptop in"),
        (*third, "A colleague's laptop opens the caseload for yours"),
    ]


def _step(icon: str, ink: str, words: str, tone: str) -> QWidget:
    return held(across(IconLabel(icon, ink, 18), Label(words, "body", tone), STRETCH, gap=10))


def _sign_in() -> Card:
    title = across(IconLabel("wifi-off", "warn", 18), Label(SIGN_IN, "strong"), STRETCH, gap=10)
    return Card(kind="warn").add(title, WrapLabel(_SIGN_IN_WORDS, "small", "soft"))


def _or(names: list[str]) -> str:
    return " or ".join(names[:2])
