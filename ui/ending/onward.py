"""The end of the programme, and one look six weeks on: still in touch, not, or not found out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from linkworker.actions.endings import end_programme, look_once_more, strike_check
from linkworker.errors import Invalid
from linkworker.measures.endings import staying
from linkworker.records import InTouch, Turn
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.child.more import More
from ui.desk import Desk
from ui.ending.reading import Opened
from ui.forms.editors import sentence_case
from ui.models.endings import check_words
from ui.models.said_days import near_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty, unshown

_LATER = "When the programme has ended, this asks once more after six weeks."


class OnwardCard(Card):
    """One question once the programme has ended; its answer closes the child's way."""

    def __init__(self, desk: Desk) -> None:
        self.look = Button("Write it down", "small", "square-pen", "What was found six weeks on")
        self.more = More()
        super().__init__("Six weeks on", icon="clock", actions=(self.look, self.more))
        self._desk = desk
        self._opened: Opened | None = None
        self.asking: Asking | None = None
        self._now, self._words = WrapLabel("", "strong"), unshown(WrapLabel("", "small", "soft"))
        self._asked = down(gap=0)
        self.add(self._now, self._words, self._asked)
        self.look.clicked.connect(self.ask)

    def show_onward(self, opened: Opened) -> None:
        """Show when one looks again, or what was found."""
        if self._opened is not None and self._opened.about.child.id != opened.about.child.id:
            empty(self._asked)
        self._opened = opened
        way, today = opened.ended.way, opened.about.today
        words = ""
        if way.check is not None:
            known = {one.id: one for one in opened.ended.adults}
            said = check_words(way.check, known.get(way.check.adult), today)
            words = way.check.words
        elif way.due is not None:
            late = way.due < today
            said = f"{'Was due' if late else 'Look again'} {near_day(way.due, today)}"
        else:
            said = _LATER
        self._now.setText(said)
        self._now.set_tone("muted" if said is _LATER else "")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        open_now = way.turn is Turn.FOLLOW_UP and way.check is None
        self.look.setVisible(opened.about.may_write and open_now)
        self.more.offer("six weeks on", [("Strike it out", self._ask_why)])
        self.more.setVisible(opened.about.may_write and way.check is not None)

    def end(self) -> None:
        """Ask on which day the programme ended; and why, where nobody stays."""
        if self._opened is None:
            return
        day = DateEdit("back", desks.today)
        day.set_value(desks.today())
        asked: list[tuple[str, str, Any]] = [("on", "The programme ended on", day)]
        needed = {"on": "Say on which day"}
        known = self._opened.ended.ending
        if not staying(self._opened.ended.adults):
            why = LineEdit("moved away; chose to have nobody")
            why.set_value(known.nobody_because if known else "")
            label = f"Nobody stays whom {self._opened.name} named. Why?"
            asked.append(("nobody_because", label, why))
            needed["nobody_because"] = "Say why nobody stays, or ask somebody first"
        self._ask(Asking(asked, "End the programme", needed), end_programme,
                  "The programme has ended. One looks again in six weeks.")  # fmt: skip

    def ask(self) -> None:
        """Ask what was found six weeks on."""
        if self._opened is None:
            return
        adults = [(one.id, one.name) for one in staying(self._opened.ended.adults)]
        asked = Asking(
            [
                ("found", "What did you find?",
                 Chips([(one, sentence_case(one.value)) for one in InTouch])),
                ("adult", "Who?", ChoicePicker(adults, "Nobody")),
                ("words", "What did you hear?", WordsEdit("", lines=2, most=8)),
                ("told_by", "Who told you?", LineEdit(f"{self._opened.name}, school")),
                ("on", "On", DateEdit("back", desks.today)),
            ],
            "Keep, and close",
            {"found": "Say what you found; “could not find out” is an answer", "on": "Say when"},
        )  # fmt: skip
        asked.fields["adult"].editor.set_value(adults[0][0] if adults else None)
        asked.fields["on"].editor.set_value(desks.today())
        self._ask(asked, look_once_more, "Kept. The way through the programme is closed.")

    def _ask_why(self) -> None:
        """Ask why what was found is struck out."""
        check = self._opened.ended.way.check if self._opened else None
        if check is None:
            return
        empty(self._asked)
        line = LineEdit("written in the wrong child’s record")
        asked = Asking([("reason", "Strike it out, because", line)], "Strike out",
                       {"reason": "Say why"})  # fmt: skip
        act = partial(strike_check, check=check, by=self._desk.standing.user)
        words = "Struck out. It stays on the timeline, and one may look once more."
        asked.kept.connect(lambda said: self._run(partial(act, reason=said["reason"]), words))
        ask_in(self._asked, asked)

    def _ask(self, asked: Asking, verb: Any, words: str) -> None:
        empty(self._asked)
        self.asking = asked
        asked.kept.connect(partial(self._keep, verb, words))
        ask_in(self._asked, asked)

    def _keep(self, verb: Any, words: str, said: dict[str, Any]) -> None:
        if self._opened is None:
            return
        whole = {name: value for name, value in said.items() if value is not None}
        act = partial(verb, child=self._opened.about.child, today=desks.today(),
                      by=self._desk.standing.user, **whole)  # fmt: skip
        self._run(act, words)

    def _run(self, act: Callable[[Store], Changes], words: str) -> None:
        self._desk.background.run(act, then=partial(self._kept, words), otherwise=self._refuse)

    def _kept(self, words: str, changes: Changes) -> None:
        empty(self._asked)
        self.asking = None
        self._desk.saved(words, changes)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, Invalid) or self.asking is None:
            self._desk.background.failed.emit(error)
            return
        wrong = [name for name in self.asking.fields if name in error.problems]
        for name in wrong:
            self.asking.fields[name].set_problem(error.problems[name])
        if wrong:
            self.asking.fields[wrong[0]].setFocus()
