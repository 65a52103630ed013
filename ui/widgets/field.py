"""A field of a form: label above, hint, editor, and its problem in words below."""

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import names, theme
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down, held
from ui.widgets.toast import announce


class Editor(Protocol):
    """What every editor in `inputs` and `date_edit` can do: screens need no other way in."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted whenever what stands in it changes."""

    def value(self) -> Any:
        """Give what stands in it, or None when empty or not understood."""

    def set_value(self, value: Any) -> None:
        """Show `value`; None empties it."""

    def problem(self) -> str:
        """Why what stands in it cannot be kept, as in "must be a real date"; "" if it can."""


class Field(QWidget):
    """Label, hint, editor and problem as one; a screen reader hears them together.

    The problem goes when the editor changes. `editor` is a widget that does so; raises TypeError.
    """

    editor: Any  # whoever made it knows what else it can do

    def __init__(self, label: str, editor: Editor, hint: str = "", optional: bool = False) -> None:
        super().__init__()
        if not isinstance(editor, QWidget):
            raise TypeError("what a field edits with is a widget")
        self.label, self.editor, self.hint = label, editor, hint
        self.setFocusProxy(editor)
        heading = Label(label.replace("&", "&&"), "smallb")  # with a buddy, & would be a shortcut
        heading.setBuddy(self._said_by()[-1])
        beside = Label("optional", "meta", "muted") if optional else None
        explain = WrapLabel(hint, "meta", "muted")
        self._problem = WrapLabel("", "smallb", "bad")
        mark = IconLabel("triangle-alert", "bad", 15)
        self._trouble = held(across(mark, self._problem, gap=6))
        self._trouble.hide()
        self._room = Label("", "meta", "muted")
        title = across(heading, beside, gap=6)
        title.addStretch(1)
        title.addWidget(self._room)
        self.setLayout(down(title, explain, editor, self._trouble, gap=5))
        explain.setVisible(bool(hint))
        self._describe()
        editor.changed.connect(self.clear_problem)
        if hasattr(editor, "room"):
            self.editor.textChanged.connect(self._say_room)

    def value(self) -> Any:
        """Give what the editor holds."""
        return self.editor.value()

    def set_problem(self, words: str) -> None:
        """Show a whole sentence below, and say it to a screen reader; "" takes it away."""
        self._problem.setText(words)
        self._trouble.setVisible(bool(words))
        for widget in self._said_by():
            widget.setProperty("show", "error" if words else "")
            theme.restyle(widget)
        self._describe()

    def clear_problem(self) -> None:
        """Take the problem away: what was wrong is being put right."""
        if self._problem.text():
            self.set_problem("")

    def problem(self) -> str:
        """Give the sentence shown below now, or ""."""
        return self._problem.text()

    def check(self) -> bool:
        """Ask the editor; show its problem after the label's words. True if there is none."""
        phrase = self.editor.problem()
        if phrase:
            self.set_problem(f"{self.label} {phrase}")
        return not phrase

    def _say_room(self) -> None:
        """Say how many letters there are, once they come near to as many as can be kept."""
        words, fits = self.editor.room()
        if words != self._room.text():
            if bool(words) != bool(self._room.text()) or not fits:
                announce(self.editor, words)
            self._room.setText(words)
            self._room.set_tone("muted" if fits else "bad")

    def _said_by(self) -> list[QWidget]:
        """Give the editor and the parts inside it that take the focus for it."""
        parts: list[QWidget] = [self.editor]
        while (inner := parts[-1].focusProxy()) is not None:
            parts.append(inner)
        return parts

    def _describe(self) -> None:
        said = [self.hint, self._problem.text()]
        for widget in self._said_by():
            own = widget is not self.editor and isinstance(widget, QAbstractButton)
            if not own:  # the first of several chips keeps its own words
                names.call(widget, self.label)
            words = " ".join(filter(None, [self.label if own else "", *said]))
            widget.setAccessibleDescription(names.cover(words))
