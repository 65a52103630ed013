"""A child's supports in words: what goes on, how often she came, what waits, what clashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.actions.activities import bars_of, supports_of
from linkworker.actions.enrichments import TakenUp, enrichments_of
from linkworker.actions.sessions import sessions_of
from linkworker.measures.half_terms import HalfTerm, half_terms, number_on
from linkworker.measures.sequence import Bar, clashes
from linkworker.measures.sessions import RAISED, Tally, missed_in_a_row, tally
from linkworker.records import Activity, Enrolment, Happened, Partner, Session
from linkworker.store import Reader
from ui.models.about_child import About
from ui.models.said_days import near_day

_TIMES = {2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True)
class SupportLine:
    """One support: who leads it and when, how its sessions were, and how it lies over the years."""

    support: Enrolment
    activity: Activity | None
    whose: str
    tally: Tally
    in_a_row: int
    span: str

    @property
    def where(self) -> str:
        """With whom, when and where."""
        one = self.activity
        if one is None or one.weekday is None:
            return "Not on an activity yet"
        when = f"{one.weekday.value}s {one.at}"
        missed = f"instead of {self.support.lesson_missed}" * bool(self.support.lesson_missed)
        return " · ".join(filter(None, (self.whose, when, one.room, missed)))

    @property
    def counted(self) -> str:
        """How many were planned, come to and missed, with the reasons."""
        found = self.tally
        if not found.planned:
            return "No session written down yet"
        why = ", ".join(f"{number} {reason}" for reason, number in found.reasons)
        parts = [f"came to {found.came}"]
        parts += [f"{found.missed} not this time ({why})"] if found.missed else []
        parts += [f"{found.not_held} did not happen"] if found.not_held else []
        return f"{found.planned} planned: {', '.join(parts)}"

    @property
    def raised(self) -> str:
        """That two or more were missed in a row, or ""."""
        number = _TIMES.get(self.in_a_row, str(self.in_a_row))
        return f"missed {number} in a row" if self.in_a_row >= RAISED else ""


@dataclass(frozen=True)
class SupportFacts:
    """All that the tab shows. `now` is where today stands, in half-terms from 0.

    `taken` are opportunities taken up, each where it lay or lies: nothing moves them.
    """

    lines: tuple[SupportLine, ...]
    bars: tuple[Bar, ...]
    halves: tuple[HalfTerm, ...]
    now: float
    clashes: tuple[str, ...]
    taken: tuple[Bar, ...] = ()

    def going(self) -> list[SupportLine]:
        """Return what goes on now."""
        return [one for one in self.lines if one.support.began_on and not one.support.ended_on]

    def next(self) -> list[SupportLine]:
        """Return what is planned and has not begun."""
        return [one for one in self.lines if not one.support.began_on and not one.support.ended_on]

    def over(self) -> list[SupportLine]:
        """Return what has ended, the latest first."""
        found = [one for one in self.lines if one.support.ended_on]
        return sorted(found, key=lambda one: one.support.ended_on or date.min, reverse=True)

    def line(self, id_: str) -> SupportLine | None:
        """Return a support's line."""
        return next((one for one in self.lines if one.support.id == id_), None)

    @property
    def sentence(self) -> str:
        """Say what the picture shows, for a screen reader."""
        named = [f"{one.support.what}: {one.span}" for one in self.lines]
        named += [f"{bar.name}: {self.span_of(bar)}" for bar in self.taken]
        said = "; ".join(named)
        return f"Supports over two years. {said or 'None yet'}"

    def as_text(self) -> str:
        """Give the picture as lines to copy."""
        rows = [f"{one.support.what}\t{one.span}\t{one.counted}" for one in self.lines]
        rows += [f"{bar.name}\t{self.span_of(bar)}\ttaken up" for bar in self.taken]
        return "\n".join([*rows, *self.clashes])

    def span_of(self, bar: Bar) -> str:
        """Say from which half-term to which a bar lies."""
        return span_words(self.halves, bar.first, bar.last)


def read_supports(reader: Reader, about: About) -> SupportFacts:
    """Read a child's supports, their sessions, and how they lie over her programme."""
    found = supports_of(reader, about.child)
    halves = half_terms(about.calendar, about.child.started or about.today)
    bars = bars_of(reader, found)
    activities = {one.id: one for one in reader.find(Activity)}
    partners = {one.id: one.name for one in reader.find(Partner)}
    lines = [_line(reader, about, one, activities, partners, halves) for one in found]
    said = [f"{one.name} and {other.name}: {why}." for one, other, why in clashes(bars)]
    said += _rooms(found, activities, about.today)
    now = _now(halves, about.today)
    taken = tuple(_taken(one, halves, about.today) for one in enrichments_of(reader, about.child))
    return SupportFacts(tuple(lines), tuple(bars), halves, now, tuple(said), taken)


def _taken(one: TakenUp, halves: tuple[HalfTerm, ...], today: date) -> Bar:
    found = one.enrichment
    first = number_on(halves, found.started or today)
    last = max(number_on(halves, found.ended_on or today), first)
    ended = found.ended_on is not None
    return Bar(found.id, found.what, first, last, begun=True, ended=ended)


def span_words(halves: Sequence[HalfTerm], first: int, last: int) -> str:
    """Say from which half-term to which a support lies."""
    one, other = halves[first - 1], halves[last - 1]
    return one.name if first == last else f"{one.name}, to {other.name}"


def _line(
    reader: Reader, about: About, support: Enrolment, activities: dict[str, Activity],
    partners: dict[str, str], halves: Sequence[HalfTerm],
) -> SupportLine:  # fmt: skip
    activity = activities.get(support.activity)
    attended = [one for one in sessions_of(reader, about.child)
                if activity and one.activity == activity.id]  # fmt: skip
    since, until = support.began_on or date.max, support.ended_on or date.max
    held = reader.find(Session, activity=activity.id) if activity else []
    missed = [one for one in held if one.happened is Happened.NOT_HELD
              and one.on and since <= one.on <= until]  # fmt: skip
    whose = partners.get(activity.partner, "") if activity else ""
    led = (activity.leader or "Ours") if activity else ""
    first = support.first or number_on(tuple(halves), about.today)
    span = span_words(halves, first, max(support.last or first, first))
    row = 0 if support.ended_on else missed_in_a_row(attended)
    return SupportLine(support, activity, whose or led, tally(attended, len(missed)), row, span)


def _rooms(supports: list[Enrolment], activities: dict[str, Activity], today: date) -> list[str]:
    """Say which of her activities share a room with another at the same time."""
    said = []
    for support in supports:
        mine = activities.get(support.activity)
        if mine is None or not mine.room or support.ended_on:
            continue
        for other in activities.values():
            same = (other.room, other.school, other.weekday) == (
                mine.room, mine.school, mine.weekday,
            )  # fmt: skip
            on = (other.ends or today) >= today and other.id != mine.id and other.at == mine.at
            if same and on:
                said.append(f"{mine.what} and {other.what} are both in {mine.room} at {mine.at}.")
    return said


def _now(halves: Sequence[HalfTerm], today: date) -> float:
    for half in halves:
        if half.starts and half.ends and today <= half.ends:
            gone = max((today - half.starts).days, 0) / max((half.ends - half.starts).days, 1)
            return half.number - 1 + min(gone, 1)
    return 0.0


def last_day(line: SupportLine, today: date) -> str:
    """Say since when a support goes on, or when it ended."""
    one = line.support
    if one.ended_on:
        return f"Ended {near_day(one.ended_on, today)}: {one.ended_because}"
    return f"Since {near_day(one.began_on, today)}" if one.began_on else line.span
