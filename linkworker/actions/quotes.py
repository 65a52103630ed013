"""Words people gave us: written once where heard, permission asked later, use by use.

`permitted` is the only way by which words leave: it asks `measures.quotes.may_use` of each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.agreements import YES, About, Act, Standing, Verdict, counts_until, may
from linkworker.measures.quotes import Permission, Use, may_use, permission, uses, waits
from linkworker.records import (
    Answer,
    Child,
    PaperGiven,
    Quote,
    QuoteAnswer,
    Scope,
    Way,
)
from linkworker.store import Changes, Reader, Store


@dataclass(frozen=True)
class Given:
    """Words somebody gave us, and how each use of them stands today.

    `family` says whether the family's agreement to quotes is in force; `verdicts` what the gate
    answers for each use, by its code.
    """

    child: Child
    quote: Quote
    family: Verdict
    permissions: tuple[Permission, ...]
    verdicts: Mapping[str, Verdict]
    waits: bool

    def may(self, use: str) -> bool:
        """Say whether they may leave for a use."""
        return use in self.verdicts and self.verdicts[use].allowed


@dataclass(frozen=True)
class Permitted:
    """Words that may leave for one use, on the day they were asked about."""

    child: Child
    quote: Quote
    use: Use
    on: date


def keep_quote(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep words once, where they were heard; raises Invalid, all at once."""
    quote = Quote(child=child.id, by=by, **said)
    if found := problems(quote) | _still_to_come(quote.on, today):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(quote, child.log)
    return changes


def answer_quote(
    store: Store, quote: Quote, *, asked: Sequence[str], today: date, by: str, draft: str = "",
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep what somebody (`who`) answered `on` a day about some uses of one quote.

    A yes counts for a year unless `until` is said. Raises Invalid, all at once.
    """
    said.setdefault("on", today)
    if said.get("answer") in YES and not said.get("until"):
        said["until"] = counts_until(Scope.QUOTE, said["on"])
    made = [QuoteAnswer(quote=quote.id, use=use, by=by, **said) for use in asked]
    found = _still_to_come(said["on"], today) | ({} if made else {"use": "Say for which use"})
    for one in made:
        found |= problems(one)
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        for one in made:
            change.add(one, quote.log)
    return changes


def take_back(store: Store, quote: Quote, *, who: str, on: date, by: str) -> Changes:
    """Keep that somebody takes every yes to these words back: from now on none may be used."""
    every = [use.code for use in uses()]
    return answer_quote(
        store, quote, asked=every, answer=Answer.TAKEN_BACK, who=who, today=on, by=by
    )


def strike_quote(store: Store, quote: Quote, *, reason: str, by: str) -> Changes:
    """Strike words out: they stay readable on the timeline, and leave by nothing."""
    return strike(store, quote, reason=reason, by=by)


def strike_permission(store: Store, answer: QuoteAnswer, *, reason: str, by: str) -> Changes:
    """Strike out an answer that was kept by mistake."""
    return strike(store, answer, reason=reason, by=by)


def quotes_of(reader: Reader, child: Child, today: date) -> list[Given]:
    """Return the words people gave us about one child, the latest first."""
    answers = _by_quote(reader.find(QuoteAnswer, log=child.log))
    quotes = reader.find(Quote, child=child.id, newest="on")
    return list(_given(reader, {child.id: child}, quotes, answers, today))


def all_quotes(reader: Reader, today: date) -> list[Given]:
    """Return the words people gave us about every child here, the latest first."""
    children = {child.id: child for child in reader.find(Child)}
    answers = _by_quote(reader.find(QuoteAnswer))
    quotes = reader.find(Quote, newest="on")
    return list(_given(reader, children, quotes, answers, today))


def waiting(reader: Reader, today: date) -> int:
    """Count the words that wait for somebody's yes or no."""
    answers = _by_quote(reader.find(QuoteAnswer))
    return sum(waits(one, answers.get(one.id, []), today) for one in reader.find(Quote))


def permitted(reader: Reader, use: str, today: date, only: Iterable[str] = ()) -> list[Permitted]:
    """Return the words that may leave for one use today; `only` are ids of quotes, or none."""
    wanted = frozenset(only)
    return [
        Permitted(one.child, one.quote, permission(use, (), today).use, today)
        for one in all_quotes(reader, today)
        if one.may(use) and (not wanted or one.quote.id in wanted)
    ]


def give_quotes(
    store: Store, words: Sequence[Permitted], *, at: datetime, by: str, file: str = "",
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep with each child that their words left: all of them, or none.

    `paper`, `reader`, `role` and `why` are said by keyword. Raises NotAllowed where a
    yes no longer stands.
    """
    for one in words:
        still = permitted(store, one.use.code, at.date(), [one.quote.id])
        if not still:
            raise NotAllowed(f"A yes was taken back: make the list for {one.use.words} again")
    way = Way.SAVED if file else Way.PRINTED
    children = {one.child.id: one.child for one in words}
    with store.change() as (change, changes):
        for child in children.values():
            given = PaperGiven(child=child.id, at=at, way=way, file=file, by=by, **said)
            change.add(given, child.log)
    return changes


def _given(
    reader: Reader, children: Mapping[str, Child], quotes: Iterable[Quote],
    answers: Mapping[str, list[QuoteAnswer]], today: date,
) -> Iterable[Given]:  # fmt: skip
    standings: dict[str, Mapping[About, Standing]] = {}
    for quote in quotes:
        child = children.get(quote.child)
        if child is None or quote.struck_because:
            continue
        if child.id not in standings:
            standings[child.id] = agreements_of(reader, child, today)
        agreed, own = standings[child.id], answers.get(quote.id, [])
        yield Given(
            child,
            quote,
            may(Act.QUOTE, agreed),
            tuple(permission(use.code, own, today) for use in uses()),
            {use.code: may_use(quote, use.code, own, agreed, today) for use in uses()},
            waits(quote, own, today),
        )


def _by_quote(answers: Iterable[QuoteAnswer]) -> dict[str, list[QuoteAnswer]]:
    found: dict[str, list[QuoteAnswer]] = {}
    for one in answers:
        found.setdefault(one.quote, []).append(one)
    return found


def _still_to_come(on: date | None, today: date) -> dict[str, str]:
    return {"on": "This day is still to come"} if on and on > today else {}
