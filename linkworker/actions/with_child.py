"""What is a child's own, to be read beside her: nothing else of her record is handed out here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from linkworker.actions.contacts import names_in
from linkworker.actions.endings import keep_ending, way
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.people import people_round
from linkworker.actions.plans import make_plan, plan_of
from linkworker.actions.sayings import Said, said_by
from linkworker.measures.slips import spellings
from linkworker.records import Action, Child, Ending, Goal, Idea, Person, Plan, Rating, Turn
from linkworker.store import Changes, Reader, Store

_LEAST = 3  # letters of a name that is looked for: not Mr, not of
_HERS = (None, Idea.CHILD)


@dataclass(frozen=True)
class HerGoal:
    """One goal of hers, her own numbers for it, and what was done or will be done about it.

    `rated` has her ratings, the earliest first. `done` and `coming` are only what somebody
    said she may read, and only where it names nobody round her.
    """

    goal: Goal
    rated: tuple[Rating, ...]
    done: tuple[str, ...]
    coming: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True)
class Hers:
    """Her words, strengths, hopes and goals. `plan` is what an answer of hers is kept in.

    `said` is what she said, the latest first, each with what came of it that she may read.
    Once it `ends`, her letter stands in `ending`.
    """

    child: Child
    plan: Plan | None
    words: str
    good_at: str
    hopes: str
    goals: tuple[HerGoal, ...]
    said: tuple[Said, ...] = ()
    ending: Ending | None = None
    ends: bool = False

    @property
    def letter(self) -> str:
        """Her letter, or ''."""
        return self.ending.letter if self.ending else ""

    @property
    def news(self) -> tuple[Said, ...]:
        """What she said that something came of since she last looked."""
        return tuple(one for one in self.said if one.unread)


def read_hers(store: Reader, child_id: str) -> Hers:
    """Read what is the child's own; raises NotFound for a child who is not here."""
    child = store.get(Child, child_id)
    plan = plan_of(store, child)
    others = [one for one in store.find(Child) if one.id != child.id]
    people = [person for _, person in people_round(store, child) if person]
    said = tuple(_hers_to_read(one, others, people) for one in said_by(store, child))
    ends = way(store, child).turn in (Turn.ENDING, Turn.FOLLOW_UP)
    ending = next(iter(store.find(Ending, log=child.log)), None) if ends else None
    if plan is None:
        return Hers(child, None, "", "", "", (), said, ending, ends)
    goals = [g for g in goals_of(store, plan) if not g.closed_on and g.idea in _HERS]
    told = tuple(_her_goal(store, child, goal, others, people) for goal in goals)
    own = (plan.my_words, plan.good_at, plan.hopes)
    return Hers(child, plan, *own, told, said, ending, ends)


def keep_own_words(
    store: Store, child: Child, plan: Plan | None, *, words: str, on: date, draft: str = ""
) -> Changes:
    """Keep what a child typed herself, marked as hers; it begins her plan when there is none."""
    if plan is None:
        said = {"my_words": words, "typed_by_child": True}
        return make_plan(store, child, draft=draft, started=on, **said)
    with store.change(draft) as (change, changes):
        change.update(plan, my_words=words, typed_by_child=True)
    return changes


def keep_own_letter(store: Store, child: Child, *, words: str, draft: str = "") -> Changes:
    """Keep the letter that a child typed herself, marked as hers."""
    return keep_ending(store, child, letter=words, letter_by_child=True, draft=draft)


def keep_own_rating(store: Store, child: Child, told: HerGoal, *, points: int, on: date) -> Changes:
    """Keep how near a goal feels to her today; she may think again the same day."""
    latest = told.rated[-1] if told.rated else None
    with store.change() as (change, changes):
        if latest is not None and latest.by_child and latest.rated_on == on:
            change.update(latest, points=points)
        else:
            rating = Rating(
                goal=told.goal.id, points=points, rated_on=on, said_by=child.name, by_child=True
            )
            change.add(rating, told.goal.log)
    return changes


def _her_goal(
    store: Reader, child: Child, goal: Goal, others: Sequence[Child], people: Sequence[Person]
) -> HerGoal:
    name = child.name.casefold()
    rated = [r for r in ratings_of(store, goal) if r.by_child or r.said_by.casefold() == name]
    read = [one for one in actions_of(store, goal) if _may_read(one, others, people)]
    return HerGoal(
        goal,
        tuple(one for one in rated if one.points is not None),
        tuple(one.what for one in read if one.done_on),
        tuple((one.what, one.due) for one in read if not one.done_on),
    )


def _may_read(action: Action, others: Sequence[Child], people: Iterable[Person]) -> bool:
    """Say whether she may read an action: somebody said so, it stands, and it names nobody."""
    if action.shown is not True or action.let_go or action.undecided & {"shown", "what"}:
        return False
    return names_nobody(action.what, others, people)


def names_nobody(words: str, others: Iterable[Child], people: Iterable[Person]) -> bool:
    """Say whether words an adult wrote name neither another child nor anybody round her."""
    said = {word for word in spellings(words) if len(word) >= _LEAST}
    named = any(said & spellings(one.name) for one in people)
    return not named and not names_in(words, others)


def _hers_to_read(said: Said, others: Sequence[Child], people: Sequence[Person]) -> Said:
    """Leave out what came of her words where it names somebody round her."""
    read = tuple(one for one in said.answers if names_nobody(one.words, others, people))
    return replace(said, answers=read)
