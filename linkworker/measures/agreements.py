"""What a family has agreed to, read from tries and answers; what may be done with it.

Agreement is for what is for the family's benefit alone. Telling the designated safeguarding
lead, the police, children's social care or emergency help never waits for it (KCSIE; the Data
Protection Act 2018, Schedule 1, safeguarding of children).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NamedTuple

from linkworker.measures.days import say_day
from linkworker.records.family_answer import Answer, FamilyAnswer, Scope

YES = (Answer.VERBAL, Answer.SIGNED)
NO = (Answer.NOT_NOW, Answer.TAKEN_BACK)
_YEARS = {Scope.TAKING_PART: 2, Scope.SCHOOL: 2}  # a yes counts so long, of others a year
_SOON = 30  # days before a yes runs out
_CAREFUL = {answer: at for at, answer in enumerate(Answer)}


class State(Enum):
    """How an agreement stands."""

    NEVER = "not asked yet"
    ASKED = "asked, no answer yet"
    VERBAL = "agreed verbally"
    SIGNED = "signed"
    NOT_NOW = "not this time"
    DISAGREE = "parents disagree"
    TAKEN_BACK = "taken back"
    RUN_OUT = "has run out"


_STOPS = (State.NOT_NOW, State.TAKEN_BACK, State.DISAGREE)


class About(NamedTuple):
    """What is agreed to: a scope, and of partners which one."""

    scope: Scope
    partner: str = ""


@dataclass(frozen=True)
class Standing:
    """How one agreement stands on a day.

    `since` is the day of the answer that stands, `until` when a yes runs out. `own` is the young
    person's yes or no. `tries` counts how often somebody was asked since the last answer;
    `next_on` is when they are asked next. `steps` are what was said, the first one first.
    """

    about: About
    state: State = State.NEVER
    since: date | None = None
    until: date | None = None
    own: bool | None = None
    tries: int = 0
    next_on: date | None = None
    steps: tuple[FamilyAnswer, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether a yes stands, and the young person has not said no."""
        return self.state in (State.VERBAL, State.SIGNED) and self.own is not False

    @property
    def stopped(self) -> str:
        """Who said no, in words; '' where nobody did: not asked, or run out, is no no."""
        if self.own is False:
            return "the young person said no"
        return self.state.value if self.state in _STOPS else ""

    def runs_out(self, today: date) -> bool:
        """Say whether a yes runs out within a month."""
        return self.agreed and self.until is not None and (self.until - today).days <= _SOON


class Act(Enum):
    """What might be done with what we know."""

    PARTNER = "bring in a partner"
    EVALUATION = "count them in the evaluation"
    PHOTO = "take or show a photo"
    QUOTE = "use their words"
    DSL = "tell the safeguarding lead"
    POLICE = "tell the police"
    SOCIAL_CARE = "tell children’s social care"
    EMERGENCY = "call emergency help"


class Verdict(NamedTuple):
    """Whether something may be done, and why in words that can be read out."""

    allowed: bool
    why: str


_NEEDS = {
    Act.PARTNER: Scope.PARTNER,
    Act.EVALUATION: Scope.EVALUATION,
    Act.PHOTO: Scope.PHOTO,
    Act.QUOTE: Scope.QUOTE,
}


def may(act: Act, standings: Mapping[About, Standing], partner: str = "") -> Verdict:
    """Say whether something may be done; what keeps a child safe always may.

    `standings` are all agreements of one child, as `standings_of` gives them.
    """
    scope = _NEEDS.get(act)
    if scope is None:
        return Verdict(True, "Always. Say in a line what, to whom and why")
    about = about_of(scope, partner)
    found = standings.get(about, Standing(about))
    return Verdict(found.agreed, _why(found))


def about_of(scope: Scope, partner: str = "") -> About:
    """Say what an agreement is about; a partner's name is one however it is spelled."""
    named = " ".join(partner.casefold().split()) if scope is Scope.PARTNER else ""
    return About(scope, named)


