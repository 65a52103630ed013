"""Surveys: asked, reminded, come back; typed in from paper without a name; counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.agreements import Act, may
from linkworker.measures.days import academic_year
from linkworker.measures.surveys import CARD, Pack, Question, Share, pack_of, packs, share, spell
from linkworker.records import Child, Feedback, SurveyAsked, SurveyResponse, SurveyRound
from linkworker.store import Changes, Reader, Store


@dataclass(frozen=True)
class Round:
    """A survey as its board shows it: whom it was given to, how many papers, how many are back.

    `have` counts papers without a name and answers in children's own records.
    """

    round: SurveyRound
    pack: Pack
    asked: tuple[SurveyAsked, ...]
    have: int

    @property
    def papers(self) -> int:
        """How many were given out."""
        return sum(one.papers or 1 for one in self.asked)

    @property
    def missing(self) -> int:
        """How many are still out; what somebody said they will not give is not waited for."""
        not_given = sum(one.papers or 1 for one in self.asked if one.not_given)
        return max(0, self.papers - self.have - not_given)

    @property
    def is_open(self) -> bool:
        """Whether papers are still waited for."""
        return self.round.closed_on is None


@dataclass(frozen=True)
class Results:
    """What was answered, question by question. `left_out` have no agreement to evaluation."""

    shares: tuple[tuple[Question, Share], ...]
    left_out: int


def open_round(
    store: Store, place_log: str, *, pack: str, name: str, on: date, draft: str = ""
) -> Changes:  # fmt: skip
    """Begin to ask a pack; raises Invalid, NotAllowed for one that is open under this name."""
    made = SurveyRound(pack=pack, name=name.strip(), opened_on=on)
    found = problems(made)
    if not pack_of(pack).questions:
        found["pack"] = "Choose whom to ask"
    if found:
        raise Invalid(found)
    same = store.find(SurveyRound, pack=pack, name=made.name)
    if any(one.closed_on is None for one in same):
        raise NotAllowed(f"{pack_of(pack).name}, {made.name} is open already")
    with store.change(draft) as (change, changes):
        change.add(made, place_log)
    return changes


def close_round(store: Store, round: SurveyRound, *, on: date) -> Changes:
    """Wait for no more papers of it."""
    with store.change() as (change, changes):
        change.update(round, closed_on=on)
    return changes


def ask(
    store: Store, round: SurveyRound, *, whom: str, on: date, papers: int | None = 1,
    school: str = "", draft: str = "",
) -> Changes:  # fmt: skip
    """Keep who was given the pack, or how many papers went to a school; raises Invalid."""
    asked = SurveyAsked(round=round.id, whom=whom.strip(), papers=papers, school=school,
                        asked_on=on)  # fmt: skip
    if found := problems(asked):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(asked, round.log)
    return changes


def remind(store: Store, asked: SurveyAsked, *, on: date) -> Changes:
    """Keep that somebody was reminded on a day."""
    with store.change() as (change, changes):
        change.update(asked, reminded=asked.reminded | {on.isoformat()})
    return changes


def will_not(store: Store, asked: SurveyAsked, *, because: str) -> Changes:
    """Keep why a paper is not waited for any more; raises Invalid without a reason."""
    if not because.strip():
        raise Invalid({"not_given": "Say why it was not given"})
    with store.change() as (change, changes):
        change.update(asked, not_given=because.strip())
    return changes


def take_in(
    store: Store, round: SurveyRound, *, answers: Mapping[str, int | None], on: date, by: str,
    asked: SurveyAsked | None = None, draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Type one paper in. It is kept without a name; of `asked` only that it came is known.

    `words` are what was written beside the answers. Raises Invalid when nothing was answered.
    """
    if not any(answers.values()):
        raise Invalid({"answers": "Answer one question at least"})
    response = SurveyResponse(
        round=round.id, school=asked.school if asked else "", answers=spell(answers), on=on,
        by=by, **said,
    )  # fmt: skip
    with store.change(draft) as (change, changes):
        change.add(response, round.log)
        if asked is not None and (asked.papers or 1) == 1 and asked.came_on is None:
            change.update(asked, came_on=on)
    return changes


