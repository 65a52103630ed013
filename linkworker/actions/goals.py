"""Goals of a plan, how near they feel, and who does what by when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from linkworker.actions.order import at_end, between, in_order
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record
from linkworker.records import Action, Contact, Goal, Plan, Rating
from linkworker.store import Changes, Reader, Store


def add_goal(store: Store, plan: Plan, *, draft: str = "", **said: Any) -> Changes:
    """Add a goal at the end of a plan."""
    order = at_end(goals_of(store, plan))
    with store.change(draft) as (change, changes):
        change.add(Goal(plan=plan.id, order=order, **said), plan.log)
    return changes


def edit_goal(store: Store, goal: Goal, *, draft: str = "", **edits: Any) -> Changes:
    """Change a goal."""
    with store.change(draft) as (change, changes):
        change.update(goal, **edits)
    return changes


def close_goal(store: Store, goal: Goal, *, on: date, because: str, draft: str = "") -> Changes:
    """Close a goal that was reached or let go, with the reason; raises Invalid without one."""
    if not because.strip():
        raise Invalid({"closed_because": "Say whether it was reached, or why it is let go"})
    with store.change(draft) as (change, changes):
        change.update(goal, closed_on=on, closed_because=because.strip())
    return changes


def move_goal(store: Store, goal: Goal, *, after: Goal | None, before: Goal | None) -> Changes:
    """Move a goal between two others; None is an end of the list."""
    order = between(after.order if after else "", before.order if before else "")
    with store.change() as (change, changes):
        change.update(goal, order=order)
    return changes


def remove_goal(store: Store, goal: Goal, *, under: Sequence[Record] = ()) -> Changes:
    """Remove a goal with what the screen showed under it; what it did not show keeps it here.

    Raises NotAllowed when it has been rated: what happened is closed, never removed.
    """
    if any(one.event for one in under):
        raise NotAllowed("This goal has been rated: close it with a reason instead")
    with store.change() as (change, changes):
        change.remove(goal, under)
    return changes


def rate_goal(store: Store, goal: Goal, *, draft: str = "", **said: Any) -> Changes:
    """Keep how near a goal felt to somebody on a day, from 0 to 10; it re-opens no agreement.

    `by_child` says that the child chose the number herself, on the laptop.
    """
    with store.change(draft) as (change, changes):
        change.add(Rating(goal=goal.id, **said), goal.log)
    return changes


def add_action(store: Store, goal: Goal, *, draft: str = "", **said: Any) -> Changes:
    """Add an action at the end of a goal."""
    order = at_end(actions_of(store, goal))
    with store.change(draft) as (change, changes):
        change.add(Action(goal=goal.id, order=order, **said), goal.log)
    return changes


def edit_action(store: Store, action: Action, *, draft: str = "", **edits: Any) -> Changes:
    """Change an action."""
    with store.change(draft) as (change, changes):
        change.update(action, **edits)
    return changes


def finish_action(store: Store, action: Action, *, contact: Contact) -> Changes:
    """Say that an action was done by a recorded contact, on its day."""
    done_on = contact.at.date() if contact.at else None
    with store.change() as (change, changes):
        change.update(action, done_on=done_on, done_by=contact.id, let_go="")
    return changes


def let_go_action(store: Store, action: Action, *, reason: str, draft: str = "") -> Changes:
    """Let an action go, with the reason; raises Invalid without one."""
    if not reason.strip():
        raise Invalid({"let_go": "Say why it is let go"})
    with store.change(draft) as (change, changes):
        change.update(action, done_on=None, done_by="", let_go=reason.strip())
    return changes


def goals_of(store: Reader, plan: Plan) -> list[Goal]:
    """Return a plan's goals in the order of its list, the closed ones too."""
    return in_order(store.find(Goal, plan=plan.id))


def actions_of(store: Reader, goal: Goal) -> list[Action]:
    """Return a goal's actions in the order of its list."""
    return in_order(store.find(Action, goal=goal.id))


def promised(store: Reader) -> list[Action]:
    """Return what was promised and is neither done nor let go, in goals that are not closed."""
    goals = {goal.id for goal in store.find(Goal, closed_on=None)}
    found = store.find(Action, done_on=None)
    return [action for action in found if not action.let_go and action.goal in goals]


def ratings_of(store: Reader, goal: Goal) -> list[Rating]:
    """Return a goal's ratings, the earliest first."""
    return list(reversed(store.find(Rating, goal=goal.id, newest="rated_on")))
