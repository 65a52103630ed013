"""A child at the beginning of a school year: whether she is back, with whom and in which room."""

from enum import Enum

from linkworker.fields import LogKind, Record, choice, links, number, text, yes_no
from linkworker.records import keeping


class Back(Enum):
    """Whether a child has come back after the summer."""

    BACK = "is back"
    NOT_YET = "not back yet"
    MOVED = "has moved away"


class SchoolYear(Record):
    """What was looked at in September: one for each child and school year.

    `began` is the year in which the school year began: 2025 for 2025/26. Year group, class and
    school stand in the child's own record.
    """

    kind = "school_year"
    title = "School year"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    key = ("child", "began")

    child: str = links("Child", "child", under=True, required=True)
    began: int | None = number("Began in", required=True, lowest=2000, highest=2199, progress=True)
    back: Back | None = choice("After the summer", Back, required=True, progress=True)
    teacher: str = text("Teacher", longest=80, progress=True)
    room: str = text("Room", longest=80, progress=True)
    consents: bool | None = yes_no("Consents looked at again", progress=True)
