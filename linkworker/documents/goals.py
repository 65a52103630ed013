"""A plan's goals on paper: numbered, in the child's words, how near they feel, who does what."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import say
from linkworker.documents.shapes import labelled, placed, scale, section
from linkworker.documents.sieve import Sieve
from linkworker.records import Action, Component, Goal, Idea, Plan, Rating, Withhold
from linkworker.store import Reader

WHAT_WHO_WHEN = (53, 19, 28)


def goals_part(
    store: Reader, sieve: Sieve, plan: Plan, *, without: Collection[Component] = ()
) -> list[Markup]:
    """Return the open goals that this reader may see, numbered as they stand on the paper.

    Actions that are part of the components in `without` stay off it.
    """
    shown: list[Markup] = []
    for goal in goals_of(store, plan):
        if not goal.closed_on and (words := sieve.field(goal, "words")):
            done = [
                one
                for one in actions_of(store, goal)
                if not one.let_go and one.component not in without
            ]
            shown.append(_goal(store, sieve, goal, f"Goal {len(shown) + 1}. “{words}”", done))
    return shown


def when(sieve: Sieve, due: date | None, done_on: date | None) -> str:
    """Say by when something is to be done, or that it is; a day only to who may be told."""
    if (due or done_on) and sieve.withholds(Withhold.TIMES, "By when"):
        return "Done" if done_on else ""
    if done_on:
        return f"Done {say(done_on)}"
    return say(due) if due else ""


def whose_idea(sieve: Sieve, idea: Idea) -> str:
    """Say whose idea a goal was: "Wren's own", "The school's"."""
    return f"{sieve.child.name}'s own" if idea is Idea.CHILD else idea.value.capitalize()


def _goal(
    store: Reader, sieve: Sieve, goal: Goal, heading: str, actions: Iterable[Action]
) -> Markup:
    parts = _about(sieve, goal, ratings_of(store, goal))
    if looks_like := sieve.field(goal, "looks_like"):
        parts.append(labelled("How we will know", looks_like))
    lines = [_action(sieve, one) for one in actions]
    if any(lines):
        heads = ("What we will do", "Who", "By when")
        parts.append(table(heads, [line for line in lines if line], WHAT_WHO_WHEN))
    return section(heading, *parts)


def _about(sieve: Sieve, goal: Goal, ratings: Sequence[Rating]) -> list[Markup]:
    """Say whose idea a goal was and how near it feels, with the scale of who said so first."""
    idea = f"{whose_idea(sieve, goal.idea)} idea. " if goal.idea else ""
    near = "; ".join(_nearness(sieve, ratings))
    said = f"{idea}{near[:1].upper()}{near[1:]}{'.' if near else ''}".strip()
    if not said:
        return []
    first = [one.points for one in ratings if one.said_by == ratings[0].said_by]
    points = [number for number in first if number is not None]
    if not points:
        return [element("p", said)]
    return [placed([[("plain", element("p", said)), ("plain", scale(points[-1]))]], (72, 28))]


def _nearness(sieve: Sieve, ratings: Iterable[Rating]) -> list[str]:
    """Say how near a goal feels to each who said so: one's number is not another's."""
    points: dict[str, list[int]] = {}
    for rating in ratings:
        if rating.points is not None:
            points.setdefault(rating.said_by, []).append(rating.points)
    return [_said(said, sieve.words("Rating", who)) for who, said in points.items()]


def _said(points: list[int], who: str) -> str:
    begun = f"started at {points[0]} of 10"
    so_far = f", now {points[-1]}" if len(points) > 1 else ""
    return f"{begun}{so_far}{f', says {who}' if who else ''}"


def _action(sieve: Sieve, action: Action) -> tuple[str, ...]:
    what, who = sieve.field(action, "what"), sieve.field(action, "who")
    return (what, who, when(sieve, action.due, action.done_on)) if what else ()
