"""One review as it is gathered: the pack, the voices, and under them what is decided."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions import voices
from linkworker.errors import Invalid
from linkworker.records import Voice
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.desk import Desk
from ui.reviews.decision import DecisionCard
from ui.reviews.pack_card import PackCard
from ui.reviews.reading import Opened
from ui.reviews.voice_card import VoiceCard
from ui.reviews.voices import Voices
from ui.voice.two_questions import FeedbackCard
from ui.widgets.layout import down, held
from ui.widgets.pages import TwoColumns

_PACK = 270


class ReviewSheet(QWidget):
    """`typed()` as somebody types; what a voice says is kept by itself, as it comes."""

    typed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.opened: Opened | None = None
        self.pack, self.voices, self.decision = PackCard(), Voices(), DecisionCard()
        self.questions = FeedbackCard(desk)
        right = held(down(self.voices, self.questions, self.decision, gap=12))
        self.setLayout(down(TwoColumns(right, self.pack, _PACK, first=True), gap=0))
        for card in self.voices.cards.values():
            card.kept.connect(partial(self._keep, card))
            card.asked.connect(partial(self._step, card, voices.ask_voice, "asked"))
            card.tried.connect(partial(self._step, card, voices.try_voice, "tried"))
            card.left_out.connect(partial(self._leave_out, card))
            card.typed.connect(self.typed)
        self.decision.typed.connect(self.typed)

    def show_review(self, opened: Opened) -> None:
        """Show a review; what is being typed stays as it is typed."""
        self.opened, row = opened, opened.row
        if row is None or opened.pack is None:
            return
        self.pack.show_pack(opened.pack)
        for voice, card in self.voices.cards.items():
            card.show_voice(
                opened.child.name, row.gathering.voices.get(voice), opened.pack.goals,
                edits=opened.may_write and row.gathering.is_open,
            )  # fmt: skip
        self.decision.show_row(row, may_write=opened.may_write)
        review = row.gathering.review
        self.questions.show_feedback(
            opened.child, opened.feedback, may_write=opened.may_write and row.gathering.is_open,
            review=review.id if review else "",
        )  # fmt: skip
        for part in (self.voices, self.questions, self.decision):
            part.setVisible(review is not None)

    def take(self, draft: Draft) -> None:
        """Show what was typed before and not kept."""
        for voice, card in self.voices.cards.items():
            if said := draft.typed.get(voice.name):
                card.take(said)
        if said := draft.typed.get("decision"):
            self.decision.take(said)

    def typed_now(self) -> dict[str, Any]:
        """Give what a draft keeps: of each part that somebody typed in."""
        said = {v.name: card.typed_now() for v, card in self.voices.cards.items() if card.touched}
        return {**said, "decision": self.decision.typed_now()} if self.decision.touched else said

    def let_go(self) -> None:
        """Forget what was typed: it is kept, or another review comes."""
        for card in self.voices.cards.values():
            card.let_go()
        self.decision.let_go()

    def show_problems(self, problems: dict[str, str]) -> QWidget | None:
        """Say at each field what is wrong; gives the first to put right."""
        first: QWidget | None = None
        if "child" in problems:
            first = self.voices.cards[Voice.CHILD]
            self.voices.cards[Voice.CHILD].show_problems({"words": problems["child"]})
        return first or self.decision.show_problems(problems)

    def _keep(self, card: VoiceCard, said: dict[str, Any]) -> None:
        act = partial(voices.keep_voice, on=desks.today(), by=self._desk.standing.user, **said)
        self._run(card, act, "kept", then=card.let_go)

    def _step(self, card: VoiceCard, verb: Callable[..., Changes], words: str) -> None:
        self._run(card, partial(verb, on=desks.today()), f"{words} today")

    def _leave_out(self, card: VoiceCard, because: str) -> None:
        act = partial(voices.leave_out, because=because, by=self._desk.standing.user)
        self._run(card, act, "not given, and why")

    def _run(
        self,
        card: VoiceCard,
        act: Callable[..., Changes],
        words: str,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        row = self.opened.row if self.opened else None
        if row is None or row.gathering.review is None:
            return
        about: dict[str, Any] = {"review": row.gathering.review, "voice": card.voice}

        def kept(changes: Changes) -> None:
            then()
            self.typed.emit()
            self._desk.saved(f"{card.heading.text()}: {words}", changes)

        self._desk.background.run(
            partial(act, shown=card.shown, **about),
            then=kept,
            otherwise=partial(self._refuse, card),
        )

    def _refuse(self, card: VoiceCard, error: Exception) -> None:
        if isinstance(error, Invalid):
            card.show_problems(error.problems)
        else:
            self._desk.background.failed.emit(error)
