"""A child's story on one page, told once: her words, what works, who to ask, what comes next.

What is hard is not on it, and nothing that a new helper does not need to begin well.
"""

from datetime import date

from linkworker.actions.attendance import attendance_plan_of
from linkworker.actions.goals import actions_of, goals_of
from linkworker.actions.plans import Standing, plan_of, standing
from linkworker.documents.goals import when
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.plan import in_the_childs_words, plan_sections
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, placed, section, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import NotAllowed
from linkworker.records import Child, Plan, Withhold
from linkworker.store import Reader

_NEXT = 3  # things that come next: more would not be read


def story_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a child's story for one reader, so that it need not be told again.

    Raises NotAllowed when there is no plan to tell it from, or nothing may be given.
    """
    check(recipient, made.on)
    plan = plan_of(store, child)
    if plan is None:
        raise NotAllowed(f"{child.name} has no plan yet: the story is told from it")
    sieve = Sieve(store, child, recipient)
    beside = [
        *plan_sections(sieve, plan, "good_at", "hopes", "works"),
        *_helps(store, sieve, plan),
        *_wants(store, sieve, plan),
        *plan_sections(sieve, plan, "grown_ups"),
    ]
    parts = [
        in_the_childs_words(sieve, child, plan),
        *side_by_side(beside),
        *_next(store, sieve, plan),
        boxed("box", "Who to ask", *whom_to_ask(made)[:1], *_safety(sieve)),
        _once(child, recipient),
    ]
    return finish(_head(sieve, child, standing(store, plan)), parts, sieve, made)


def _head(sieve: Sieve, child: Child, how: Standing) -> Head:
    said = child.pronouns and f" ({child.pronouns})"
    about = f"{about_child(sieve, child)}{said}"
    words = f"Told once, so that {child.name} does not have to tell it again."
    version = f"version {how.number}" if how.number and not how.draft else ""
    return Head("One-page story", f"This is {child.name}", about, version, words, how.draft)


def _helps(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    attendance = attendance_plan_of(store, plan)
    words = sieve.field(attendance, "helps") if attendance else ""
    return [section("What helps me come in", words)] if words else []


def _wants(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    said = [sieve.field(one, "words") for one in goals_of(store, plan) if not one.closed_on]
    items = [element("p", f"“{words}”") for words in said if words]
    return [section("What I am working on", *items)] if items else []


def _next(store: Reader, sieve: Sieve, plan: Plan) -> list[Markup]:
    """Say what comes next, and when all of it is looked at again."""
    open_ones = [
        action
        for goal in goals_of(store, plan)
        if not goal.closed_on
        for action in actions_of(store, goal)
        if not action.done_on and not action.let_go
    ]
    soonest = sorted(open_ones, key=lambda one: one.due or date.max)[:_NEXT]
    lines = [
        (what, sieve.field(one, "who"), when(sieve, one.due, None))
        for one in soonest
        if (what := sieve.field(one, "what"))
    ]
    parts = [table(("What", "Who", "By when"), lines, (53, 23, 24))] if lines else []
    if plan.review_on and not sieve.withholds(Withhold.TIMES, "Next review"):
        parts.append(labelled("Looked at again", say(plan.review_on)))
    return [section("What comes next", *parts)] if parts else []


def _safety(sieve: Sieve) -> list[Markup]:
    """Say whom to tell of a worry, to who may know the school."""
    school = sieve.school
    if not school or not school.dsl or sieve.recipient.must_not_know(Withhold.SCHOOL):
        return []
    ring = f", {school.dsl_phone}" if school.dsl_phone else ""
    words = f"{school.dsl} at {school.name}{ring}. In danger: 999."
    return [labelled("Worried about safety", words)]


def _once(child: Child, recipient: Recipient) -> Markup:
    """Return a line for the child to sign: the story is hers to share."""
    words = f"I am happy for {recipient.name} to have this. Ask me before you pass it on."
    if recipient.name == child.name:
        words = "I have read this, and it is right."
    row = [("sign", words), ("sign", f"{child.name}:"), ("sign", "Date:")]
    return placed([row], (60, 24, 16))