def standings_of(
    steps: Iterable[FamilyAnswer], parents: Collection[str], today: date
) -> dict[About, Standing]:
    """Say how each agreement stands that anybody was asked about.

    `parents` are the ids of those known to have parental responsibility: where there are any,
    their answers count and nobody else's. An objection takes back every yes before it, whoever
    objects, until somebody whose answer counts is asked anew: it stops at once.
    """
    found: dict[About, list[FamilyAnswer]] = {}
    for step in in_order(steps):
        if step.scope and (step.on or today) <= today:
            found.setdefault(about_of(step.scope, step.partner), []).append(step)
    return {about: _stands(about, said, parents, today) for about, said in found.items()}


def in_order(steps: Iterable[FamilyAnswer]) -> list[FamilyAnswer]:
    """Return what was not struck out, the first one first, alike on every laptop."""
    standing = [step for step in steps if step.answer and not step.struck_because]
    return sorted(standing, key=lambda s: (s.on or date.min, careful(s.answer), s.id))


def counts_until(scope: Scope, on: date) -> date:
    """Say until when a yes counts where nothing else was said: two years for the programme."""
    years = _YEARS.get(scope, 1)
    try:
        return on.replace(year=on.year + years)
    except ValueError:  # 29 February
        return on.replace(year=on.year + years, day=28)


_OBJECTED = "objected"  # no person's id, and nobody's name: those are folded with spaces


def _stands(
    about: About, steps: list[FamilyAnswer], parents: Collection[str], today: date
) -> Standing:
    latest: dict[str, FamilyAnswer] = {}
    own: bool | None = None
    for step in steps:
        if step.own:
            own = own if step.answer is Answer.ASKED else step.answer in YES
        elif step.objection:
            latest = {who: one for who, one in latest.items() if one.answer not in YES}
            latest[_OBJECTED] = step
        elif step.answer is not Answer.ASKED:
            latest[_person(step)] = step
    objected = latest.pop(_OBJECTED, None)
    counted = [one for one in latest.values() if not parents or one.person in parents]
    if objected is not None and not counted:
        counted = [objected]
    found = _weigh(Standing(about, own=own, steps=tuple(steps)), counted, today)
    return _with_tries(found, steps)


def _weigh(found: Standing, counted: list[FamilyAnswer], today: date) -> Standing:
    """Weigh the latest answer of each parent: a yes and a no together are neither."""
    if not counted:
        return found
    said = {one.answer for one in counted}
    since = max(one.on or date.min for one in counted)
    if Answer.DISAGREE in said or (said & {*YES} and said & {*NO}):
        return replace(found, state=State.DISAGREE, since=since)
    if said & {*NO}:
        taken = Answer.TAKEN_BACK in said
        return replace(found, state=State.TAKEN_BACK if taken else State.NOT_NOW, since=since)
    until = min((one.until for one in counted if one.until), default=None)
    if until is not None and until < today:
        return replace(found, state=State.RUN_OUT, since=until, until=until)
    state = State.SIGNED if Answer.SIGNED in said else State.VERBAL
    return replace(found, state=state, since=since, until=until)


def _with_tries(found: Standing, steps: list[FamilyAnswer]) -> Standing:
    """Count the tries since the last answer, and say when the next one is."""
    answers = [at for at, one in enumerate(steps) if one.answer is not Answer.ASKED and not one.own]
    since = steps[answers[-1] + 1 :] if answers else steps
    tries = [one for one in since if one.answer is Answer.ASKED]
    last = steps[answers[-1]] if answers else None
    next_on = tries[-1].next_on if tries else last.next_on if last else None
    asked = found.state is State.NEVER and bool(tries)
    return replace(
        found,
        state=State.ASKED if asked else found.state,
        since=tries[0].on if asked else found.since,
        tries=len(tries),
        next_on=None if found.agreed else next_on,
    )


def _why(found: Standing) -> str:
    day = f" {say_day(found.since, year=True)}" if found.since else ""
    if found.own is False:
        return "The young person said no"
    if found.state is State.NEVER:
        return "Nobody was asked yet"
    if found.agreed:
        ends = f", until {say_day(found.until, year=True)}" if found.until else ""
        return f"Agreed{day}{ends}"
    words = found.state.value
    return f"{words[:1].upper()}{words[1:]}{day and f', {day.strip()}'}"


def _person(step: FamilyAnswer) -> str:
    return step.person or " ".join(step.who.casefold().split())


def careful(answer: Answer | None) -> int:
    """Order answers: of two of one person on one day the more careful one, the greater, stands."""
    return _CAREFUL[answer] if answer else 0
