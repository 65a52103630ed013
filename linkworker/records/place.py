"""A place where the programme runs: its schools, their calendar, its staff."""

from datetime import date
from enum import Enum
from typing import Any

from linkworker.fields import LogKind, Record, Sensitivity, choice, day, links, tags, text
from linkworker.records import keeping

_TIME: dict[str, Any] = {
    "longest": 5,
    "pattern": r"([01]?\d|2[0-3]):[0-5]\d",
    "pattern_words": "Write a time such as 8:00",
}


class Phases(Enum):
    """How the two years go in a place."""

    TOGETHER = "social, emotional and academic support together"
    FEELINGS_FIRST = "social and emotional support first"


class WordsThen(Enum):
    """What becomes of the words typed on a concern once they were handed over."""

    SEALED = "sealed to our safeguarding lead alone"
    WIPED = "wiped from the laptop"


class Place(Record):
    """A part of the country where the programme runs, such as a borough."""

    kind = "place"
    title = "Place"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE

    name: str = text("Name", required=True, search=True)
    safeguarding_lead: str = text("Charity's safeguarding lead")
    safeguarding_phone: str = text("Safeguarding lead's telephone", longest=40)
    front_door: str = text("Council’s front door", hint="Brent Family Front Door")
    front_door_phone: str = text("Front door's telephone", longest=40)
    out_of_hours_phone: str = text("Council out of hours", longest=40)
    officer: str = text("Council's designated officer", hint="For a worry about a member of staff")
    officer_phone: str = text("Designated officer's telephone", longest=40)
    concern_words: WordsThen | None = choice("Words typed on a concern are then", WordsThen)
    lead_key: str = text("Key that they are sealed to", longest=43, group="lead_key")
    lead_key_of: str = text("Whose key it is", group="lead_key")
    phases: Phases | None = choice("How the two years go", Phases)


class School(Record):
    """A school we work in, and who leads safeguarding there (KCSIE: the DSL and deputy)."""

    kind = "school"
    title = "School"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE

    name: str = text("Name", required=True, search=True)
    local_authority: str = text("Council")
    phone: str = text("Telephone", longest=40)
    dsl: str = text("Designated safeguarding lead", group="safeguarding")
    dsl_phone: str = text("Their telephone", longest=40, group="safeguarding")
    deputy: str = text("Deputy", group="safeguarding")
    deputy_phone: str = text("Deputy's telephone", longest=40, group="safeguarding")
    head: str = text("Head teacher", group="head")
    head_phone: str = text("Head teacher's telephone", longest=40, group="head")
    opens: str = text("Somebody answers from", group="hours", hint="8:00", **_TIME)
    closes: str = text("Somebody answers until", group="hours", hint="16:30", **_TIME)
    agreement: str = text("Sharing agreement", hint="Its reference", group="agreement")
    agreement_from: date | None = day("In force from", group="agreement")
    agreement_until: date | None = day("In force until", group="agreement")
    import_columns: str = text("How this school's file is laid out", longest=4000)


class Term(Record):
    """One term of a school's calendar; school days are its weekdays less what is listed."""

    kind = "term"
    title = "Term"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE

    school: str = links("School", "school", under=True)
    name: str = text("Name", required=True, hint="Autumn 2026")
    starts: date | None = day("First school day", required=True, group="dates")
    ends: date | None = day("Last school day", required=True, group="dates")
    half_term_starts: date | None = day("Half-term from", group="half_term")
    half_term_ends: date | None = day("Half-term to", group="half_term")
    inset: frozenset[str] = tags("INSET days", hint="2026-10-23")
    closed: frozenset[str] = tags("Days the school was closed")


class Colleague(Record):
    """Somebody on the staff of a place, by the id that the organisation knows."""

    kind = "colleague"
    title = "Colleague"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE
    key = ("user",)

    user: str = text("Staff id", required=True, longest=22)
    name: str = text("Name", required=True, search=True)
    work: str = text("What they do", hint="Link Worker, supervisor")
    phone: str = text("Telephone", longest=40, sensitivity=Sensitivity.ORDINARY)
