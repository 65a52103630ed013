"""The Individual Support Plan on paper, with the Attendance Action Plan inside."""

from datetime import date

from linkworker.actions.attendance import attendance_plan_of, steps_of
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import Standing, plan_of, standing
from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import Paper, finish, foot, say, section
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.sieve import Sieve
from linkworker.elements import Tags
from linkworker.errors import NotAllowed
from linkworker.fields import declared
from linkworker.kinds import Choice, Text, Words
from linkworker.measures.attendance import Summary
from linkworker.records import (
    Action,
    AttendancePlan,
    Child,
    Colleague,
    Goal,
    Party,
    Plan,
    Step,
    Withhold,
)
from linkworker.store import Reader

OURS = "This is AllChild's plan, not the school's SEND plan."
_SIGNING = {
    Party.CHILD: "Child or young person",
    Party.FAMILY: "Parent or carer",
    Party.SCHOOL: "School",
}


def plan_paper(
    store: Reader, child: Child, recipient: Recipient, *, worker: Colleague, on: date
) -> Paper:
    """Print a child's plan for one reader.

    Raises NotAllowed when there is no plan, or when nothing may be given to this reader.
    """
    check(recipient, on)
    plan = plan_of(store, child)
    if plan is None:
        raise NotAllowed(f"{child.name} has no plan yet")
    sieve, how = Sieve(store, child, recipient), standing(store, plan)
    parts = [
        element("p", OURS),
        _banner(how),
        _about(sieve, child, plan),
        *_said(sieve, plan),
        *(part for goal in goals_of(store, plan) for part in _goal(store, sieve, goal)),
    ]
    attendance = attendance_plan_of(store, plan)
    if attendance:
        parts.append(attendance_part(store, sieve, attendance))
    if not sieve.withholds(Withhold.TIMES, "Next review"):
        parts.append(section("Next review", say(plan.review_on)))
    parts += [_signing(sieve, how), _who_sees(sieve), foot(worker, on)]
    name = f"{child.name} {child.surname}".strip()
    return finish(f"Individual Support Plan: {name}", parts, sieve, recipient, draft=how.draft)


def attendance_part(store: Reader, sieve: Sieve, attendance: AttendancePlan) -> Markup:
    """Return the Attendance Action Plan as it stands inside the plan."""
    said = [
        joined([element("h3", field.label), element("p", words)])
        for name, field in declared(AttendancePlan).items()
        if isinstance(field, Text | Tags | Choice) and (words := sieve.field(attendance, name))
    ]
    days = [attendance.target_by, attendance.review_on]
    if any(days) and not sieve.withholds(Withhold.TIMES, "When attendance is reviewed"):
        by, review = (say(day) for day in days)
        said.append(element("p", f"By when: {by}. Attendance is reviewed: {review}."))
    lines = [_step(sieve, step) for step in steps_of(store, attendance)]
    heads = ("Who", "Step", "By when", "Done")
    steps = [table(heads, [line for line in lines if line], (18, 46, 18, 18))]
    begun = element("p", _at_the_start(attendance))
    return section("Attendance Action Plan", begun, *said, *(steps if any(lines) else []))


def _at_the_start(attendance: AttendancePlan) -> str:
    if attendance.attended is None or not attendance.possible:
        return "At the start: no half-days were marked."
    missed = attendance.possible - attendance.attended
    percent = Summary(attended=attendance.attended, authorised=missed).percent
    return (
        f"At the start: {attendance.attended} of {attendance.possible} half-days "
        f"attended ({percent}%)."
    )


def _banner(how: Standing) -> Markup:
    if not how.draft:
        return element("p", f"Version {how.number}, agreed by child, family and school.")
    if how.version is None:
        words = "It has not been put to anybody yet."
    elif how.changed:
        words = f"It has changed since version {how.number}."
    else:
        wait = " and ".join(party.value for party in Party if not how.agreed_now(party))
        words = f"Version {how.number}, not yet agreed by {wait}."
    return joined([element("p", "DRAFT", class_="draft"), element("p", words)])


