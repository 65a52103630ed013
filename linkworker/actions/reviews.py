"""Termly reviews: opened, held, and what was decided; the next version of the plan in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.goals import goals_of
from linkworker.actions.order import at_end
from linkworker.actions.plans import fingerprint, plan_of, standing
from linkworker.actions.sdq_paper import term_of
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record
from linkworker.measures.gathering import SETTLED, held_days, stands
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import (
    Child,
    Decided,
    Goal,
    Idea,
    Plan,
    PlanVersion,
    Review,
    ReviewVoice,
    Voice,
)
from linkworker.store import Change, Changes, Reader, Store

_SAME = "The plan says what it said before: change what support there is, or add a goal"


@dataclass(frozen=True)
class Gathering:
    """A child's plan, its review that is open or else the latest, and the voices for it."""

    child: Child
    plan: Plan
    review: Review | None
    voices: Mapping[Voice, ReviewVoice]
    held: tuple[date, ...]

    @property
    def is_open(self) -> bool:
        """Whether a review has been opened and not been held yet."""
        return self.review is not None and self.review.held_on is None


@dataclass(frozen=True)
class Settled:
    """What a review decides, as a person says it.

    `support` holds words of the plan that are to be different; `new_goal` is in the child's words.
    """

    decided: Decided | None
    held_on: date | None
    who_came: str = ""
    what_changes: str = ""
    next_on: date | None = None
    new_goal: str = ""
    support: Mapping[str, str] | None = None


def open_reviews(
    store: Store, plans: Sequence[tuple[Plan, SchoolCalendar]], *, on: date, by: str
) -> Changes:
    """Open the review of the term a day belongs to, of one plan or of several together.

    Raises NotAllowed while one of them has a review that is open, or is closed.
    """
    with store.change() as (change, changes):
        for plan, calendar in plans:
            change.add(_opened(store, plan, calendar, on, by), plan.log)
    return changes


def complete_review(
    store: Store, gathering: Gathering, settled: Settled, *, today: date, draft: str = ""
) -> Changes:
    """Keep what was decided; the plan's next version and its next review with it, in one step.

    Where the plan says what it said, no version is made and nobody has to agree again. Raises
    Invalid with all that is missing, NotAllowed for a review that is not open.
    """
    review, plan = gathering.review, gathering.plan
    if review is None or review.held_on:
        raise NotAllowed("No review is open: open one first")
    goes_on = settled.decided is Decided.CONTINUE
    found = _missing(gathering, settled, today)
    with store.change(draft) as (change, changes):
        edits: dict[str, Any] = {} if goes_on else dict(settled.support or {})
        after: list[Record] = [change.update(plan, review_on=settled.next_on, **edits)]
        if settled.new_goal.strip() and not goes_on:
            after.append(_add_goal(store, change, plan, settled.new_goal))
        version = _version(store, change, plan, after, settled)
        if settled.decided and not goes_on and not version.fresh:
            found["support"] = _SAME
        if found:
            raise Invalid(found)
        change.update(
            review,
            held_on=settled.held_on,
            decided=settled.decided,
            who_came=settled.who_came.strip(),
            what_changes=settled.what_changes.strip(),
            next_on=settled.next_on,
            version=version.id,
        )
    return changes


def gathering_of(store: Reader, child: Child) -> Gathering | None:
    """Return where a child's review stands, or None without a plan that is open."""
    plan = plan_of(store, child)
    if plan is None or plan.closed_on:
        return None
    reviews = store.find(Review, plan=plan.id)
    voices = store.find(ReviewVoice, log=child.log)
    return gather(child, plan, reviews, voices)


def gather(
    child: Child, plan: Plan, reviews: Sequence[Review], voices: Sequence[ReviewVoice]
) -> Gathering:
    """Put a plan's reviews and their voices together: the open one, else the latest held."""
    own = [one for one in reviews if one.plan == plan.id]
    review = max(own, key=_recent, default=None)
    heard = {v.voice: v for v in voices if review and v.review == review.id and v.voice}
    return Gathering(child, plan, review, heard, held_days(own, plan))


def reviews_of(store: Reader, child: Child) -> list[Review]:
    """Return a child's reviews, the latest opened first."""
    return store.find(Review, child=child.id, newest="opened_on")


@dataclass(frozen=True)
class _Version:
    id: str
    fresh: bool


def _recent(review: Review) -> tuple[bool, date, int]:
    return (
        review.held_on is None,
        review.held_on or review.opened_on or date.min,
        review.number or 0,
    )


def _opened(store: Reader, plan: Plan, calendar: SchoolCalendar, on: date, by: str) -> Review:
    reviews = store.find(Review, plan=plan.id)
    if any(one.held_on is None for one in reviews):
        raise NotAllowed("A review is open already")
    if plan.closed_on:
        raise NotAllowed("This plan is closed")
    term = term_of(calendar, on)
    number = 1 + sum(one.term_starts == term for one in reviews)
    return Review(
        child=plan.child, plan=plan.id, term_starts=term, number=number, opened_on=on, by=by
    )


def _missing(gathering: Gathering, settled: Settled, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    child = gathering.child.name
    if settled.decided is None:
        found["decided"] = "Say what was decided"
    elif settled.decided is not Decided.CONTINUE and not settled.what_changes.strip():
        found["what_changes"] = "Say what changes, and why"
    if settled.held_on is None:
        found["held_on"] = "Say on which day it was held"
    elif settled.held_on > today:
        found["held_on"] = "That day has not come yet"
    elif gathering.child.started and settled.held_on < gathering.child.started:
        found["held_on"] = f"{child} had not begun the programme then"
    elif settled.next_on and settled.next_on <= settled.held_on:
        found["next_on"] = "The next review comes after this one"
    if stands(gathering.voices.get(Voice.CHILD)) not in SETTLED:
        found["child"] = f"{child} has not been heard: write what {child} said, or why not"
    return found


def _version(
    store: Reader, change: Change, plan: Plan, after: Sequence[Record], settled: Settled
) -> _Version:
    """Fix the plan as it will stand, unless its latest version says just that."""
    now = standing(store, plan)
    content = fingerprint(store, plan, after)
    if now.version and now.version.content == content:
        return _Version(now.version.id, fresh=False)
    before = now.version.id if now.version else ""
    fixed = PlanVersion(plan=plan.id, before=before, fixed_on=settled.held_on, content=content)
    if settled.held_on is None:  # said already, with all else that is missing
        return _Version("", fresh=True)
    return _Version(change.add(fixed, plan.log).id, fresh=True)


def _add_goal(store: Reader, change: Change, plan: Plan, words: str) -> Goal:
    order = at_end(goals_of(store, plan))
    goal = Goal(plan=plan.id, order=order, words=words.strip(), idea=Idea.CHILD)
    return change.add(goal, plan.log)
