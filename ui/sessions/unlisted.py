"""Who came and is not on the register: a number without a record, or why a child is not listed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.sessions import Register, not_on_it
from linkworker.records import Child
from ui.background import Background
from ui.forms.children_picker import ChildrenPicker
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import NumberEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, held

_ADVICE = "Put them on it from the Sessions tab of their page, or count them as others."


class Unlisted(QWidget):
    """The others are only ever a number; a child with a record is put on the activity first."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._register: Register | None = None
        self.others = Field("Others who came, without a record", NumberEdit(0, 100))
        self.somebody = Field("Somebody who is not listed came?", ChildrenPicker())
        self.answer = WrapLabel("", "smallb", "warn")
        beside = Flow(self.others, self.somebody)
        beside.setSpacing(16)
        self.setLayout(down(held(beside), self.answer, gap=8))
        self.somebody.editor.changed.connect(self._say_why)

    def begin(self, register: Register, others: int | None) -> None:
        """Begin with a register; anybody else of this laptop can be asked about."""
        self._register = register
        self.others.editor.set_value(others or None)
        self.somebody.editor.set_value(())
        self.answer.setText("")
        self._background.read(lambda reader: reader.find(Child), then=self._offer)

    def _offer(self, known: Sequence[Child]) -> None:
        lines = self._register.lines if self._register else ()
        listed = {line.child.id for line in lines}
        self.somebody.editor.offer([one for one in known if one.id not in listed])

    def _say_why(self) -> None:
        register, chosen = self._register, self.somebody.value()
        self.answer.setText("")
        if register is not None and chosen:
            ask = partial(not_on_it, activity=register.activity, child=chosen[0], on=register.on)
            say = lambda why: self.answer.setText(f"{why}. {_ADVICE}")  # noqa: E731
            self._background.read(ask, then=say)
