"""Where the person who asks stands: what must be weighed, and what somebody found."""

from collections.abc import Sequence

from linkworker.measures.days import say_day
from linkworker.records import AccessRequest
from ui.widgets.asking import Asking
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty

_FIRST = (
    "Before anything is read: does the child understand and want it? Who has parental "
    "responsibility, is an order in force, who must not be told?"
)


class StandingCard(Card):
    """What the program found, and room for what a person looked at; `asking.kept` has `words`."""

    def __init__(self) -> None:
        super().__init__("Who asks, and where they stand")
        self._said = down(gap=4)
        self.asking = Asking(
            [("words", "What you looked at, and what you found", WordsEdit("", lines=2))],
            "Keep", {"words": "Write what you looked at"},
        )  # fmt: skip
        self.asking.left.connect(self.asking.hide)
        self.add(WrapLabel(_FIRST, "small", "soft"))
        self.body.addLayout(self._said)
        self.body.addWidget(self.asking)

    def show_request(
        self, request: AccessRequest, weigh: Sequence[str], staff: dict[str, str], *, may: bool
    ) -> None:
        """Show a request; somebody who `may` writes down what was found."""
        empty(self._said)
        asker = request.asker.value if request.asker else ""
        lines = [f"{request.who}, {asker}."]
        if request.understands:
            lines.append(f"Does the child understand: {request.understands.value}.")
        for line in lines:
            self._said.addWidget(WrapLabel(line))
        for line in weigh:
            self._said.addWidget(WrapLabel(line, "small", "warn"))
        if request.standing:
            on = say_day(request.standing_on, year=True) if request.standing_on else ""
            who = staff.get(request.standing_by, "a colleague")
            self._said.addWidget(WrapLabel(f"Looked at by {who} on {on}: {request.standing}"))
        self.asking.setVisible(may and not request.standing)
