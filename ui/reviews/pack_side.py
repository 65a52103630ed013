"""One pack beside the list: who is named on it, what was left out, and its pages."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from ui import theme
from ui.forms.paper_check import PaperCheck
from ui.forms.paper_preview import PaperPreview
from ui.reviews.packs import Pack
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, down, held

_CHOOSE = "Choose a child, and this says who is named on the pack."
_MAKING = "The pack is being made."
_WIDE, _HIGH = 330, 200


class PackSide(QScrollArea):
    """It scrolls by itself; `looked` when somebody says that this pack may go."""

    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("The pack that is chosen")
        self.check, self.preview = PaperCheck(), PaperPreview()
        self.may_go = Button("Looked at: it may go", "secondary", "check")
        self.may_go.clicked.connect(self.looked)
        inside = held(down(self.may_go, self.check, self.preview, STRETCH, gap=10))
        inside.setObjectName("page")
        self.setWidget(inside)
        self._fit()
        self._shown: Pack | None = None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be wide enough for words and high enough for a tick: in a low window the page scrolls."""
        self.setFixedWidth(theme.size(_WIDE))
        self.setMinimumHeight(theme.size(_HIGH))

    def show_pack(self, pack: Pack | None) -> None:
        """Show a pack; the pages of one that shows already are not laid out again."""
        before, self._shown = self._shown, pack
        self.may_go.setEnabled(pack is not None and pack.to_look_at)
        if before is not None and pack is not None and before.paper is pack.paper is not None:
            return
        self.check.begin()
        self.preview.show_paper(pack.paper if pack else None)
        if pack is None:
            self.check.say(_CHOOSE)
        elif pack.why:
            self.check.refuse(pack.why)
        elif pack.paper is None or pack.reader is None:
            self.check.say(_MAKING)
        else:
            self.check.show_paper(pack.paper, pack.reader)
        self.verticalScrollBar().setValue(0)