def _about(sieve: Sieve, child: Child, plan: Plan) -> Markup:
    lines = [("Name", f"{child.name} {child.surname}".strip())]
    if not sieve.withholds(Withhold.SCHOOL, "School, year and class"):
        school = sieve.school.name if sieve.school else "not on this laptop yet"
        year = "Reception" if child.year == 0 else f"Year {child.year}"
        lines += [("School", ", ".join(filter(None, (school, year, child.school_class))))]
    lines.append(("Plan begun", say(plan.started)))
    return joined(element("p", element("b", f"{label}: "), words) for label, words in lines)


def _said(sieve: Sieve, plan: Plan) -> list[Markup]:
    """Print every long text of the plan in the order it is declared: the child's words first."""
    found: list[Markup] = []
    for name, field in declared(Plan).items():
        if not isinstance(field, Words) or not getattr(plan, name):
            continue
        if name == "school_voice" and sieve.withholds(Withhold.SCHOOL, field.label):
            continue
        if words := sieve.field(plan, name):
            found.append(section(field.label, words))
    return found


def _goal(store: Reader, sieve: Sieve, goal: Goal) -> list[Markup]:
    if goal.closed_on or not (words := sieve.field(goal, "words")):
        return []
    parts = [section("Goal", element("p", element("b", words)))]
    if goal.idea:
        parts.append(element("p", f"Whose idea: {goal.idea.value}"))
    if looks_like := sieve.field(goal, "looks_like"):
        parts.append(element("p", f"How we will know: {looks_like}"))
    if ratings := ratings_of(store, goal):
        last = ratings[-1]
        by = f", said by {sieve.words('Rating', last.said_by)}" if last.said_by else ""
        parts.append(element("p", f"How near it feels: {last.points} of 10{by}"))
    lines = [_action(sieve, one) for one in actions_of(store, goal) if not one.let_go]
    if any(lines):
        heads = ("What we will do", "Who", "By when", "Done")
        parts.append(table(heads, [line for line in lines if line], (46, 18, 18, 18)))
    return parts


def _action(sieve: Sieve, action: Action) -> tuple[str, ...]:
    what, who = sieve.field(action, "what"), sieve.field(action, "who")
    if not what:
        return ()
    return (what, who, *_when(sieve, action.due, action.done_on))


def _step(sieve: Sieve, step: Step) -> tuple[str, ...]:
    if step.party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Steps of the school"):
        return ()
    if step.party is None or not (what := sieve.field(step, "what")):
        return ()
    return (step.party.value.capitalize(), what, *_when(sieve, step.due, step.done_on))


def _when(sieve: Sieve, due: date | None, done_on: date | None) -> tuple[str, str]:
    if (due or done_on) and sieve.withholds(Withhold.TIMES, "By when"):
        return "", "done" if done_on else ""
    return say(due) if due else "", say(done_on) if done_on else ""


def _signing(sieve: Sieve, how: Standing) -> Markup:
    lines = []
    for party, label in _SIGNING.items():
        if party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Signature of the school"):
            continue
        agreed = how.agreed.get(party)
        if agreed and how.agreed_now(party):
            one = agreed.agreement
            lines.append((label, sieve.words("Agreed by", one.who), one.how, say(one.agreed_on)))
        else:
            lines.append((label, "", "\u00a0\n\u00a0", ""))
    return section("Agreed", table(("Who", "Name", "Signature", "Date"), lines, (24, 28, 30, 18)))


def _who_sees(sieve: Sieve) -> Markup:
    others = "the child, the family"
    if not sieve.withholds(Withhold.SCHOOL, "School among those who see it"):
        others += ", the school"
    return section("Who sees this", f"On paper: {others}. In AllChild: {Plan.keeping.readers}.")
