"""An amount of money to type, as £26.50 or 480; kept in pence."""

from typing import Any

from linkworker.money import read_pence, say_pence
from ui import theme
from ui.widgets.inputs import LineEdit


class MoneyEdit(LineEdit):
    """A line that gives pence."""

    def __init__(self) -> None:
        super().__init__("£26.50")
        self.setMaximumWidth(theme.size(150))

    def value(self) -> Any:
        """Give the pence, or None when empty or not understood."""
        return read_pence(self.text())

    def set_value(self, value: Any) -> None:
        """Show an amount in pence; None empties it."""
        super().set_value("" if value is None else say_pence(value))

    def problem(self) -> str:
        """Say how an amount is written, or "" if it is one or empty."""
        empty = not self.text().strip()
        return "" if empty or self.value() is not None else "must be an amount such as £26.50"