def strike_last(store: Store, round: SurveyRound, *, reason: str, by: str) -> Changes:
    """Strike out the paper that this person typed in last: twice, say; it is not counted any more.

    Raises NotAllowed where they typed none in, Invalid without a reason.
    """
    typed = [one for one in store.find(SurveyResponse, round=round.id, by=by)
             if not one.struck_because]  # fmt: skip
    if not typed:
        raise NotAllowed("You typed in no paper of this survey")
    last = max(typed, key=lambda one: store.history(one)[-1].at)
    return strike(store, last, reason=reason, by=by)


def rounds(reader: Reader) -> list[Round]:
    """Return every survey of the places here, those still open first, the newest first."""
    asked: dict[str, list[SurveyAsked]] = {}
    for one in reader.find(SurveyAsked):
        asked.setdefault(one.round, []).append(one)
    have: dict[str, int] = {}
    every: list[SurveyResponse | Feedback] = [*reader.find(SurveyResponse), *reader.find(Feedback)]
    for back in every:
        if back.round and not back.struck_because:
            have[back.round] = have.get(back.round, 0) + 1
    found = [
        Round(one, pack_of(one.pack), tuple(asked.get(one.id, ())), have.get(one.id, 0))
        for one in reader.find(SurveyRound, newest="opened_on")
    ]
    order = [pack.code for pack in packs()]

    def first(one: Round) -> tuple[bool, int, int]:
        opened = one.round.opened_on or date.min
        kind = order.index(one.pack.code) if one.pack.code in order else len(order)
        return not one.is_open, -opened.toordinal(), kind

    return sorted(found, key=first)


def results_of(reader: Reader, round: SurveyRound, today: date) -> Results:
    """Count one survey: papers without a name, and children's records that may be counted."""
    spelled = [one.answers for one in reader.find(SurveyResponse, round=round.id)
               if not one.struck_because]  # fmt: skip
    own = [one for one in reader.find(Feedback, round=round.id) if not one.struck_because]
    counted = _may_count(reader, own, today)
    return _counted(pack_of(round.pack), [*spelled, *(one.answers for one in counted)],
                    len(own) - len(counted))  # fmt: skip


def card_results(reader: Reader, year: int, today: date) -> Results:
    """Count the two questions of a school year: each family's latest answer to each, once.

    Two children of one family are one family.
    """
    kept = [one for one in reader.find(Feedback, pack=CARD)
            if one.on and academic_year(one.on) == year and not one.struck_because]  # fmt: skip
    counted = _may_count(reader, kept, today)
    families = {child.id: child.family or child.id for child in reader.find(Child)}
    latest: dict[tuple[str, str], str] = {}
    for one in sorted(counted, key=lambda kept: (kept.on or date.min, kept.id)):
        for part in one.answers.split():
            latest[families.get(one.child, one.child), part.partition("=")[0]] = part
    return _counted(pack_of(CARD), list(latest.values()), len(kept) - len(counted))


def _may_count(reader: Reader, kept: list[Feedback], today: date) -> list[Feedback]:
    """Keep what a family agreed to have counted in an evaluation."""
    children = {child.id: child for child in reader.find(Child)}
    agreed = {
        id_: may(Act.EVALUATION, agreements_of(reader, children[id_], today)).allowed
        for id_ in {one.child for one in kept} & children.keys()
    }
    return [one for one in kept if agreed.get(one.child)]


def _counted(pack: Pack, spelled: list[str], left_out: int) -> Results:
    shares = tuple((one, share(spelled, one.code)) for one in pack.questions)
    return Results(shares, left_out)


def named(round: SurveyRound) -> str:
    """Name a survey: "School leaders, autumn 2025"."""
    return f"{pack_of(round.pack).name}, {round.name}"


def said_in(reader: Reader, round: SurveyRound) -> list[str]:
    """Return what people wrote in words, without who; for the place alone, on no paper."""
    found: list[Any] = [*reader.find(SurveyResponse, round=round.id)]
    return sorted(one.words for one in found if one.words and not one.struck_because)
