"""The plan as the child reads it: her words, what she is working on, who helps, when we look again.

Short sentences and larger letters. No tag, no figure of attendance and nothing that is hard stands
on it; of what adults will do, only what somebody marked as hers to read.
"""

from linkworker.actions.attendance import attendance_plan_of, steps_of
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import Standing, standing
from linkworker.documents.faces import face_scale
from linkworker.documents.goals import whose_idea
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import OURS, Head, Made, Paper, finish, say
from linkworker.documents.plan import plan_sections, plan_to_print
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, placed, section, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.documents.style import CHILDS
from linkworker.documents.told_back import what_changed
from linkworker.records import Action, Child, Goal, Idea, Party, Plan, Rating, Step, Withhold
from linkworker.store import Reader

FACE = 44
_UNMARKED = "action.shown"
_WHY = "they are not marked as {name}’s to read: tick it if they may stand here"


def childs_plan(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a plan in the child's version; raises NotAllowed as for any plan."""
    check(recipient, made.on)
    plan, sieve = plan_to_print(store, child), Sieve(store, child, recipient)
    how = standing(store, plan)
    words = sieve.field(plan, "my_words")
    parts = [
        *([boxed("words", "What I say", f"“{words}”")] if words else []),
        *side_by_side(plan_sections(sieve, plan, "good_at", "hopes")),
        *her_goals(store, sieve, plan),
        *what_changed(store, sieve),
        *_coming_in(store, sieve, plan),
        *plan_sections(sieve, plan, "grown_ups"),
        *_again(sieve, plan),
        boxed("box", "If something is not right", *_not_right(made)),
        _read(sieve, made),
    ]
    return finish(_head(child, how), parts, sieve, made, usual=CHILDS)


def her_goals(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    """Return every open goal, how near it feels on faces, and who helps with what."""
    shown: list[Markup] = []
    for goal in goals_of(store, plan):
        if goal.closed_on or not (words := sieve.field(goal, "words")):
            continue
        parts = [*_near(sieve, goal, ratings_of(store, goal)), *_helping(store, sieve, goal)]
        shown.append(section(f"{len(shown) + 1}. “{words}”", *parts))
    return shown


def _head(child: Child, how: Standing) -> Head:
    said = "We have all said yes to it." if not how.draft else "You can still change it."
    version = f"version {how.number}" if how.number and not how.draft else ""
    return Head("My plan", f"{child.name}’s own plan", "", version, said, how.draft, OURS)


def _near(sieve: Sieve, goal: Goal, ratings: list[Rating]) -> list[Markup]:
    name = sieve.child.name.casefold()
    own = [r.points for r in ratings if r.by_child or r.said_by.casefold() == name]
    points = [one for one in own if one is not None]
    said = [f"{_whose(sieve, goal.idea)} idea."] if goal.idea else []
    if points:
        since = f"It was {points[0]} when we began. " if len(points) > 1 else ""
        said.append(f"{since}Now it feels like {points[-1]} out of 10.")
    words = [element("p", " ".join(said))] if said else []
    return [*words, face_scale(FACE, points[-1] if points else None)]


def _whose(sieve: Sieve, idea: Idea) -> str:
    return "My own" if idea is Idea.CHILD else whose_idea(sieve, idea)


def _helping(store: Reader, sieve: Sieve, goal: Goal) -> list[Markup]:
    """Say in a line each who does what, of what is hers to read."""
    open_ones = [one for one in actions_of(store, goal) if not one.let_go and not one.done_on]
    hers = [one for one in open_ones if _may_read(sieve, one)]
    return [line for one in hers if (line := _line(sieve, one))]


def _may_read(sieve: Sieve, action: Action) -> bool:
    if action.shown is True or sieve.recipient.needs(_UNMARKED):
        return True
    what = "What grown-ups will do, where nobody said she may read it"
    sieve.leave_out(what, _WHY.format(name=sieve.child.name), _UNMARKED)
    return False


def _line(sieve: Sieve, action: Action) -> Markup:
    what, who = sieve.field(action, "what"), sieve.field(action, "who")
    if not what:
        return Markup()
    told = action.due and not sieve.withholds(Withhold.TIMES, "By when")
    by = f" (by {say(action.due)})" if told else ""
    return element("p", element("b", f"{who or 'We'}: "), f"{what}{by}")


def _coming_in(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    """Say what helps her come in and what was agreed, without a figure."""
    attendance = attendance_plan_of(store, plan)
    if attendance is None:
        return []
    helps = sieve.field(attendance, "helps")
    lines = [element("p", helps)] if helps else []
    for step in steps_of(store, attendance):
        if not step.done_on and (what := sieve.field(step, "what")):
            lines.append(element("p", element("b", f"{_who(sieve, step)}: "), what))
    return [section("What helps me come in", *lines)] if lines else []


def _who(sieve: Sieve, step: Step) -> str:
    names = {Party.CHILD: sieve.child.name, Party.FAMILY: "At home", Party.SCHOOL: "At school"}
    return names[step.party] if step.party else "We"


def _again(sieve: Sieve, plan: Plan) -> list[Markup]:
    if not plan.review_on or sieve.withholds(Withhold.TIMES, "Next review"):
        return []
    return [section("When we look at it again", say(plan.review_on))]


def _not_right(made: Made) -> list[Markup]:
    ring = f" You can ring {made.worker.phone}." if made.worker.phone else ""
    return [
        element("p", f"Tell {made.worker.name}.{ring}"),
        element("p", "You may change your mind about anything on this paper."),
    ]


def _read(sieve: Sieve, made: Made) -> Markup:
    """Return lines for the child and for the one who read it with her."""
    lines = [
        [("sign", "I have read this, or somebody read it to me."), ("sign", f"{sieve.child.name}:"),
         ("sign", "Date:")],
        [("sign", "We made it together."), ("sign", f"{made.worker.name}:"), ("sign", "Date:")],
    ]  # fmt: skip
    return placed(lines, (48, 32, 20))
