"""What was passed on before: to whom, when, whether they came back; sealed words that open here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.actions import concerns
from linkworker.actions.concerns import Passed
from linkworker.measures.days import say_day
from linkworker.records import ConcernPassed
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Desk
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown

_YES, _NO = "They came back", "Not yet, I asked again"
_NEEDED = {"came_back": "Say whether they came back"}
_WHY = {"reason": "Say why it is struck out"}


class PassedCard(Card):
    """`failed(error)` where something could not be kept; `words` shows what opens here."""

    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Passed on before", icon="history")
        self._desk = desk
        self._rows = down(gap=14)
        self._waiting: list[Button] = []
        self._may_write = False
        self.words = unshown(OpenedWords())
        self.add(self._rows)

    def show_passed(
        self,
        passed: Sequence[Passed],
        staff: Mapping[str, str],
        readable: frozenset[str],
        *,
        may_write: bool,
    ) -> None:
        """Show them, the newest first; words that open here can be read."""
        self._may_write = may_write
        empty(self._rows)
        self._waiting.clear()
        for one in passed:
            self._rows.addWidget(self._row(one, staff, opens=one.concern.id in readable))
        self.setVisible(bool(passed))

    def ask(self) -> None:
        """Ask of the newest that waits whether they came back."""
        if self._waiting:
            self._waiting[0].click()

    def _row(self, one: Passed, staff: Mapping[str, str], *, opens: bool) -> QWidget:
        asked = down(gap=0)
        buttons: list[QWidget] = []
        if one.answered is None and self._may_write:
            answer = Button("Did they come back?", "small", "message-circle")
            answer.clicked.connect(partial(self._ask, asked, one.concern))
            buttons.append(answer)
            self._waiting.append(answer)
        if opens:
            read = Button("Read the words", "small", "eye")
            read.clicked.connect(partial(self._read, one))
            buttons.append(read)
        strike = Button("Strike out", "ghost", name=f"Strike out: told {one.concern.name}")
        if not self._may_write:
            strike.hide()
        strike.clicked.connect(partial(self._strike, asked, one.concern))
        who = WrapLabel(_whom(one, staff), "strong")
        lines = [WrapLabel(line, "small", "soft") for line in _lines(one, staff, opens=opens)]
        return held(down(who, *lines, across(*buttons, STRETCH, strike, gap=8), asked, gap=4))

    def _ask(self, place: QVBoxLayout, concern: ConcernPassed, _checked: bool = False) -> None:
        options = Chips([(True, _YES), (False, _NO)])
        line = LineEdit("They have it. Not what came of it")
        fields = (
            ("came_back", f"Did {concern.name} come back to you?", options),
            ("words", "In one line", line),
        )
        asking = Asking(fields, "Keep", _NEEDED)
        asking.kept.connect(partial(self._answer, concern))
        ask_in(place, asking)

    def _answer(self, concern: ConcernPassed, said: dict[str, Any]) -> None:
        self._keep(
            partial(
                concerns.keep_answer, concern=concern, came_back=said["came_back"],
                words=said["words"] or "", now=desks.this_minute(), by=self._desk.standing.user,
            ),
            "Kept.",
        )  # fmt: skip

    def _read(self, one: Passed, _checked: bool = False) -> None:
        if one.words is not None:
            act = partial(concerns.open_words, words=one.words, concern=one.concern)
            show, trouble = self.words.show_words, self.failed.emit
            self._desk.background.run(act, then=show, otherwise=trouble)

    def _strike(self, place: QVBoxLayout, concern: ConcernPassed, _checked: bool = False) -> None:
        by = self._desk.standing.user
        asking = Asking((("reason", "Struck out because", LineEdit()),), "Strike out", _WHY)
        act = partial(concerns.strike_concern, concern=concern, by=by)
        asking.kept.connect(lambda said: self._keep(partial(act, **said), "Struck out."))
        ask_in(place, asking)

    def _keep(self, act: Callable[[Store], Changes], words: str) -> None:
        then = lambda changes: self._desk.saved(words, changes)  # noqa: E731
        self._desk.background.run(act, then=then, otherwise=self.failed.emit)


class OpenedWords(Card):
    """The words of one concern, on the laptop that they were sealed to; gone when closed."""

    def __init__(self) -> None:
        self.close_it = Button("Close", "small")
        super().__init__("Sealed words", kind="accent", icon="lock", actions=(self.close_it,))
        self._words = WordsEdit(lines=4, most=20)
        self._words.setReadOnly(True)
        self._words.setAccessibleName("The words as they were typed")
        self.add(WrapLabel("Only this laptop opens them.", "small", "soft"), self._words)
        self.close_it.clicked.connect(self.put_away)

    def show_words(self, words: str) -> None:
        """Show them."""
        self._words.set_value(words)
        self.show()
        self.close_it.setFocus()

    def put_away(self) -> None:
        """Hide them, and hold them no longer."""
        self._words.set_value("")
        self.hide()


def _whom(one: Passed, staff: Mapping[str, str]) -> str:
    concern = one.concern
    by = staff.get(concern.by, "")
    told = f"{by[:1].upper()}{by[1:]} told" if by else "Told"
    when = f"{say_day(concern.passed_at)}, {concern.passed_at:%H:%M}" if concern.passed_at else ""
    return f"{told} {concern.name} on {when}"


def _lines(one: Passed, staff: Mapping[str, str], *, opens: bool) -> list[str]:
    concern = one.concern
    to, how = concern.to.value if concern.to else "", concern.how.value if concern.how else ""
    reference = f"their reference {concern.reference}" if concern.reference else ""
    found = ["; ".join(part for part in (to, how, reference) if part)]
    if concern.ours_told_at:
        day = say_day(concern.ours_told_at)
        found.append(f"Our own lead told {day}, {concern.ours_told_at:%H:%M}")
    for answer in one.answers:
        day = say_day(answer.on) if answer.on else ""
        said = "they came back" if answer.came_back else "not yet, asked again"
        found.append(". ".join(part for part in (f"{day}: {said}", answer.words) if part))
    if one.words is not None and not opens:
        found.append(f"Words sealed to {one.words.reader} ({one.words.code}); not readable here")
    return found
