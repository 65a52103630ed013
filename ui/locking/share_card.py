"""Windows shown to others in a call, as in supervision: for an hour, then hidden by themselves."""

from PySide6.QtCore import Signal

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

_HIDDEN = "In a call or a recording this window is black. Screenshots do not show it either."
_SHARED = "Whoever you share the screen with sees this window, for an hour at most."
_CANNOT = (
    "This system cannot keep a window out of screenshots and calls. Before you share the screen, "
    "share another window, or hide the names (Ctrl+Shift+H)."
)


class ShareCard(Card):
    """Says whether others can see these windows; `wanted` asks for the other.

    `able` says that this system can keep a window out.
    """

    wanted = Signal(bool)

    def __init__(self, *, able: bool) -> None:
        super().__init__("Calls and screenshots", icon="eye-off")
        self.sharing = False
        self.said = WrapLabel(_HIDDEN if able else _CANNOT, "small")
        self.switch = Button("Show it to others for an hour", "secondary", "eye")
        self.switch.setVisible(able)
        self.add(self.said, across(self.switch, STRETCH))
        self.switch.clicked.connect(lambda: self.wanted.emit(not self.sharing))

    def show_sharing(self, sharing: bool) -> None:
        """Say how it stands now."""
        self.sharing = sharing
        self.said.setText(_SHARED if sharing else _HIDDEN)
        self.switch.say("Hide it now" if sharing else "Show it to others for an hour")
        self.switch.show_icon("eye-off" if sharing else "eye")
