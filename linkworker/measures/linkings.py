"""Where a linking stands, read from its steps; when it may be asked again; how many there were.

The rule of counting (`RULE_WORDS`) is ours, after the published figure of children and families
linked with services in a school year: what counts as one linking is the charity's to confirm.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from linkworker.measures.days import academic_year
from linkworker.measures.slips import each_word
from linkworker.records.linking import LinkingStep, Rung

RULE_WORDS = (
    "A linking counts once, in the school year (1 September to 31 August) in which somebody was "
    "introduced, or first went. Ideas, offers and answers do not count. Being told where to go "
    "is counted apart."
)
_STAY = (Rung.ASKED, Rung.HELPED, Rung.HAPPENED)  # said of where it stands; it stands there still
_OVER = (Rung.NO, Rung.ENDED)
_WENT = (Rung.STARTED, Rung.ATTENDING)
_LITTLE = {
    *("after", "again", "another", "come", "comes", "happens", "next", "that", "their", "them"),
    *("there", "they", "this", "time", "until", "when", "with", "would"),
}
_SHORTEST = 4  # letters of a word that tells what an event is about


class Note(NamedTuple):
    """A note of a contact: on which day, in which words."""

    on: date
    words: str


@dataclass(frozen=True)
class Stand:
    """Where a linking stands. `step` says so; `since` is when it first stood there.

    `back` says why a "not now" may be asked again, or ''. `expected`, `meanwhile` and
    `asked_on` are the latest that is known of a waiting list. `helped` is the latest answer.
    """

    step: LinkingStep
    since: date
    back: str = ""
    expected: date | None = None
    meanwhile: str = ""
    asked_on: date | None = None
    helped: LinkingStep | None = None

    @property
    def rung(self) -> Rung:
        """What it stands on."""
        return self.step.rung or Rung.IDEA

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.rung in _OVER or (self.rung is Rung.NOT_NOW and self.step.never is True)

    @property
    def rests(self) -> bool:
        """Whether it is left alone until its day or its event comes."""
        return self.rung is Rung.NOT_NOW and not self.over and not self.back

    @property
    def goes_on(self) -> bool:
        """Whether they go there."""
        return self.rung in _WENT

    @property
    def waits(self) -> bool:
        """Whether somebody waits for somebody."""
        return not (self.over or self.rests or self.goes_on)


class Count(NamedTuple):
    """How many were linked in a school year, and how many were told where to go."""

    linked: int
    told: int


class Verdict(NamedTuple):
    """What families said of a service: helped `helped` of `asked`; `again` told it all again."""

    helped: int
    asked: int
    again: int
    again_asked: int


def in_order(steps: Iterable[LinkingStep]) -> list[LinkingStep]:
    """Return the steps that are not struck out, the first one first, alike on every laptop."""
    every = {step.id: step for step in steps}
    standing = [step for step in every.values() if not step.struck_because and step.rung]
    return sorted(standing, key=lambda s: (s.on or date.min, _depth(s, every), s.id))


def stand(steps: Iterable[LinkingStep], today: date, notes: Iterable[Note] = ()) -> Stand | None:
    """Say where a linking stands on a day; None when every step is struck out.

    `notes` are looked through for what a "not now" waits for.
    """
    order = [step for step in in_order(steps) if (step.on or today) <= today]
    places = [at for at, step in enumerate(order) if step.rung not in _STAY]
    if not places:
        return None
    at = places[-1]
    last = first = order[at]
    for step in reversed([order[one] for one in places]):
        if step.rung is not last.rung:
            break
        first = step
    since = order[at:]
    asked = [step for step in since if step.rung is Rung.ASKED]
    helped = [step for step in order if step.rung is Rung.HELPED]
    return Stand(
        step=last,
        since=first.on or today,
        back=_back(last, since[1:], today, notes),
        expected=next((s.expected for s in reversed(since) if s.expected), None),
        meanwhile=next((s.meanwhile for s in reversed(since) if s.meanwhile), ""),
        asked_on=asked[-1].on if asked else None,
        helped=helped[-1] if helped else None,
    )


def last_answer(steps: Iterable[LinkingStep]) -> LinkingStep | None:
    """Return the family's latest answer: a yes, a no or a "not now"; None before any."""
    answers = [s for s in in_order(steps) if s.rung in (Rung.YES, Rung.NO, Rung.NOT_NOW)]
    return answers[-1] if answers else None


def holds_event(event: str, words: str) -> bool:
    """Say whether a note tells of what was waited for: "the next fight", "Another fight today".

    Every word of the event with four letters or more begins a word of the note, but for little
    words such as "next".
    """
    telling = [word for word in each_word(event) if len(word) >= _SHORTEST and word not in _LITTLE]
    said = each_word(words)
    return bool(telling) and all(any(one.startswith(w) for one in said) for w in telling)


def counted(linkings: Iterable[Sequence[LinkingStep]], year: int) -> Count:
    """Count the linkings of the school year that begins in `year`, by `RULE_WORDS`."""
    linked = told = 0
    for steps in linkings:
        order = in_order(steps)
        met = [s.on for s in order if s.rung is Rung.INTRODUCED]
        told_on = [s.on for s in order if s.rung is Rung.SIGNPOSTED]
        went = [] if told_on else [s.on for s in order if s.rung in _WENT]
        linked += _within(met or went, year)
        told += not (met or went) and _within(told_on, year)
    return Count(linked, told)


def verdict(linkings: Iterable[Sequence[LinkingStep]]) -> Verdict:
    """Count the families' latest answers about one service."""
    answers = [answered[-1] for steps in linkings if (answered := _answers(steps))]
    helped = [one for one in answers if one.helped is not None]
    again = [one for one in answers if one.told_again is not None]
    return Verdict(
        sum(one.helped is True for one in helped),
        len(helped),
        sum(one.told_again is True for one in again),
        len(again),
    )


def _answers(steps: Sequence[LinkingStep]) -> list[LinkingStep]:
    return [step for step in in_order(steps) if step.rung is Rung.HELPED]


def _within(days: Sequence[date | None], year: int) -> bool:
    return bool(days) and days[0] is not None and academic_year(days[0]) == year


def _back(
    step: LinkingStep, since: Sequence[LinkingStep], today: date, notes: Iterable[Note]
) -> str:
    """Say why a "not now" is back: its day has come, or what it waited for."""
    if step.rung is not Rung.NOT_NOW or step.never:
        return ""
    if step.again_on and step.again_on <= today:
        return "the day has come"
    if any(one.rung is Rung.HAPPENED for one in since):
        return step.again_after or "it has happened"
    begun = step.on or date.min
    told = [n for n in notes if begun < n.on <= today and holds_event(step.again_after, n.words)]
    if told:
        on = min(one.on for one in told)
        return f"{step.again_after}: see the note of {on.day} {on:%B}"
    return ""


def _depth(step: LinkingStep, every: dict[str, LinkingStep]) -> int:
    """Count the steps before this one; a ring, which no laptop makes, ends."""
    seen: set[str] = set()
    while step.before in every and step.id not in seen:
        seen.add(step.id)
        step = every[step.before]
    return len(seen)
