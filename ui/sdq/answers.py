"""The 25 answers of a form on paper, typed as they come: 0, 1, 2, or - for a blank."""

from linkworker.measures.sdq import ITEMS
from ui.widgets.inputs import LineEdit

_KNOWN = frozenset("012-")


class Answers(LineEdit):
    """A line of 25 signs, spaces apart; no words of the form stand anywhere."""

    def __init__(self) -> None:
        super().__init__("Item 1 to item 25: 0, 1, 2, or - for a blank")

    def value(self) -> str:
        """Give the signs without spaces."""
        return "".join(super().value().split())

    def answers(self) -> list[int | None]:
        """Give the answers typed so far, the rest blank; what is no answer is one."""
        signs = self.value()[:ITEMS].ljust(ITEMS, "-")
        return [int(one) if one in "012" else None for one in signs]

    def problem(self) -> str:
        """Say which item cannot be read, or how many there are."""
        signs = self.value()
        wrong = next((at for at, one in enumerate(signs, 1) if one not in _KNOWN), 0)
        if wrong:
            return f"must be 0, 1, 2 or -: look at item {wrong}"
        if signs and len(signs) != ITEMS:
            return f"must be {ITEMS} signs: here are {len(signs)}"
        return ""
