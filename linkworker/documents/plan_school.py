"""The plan as the school reads it: what its people do, and what they need to know to do it.

What the family told us, what is hard and what specialists do stay off it, until somebody ticks
that the family agreed to each. Whether they agreed to share with school at all stands at its head.
"""

from linkworker.actions.attendance import attendance_plan_of, steps_of
from linkworker.actions.family_answers import agreements_of
from linkworker.actions.plans import standing
from linkworker.documents.attendance_part import attendance_part
from linkworker.documents.goals import goals_part
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Made, Paper, finish, say, whom_to_ask
from linkworker.documents.plan import (
    SUPPORT,
    in_the_childs_words,
    lines_of,
    next_review,
    orders_part,
    plan_sections,
    plan_to_print,
)
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child, head_of, to_sign, who_sees
from linkworker.measures.agreements import about_of
from linkworker.records import Child, Component, Party, Plan, Scope
from linkworker.store import Reader

_IN_SCHOOL = {"works": "What works", "grown_ups": "Grown-ups I can go to",
              "school_voice": "What school says"}  # fmt: skip
_THEIRS = {"needs": "What is hard just now", "family_voice": "What my family says"}
_YES = "The family’s yes to sharing with school"
_AGREED = "tick it if child and family agreed that school reads it"


def schools_plan(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a plan in the school's version; raises NotAllowed as for any plan."""
    check(recipient, made.on)
    plan, sieve = plan_to_print(store, child), Sieve(store, child, recipient)
    how = standing(store, plan)
    title, about = f"{child.name}’s plan in school", about_child(sieve, child)
    specialist = _ticked(sieve, plan, "specialist", "Help from specialists")
    at_home = _steps_at_home(store, sieve, plan)
    kept_back = () if specialist else (Component.SPECIALIST,)
    parts = [
        *_shared(store, sieve, child, made),
        in_the_childs_words(sieve, child, plan),
        *side_by_side(plan_sections(sieve, plan, "good_at", "hopes")),
        *goals_part(store, sieve, plan, without=kept_back),
        *lines_of(sieve, plan, "What helps in school", _IN_SCHOOL),
        *lines_of(sieve, plan, "How things are now", _told(sieve, plan)),
        *lines_of(sieve, plan, "What support there is", _support(specialist)),
        *attendance_part(store, sieve, child, plan, made.on, at_home=at_home),
        *orders_part(store, sieve, child),
        boxed("box", "What happens next", *next_review(sieve, plan), *whom_to_ask(made),
              who_sees(sieve)),
        to_sign(sieve, how, made),
    ]  # fmt: skip
    return finish(head_of("Individual Support Plan", title, about, how), parts, sieve, made)


def _told(sieve: Sieve, plan: Plan) -> dict[str, str]:
    """Give what the child and the family said of how things are, where that is ticked."""
    return {name: said for name, said in _THEIRS.items() if _ticked(sieve, plan, name, said)}


def _support(specialist: bool) -> dict[str, str]:
    return {name: said for name, said in SUPPORT.items() if specialist or name != "specialist"}


def _ticked(sieve: Sieve, plan: Plan, name: str, said: str) -> bool:
    """Say whether a passage may stand; one that is not ticked is noted where it says anything."""
    tick = f"school.{name}"
    if sieve.recipient.needs(tick):
        return True
    if getattr(plan, name):
        sieve.leave_out(said, _AGREED, tick)
    return False


def _steps_at_home(store: Reader, sieve: Sieve, plan: Plan) -> bool:
    """Say whether the family's own steps for attendance may stand."""
    tick, attendance = "school.at_home", attendance_plan_of(store, plan)
    if sieve.recipient.needs(tick):
        return True
    if attendance and any(one.party is Party.FAMILY for one in steps_of(store, attendance)):
        sieve.leave_out("What the family does for attendance", _AGREED, tick)
    return False


def _shared(store: Reader, sieve: Sieve, child: Child, made: Made) -> list[Markup]:
    """Say since when the family agrees that school is told; say at the check where nobody asked."""
    found = agreements_of(store, child, made.on).get(about_of(Scope.SCHOOL))
    if found is None or not found.agreed:
        sieve.leave_out(_YES, "nobody wrote down that they said so: ask them")
        return []
    words = f"Child and family agreed on {say(found.since)} that school reads this."
    return [element("p", words)]
