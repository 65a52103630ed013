"""A passage about somebody else, as the reviewer of a copy sees it: proposed to be left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.left_out import Marked, item_without
from linkworker.actions.subject_access import Reviewed
from linkworker.records import Because
from ui.forms.marking import short
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, rule
from ui.widgets.tags import Tag

_MOVED = "These words were changed since they were marked. Read the entry, and hand out a part."


class MarkedLine(QWidget):
    """The words, whom they are about and what becomes of them; `decided(out)`."""

    decided = Signal(bool)

    def __init__(self, marked: Marked, *, may: bool) -> None:
        super().__init__()
        one = marked.passage
        whom = one.whom.value if one.whom else "somebody else"
        about = f"Marked as about {whom}{', said in confidence' if one.confidence else ''}"
        said = down(WrapLabel(f"“{one.words}”"), WrapLabel(about, "small", "soft"), gap=3)
        if marked.moved:
            said.addWidget(WrapLabel(_MOVED, "small", "warn"))
        row = across(gap=12)
        said.addLayout(across(Tag(*_stands(marked)), STRETCH))
        row.addLayout(said, 1)
        if may:
            row.addWidget(self._button(marked))
        self.setLayout(down(rule(), row, gap=8))

    def _button(self, marked: Marked) -> Button:
        out = marked.released
        words = "Leave them out" if out else "Hand these words out"
        button = Button(words, "small", "eye-off" if out else "check",
                        f"{words}: {short(marked.passage.words)}")  # fmt: skip
        button.clicked.connect(lambda: self.decided.emit(out))
        return button


def said_without(one: Reviewed) -> str:
    """Return an item's long words without its marked passages: what a part may begin with."""
    item = item_without(one.item, one.marked)
    changed = (new for old, new in zip(one.item.said, item.said, strict=True) if new != old)
    return "\n\n".join(new.words for new in changed)


def _stands(marked: Marked) -> tuple[str, str]:
    if marked.decision is None:
        return f"proposed: left out, {Because.OTHERS.value}", "info"
    return ("handed out", "ok") if marked.released else (f"left out: {Because.OTHERS.value}", "ok")
