"""What somebody wrote, in words of fields, as a card."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from linkworker.actions.said_in import SaidOf
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import down


class SaidCard(Card):
    """A heading, a line about it, and each record with its fields under each other."""

    def __init__(
        self, title: str, about: str, said: Sequence[SaidOf], actions: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(title, actions=actions)
        self.add(WrapLabel(about, "small", "muted"))
        for one in said:
            words = [WrapLabel(_line(*line), "body", "soft") for line in one.lines]
            head = [Label(one.what, "smallb")] if one.what != title else []
            self.add(down(*head, *words, gap=2))


def _line(label: str, words: str) -> str:
    return f"{label}: {words}" if label else words
