"""The Individual Support Plan as a timeline tells it: ratings, actions, versions, agreements."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import version_number
from linkworker.records import Agreement, Child, Plan, PlanVersion
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_plans(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what was rated, done, closed, put to people and agreed, in every plan of hers."""
    del staff
    for plan in reader.find(Plan, child=child.id):
        yield from _goals(reader, plan)
        yield from _versions(reader, plan)


def _goals(reader: Reader, plan: Plan) -> Iterator[Told]:
    for goal in goals_of(reader, plan):
        quoted = f"“{goal.words}”"
        for rating in ratings_of(reader, goal):
            title, who = f"{rating.points} of 10", f"said {rating.said_by}" * bool(rating.said_by)
            mark = ("target", "plain")
            yield told_on("plan", rating.rated_on, title, quoted, who, mark, rating)
        for action in actions_of(reader, goal):
            if action.done_on:
                mark = ("list-checks", "ok")
                yield told_on("plan", action.done_on, "Done", action.what, action.who, mark, action)
        if goal.closed_on:
            words = f"{quoted}\n{goal.closed_because}"
            yield told_on("plan", goal.closed_on, "Goal closed", words, "", ("flag", "ok"), goal)


def _versions(reader: Reader, plan: Plan) -> Iterator[Told]:
    numbers = {}
    for version in reader.find(PlanVersion, plan=plan.id):
        number = numbers[version.id] = version_number(reader, version)
        title = f"Version {number} of the plan put to people"
        yield told_on("agreed", version.fixed_on, title, "", "", ("file-text", "plain"), version)
    for agreement in reader.find(Agreement, plan=plan.id):
        number = numbers.get(agreement.version, 0)
        title = (
            f"{agreement.who} agreed to version {number}" if number else f"{agreement.who} agreed"
        )
        mark = ("handshake", "ok")
        told = told_on("agreed", agreement.agreed_on, title, agreement.how, "", mark, agreement)
        yield replace(told, people=(agreement.who,))
