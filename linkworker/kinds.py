"""The kinds of field: what each holds, how it is checked, and how it is spelled when kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

from linkworker.money import PENCE, say_pence

# A date outside these is a slip of the hand, and sums over school days would not end.
YEARS = range(1900, 2200)


class Rule(Enum):
    """What is shown when two people changed one slot without seeing each other's edit."""

    ASK = "ask"  # both are shown in To decide, unless one had replaced the other's value
    ALWAYS_ASK = "always ask"  # the same, and nothing but a person ever settles it
    SET = "set"  # an element that anybody says is present is present
    ORDER = "order"  # the later one
    NEWEST = "newest"  # the one from the newer file (`as_at`)
    TEXT = "text"  # merged by paragraph; the same paragraph is asked


class Sensitivity(Enum):
    """Where a field may appear (UK GDPR Articles 9 and 10; who may be told what)."""

    ORDINARY = "ordinary"
    SPECIAL = "special"  # health, ethnicity, religion, SEN: never on lists or in excerpts
    OFFENCE = "offence"  # off every paper unless ticked with a reason
    WITHHELD = "withheld contact"  # never told to who must not be told
    RESTRICTED = "restricted"  # lives in a log of its own audience


@dataclass(frozen=True, kw_only=True)
class Field:
    """One declared field, of any kind.

    `progress` edits (a tick, a rating) never re-open an agreement or sign-off; content edits
    do. `group` names the fields that only mean something together; `raised_by` the yes-or-no by
    which a writer raises this one to special. `was` lists older names, the first one first.
    """

    label: str
    required: bool = False
    search: bool = False
    rule: Rule = Rule.ASK
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    progress: bool = False
    raised_by: str = ""
    group: str = ""
    was: str = ""
    hint: str = ""
    column: ClassVar[type] = str
    elements: ClassVar[bool] = False

    def problem(self, value: Any) -> str | None:
        """Say what is wrong with `value`, in words for the person typing."""
        return f"{self.label} is needed" if self.required and not value else None

    def to_store(self, value: Any) -> Any:
        """Turn a value into what the store and the wire hold."""
        return value

    def from_store(self, stored: Any) -> Any:
        """Turn what is kept back into a value; raise ValueError for what is newer than us."""
        return stored

    def accepts(self, stored: Any) -> bool:
        """Say whether something from the wire has the shape of this kind: words, without NUL."""
        return isinstance(stored, str) and "\0" not in stored

    def spoken(self, value: Any) -> str:
        """Say a value in words for a person."""
        return str(value) if value not in (None, "") else "nothing"


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A line of words."""

    longest: int = 300
    pattern: str = ""
    pattern_words: str = ""

    def problem(self, value: str) -> str | None:
        """Say when it is missing, too long (letters) or of another form."""
        if len(value) > self.longest:
            return f"{self.label} is longer than {self.longest:,} letters"
        if value and self.pattern and not re.fullmatch(self.pattern, value):
            return self.pattern_words
        return super().problem(value.strip())


@dataclass(frozen=True, kw_only=True)
class Words(Text):
    """Long words, of several paragraphs; 20,000 letters at most."""

    longest: int = 20_000


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day."""

    def to_store(self, value: date | None) -> str | None:
        """Spell as ISO 8601."""
        return value.isoformat() if value else None

    def from_store(self, stored: str | None) -> date | None:
        """Read ISO 8601."""
        return date.fromisoformat(stored) if stored else None

    def problem(self, value: date | None) -> str | None:
        """Say when it is missing, or in a year that nobody here lives in."""
        return _year_problem(self.label, value) or super().problem(value)

    def accepts(self, stored: Any) -> bool:
        """Accept a real date or nothing."""
        return stored is None or _reads(date.fromisoformat, stored)

    def spoken(self, value: date | None) -> str:
        """Say it as people do: Tue 4 Nov 2025."""
        return f"{value:%a} {value.day} {value:%b %Y}" if value else "no date"


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A day and time on the wall clock, to the minute."""

    def to_store(self, value: datetime | None) -> str | None:
        """Spell as ISO 8601 to the minute, without a zone."""
        return value.isoformat(timespec="minutes") if value else None

    def from_store(self, stored: str | None) -> datetime | None:
        """Read ISO 8601."""
        return datetime.fromisoformat(stored) if stored else None

    def problem(self, value: datetime | None) -> str | None:
        """Say when it is missing, or in a year that nobody here lives in."""
        return _year_problem(self.label, value) or super().problem(value)

    def accepts(self, stored: Any) -> bool:
        """Accept a real time without a zone, or nothing."""
        return stored is None or _reads(datetime.fromisoformat, stored)

    def spoken(self, value: datetime | None) -> str:
        """Say it as people do: Tue 4 Nov 2025, 09:42."""
        return f"{value:%a} {value.day} {value:%b %Y, %H:%M}" if value else "no time"


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few, or none."""

    options: type[Enum]

    def to_store(self, value: Enum | None) -> str | None:
        """Spell as the option's value."""
        return str(value.value) if value else None

    def from_store(self, stored: str | None) -> Enum | None:
        """Read an option; raise ValueError for one that a newer version added."""
        return self.options(stored) if stored else None

    def accepts(self, stored: Any) -> bool:
        """Accept any option's name: a newer version may know more of them."""
        return stored is None or (super().accepts(stored) and len(stored) <= 100)

    def spoken(self, value: Enum | None) -> str:
        """Say the option's own words."""
        return str(value.value) if value else "not said"


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number in a unit, or none (which is not 0)."""

    lowest: int = 0
    highest: int = 1_000_000
    unit: str = ""
    column: ClassVar[type] = int

    def problem(self, value: int | None) -> str | None:
        """Say when it is missing or out of its range."""
        if value is None:
            return f"{self.label} is needed" if self.required else None
        if not self.lowest <= value <= self.highest:
            return f"{self.label} must be from {self.lowest} to {self.highest}"
        return None

    def accepts(self, stored: Any) -> bool:
        """Accept a whole number that SQLite can hold, or nothing."""
        return stored is None or (type(stored) is int and abs(stored) < 2**53)

    def spoken(self, value: int | None) -> str:
        """Say the number and its unit; pence as pounds."""
        if value is None:
            return "not said"
        return say_pence(value) if self.unit == PENCE else f"{value} {self.unit}".strip()


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes, no, or not known."""

    column: ClassVar[type] = int

    def problem(self, value: bool | None) -> str | None:
        """Say when an answer is needed."""
        return f"{self.label} is needed" if self.required and value is None else None

    def from_store(self, stored: int | None) -> bool | None:
        """Read SQLite's 0 and 1."""
        return None if stored is None else bool(stored)

    def accepts(self, stored: Any) -> bool:
        """Accept true, false or nothing."""
        return stored is None or isinstance(stored, bool)

    def spoken(self, value: bool | None) -> str:
        """Say yes, no or not known."""
        return "not known" if value is None else "yes" if value else "no"


@dataclass(frozen=True, kw_only=True)
class Links(Field):
    """A reference to a record of kind `to`, which may not be here yet."""

    to: str
    under: bool = False

    def accepts(self, stored: Any) -> bool:
        """Accept an id or nothing."""
        return super().accepts(stored) and len(stored) <= 22


def _year_problem(label: str, value: date | None) -> str | None:
    return f"{label}: check the year, {value.year}" if value and value.year not in YEARS else None


def _reads(read: Callable[[Any], date], stored: Any) -> bool:
    """Say whether it is a day or wall-clock time, without a zone, in a year near ours."""
    try:
        value = read(stored)
    except (ValueError, TypeError):
        return False
    return value.year in YEARS and getattr(value, "tzinfo", None) is None
