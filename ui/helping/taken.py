"""Opportunities a child took up: a time at one, what it did, its end."""

from functools import partial
from typing import Any

from linkworker.actions import enrichments
from linkworker.actions.enrichments import TakenUp
from linkworker.records import Enrichment
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.desk import today
from ui.helping.answering import Answering
from ui.helping.card import HelpCard
from ui.helping.row import Ask, Offer
from ui.models.about_child import About
from ui.models.helping import HelpFacts, Shown, taken_shown
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit

_NONE = "A part in the play, a place in the team: what opened up, and what it did."


class TakenCard(HelpCard[TakenUp]):
    """What goes on first."""

    kind = Enrichment

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Taken up", "sparkles", "Add an opportunity taken up", _NONE, 1)

    def shown(self, facts: HelpFacts, one: TakenUp, about: About) -> Shown:
        """Say an opportunity."""
        return taken_shown(facts, one, about.today)

    def first(self, one: TakenUp) -> tuple[str, Ask] | None:
        """Ask for a time at it while it goes on."""
        if one.enrichment.ended_on:
            return None
        return "Was there", partial(self._ask_time, one)

    def rest(self, one: TakenUp) -> list[Offer]:
        """Offer its end, what it did, and striking out."""
        enrichment = one.enrichment
        found: list[Offer] = [
            ("What did it do?", partial(self._ask_did, one)),
            self.change(enrichment),
        ]
        if not enrichment.ended_on:
            found.insert(1, ("It has ended", partial(self._ask_end, one)))
        if one.times:
            words = "Strike out the last time"
            found.append(self.strike(words, one.times[-1], enrichments.strike_time))
        words = f"Strike out “{enrichment.what}”"
        return [*found, self.strike(words, enrichment, enrichments.strike_enrichment)]

    def _ask_time(self, one: TakenUp) -> Answering:
        on = DateEdit("back", today)
        on.set_value(today())
        asked = [("on", "On", on), ("minutes", "Minutes", NumberEdit(1, 1440)),
                 ("words", "How it was", LineEdit("first rehearsal on the stage"))]  # fmt: skip

        def act(store: Store, said: dict[str, Any]) -> Changes:
            said["words"] = said["words"] or ""
            return enrichments.add_time(store, one.enrichment, today=today(), by=self.by, **said)

        return self.asking(asked, "Keep", {"on": "Say on which day"}, act)

    def _ask_did(self, one: TakenUp) -> Answering:
        did, who = WordsEdit(lines=2), LineEdit("John, mum, the coach")
        did.set_value(one.enrichment.did)
        who.set_value(one.enrichment.said_by)

        def act(store: Store, said: dict[str, Any]) -> Changes:
            edits = {name: words or "" for name, words in said.items()}
            return enrichments.edit_enrichment(store, one.enrichment, today=today(), **edits)

        asked = [("did", "What did it do, in their words?", did), ("said_by", "Who says so", who)]
        return self.asking(asked, "Keep", {"did": "Write what it did"}, act)

    def _ask_end(self, one: TakenUp) -> Answering:
        on = DateEdit("back", today)
        on.set_value(today())

        def act(store: Store, said: dict[str, Any]) -> Changes:
            return enrichments.end_enrichment(
                store, one.enrichment, on=said["ended_on"], because=said["ended_because"],
                today=today(),
            )  # fmt: skip

        asked = [("ended_on", "Ended on", on), ("ended_because", "Ended because", LineEdit())]
        needed = {"ended_on": "Say on which day", "ended_because": "Say why it ended"}
        return self.asking(asked, "Keep", needed, act)
