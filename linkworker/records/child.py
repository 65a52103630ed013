"""A child on the programme, and the card for an emergency."""

from datetime import date
from enum import Enum

from linkworker.fields import (
    LogKind,
    Record,
    Rule,
    Sensitivity,
    choice,
    day,
    links,
    number,
    text,
    words,
)
from linkworker.records import keeping


class Sen(Enum):
    """Special educational needs, as the school census has them."""

    NONE = "none"
    SUPPORT = "SEN support"
    PLAN = "EHC plan"


class Child(Record):
    """A child we walk beside for two years. Preferred name, school and year are enough to begin."""

    kind = "child"
    title = "Child"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    name: str = text("Preferred name", required=True, search=True, group="name")
    surname: str = text("Surname", search=True, group="name")
    nickname: str = text("Also called", search=True)
    school: str = links("School", "school", required=True)
    year: int | None = number("Year", required=True, lowest=0, highest=13, hint="0 is Reception")
    school_class: str = text("Class", longest=60)
    pronouns: str = text("Pronouns", longest=30)
    born: date | None = day("Date of birth")
    upn: str = text("UPN", longest=13, hint="Used to match the school's file, never printed")
    language: str = text("Language at home")
    sen: Sen | None = choice("SEN", Sen, sensitivity=Sensitivity.SPECIAL)
    started: date | None = day("On the programme since")
    family: str = text("Family", longest=22, rule=Rule.ORDER, progress=True)

    @property
    def whole_name(self) -> str:
        """The preferred name and the surname."""
        return f"{self.name} {self.surname}".strip()

    @property
    def by_name(self) -> tuple[str, str, str]:
        """What children are put in order by: name, surname, and the id for two of the same."""
        return self.name.casefold(), self.surname.casefold(), self.id


class EmergencyCard(Record):
    """What anybody who looks after the child for an hour must know; one for each child."""

    kind = "emergency_card"
    title = "Emergency card"
    lives_in = LogKind.CHILD
    keeping = keeping.SAFETY
    key = ("child",)

    child: str = links("Child", "child", under=True, required=True)
    allergies: str = words("Allergies", sensitivity=Sensitivity.SPECIAL)
    medication: str = words("Medication", sensitivity=Sensitivity.SPECIAL)
    first_contact: str = text("Ring first", group="first")
    first_phone: str = text(
        "Telephone", longest=40, sensitivity=Sensitivity.WITHHELD, group="first"
    )
    second_contact: str = text("Ring second", group="second")
    second_phone: str = text(
        "Telephone of the second", longest=40, sensitivity=Sensitivity.WITHHELD, group="second"
    )
    collection: str = text("Collection", hint="How the child goes home")
    language: str = text("Language", hint="What to speak on the telephone")
    checked_on: date | None = day("Checked with family on", progress=True)
