"""A slot: when a child is seen, or a time of the Link Worker's own; and what falls away of it."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, number, tags, text
from linkworker.records import keeping

TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"


class Weekday(Enum):
    """A day of the week that a slot comes back on."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


class Slot(Record):
    """A time for one child: on a weekday in term, or on one date.

    A slot for several children is one record in each child's log, joined by an occasion number;
    `others` only counts who else comes. `skipped` are days, as 2025-11-04, on which it does not
    take place: not needed, or moved to a slot of its own.
    """

    kind = "slot"
    title = "Slot"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What for", required=True, hint="1:1 check-in, goal check", longest=120)
    weekday: Weekday | None = choice("Every week on", Weekday, progress=True, group="when")
    on: date | None = day("Or once on", progress=True, group="when")
    at: str = text(
        "Time", required=True, longest=5, pattern=TIME, pattern_words="A time such as 09:30",
        progress=True, group="when",
    )  # fmt: skip
    minutes: int | None = number("Minutes", highest=600, unit="minutes", progress=True)
    room: str = text("Room", longest=80, progress=True)
    never_during: str = text("Never during", longest=80, hint="maths", progress=True)
    starts: date | None = day("From", progress=True)
    ends: date | None = day("Until", progress=True)
    skipped: frozenset[str] = tags("Days it falls away", progress=True)
    occasion: str = text("Occasion", longest=22, progress=True)
    others: int | None = number("Other children who come", highest=500, progress=True)
    by: str = text("Whose slot", longest=22, rule=Rule.ORDER, progress=True)


class OwnSlot(Record):
    """A time of the Link Worker's own, without a child: a duty, a meeting, supervision."""

    kind = "own_slot"
    title = "Own slot"
    lives_in = LogKind.CASELOAD
    keeping = keeping.WEEK

    what: str = text("What for", required=True, hint="Gate duty, supervision", longest=120)
    weekday: Weekday | None = choice("Every week on", Weekday, group="when")
    on: date | None = day("Or once on", group="when")
    at: str = text(
        "Time", required=True, longest=5, pattern=TIME, pattern_words="A time such as 09:30",
        group="when",
    )  # fmt: skip
    minutes: int | None = number("Minutes", highest=600, unit="minutes")
    room: str = text("Room", longest=80)
    starts: date | None = day("From")
    ends: date | None = day("Until")
    skipped: frozenset[str] = tags("Days it falls away")
    by: str = text("Whose slot", longest=22, rule=Rule.ORDER)
