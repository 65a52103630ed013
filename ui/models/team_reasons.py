"""Why a child needs somebody, in words: what waits, since when; never a score."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from linkworker.actions.children import OnCaseload, tries_since_seen
from linkworker.actions.goals import promised
from linkworker.measures.calendar import SchoolCalendar, school_days_between
from linkworker.records import Action, AttendancePlan, Child, Plan
from linkworker.store import Decision, Reader
from ui.models.said_days import near_day, tried_times
from ui.when import wall_time

UNSEEN_AFTER = 5


class Why(Enum):
    """What waits, the most pressing first. Its value is said over the children it is true of."""

    DECIDE = "Two answers to decide"
    PROMISE = "A promise overdue"
    UNSEEN = f"Not seen for {UNSEEN_AFTER} school days"
    REVIEW = "A review date has passed"


@dataclass(frozen=True)
class Reason:
    """One reason in words. `since` is the day it began, to tell the oldest; None for never seen."""

    why: Why
    words: str
    since: date | None = None


@dataclass(frozen=True)
class Raised:
    """A child with all her reasons, the first of them foremost; `whose` is her Link Worker."""

    child: Child
    whose: str
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """The child's whole name."""
        return self.child.whole_name

    @property
    def words(self) -> str:
        """Every reason, in one line."""
        said = "; ".join(reason.words for reason in self.reasons)
        return said[:1].upper() + said[1:]

    @property
    def sentence(self) -> str:
        """The child, whose she is, and why, for a screen reader."""
        whose = f"with {self.whose}. " if self.whose else ""
        return f"{self.name}, {whose}{self.words}"


@dataclass(frozen=True)
class Waiting:
    """What waits in each child's log, read in one go."""

    promises: Mapping[str, list[Action]]
    decisions: Mapping[str, list[Decision]]
    reviews: Mapping[str, list[tuple[str, date]]]


def read_waiting(reader: Reader, today: date) -> Waiting:
    """Read the promises overdue, what two people answered, and the reviews whose day has passed."""
    promises: defaultdict[str, list[Action]] = defaultdict(list)
    for action in promised(reader):
        if action.due and action.due < today:
            promises[action.log].append(action)
    decisions: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in reader.decisions():
        decisions[decision.record.log].append(decision)
    return Waiting(promises, decisions, _reviews(reader, today))


def reasons_of(
    reader: Reader, on: OnCaseload, waiting: Waiting, calendar: SchoolCalendar, today: date
) -> tuple[Reason, ...]:
    """Give every reason why a child needs somebody, the most pressing first."""
    log = on.child.log
    found = [
        _decide(waiting.decisions.get(log, ())),
        _promise(waiting.promises.get(log, ()), today),
        _unseen(reader, on, calendar, today),
        *(Reason(Why.REVIEW, f"{what} was due {near_day(day, today)}", day)
          for what, day in waiting.reviews.get(log, ())),
    ]  # fmt: skip
    return tuple(reason for reason in found if reason)


def asked_on(decision: Decision) -> datetime:
    """Say when the later of two answers was given: since then they have been two."""
    return wall_time(max(answer.at for answer in decision.answers))


def school_days_unseen(on: OnCaseload, calendar: SchoolCalendar, today: date) -> int | None:
    """Count the school days since a child was seen; None for never."""
    if on.last_seen is None:
        return None
    return school_days_between(calendar, on.last_seen.date(), today).number


def _decide(decisions: Iterable[Decision]) -> Reason | None:
    asked = sorted(asked_on(decision) for decision in decisions)
    if not asked:
        return None
    words = "two answers to decide" if len(asked) == 1 else f"{len(asked)} things to decide"
    return Reason(Why.DECIDE, words, asked[0].date())


def _promise(overdue: Iterable[Action], today: date) -> Reason | None:
    days = sorted(action.due for action in overdue if action.due)
    if not days:
        return None
    oldest = near_day(days[0], today)
    one = f"a promise was due {oldest}"
    words = one if len(days) == 1 else f"{len(days)} promises overdue, the oldest since {oldest}"
    return Reason(Why.PROMISE, words, days[0])


def _unseen(reader: Reader, on: OnCaseload, calendar: SchoolCalendar, today: date) -> Reason | None:
    days = school_days_unseen(on, calendar, today)
    if days is not None and days < UNSEEN_AFTER:
        return None
    words = "never seen yet" if days is None else f"not seen for {days} school days"
    said = [words, tried_times(tries_since_seen(reader, on))]
    return Reason(
        Why.UNSEEN, ", ".join(filter(None, said)), on.last_seen.date() if on.last_seen else None
    )


def _reviews(reader: Reader, today: date) -> dict[str, list[tuple[str, date]]]:
    """Find the reviews of open plans whose day has passed."""
    said: list[tuple[Plan | AttendancePlan, str]] = []
    said += [(plan, "the plan’s review") for plan in reader.find(Plan, closed_on=None)]
    said += [
        (plan, "the attendance review") for plan in reader.find(AttendancePlan, closed_on=None)
    ]
    found: defaultdict[str, list[tuple[str, date]]] = defaultdict(list)
    for plan, what in said:
        if plan.review_on and plan.review_on < today:
            found[plan.log].append((what, plan.review_on))
    return found
