"""The Individual Support Plan on paper, from the child's words to the three signatures."""

from datetime import date

from linkworker.actions.plans import Standing, plan_of, standing
from linkworker.documents.attendance_plan import attendance_part
from linkworker.documents.goals import goals_part
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import (
    Made,
    Paper,
    finish,
    for_whom,
    labelled,
    say,
    section,
    whom_to_ask,
)
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.sieve import Sieve
from linkworker.errors import NotAllowed
from linkworker.fields import declared
from linkworker.records import Child, Colleague, Party, Plan, Withhold
from linkworker.store import Reader

OURS = "This is AllChild's plan, not the school's SEND plan."
_SIGNING = {
    Party.CHILD: "Child or young person",
    Party.FAMILY: "Parent or carer",
    Party.SCHOOL: "School",
}
_NOW = {
    "works": "What works",
    "needs": "What is hard just now",
    "family_voice": "What my family says",
    "school_voice": "What school says",
}
# Families read what the support is; the office's names for its four parts stay in the office.
_SUPPORT = {
    "informal": "Checking in, day to day",
    "formal": "Time set aside together",
    "developmental": "Clubs and learning new things",
    "specialist": "Help from specialists",
}


def plan_paper(
    store: Reader,
    child: Child,
    recipient: Recipient,
    *,
    worker: Colleague,
    on: date,
    larger: bool = False,
) -> Paper:
    """Print a child's plan for one reader.

    Raises NotAllowed when there is no plan, or when nothing may be given to this reader.
    """
    check(recipient, on)
    plan = plan_of(store, child)
    if plan is None:
        raise NotAllowed(f"{child.name} has no plan yet")
    sieve, made = Sieve(store, child, recipient), Made(worker, on, larger)
    how = standing(store, plan)
    parts = [
        *_about(sieve, how, child, plan),
        _in_the_childs_words(sieve, child, plan),
        *_headed(sieve, plan, "good_at", "hopes"),
        *goals_part(store, sieve, plan),
        *_lines(sieve, plan, "How things are now", _NOW),
        *_lines(sieve, plan, "What support there is", _SUPPORT),
        *attendance_part(store, sieve, child, plan, on),
        section("What happens next", *_review(sieve, plan), whom_to_ask(made)),
        _signing(sieve, how),
        _who_sees(sieve),
    ]
    return finish(f"{child.name}'s plan", parts, sieve, made, draft=how.draft)


def _about(sieve: Sieve, how: Standing, child: Child, plan: Plan) -> list[Markup]:
    lines = [f"{child.name} {child.surname}".strip()]
    if not sieve.withholds(Withhold.SCHOOL, "School, year and class"):
        school = sieve.school.name if sieve.school else "school not on this laptop yet"
        year = "Reception" if child.year == 0 else f"Year {child.year}"
        lines += [part for part in (school, year, child.school_class) if part]
    begun = f"{', '.join(lines)}. Plan begun {say(plan.started)}. {for_whom(sieve.recipient)}"
    return [
        element("p", element("b", "Individual Support Plan. "), *_version(how)),
        element("p", OURS, " ", begun, class_="quiet"),
    ]


def _version(how: Standing) -> list[str]:
    if not how.draft:
        return [f"Version {how.number}, agreed by child, family and school."]
    if how.version is None:
        words = "It has not been put to anybody yet."
    elif how.changed:
        words = f"It has changed since version {how.number}."
    else:
        wait = " and ".join(party.value for party in Party if not how.agreed_now(party))
        words = f"Version {how.number}, not yet agreed by {wait}."
    return [element("span", "DRAFT. ", class_="draft"), words]


def _in_the_childs_words(sieve: Sieve, child: Child, plan: Plan) -> Markup:
    words = sieve.field(plan, "my_words")
    if not words:
        return Markup()
    said = section(f"In {child.name}'s words", f"“{words}”")
    cell = element("tr", element("td", said, class_="words"))
    looks = {"role": "presentation", "width": "100%", "cellspacing": "0"}
    return element("table", cell, **looks)


def _headed(sieve: Sieve, plan: Plan, *names: str) -> list[Markup]:
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


def _lines(sieve: Sieve, plan: Plan, heading: str, labels: dict[str, str]) -> list[Markup]:
    """Return one section of several short texts; none when nothing may stand there."""
    lines = [
        labelled(label, words)
        for name, label in labels.items()
        if (words := _words(sieve, plan, name))
    ]
    return [section(heading, *lines)] if lines else []


def _review(sieve: Sieve, plan: Plan) -> list[Markup]:
    if sieve.withholds(Withhold.TIMES, "Next review"):
        return []
    return [labelled("Next review", say(plan.review_on))]


def _signing(sieve: Sieve, how: Standing) -> Markup:
    lines = []
    for party, label in _SIGNING.items():
        if party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Signature of the school"):
            continue
        agreed, name, signed, day = how.agreed.get(party), "", "", ""
        if agreed and how.agreed_now(party):
            one = agreed.agreement
            name, signed, day = sieve.words("Agreed by", one.who), one.how, say(one.agreed_on)
        lines.append((label, name, signed, day))
    heads = ("Who", "Name", "Signature", "Date")
    return section("Agreed by", table(heads, lines, (30, 24, 28, 18), "sign"))


def _who_sees(sieve: Sieve) -> Markup:
    others = "the child, the family"
    if not sieve.withholds(Withhold.SCHOOL, "School among those who see it"):
        others += ", the school"
    return section("Who sees this", f"On paper: {others}. In AllChild: {Plan.keeping.readers}.")
