"""Going well says what a child did: goals nearer, promises kept, whole weeks after missed ones."""

from datetime import date, timedelta

from linkworker.measures.going_well import Well, came_back, did, nearer, newest
from linkworker.records import Action, AttendanceWeek, Child, Goal, Rating

TODAY = date(2025, 11, 18)
WREN = Child(id="w", name="Wren", school="s", year=5)
GOAL = Goal(id="g", plan="p", words="I want to stay in maths")
WHOLE = ("/", "\\") * 5


def rated(points, days_ago, who="Wren"):
    return Rating(goal="g", points=points, rated_on=TODAY - timedelta(days=days_ago), said_by=who)


def weeks(*codes):
    """Give weeks that end with the one before today's."""
    last = TODAY - timedelta(days=TODAY.weekday() + 7)
    mondays = [last - timedelta(days=7 * n) for n in reversed(range(len(codes)))]
    return [
        AttendanceWeek(child="w", monday=m, codes=c) for m, c in zip(mondays, codes, strict=True)
    ]


def words(found):
    return [one.words for one in found]


def test_a_goal_feels_nearer_than_when_the_same_person_last_said():
    found = nearer(WREN, GOAL, [rated(4, 40), rated(6, 3)], TODAY)
    assert words(found) == ["“I want to stay in maths” feels nearer: from 4 to 6"]
    assert words(nearer(WREN, GOAL, [rated(6, 40), rated(6, 3)], TODAY)) == []
    assert words(nearer(WREN, GOAL, [rated(4, 40), rated(6, 20)], TODAY)) == []
    assert words(nearer(WREN, GOAL, [rated(4, 40, "mum"), rated(6, 3)], TODAY)) == []
    assert words(nearer(WREN, GOAL, [rated(6, 3)], TODAY)) == []


def test_what_the_child_said_she_would_do_and_did_is_told_of_nobody_else():
    mine = Action(goal="g", what="Show Mr Fenwick the card", who="Wren", done_on=TODAY)
    ours = Action(goal="g", what="Ring mum", who="Joyce", done_on=TODAY)
    assert words(did(WREN, [mine, ours], TODAY)) == ["did it: Show Mr Fenwick the card"]


def test_whole_weeks_are_news_after_a_week_that_was_not():
    missed = ("I", "I", *WHOLE[2:])
    assert words(came_back(WREN, weeks(missed, WHOLE, WHOLE), TODAY)) == [
        "Two whole weeks in school, every morning and afternoon"
    ]
    assert words(came_back(WREN, weeks(WHOLE, WHOLE), TODAY)) == []
    assert words(came_back(WREN, weeks(WHOLE, missed), TODAY)) == []
    assert words(came_back(WREN, weeks(missed, *[WHOLE] * 5), TODAY)) == []


def test_one_thing_is_shown_for_each_child_the_newest_first():
    otis = Child(id="o", name="Otis", school="s", year=6)
    found = [
        Well(WREN, "older", TODAY - timedelta(days=5)),
        Well(WREN, "newer", TODAY - timedelta(days=1)),
        Well(otis, "his", TODAY - timedelta(days=2)),
    ]
    assert words(newest(found, 4)) == ["newer", "his"]
    assert words(newest(found, 1)) == ["newer"]
