"""The end of a programme: when it is prepared, who stays, and when one looks again.

It begins a term before the end, and one looks once more six weeks after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.measures.half_terms import TERMS
from linkworker.measures.school_days import SchoolCalendar, Term, terms_begun
from linkworker.measures.stages import ENDS, turns_in_order
from linkworker.records.ending import Ending, OnwardCheck, Stays, TrustedAdult
from linkworker.records.stage import StageStep, Turn

ON = timedelta(weeks=6)


@dataclass(frozen=True)
class Way:
    """How far an ending has come. `last` is its last turn; `due` when one looks again, if ever.

    `begins` and `ends` are the first and last day of the sixth term, None where the calendar does
    not say them yet.
    """

    last: StageStep | None
    begins: date | None
    ends: date | None
    due: date | None
    check: OnwardCheck | None

    @property
    def turn(self) -> Turn | None:
        """What happened last of the ending; None before it began."""
        return self.last.turn if self.last else None

    @property
    def over(self) -> bool:
        """Whether the programme has ended."""
        return self.turn in ENDS


def way_of(
    steps: Iterable[StageStep], checks: Iterable[OnwardCheck], calendar: SchoolCalendar,
    started: date | None,
) -> Way:  # fmt: skip
    """Read how far an ending has come from a child's turns and the look after it."""
    ended = (Turn.ENDING, *ENDS)
    turns = [step for step in turns_in_order(steps) if step.turn in ended]
    left = next((step for step in turns if step.turn is Turn.FOLLOW_UP), None)
    looked = sorted((c for c in checks if not c.struck_because), key=lambda c: (c.on, c.id))
    due = look_again(calendar, left.on) if left and left.on else None
    term = last_term(calendar, started)
    return Way(
        last=turns[-1] if turns else None,
        begins=term.start if term else None,
        ends=term.end if term else None,
        due=due,
        check=looked[-1] if looked else None,
    )


def last_term(calendar: SchoolCalendar, started: date | None) -> Term | None:
    """Return the sixth term of a programme; None where the calendar does not know it yet."""
    if started is None or not terms_begun(calendar, started, date.max):
        return None
    hers = [term for term in sorted(calendar.terms) if term.end >= started]
    return hers[TERMS - 1] if len(hers) >= TERMS else None


def look_again(calendar: SchoolCalendar, ended: date) -> date:
    """Return the day six weeks on, or the first school day after it."""
    day = ended + ON
    while not calendar.is_school_day(day):
        day += timedelta(days=1)
    return day


def staying(adults: Iterable[TrustedAdult]) -> list[TrustedAdult]:
    """Return the grown-ups whom the child named and who, once asked, said that they stay."""
    return [one for one in adults if one.by_child and one.says is Stays.YES]


def still_open(ending: Ending | None, adults: Sequence[TrustedAdult]) -> list[str]:
    """Say what a good ending still waits for, in the order in which it is best done."""
    known = ending or Ending()
    wants = (
        ("who stays", bool(staying(adults) or known.nobody_because.strip())),
        ("what goes on", bool(known.goes_on.strip())),
        ("the day of the goodbye", bool(known.goodbye_on or known.held_on)),
        ("the child’s letter", bool(known.letter.strip())),
        ("the goodbye itself", bool(known.held_on)),
    )
    return [words for words, there in wants if not there]
