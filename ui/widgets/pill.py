"""The sync pill: always an icon, words and a number. Being offline is normal."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from ui import theme
from ui.names import tip
from ui.widgets.buttons import Button
from ui.widgets.toast import announce

State = Literal[
    "up to date", "offline", "syncing", "to decide", "not synced", "sign in", "waiting", "practice"
]

# State: icon, tone
_LOOKS = {
    "up to date": ("cloud-check", "ok"),
    "offline": ("cloud-off", "plain"),
    "syncing": ("refresh-cw", "info"),
    "to decide": ("git-compare", "warn"),
    "not synced": ("triangle-alert", "bad"),
    "sign in": ("wifi-off", "warn"),
    "waiting": ("clock", "info"),
    "practice": ("shield-check", "info"),
}


@dataclass(frozen=True)
class SyncState:
    """What the pill says: `number` changes waiting, sent or to decide, `of` while syncing.

    `when` is the time of the last round in words: "09:42", "Thu 30 Oct". `coming` is what a new
    laptop still waits for, `pictures` how many pictures and papers wait to be sent.
    """

    state: State
    number: int = 0
    of: int = 0
    when: str = ""
    coming: int = 0
    pictures: int = 0

    @property
    def words(self) -> str:
        """Say it in full."""
        changes = self._waits
        safe = f"{changes} safe on this laptop" if changes else "everything is saved here"
        sent = f"Sent {self.when}. Everything is with the team."
        return {
            "up to date": sent if self.number else f"Up to date · {self.when}",
            "offline": f"Offline · {safe}",
            "syncing": self._syncing(changes),
            "sign in": f"Sign in to the network · {safe}",
            "waiting": f"Waiting {self.when}",
            "practice": "Practice · nothing leaves this laptop",
            "to decide": f"{self.number} to decide · everything else synced",
            "not synced": f"Not synced since {self.when}",
        }[self.state]

    @property
    def short(self) -> str:
        """Say it where there is little room."""
        return {
            "offline": f"Offline · {self.number} safe here" if self.number else "Offline",
            "to decide": f"{self.number} to decide",
            "sign in": "Sign in to the network",
            "practice": "Practice",
            "up to date": f"Sent {self.when}" if self.number else self.words,
            "syncing": f"{self.coming} to come" if self.coming else self.words,
        }.get(self.state, self.words)

    @property
    def _waits(self) -> str:
        """Say what waits here: "3 changes and 1 picture", or ''."""
        changes = _counted(self.number, "change")
        return " and ".join(filter(None, (changes, _counted(self.pictures, "picture"))))

    def _syncing(self, changes: str) -> str:
        if self.coming:
            return f"Your caseload is coming · {self.coming} still to come"
        if not self.number:
            return waiting_pictures(self.pictures) or "Syncing…"
        return f"Syncing {self.number} of {self.of}…" if self.of else f"Syncing {changes}…"


def waiting_pictures(number: int) -> str:
    """Say how many pictures and papers wait to be sent, or ''."""
    waits = "waits" if number == 1 else "wait"
    return f"{_counted(number, 'picture')} {waits} to be sent" if number else ""


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}" if number else ""


class SyncPill(Button):
    """Says how this laptop and the team stand; pressing it opens the sync panel."""

    def __init__(self) -> None:
        self.state = SyncState("offline")
        self._short, self._told = False, ""
        super().__init__("", "pill")
        self.show_state(self.state)

    def show_state(self, state: SyncState) -> None:
        """Show `state`; a screen reader can read it at any time, and is told of another one."""
        self.state = state
        icon, tone = _LOOKS[state.state]
        self.setProperty("tone", tone)
        self._fit()
        tip(self, state.words)
        self.show_icon(icon, "text2" if tone == "plain" else tone)
        theme.restyle(self)
        if state.state not in ("syncing", self._told):  # a round comes and goes: that is no news
            self._told = state.state
            if self.isVisible():
                announce(self, state.words)

    def be_short(self, short: bool) -> None:
        """Use fewer words where the window is narrow."""
        if short != self._short:
            self._short = short
            self.show_state(self.state)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the few words at least; all of them stand where there is room."""
        return QSize(self._wide(self.state.short), self.sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for all the words, even where a few show."""
        said = self.state.short if self._short else self.state.words
        return QSize(self._wide(said), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say all or a few words, whichever fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = not self._short and self._wide(self.state.words) <= self.width()
        self.say(self.state.words if whole else self.state.short, self.state.words)

    def _wide(self, words: str) -> int:
        drawn = self._metrics()
        more = drawn.horizontalAdvance(words) - drawn.horizontalAdvance(self.words)
        return super().sizeHint().width() + more
