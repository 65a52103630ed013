"""The sync pill: five states, always an icon, words and a number. Being offline is normal."""

from dataclasses import dataclass
from typing import Literal

from ui import theme
from ui.names import tip
from ui.widgets.buttons import Button

State = Literal["up to date", "offline", "syncing", "to decide", "not synced"]

# State: icon, tone
_LOOKS = {
    "up to date": ("cloud-check", "ok"),
    "offline": ("cloud-off", "plain"),
    "syncing": ("refresh-cw", "info"),
    "to decide": ("git-compare", "warn"),
    "not synced": ("triangle-alert", "bad"),
}


@dataclass(frozen=True)
class SyncState:
    """What the pill says: `number` changes waiting or to decide, `of` while syncing, `when` said.

    `when` is the time of the last round in words: "09:42", "Thu 30 Oct".
    """

    state: State
    number: int = 0
    of: int = 0
    when: str = ""

    @property
    def words(self) -> str:
        """Say it in full."""
        changes = "1 change" if self.number == 1 else f"{self.number} changes"
        safe = f"{changes} safe on this laptop" if self.number else "everything is saved here"
        return {
            "up to date": f"Up to date · {self.when}",
            "offline": f"Offline · {safe}",
            "syncing": f"Syncing {self.number} of {self.of}…" if self.of else f"Syncing {changes}…",
            "to decide": f"{self.number} to decide · everything else synced",
            "not synced": f"Not synced since {self.when}",
        }[self.state]

    @property
    def short(self) -> str:
        """Say it where there is little room."""
        return {
            "offline": f"Offline · {self.number} safe here" if self.number else "Offline",
            "to decide": f"{self.number} to decide",
        }.get(self.state, self.words)


class SyncPill(Button):
    """Says how this laptop and the team stand; pressing it opens the sync panel."""

    def __init__(self) -> None:
        super().__init__("", "pill")
        self._short = False
        self.show_state(SyncState("offline"))

    def show_state(self, state: SyncState) -> None:
        """Show `state`; a screen reader can read it in full at any time."""
        self.state = state
        icon, tone = _LOOKS[state.state]
        self.setProperty("tone", tone)
        self.say(state.short if self._short else state.words, state.words)
        tip(self, state.words)
        self.show_icon(icon, "text2" if tone == "plain" else tone)
        theme.restyle(self)

    def be_short(self, short: bool) -> None:
        """Use fewer words where the window is narrow."""
        if short != self._short:
            self._short = short
            self.show_state(self.state)
