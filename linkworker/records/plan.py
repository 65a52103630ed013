"""The Individual Support Plan: AllChild's own, not the school's statutory SEND plan."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, text, words, yes_no
from linkworker.records import keeping


class Party(Enum):
    """Who agrees to a plan."""

    CHILD = "child"
    FAMILY = "family"
    SCHOOL = "school"


class Plan(Record):
    """What matters to a child, what she is good at and hopes for; then what we will try."""

    kind = "plan"
    title = "Individual Support Plan"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    started: date | None = day("Started", required=True)
    my_words: str = words("My words", search=True)
    typed_by_child: bool | None = yes_no("Words typed by the child", rule=Rule.ORDER, progress=True)
    good_at: str = words("What I am good at", search=True)
    hopes: str = words("What I hope for", search=True)
    grown_ups: str = words("Grown-ups I can go to", search=True)
    needs: str = words("What is hard just now", search=True)
    family_voice: str = words("What my family says", search=True)
    school_voice: str = words("What school says", search=True)
    works: str = words("What works", search=True)
    informal: str = words("Informal engagement", search=True)
    formal: str = words("Formal engagement", search=True)
    developmental: str = words("Developmental support", search=True)
    specialist: str = words("Delivery Partner specialist support", search=True)
    review_on: date | None = day("Next review", progress=True)
    closed_on: date | None = day("Closed on", group="closing")
    closed_because: str = text("Closed because", group="closing")


class PlanVersion(Record):
    """A plan as it stood when it was put to people. Its number counts those before it."""

    kind = "plan_version"
    title = "Version of the plan"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    plan: str = links("Plan", "plan", under=True, required=True)
    before: str = links("Version before", "plan_version")
    fixed_on: date | None = day("Fixed on", required=True)
    content: str = text("Fingerprint of its content", required=True, longest=64)


class Agreement(Record):
    """One party's agreement to one version of a plan."""

    kind = "agreement"
    title = "Agreement"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    version: str = links("Version of the plan", "plan_version", required=True)
    plan: str = links("Plan", "plan", under=True, required=True)
    party: Party | None = choice("Who agreed", Party, required=True)
    who: str = text("Name", required=True)
    agreed_on: date | None = day("On", required=True)
    how: str = text("How", hint="signed on paper, by telephone")
