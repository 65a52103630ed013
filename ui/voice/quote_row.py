"""Words somebody gave us: whose, for what they may be used, and the line to ask about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.quotes import (
    Given,
    answer_quote,
    strike_permission,
    strike_quote,
    take_back,
)
from linkworker.measures.quotes import Stands, in_order, use_of, uses
from linkworker.records import Answer, QuoteAnswer
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import names
from ui.child.more import More
from ui.crash import problems_of
from ui.desk import Desk
from ui.models.voice import heard_where, use_tags, why_not
from ui.striking import ask_why
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, empty, held, rule
from ui.widgets.tags import Tag

_ANSWERS = (
    (Answer.VERBAL, "Yes"),
    (Answer.SIGNED, "Yes, signed"),
    (Answer.ASKED, "Asked, no answer yet"),
    (Answer.NOT_NOW, "Not this time"),
)
_YES_STANDS = (Stands.YES, Stands.ASKED)


class QuoteRow(QWidget):
    """`named` says with each row which child it stands with; what is typed stays under it."""

    def __init__(self, desk: Desk, *, named: bool = False) -> None:
        super().__init__()
        self._desk, self._named = desk, named
        self.given: Given | None = None
        self._words, self._by = WrapLabel("", "strong"), WrapLabel("", "meta", "muted")
        self._child = Button("", "title")
        self._why = WrapLabel("", "small", "soft")
        self.ask = Button("What did they say?", "small", "message-circle")
        self.family = Button("Ask the family", "small", "handshake")
        self._more, self._asked = More(), down(gap=0)
        self._build()
        self._child.setVisible(named)
        self._child.clicked.connect(partial(self._open, "voice"))
        self.family.clicked.connect(partial(self._open, "family"))
        self.ask.clicked.connect(self.begin)

    def _build(self) -> None:
        head = across(gap=8)
        head.addLayout(down(self._words, self._by, gap=2), 1)
        head.addLayout(across(self._child, self._more, gap=6))
        self._flow = Flow(self.family, self.ask, gap=6)
        self._buttons = self._flow.count()
        self.setLayout(down(head, self._why, held(self._flow), self._asked, rule(), gap=5))

    def show_given(self, given: Given, *, may_write: bool) -> None:
        """Show other words."""
        if self.given is None or self.given.quote.id != given.quote.id:
            empty(self._asked)
        self.given = given
        quote, name = given.quote, given.child.whole_name
        self._words.setText(self._shown_words(given))
        self._by.setText(heard_where(quote, desks.today()))
        self._child.say(name, f"Open {name}’s voice")
        self._show_tags(given)
        why = why_not(given)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        said = "private words" if quote.private else quote.words
        self.ask.say("What did they say?", f"What did they say about using: {said}")
        self.ask.setVisible(may_write and not quote.private)
        self.family.say("Ask the family", f"Ask {name}’s family about using words at all")
        self.family.setVisible(may_write and not given.family.allowed and not quote.private)
        self._more.offer(said, self._offered(given))
        self._more.setVisible(may_write)
        names.call(self, f"Words of {quote.said_by}")

    def begin(self) -> None:
        """Ask what was answered, and for which uses."""
        given = self.given
        if given is None:
            return
        who, asked = LineEdit("mum"), Chips([(one.code, _short(one.words)) for one in uses()], True)
        answer, how = Chips(_ANSWERS), LineEdit("by telephone")
        who.set_value(given.quote.said_by)
        answer.set_value(Answer.VERBAL)
        question = Asking(
            [("asked", "May we use these words for …?", asked), ("answer", "They said", answer),
             ("who", "Who was asked", who), ("how", "How", how)],
            "Keep", {"asked": "Say for which use", "answer": "Say what they answered",
                     "who": "Say who was asked"},
        )  # fmt: skip
        question.kept.connect(partial(self._keep, question, given))
        ask_in(self._asked, question)

    def _shown_words(self, given: Given) -> str:
        apart = given.quote.private and self._named
        return "Private words: they stay here." if apart else f"“{given.quote.words}”"

    def leave(self) -> None:
        """Leave what was asked."""
        empty(self._asked)

    def _show_tags(self, given: Given) -> None:
        """Show, after the buttons, a tag for each use that somebody was asked about."""
        while (item := self._flow.takeAt(self._buttons)) is not None:
            if (tag := item.widget()) is not None:
                tag.hide()
                tag.deleteLater()
        waits = [("waits for a yes", "info")] if given.waits else []
        for words, tone in (*use_tags(given), *waits):
            tag = Tag(words, tone)
            self._flow.addWidget(tag)
            tag.show()

    def _offered(self, given: Given) -> list[tuple[str, Callable[[], object]]]:
        found: list[tuple[str, Callable[[], object]]] = []
        if any(one.stands in _YES_STANDS for one in given.permissions):
            found.append(("They take it back", partial(self._take_back, given)))
        if (last := _answered_last(given)) is not None:
            found.append(("Strike out the last answer", partial(self._strike_answer, last)))
        found.append(("Strike out", partial(self._ask_why, given)))
        return found

    def _keep(self, question: Asking, given: Given, said: dict[str, Any]) -> None:
        by, today = self._desk.standing.user, desks.today()
        if not said["asked"]:
            question.fields["asked"].set_problem("Say for which use")
            return

        def act(store: Store) -> Changes:
            return answer_quote(store, given.quote, today=today, by=by, **said)

        def refuse(error: Exception) -> None:
            for name, words in problems_of(error).items():
                question.fields.get(name, question.fields["asked"]).set_problem(words)

        self._desk.background.run(act, then=self._done("Kept, for each use."), otherwise=refuse)

    def _take_back(self, given: Given) -> None:
        who = LineEdit("mum")
        who.set_value(given.quote.said_by)
        asked = Asking([("who", "Who takes it back? From now on they leave by nothing", who)],
                       "Take it back", {"who": "Say who"})  # fmt: skip
        asked.kept.connect(lambda said: self._run(
            partial(take_back, quote=given.quote, who=said["who"], on=desks.today(),
                    by=self._desk.standing.user),
            "Taken back: these words leave by nothing.",
        ))  # fmt: skip
        ask_in(self._asked, asked)

    def _ask_why(self, given: Given) -> None:
        strike = partial(strike_quote, quote=given.quote)
        done = "Struck out. They stay on the timeline."
        ask_why(self._desk, self._asked, self._shown_words(given), strike, done)

    def _strike_answer(self, answer: QuoteAnswer) -> None:
        said = answer.answer.value if answer.answer else ""
        what = f"{answer.who}: {said}, for {use_of(answer.use).words}"
        strike = partial(strike_permission, answer=answer)
        ask_why(self._desk, self._asked, what, strike, "Struck out. It counts no more.")

    def _run(self, act: Callable[[Store], Changes], words: str) -> None:
        self._desk.background.run(act, then=self._done(words))

    def _done(self, words: str) -> Callable[[Changes], None]:
        def done(changes: Changes) -> None:
            self.leave()
            self._desk.saved(words, changes)

        return done

    def _open(self, tab: str) -> None:
        if self.given is not None:
            self._desk.go("child", f"{self.given.child.id}/{tab}")


def _answered_last(given: Given) -> QuoteAnswer | None:
    every = {one.id: one for use in given.permissions for one in use.answers}
    return next(iter(reversed(in_order(every.values()))), None)


def _short(words: str) -> str:
    plain = words.removeprefix("the ").removeprefix("a ")
    return plain[:1].upper() + plain[1:]


def told_uses() -> list[str]:
    """Say of each use who will read it, to be read out when somebody is asked."""
    return [f"{_short(one.words)}: {one.told}" for one in uses()]
