"""What goes well with the children here: goals rated lately, what they did, whole weeks."""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.attendance import monday_of
from linkworker.measures.due import OfChild
from linkworker.measures.going_well import LATELY, Well, came_back, did, nearer, newest
from linkworker.records import Action, AttendanceWeek, Goal, Rating
from linkworker.store import Reader

_MOST = 4


def read_well(reader: Reader, facts: Sequence[OfChild], day: date) -> tuple[Well, ...]:
    """Look for what goes well: lately rated goals, promises kept, weeks of the last while."""
    by_log = {of.child.log: of.child for of in facts}
    found: list[Well] = []
    rated = {
        one.goal: one.log for one in reader.find(Rating, newest="rated_on", since=day - LATELY)
    }
    goals = {goal.id: goal for goal in reader.find(Goal) if goal.id in rated}
    for id_, goal in goals.items():
        if goal.log in by_log:
            ratings = list(reversed(reader.find(Rating, goal=id_, newest="rated_on")))
            found += nearer(by_log[goal.log], goal, ratings, day)
    for action in reader.find(Action, newest="done_on", since=day - LATELY):
        if action.log in by_log:
            found += did(by_log[action.log], [action], day)
    weeks: dict[str, list[AttendanceWeek]] = {}
    for week in reader.find(AttendanceWeek, newest="monday", since=monday_of(day) - 4 * LATELY):
        weeks.setdefault(week.log, []).append(week)
    for log, child in by_log.items():
        found += came_back(child, weeks.get(log, []), day)
    return tuple(newest(found, _MOST))
