"""What goes well with the children here: goals nearer, what they did, good words, whole weeks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from linkworker.actions.attendance import monday_of
from linkworker.actions.good_words import FROM
from linkworker.actions.passages import for_lists
from linkworker.measures.due import OfChild
from linkworker.measures.going_well import LATELY, Well, came_back, did, heard, nearer, newest
from linkworker.records import Action, AttendanceWeek, Child, Contact, Goal, Rating
from linkworker.store import Reader

_MOST = 4


def read_well(reader: Reader, facts: Sequence[OfChild], day: date) -> tuple[Well, ...]:
    """Look for what goes well: lately rated goals, promises kept, weeks of the last while."""
    by_log = {of.child.log: of.child for of in facts}
    found: list[Well] = []
    rated = {
        one.goal: one.log for one in reader.find(Rating, newest="rated_on", since=day - LATELY)
    }
    goals = {one.id: one for one in for_lists(reader, reader.find(Goal)) if one.id in rated}
    for id_, goal in goals.items():
        if goal.log in by_log:
            ratings = list(reversed(reader.find(Rating, goal=id_, newest="rated_on")))
            found += nearer(by_log[goal.log], goal, ratings, day)
    done = reader.find(Action, newest="done_on", since=day - LATELY)
    for action in for_lists(reader, done):
        if action.log in by_log:
            found += did(by_log[action.log], [action], day)
    found += _heard(reader, by_log, day)
    weeks: dict[str, list[AttendanceWeek]] = {}
    for week in reader.find(AttendanceWeek, newest="monday", since=monday_of(day) - 4 * LATELY):
        weeks.setdefault(week.log, []).append(week)
    for log, child in by_log.items():
        found += came_back(child, weeks.get(log, []), day)
    return tuple(newest(found, _MOST))


def _heard(reader: Reader, by_log: Mapping[str, Child], day: date) -> Iterator[Well]:
    """Look for what somebody at school or at home said lately."""
    since = datetime.combine(day - LATELY, time())
    for means in FROM:
        lately = reader.find(Contact, means=means, newest="at", since=since)
        for contact in for_lists(reader, lately):
            if contact.log in by_log:
                yield from heard(by_log[contact.log], [contact], day)
