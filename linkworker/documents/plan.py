"""The Individual Support Plan as a family reads it, from the child's words to the signatures."""

from linkworker.actions.people import people_round
from linkworker.actions.plans import plan_of, standing
from linkworker.documents.attendance_part import attendance_part
from linkworker.documents.goals import goals_part
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, section, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child, head_of, to_sign, who_sees
from linkworker.documents.told_back import what_changed
from linkworker.errors import NotAllowed
from linkworker.fields import declared
from linkworker.records import Child, Plan, Withhold
from linkworker.store import Reader

_NOW = {
    "works": "What works",
    "grown_ups": "Grown-ups I can go to",
    "needs": "What is hard just now",
    "family_voice": "What my family says",
    "school_voice": "What school says",
}
# Families read what the support is; the office's names for its four parts stay in the office.
SUPPORT = {
    "informal": "Checking in, day to day",
    "formal": "Time set aside together",
    "developmental": "Clubs and learning new things",
    "specialist": "Help from specialists",
}

_YOURS = "It is yours too: ask to change any of it, to see what else we keep, or to stop."


def plan_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a child's plan for one reader.

    Raises NotAllowed when there is no plan, or when nothing may be given to this reader.
    """
    check(recipient, made.on)
    plan, sieve = plan_to_print(store, child), Sieve(store, child, recipient)
    how = standing(store, plan)
    head = head_of(
        "Individual Support Plan", f"{child.name}'s plan", about_child(sieve, child), how
    )
    parts = [
        in_the_childs_words(sieve, child, plan),
        *side_by_side(plan_sections(sieve, plan, "good_at", "hopes")),
        *goals_part(store, sieve, plan),
        *what_changed(store, sieve),
        *lines_of(sieve, plan, "How things are now", _NOW),
        *lines_of(sieve, plan, "What support there is", SUPPORT),
        *attendance_part(store, sieve, child, plan, made.on),
        *orders_part(store, sieve, child),
        boxed(
            "box",
            "What happens next",
            *next_review(sieve, plan),
            *whom_to_ask(made),
            element("p", _YOURS),
            who_sees(sieve),
        ),
        to_sign(sieve, how, made),
    ]
    return finish(head, parts, sieve, made)


def plan_to_print(store: Reader, child: Child) -> Plan:
    """Return the plan that is printed; raises NotAllowed when there is none."""
    plan = plan_of(store, child)
    if plan is None:
        raise NotAllowed(f"{child.name} has no plan yet")
    return plan


def in_the_childs_words(sieve: Sieve, child: Child, plan: Plan) -> Markup:
    """Return the child's own words in a box of their own, or nothing."""
    words = sieve.field(plan, "my_words")
    return boxed("words", f"In {child.name}'s words", f"“{words}”") if words else Markup()


def plan_sections(sieve: Sieve, plan: Plan, *names: str) -> list[Markup]:
    """Return a section for each of these fields that says something to this reader."""
    return [
        section(declared(Plan)[name].label, words)
        for name in names
        if (words := _words(sieve, plan, name))
    ]


def _words(sieve: Sieve, plan: Plan, name: str) -> str:
    label = declared(Plan)[name].label
    if name == "school_voice" and plan.school_voice and sieve.withholds(Withhold.SCHOOL, label):
        return ""
    return sieve.field(plan, name)


def lines_of(sieve: Sieve, plan: Plan, heading: str, labels: dict[str, str]) -> list[Markup]:
    """Return one section of several short texts; none when nothing may stand there."""
    lines = [
        labelled(label, words)
        for name, label in labels.items()
        if (words := _words(sieve, plan, name))
    ]
    return [section(heading, *lines)] if lines else []


def orders_part(store: Reader, sieve: Sieve, child: Child) -> list[Markup]:
    """Return orders in force: on no paper, unless ticked for this reader with a reason."""
    said = [
        labelled(person.name, words)
        for relation, person in people_round(store, child)
        if person and (words := sieve.field(relation, "order_kind"))
    ]
    return [section("Orders in force", *said)] if said else []


def next_review(sieve: Sieve, plan: Plan) -> list[Markup]:
    """Say when the plan is looked at again, to who may be told."""
    if sieve.withholds(Withhold.TIMES, "Next review"):
        return []
    return [labelled("Next review", say(plan.review_on))]
