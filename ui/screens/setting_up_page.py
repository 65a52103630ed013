"""An organisation about to be founded: what is left to do, and what stands in the way."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.desk import Desk
from ui.founding.where_step import code_problem
from ui.joining.invitation_step import SERVERS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage

WIDTH = 660
_WORDS = (
    "The keys are made and the recovery sheets are printed. What is left is to tell the server, "
    "once: that needs a network. It goes by itself; the laptop may be shut meanwhile."
)
_SAFE = "Nothing is lost: the sheets that you printed stay right."


class SettingUpPage(ScrollPage):
    """Goes by itself when the organisation is founded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(fills=True)
        self._desk = desk
        self.again = Button("Try now", "primary", "refresh-cw")
        self.other = Button("Change the server or the code", "quiet")
        self.server = Field("Server", LineEdit("https://…"))
        self.code = Field("Set-up code", LineEdit("Five groups of six letters and digits"))
        self.use = Button("Use these", "primary")
        for field in (self.server, self.code):
            field.editor.prose = False
            field.editor.returnPressed.connect(self._use)
        self._another: QWidget = unshown(
            held(down(self.server, self.code, across(self.use, STRETCH), gap=14))
        )
        self._heading, self._trouble = WrapLabel("", "h1"), down(gap=0)
        card = Card()
        card.setFixedWidth(theme.size(WIDTH))
        card.body.setContentsMargins(12, 12, 12, 8)
        card.add(self._heading, 4, WrapLabel(_WORDS, tone="soft"), self._trouble, 4)
        card.add(across(self.again, STRETCH, self.other, gap=10), self._another)
        self.add(STRETCH, across(STRETCH, card, STRETCH), STRETCH)
        self.again.clicked.connect(desk.sync_wanted)
        self.other.clicked.connect(self._offer_other)
        self.use.clicked.connect(self._use)
        desk.moved.connect(self._say)
        desk.told.connect(lambda _: self._say())
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let Enter try."""
        super().showEvent(event)
        self.again.setFocus()

    def _say(self) -> None:
        place, told = self._desk.standing.founding, self._desk.last_told
        self._heading.setText(f"Setting up the organisation for {place}")
        self.again.setEnabled(not told.syncing)
        if told.syncing:
            return
        empty(self._trouble)
        if told.trouble:
            box = ErrorBox("It is not set up yet", _SAFE, told.trouble)
            self._trouble.addWidget(box)

    def _offer_other(self) -> None:
        shown = self._another.isHidden()
        self._another.setVisible(shown)
        if shown:
            ask = lambda reader: reader.setting("server")  # noqa: E731
            self._desk.background.read(ask, then=self.server.editor.set_value)
            self.code.editor.setFocus()

    def _use(self) -> None:
        server, code = str(self.server.value() or ""), str(self.code.value() or "")
        good = server.startswith(SERVERS)
        self.server.set_problem("" if good else "The server's address begins with https://")
        self.code.set_problem(code_problem(code))
        if good and not code_problem(code):
            self._another.hide()
            self._desk.founded_with.emit(server, code)
