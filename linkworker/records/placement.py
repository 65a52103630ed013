"""Where a child is taught while not, or not only, at her own school; and who was there when."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, Sensitivity, choice, day, links, marks, text
from linkworker.records import keeping


class Setting(Enum):
    """What kind of place it is. A part-time timetable is at her own school, with an end."""

    AP = "alternative provision"
    OFF_SITE = "off-site direction"
    MANAGED_MOVE = "managed move"
    PART_TIME = "part-time timetable"


class Placement(Record):
    """A second timetable, from a day to a day; on a day without hours she is not there."""

    kind = "placement"
    title = "Taught elsewhere"
    lives_in = LogKind.CHILD
    keeping = keeping.SCHOOL_LIFE

    child: str = links("Child", "child", under=True, required=True)
    setting: Setting | None = choice("What it is", Setting, required=True)
    where: str = text("Where", required=True, hint="Kingsway Centre")
    starts: date | None = day("From", required=True, group="days")
    ends: date | None = day("Until", group="days")
    monday: str = text("Monday", longest=120, hint="09:30 to 14:00, workshop")
    tuesday: str = text("Tuesday", longest=120)
    wednesday: str = text("Wednesday", longest=120)
    thursday: str = text("Thursday", longest=120)
    friday: str = text("Friday", longest=120)
    contact: str = text("Whom to ask there", hint="Dee, tutor")
    phone: str = text("Telephone there", longest=40)
    goes_well: str = text("What goes well there", search=True, longest=500, progress=True)


class PlacementWeek(Record):
    """A child's half-days of one week as the place itself tells them, beside the school's."""

    kind = "placement_week"
    title = "Week elsewhere"
    lives_in = LogKind.CHILD
    keeping = keeping.ATTENDANCE
    key = ("placement", "monday")

    placement: str = links("Taught elsewhere", "placement", under=True, required=True)
    monday: date | None = day("Week of", required=True)
    codes: tuple[str, ...] = marks("Marks", sensitivity=Sensitivity.SPECIAL, progress=True)
    source: str = text("Who says so", rule=Rule.NEWEST, progress=True, hint="Dee, by e-mail")
