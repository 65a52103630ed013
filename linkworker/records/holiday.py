"""What was agreed with a child and her family for a time when school is closed."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class HolidayContact(Enum):
    """How we stay in touch while school is closed."""

    NONE = "no contact"
    ONE_CALL = "one call"
    WEEKLY = "every week"
    AS_AGREED = "as agreed"


class HolidayAgreement(Record):
    """How we stay in touch with one child in one break, who calls, and who covers."""

    kind = "holiday_agreement"
    title = "Holiday agreement"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    key = ("child", "starts")

    child: str = links("Child", "child", under=True, required=True)
    starts: date | None = day("First day of the break", required=True, progress=True)
    ends: date | None = day("Last day of the break", progress=True)
    contact: HolidayContact | None = choice(
        "How we stay in touch", HolidayContact, required=True, progress=True
    )
    as_agreed: str = text("As agreed", hint="Text on Mondays, visit in week 3", progress=True)
    who_calls: str = text("Who calls", hint="Joyce", progress=True)
    activities: str = long_words("Partners' activities", search=True, progress=True)
    covered_by: str = text("Who covers her leave", progress=True)
