"""What came late of one child from one laptop: what it says, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal

from linkworker.measures.counting import many
from ui import desk as desks
from ui.models.late_work import CameLate, Wrote
from ui.when import say_when
from ui.widgets.asking import make_sure
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down

MOST = 60
_NEEDS = {
    "key": "It cannot be opened on this laptop: its key is not here. It needs the laptop of "
    "somebody in the caseload to sync first; then it can be read here.",
    "update": "It was made by a newer version of this program. Install that version, then it can "
    "be read here. It waits for as long as it takes.",
    "nothing": "It is not as it left its laptop, and nothing can open it. It can only be set "
    "aside; tell your administrator.",
}
_PASSED = (
    "It cannot be opened here, only by whoever leads there now. Pass it on if the person says "
    "that it is theirs; set it aside if somebody else had the laptop."
)
_GOES = "It goes into no record, and nobody is offered it again."
_ASIDE = "Yes: set it aside"
_SPOKEN = "Have you spoken to {}? Whoever had the laptop may have written it."
_THEIRS = "Yes: they say that it is theirs"


class LateCard(Card):
    """`taken`, `passed` or `aside` with what came and the button that was pressed."""

    taken = Signal(object, object)
    passed = Signal(object, object)
    aside = Signal(object, object)

    def __init__(self, came: CameLate) -> None:
        super().__init__(_title(came), icon="laptop" if came.held_back else "clock")
        self._came = came
        self._question = down(gap=0)
        self.take = Button("Take it over", "primary", "check", f"Take over: {_title(came)}")
        self.pass_on = Button("Pass it on", "secondary", "arrow-right", f"Pass on: {_title(came)}")
        self.set_aside = Button("Set it aside", "secondary", "x", f"Set aside: {_title(came)}")
        self.add(WrapLabel(_from_whom(came), "small", "soft"))
        for at, wrote in enumerate(came.wrote[:MOST]):
            self._say(wrote, first=at == 0)
        if (more := len(came.wrote) - MOST) > 0:
            after = f"And {many(more, 'change')} after these, which go with them."
            self.add(WrapLabel(after, "small"))
        if came.needs:
            words = _PASSED if came.held_back else _NEEDS[came.needs]
            sign = IconLabel("info", "info", 16)
            row = across(sign, gap=10)
            row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            row.addWidget(WrapLabel(words, "small"), 1)
            self.add(row)
        self._offer()

    def _say(self, wrote: Wrote, *, first: bool) -> None:
        at, said = wrote
        when = Label(f"Written {say_when(at, desks.today())}", "meta", "muted")
        self.add(*([] if first else [4]), when)
        for one in said:
            lines = [WrapLabel(f"{k}: {v}" if k else v, "body", "soft") for k, v in one.lines]
            self.add(down(Label(one.what, "smallb"), *lines, gap=2))

    def _offer(self) -> None:
        came = self._came
        opens = not came.needs and not came.held_back
        self.take.setVisible(opens)
        self.pass_on.setVisible(came.held_back)
        self.set_aside.setVisible(opens or came.held_back or came.needs == "nothing")
        self.take.clicked.connect(lambda: self.taken.emit(came, self.take))
        self.pass_on.clicked.connect(self._ask_whose)
        self.set_aside.clicked.connect(self._look_again)
        self.add(4, across(self.take, self.pass_on, self.set_aside, STRETCH))
        self.body.addLayout(self._question)

    def _look_again(self) -> None:
        """Ask a second time: what is set aside comes back to nobody."""
        aside = partial(self.aside.emit, self._came, self.set_aside)
        make_sure(self._question, _GOES, _ASIDE, "Set it aside for good", aside)

    def _ask_whose(self) -> None:
        """Ask whether its person was asked: whoever had the laptop may have written it."""
        about = _SPOKEN.format(self._came.author)
        pass_on = partial(self.passed.emit, self._came, self.pass_on)
        make_sure(self._question, about, _THEIRS, "It is theirs: pass it on", pass_on)


def _title(came: CameLate) -> str:
    if came.whose:
        return came.whose
    count = len({one.log for one in came.work})
    return "One record" if count == 1 else f"{count} records"


def _from_whom(came: CameLate) -> str:
    when = say_when(came.came, desks.today())
    if came.held_back:
        return (
            f"From a laptop of {came.author} that was taken out. It came {when}. Whoever has the "
            f"laptop may have written it: ring {came.author} and ask before you pass it on."
        )
    return f"Written by {came.author}, whose right here had ended when it came, {when}."
