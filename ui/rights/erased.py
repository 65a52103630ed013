"""Erasures: what waits for a second person, what was signed, who has confirmed; the certificate."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from linkworker.actions.erasing import Certificate
from linkworker.measures.days import say_day
from ui.rights.line import Line
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty

_NONE = "Nothing was erased, and nothing waits to be."


class ErasedCard(Card):
    """`wanted` gives the certificate that somebody wants on paper."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Erasures")
        self._lines = down(gap=8)
        self.lines: list[Line] = []
        self.body.addLayout(self._lines)

    def show_erasures(self, found: Sequence[Certificate], staff: dict[str, str]) -> None:
        """Show each erasure, and who has not confirmed it."""
        empty(self._lines)
        self.lines = [self._line(one, staff) for one in found]
        for line in self.lines:
            self._lines.addWidget(line)
        if not found:
            self._lines.addWidget(WrapLabel(_NONE, "small", "muted"))

    def _line(self, one: Certificate, staff: dict[str, str]) -> Line:
        erasure = one.erasure
        asked = say_day(erasure.asked_on, year=True) if erasure.asked_on else "a day"
        title = f"Asked for on {asked} ({erasure.reference})"
        if erasure.let_go:
            return Line(title, f"Not erased: {erasure.let_go}", ("let go", "plain"))
        if not erasure.signed_on:
            waits = "an administrator" if erasure.agreed_by else "a second person"
            return Line(title, erasure.reason, (f"waits for {waits}", "warn"))
        missing = sorted({staff.get(user, "a colleague") for _, user in one.missing})
        words = f"Signed on {say_day(erasure.signed_on, year=True)}."
        words += f" Not confirmed by: {', '.join(missing)}." if missing else " All have confirmed."
        tag = ("gone everywhere", "ok") if one.complete else ("not everywhere yet", "warn")
        doing = [("Certificate", "printer", partial(self.wanted.emit, one))]
        return Line(title, words, tag, doing)
