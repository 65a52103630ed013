"""What helped the invented children: taken up, a journal, late marks excused, a laptop lent."""

from datetime import date, datetime
from typing import Any, NamedTuple

from linkworker.actions import adjustments, direct_work, enrichments, practical_support
from linkworker.actions.goals import goals_of
from linkworker.actions.plans import plan_of
from linkworker.practice.making import Making
from linkworker.records import Child, Eases, Enrichment, Handed, PracticalSupport

_JOURNAL = "“You Are Awesome” journal"
# When, minutes, topic, her own words: the first two are 1:1s that were written down already
SARAH: tuple[tuple[str, int, str, str], ...] = (
    ("2025-01-21 12:30", 30, "what I am proud of", "I kept my sister laughing in the hotel."),
    ("2025-02-11 12:30", 30, "people I trust", "My aunt. And you, a bit."),
    ("2025-09-23 12:30", 25, "a day that went well", "I walked in late and nobody turned round."),
    ("2025-10-14 12:30", 30, "what I do when it is too loud", "I count the stairs."),
)


class Line(NamedTuple):
    """One thing: to whom, by whom, on which day; `back` None is the end of the year, "" given."""

    name: str
    what: str
    from_whom: str
    on: str
    back: str | None = None
    whom: str = ""
    pence: int | None = None
    notes: str = ""
    returned: str = ""


HANDED = (
    Line("Sarah", "Laptop", "Fernhill Academy", "2025-09-15",
         notes="School number FA-207, and its charger. At weekends it stays in room 4."),
    Line("Sarah", "Uniform, two sets", "Brent school-wear bank", "2025-09-05", "", pence=4_200),
    Line("Sarah", "Food for a week", "Northside food shelf", "2025-10-10", "", "the family", 350),
    Line("John", "Football boots, size 4", "Fernhill Rovers", "2025-10-06", "2025-11-07",
         notes="For the trial on 6 November."),
    Line("Wren", "Winter coat", "the parents’ swap rail", "2025-10-21", ""),
    Line("Kofi", "Calculator", "Mr Fenwick", "2025-10-07", "2025-10-24", returned="2025-10-23"),
    Line("Juniper", "Three library books", "Willow Green library", "2025-10-20", "2025-11-21"),
)  # fmt: skip
PLAY = (("2025-10-14", 45, "He read the innkeeper and the sheep."),
        ("2025-10-21", 45, "First time on the stage."))  # fmt: skip


def tell_help(making: Making) -> None:
    """Keep what helped, up to 4 November 2025."""
    children = {one.name: one for one in making.store.find(Child)}
    _journal(making, children["Sarah"])
    _adjusted(making, children["Sarah"], children["Wren"])
    _taken(making, *(children[name] for name in ("John", "Sarah", "Wren")))
    for line in HANDED:
        if line.name in children:
            _hand(making, children[line.name], line)


def _journal(making: Making, sarah: Child) -> None:
    goal = _first_goal(making, sarah)
    for at, minutes, topics, words in SARAH:
        moment = datetime.fromisoformat(at)
        direct_work.keep_work(
            making.store, sarah, resource=_JOURNAL, at=moment, minutes=minutes, topics=topics,
            words=words, goal=goal, now=moment, by=making.user,
        )  # fmt: skip


def _adjusted(making: Making, sarah: Child, wren: Child) -> None:
    said: tuple[tuple[Child, dict[str, Any]], ...] = (
        (sarah, {
            "what": "Late marks excused", "eases": Eases.LATE,
            "agreed_by": "Ms Okafor and the head of year", "starts": date(2025, 9, 9),
            "review_on": date(2025, 11, 5), "until": date(2025, 12, 19),
            "how": "She signs in at the office and goes straight to class.",
        }),
        (sarah, {
            "what": "Homework pardoned", "eases": Eases.HOMEWORK, "agreed_by": "Ms Okafor",
            "starts": date(2025, 9, 9), "review_on": date(2025, 11, 20),
            "how": "What she does in room 4 at lunch counts.",
        }),
        (wren, {
            "what": "Time-out card: out of the room for ten minutes", "eases": Eases.PLACE,
            "agreed_by": "Mr Fenwick", "starts": date(2025, 10, 15),
            "review_on": date(2025, 11, 27), "how": "She shows it, goes, and comes back herself.",
        }),
    )  # fmt: skip
    for child, words in said:
        goal = _first_goal(making, child)
        adjustments.agree_adjustment(making.store, child, goal=goal, by=making.user, **words)


def _taken(making: Making, john: Child, sarah: Child, wren: Child) -> None:
    play = _take_up(
        making, john, what="The Christmas play: the innkeeper", from_whom="Mr Fenwick",
        started=date(2025, 10, 14), did="I get to say no to everybody.", said_by="John",
    )  # fmt: skip
    for day, minutes, words in PLAY:
        on = date.fromisoformat(day)
        enrichments.add_time(
            making.store, play, on=on, today=on, minutes=minutes, words=words, by=making.user
        )
    team = _take_up(
        making, john, what="School football, training", from_whom="Ms Adair, PE",
        started=date(2025, 9, 18), did="He loses and shakes hands.", said_by="Ms Adair",
    )  # fmt: skip
    on = date(2025, 10, 9)
    enrichments.add_time(
        making.store, team, on=on, today=on, minutes=60, words="Passed instead of shooting.",
        by=making.user,
    )  # fmt: skip
    _take_up(
        making, sarah, what="The school magazine", from_whom="Mr Adeyemi",
        started=date(2025, 10, 6), did="My poem was in it, my name spelled right.",
        said_by="Sarah",
    )  # fmt: skip
    _take_up(
        making, wren, what="Harvest table in the hall", from_whom="Mrs Dale",
        started=date(2025, 9, 29), ended_on=date(2025, 10, 10), ended_because="Harvest was over",
        did="The little ones asked me what everything was.", said_by="Wren",
    )  # fmt: skip


def _take_up(making: Making, child: Child, **said: Any) -> Enrichment:
    started = said["started"]
    changes = enrichments.take_up(
        making.store, child, today=said.get("ended_on", started), by=making.user, **said
    )
    return making.store.get(Enrichment, *changes.touches(Enrichment))


def _hand(making: Making, child: Child, line: Line) -> None:
    on = date.fromisoformat(line.on)
    changes = practical_support.hand(
        making.store, child, what=line.what, from_whom=line.from_whom, on=on, today=on,
        handed=Handed.GIVEN if line.back == "" else Handed.LENT,
        due_back=date.fromisoformat(line.back) if line.back else None,
        whom=line.whom or child.name, pence=line.pence, notes=line.notes, by=making.user,
    )  # fmt: skip
    if line.returned:
        lent = making.store.get(PracticalSupport, *changes.touches(PracticalSupport))
        day = date.fromisoformat(line.returned)
        practical_support.came_back(making.store, lent, on=day, today=day)


def _first_goal(making: Making, child: Child) -> str:
    """Give the id of a child's first goal, or '' for none."""
    plan = plan_of(making.store, child)
    goals = goals_of(making.store, plan) if plan else []
    return goals[0].id if goals else ""
