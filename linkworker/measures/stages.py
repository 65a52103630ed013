"""Where a child is in the programme, read from what happened; the clock of its six terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from linkworker.measures.agreements import Standing, State
from linkworker.measures.half_terms import TERMS, half_terms, number_on
from linkworker.measures.school_days import SchoolCalendar, terms_begun
from linkworker.records.place import Phases
from linkworker.records.stage import StageStep, Turn

_KEPT_AFTER_NO = 92  # days: three months, proposed; a person decides, nothing goes by itself
_A_YEAR = 3  # terms
OVER = (Turn.STOPPED, Turn.CLOSED)
ENDS = (Turn.FOLLOW_UP, *OVER)  # the programme; one may still look again
_STANDS = (Turn.ENDING, *ENDS)


class Stage(Enum):
    """The stages of the programme, in their order; the last two stand beside it."""

    IDENTIFIED = "identified"
    MEETING = "agreed at the cohort meeting"
    SEEKING = "agreement sought"
    DECLINED = "not this time"
    AGREED = "agreed"
    YEAR_1 = "active, year 1"
    YEAR_2 = "active, year 2"
    ENDING = "ending"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "family chose to stop"


_BEFORE = (Stage.IDENTIFIED, Stage.MEETING, Stage.SEEKING, Stage.DECLINED)
_NAMED = {
    Turn.ENDING: Stage.ENDING,
    Turn.FOLLOW_UP: Stage.FOLLOW_UP,
    Turn.STOPPED: Stage.STOPPED,
    Turn.CLOSED: Stage.CLOSED,
}


@dataclass(frozen=True)
class Stood:
    """Where a child stands: the stage, since when, until when it is paused, and why.

    `delete_by` is when the record of a family that said no is proposed to go; nothing goes by
    itself.
    """

    stage: Stage = Stage.IDENTIFIED
    since: date | None = None
    until: date | None = None
    why: str = ""
    delete_by: date | None = None

    @property
    def before_agreement(self) -> bool:
        """Whether no more than name, school, year, whom to ask and the tries may be kept."""
        return self.stage in _BEFORE


def turns_in_order(steps: Iterable[StageStep]) -> list[StageStep]:
    """Return the turns that were not struck out, the first one first, alike on every laptop."""
    order = {turn: at for at, turn in enumerate(Turn)}
    standing = [step for step in steps if step.turn and not step.struck_because]
    return sorted(standing, key=lambda s: (s.on or date.min, order[s.turn or Turn.MEETING], s.id))


def has_ended(steps: Iterable[StageStep]) -> bool:
    """Say whether the programme has ended, closed or not, and did not go on since."""
    turns = turns_in_order(steps)
    return bool(turns) and turns[-1].turn in ENDS


def stage_on(
    steps: Iterable[StageStep],
    taking_part: Standing | None,
    started: date | None,
    calendar: SchoolCalendar,
    today: date,
) -> Stood:
    """Say where a child stands on a day.

    Somebody with a first day on the programme, and no word of the family against it, is active.
    """
    done = [step for step in turns_in_order(steps) if (step.on or today) <= today]
    last = done[-1] if done else None
    if last and last.turn in _STANDS and last.turn:
        return Stood(_NAMED[last.turn], last.on, why=last.why)
    began = next((step.on for step in reversed(done) if step.turn is Turn.BEGAN), None) or started
    if taking_part and taking_part.state is State.TAKEN_BACK:
        return Stood(Stage.STOPPED, taking_part.since)
    if began is None or began > today:
        return _before(done, taking_part)
    paused = _paused(done, today)
    return paused or Stood(_year(calendar, began, today), began)


def term_number(calendar: SchoolCalendar, started: date | None, today: date) -> int:
    """Give which of the six terms it is; 0 before the first, after the last, or not known."""
    begun = terms_begun(calendar, started, today)
    return begun if begun <= TERMS else 0


def phase_of(phases: Phases | None, number: int) -> str:
    """Say what a term of the programme is about where a place has said how its two years go.

    London: social, emotional and academic support run together. Wigan: social and emotional
    first, as its schools and families asked, until it has settled.
    """
    if not number or phases is None:
        return ""
    settled = phases is Phases.FEELINGS_FIRST and number > _A_YEAR
    return "academic support on what has settled" if settled else str(phases.value)


def _before(done: list[StageStep], taking_part: Standing | None) -> Stood:
    """Say where a child stands who has not begun: as far as the family has answered."""
    state = taking_part.state if taking_part else State.NEVER
    since = taking_part.since if taking_part else None
    if taking_part and taking_part.agreed:
        return Stood(Stage.AGREED, since)
    if state is State.NOT_NOW:
        by = since + timedelta(_KEPT_AFTER_NO) if since else None
        return Stood(Stage.DECLINED, since, delete_by=by)
    if state is not State.NEVER:
        return Stood(Stage.SEEKING, since)
    met = next((step for step in done if step.turn is Turn.MEETING), None)
    first = met or (done[0] if done else None)
    return Stood(Stage.MEETING if met else Stage.IDENTIFIED, first.on if first else None)


def _paused(done: list[StageStep], today: date) -> Stood | None:
    """Say that it is paused, until the day that was said or until it goes on again."""
    turns = [step for step in done if step.turn in (Turn.PAUSED, Turn.RESUMED, Turn.BEGAN)]
    last = turns[-1] if turns else None
    if last is None or last.turn is not Turn.PAUSED or (last.until and last.until <= today):
        return None
    return Stood(Stage.PAUSED, last.on, last.until, last.why)


def _year(calendar: SchoolCalendar, began: date, today: date) -> Stage:
    number = term_number(calendar, began, today)
    if not number:  # the calendar does not reach back: by half-terms, from the day it began
        number = (number_on(half_terms(calendar, began), today) + 1) // 2
    return Stage.YEAR_1 if number <= _A_YEAR else Stage.YEAR_2
