"""Time away from school, teaching elsewhere and a school's counts in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linkworker.actions.coming_back import Way
from linkworker.actions.placements import Placed
from linkworker.actions.suspensions import FallsAway
from linkworker.measures.attendance import Summary
from linkworker.measures.behaviour import Counted, Sum
from linkworker.measures.days import WEEKDAYS
from linkworker.measures.placement import DAYS
from linkworker.measures.suspension import AWAY, Follows, HalfDay, TimeAway
from linkworker.records import FromHalf, OurPlace, Placement, Sent, Suspension, Touch
from ui.models.said_days import near_day

_SHORT = "1 half-day"
SHOWN_AWAY = 6  # slots that fall away, told one by one


@dataclass(frozen=True)
class Seen:
    """One thing to see to: what it is, how it stands, and whether it is seen to."""

    what: str
    stands: str
    done: bool


def half_days(number: int | None) -> str:
    """Say a number of half-days, and of days where they are whole."""
    if not number:
        return ""
    said = _SHORT if number == 1 else f"{number} half-days"
    days = number // 2
    whole = "1 day" if days == 1 else f"{days} days"
    return said if number % 2 else f"{said} ({whole})"


def decided_words(one: Suspension) -> str:
    """Say what school decided, without the day: "Suspended, 5 half-days, from the afternoon"."""
    sent, half = one.sent.value if one.sent else "", one.half.value if one.half else ""
    late = half if one.half is FromHalf.AFTERNOON else ""
    said = ", ".join(part for part in (sent, half_days(one.half_days), late) if part)
    return said[:1].upper() + said[1:]


def sent_words(one: Suspension, today: date) -> str:
    """Say what school decided: "suspended, 4 half-days (2 days) from Tue 4 Nov, afternoon"."""
    sent = one.sent.value if one.sent else ""
    parts = [part for part in (sent, half_days(one.half_days)) if part]
    begins = near_day(one.on, today) if one.on else ""
    half = ", afternoon" if one.half is FromHalf.AFTERNOON else ""
    said = f"{', '.join(parts)} from {begins}{half}"
    return said[:1].upper() + said[1:]


def away_words(away: TimeAway, today: date) -> str:
    """Say how a time away stands on a day."""
    if away.record.sent is Sent.INTERNAL:
        where = "In a room of its own"
    else:
        where = "In school, not at lunch" if away.building else AWAY.capitalize()
    if away.back is None:
        return where
    if away.back.day <= today:
        return f"Was back {_half(away.back, today)}"
    first = away.record.on
    if first and first > today:
        where = f"{where} from {near_day(first, today)}"
    return f"{where}, back {_half(away.back, today)}"


def seen_to(away: TimeAway, six: date | None, today: date) -> list[Seen]:
    """Say what was seen to and what was not; of a child in the building only who rang home."""
    one = away.record
    found = [Seen("Family rung", f"by {one.rung_by}" if one.rung_by else "", bool(one.rung_by))]
    if away.building:
        return found
    found.append(Seen("Work for days 1 to 5", "sent" if one.work_sent else "", bool(one.work_sent)))
    if six or one.sent is Sent.EXCLUDED:
        owed = f"owed from {near_day(six, today)}" if six else ""
        where = one.provision or owed
        found.append(Seen("From day six", where, bool(one.provision)))
    touch = ""
    if one.touch and one.touch_on:
        how = "visit" if one.touch is Touch.VISIT else "call"
        day = one.touched_on or one.touch_on
        touch = f"{how} {near_day(day, today)}"
    return [*found, Seen("Our visit or call", touch, one.touched_on is not None)]


def meeting_words(way: Way, today: date) -> str:
    """Say how the meeting on return stands."""
    back = way.back
    if back.held_on:
        came = f", {back.who_came}" if back.who_came else ""
        return f"Held {near_day(back.held_on, today)}{came}"
    if back.our_place is OurPlace.NONE:
        return "School holds none"
    place = f", {back.our_place.value}" if back.our_place else ""
    if back.meeting_at is None:
        return f"No day yet{place}"
    return f"{near_day(back.meeting_at.date(), today)}, {back.meeting_at:%H:%M}{place}"


def follows_words(follows: Follows) -> list[str]:
    """Say what follows from what was given, for a Link Worker and not for a lawyer."""
    found = [follows.year.words] if follows.year.half_days else []
    days = f"{follows.term} half-days this term"
    if follows.governors == "meet":
        found.append(f"{days}: governors look at it; family may come")
    elif follows.governors == "if asked":
        found.append(f"{days}: governors look at it if the family asks")
    return found


def falls_words(falls: Iterable[FallsAway], today: date) -> list[str]:
    """Say what falls away, one line each, the rest counted."""
    every = list(falls)
    lines = [f"{near_day(one.day, today)}, {one.at}: {one.what}" for one in every[:SHOWN_AWAY]]
    more = len(every) - SHOWN_AWAY
    return [*lines, f"and {more} more"] if more > 0 else lines


def placed_words(placement: Placement, today: date) -> str:
    """Say from when to when, and what it is."""
    what = placement.setting.value if placement.setting else ""
    since = near_day(placement.starts, today) if placement.starts else ""
    until = f" until {near_day(placement.ends, today)}" if placement.ends else ""
    begun = "since" if placement.starts and placement.starts <= today else "from"
    return f"{what[:1].upper()}{what[1:]} {begun} {since}{until}"


def timetable(placement: Placement) -> list[tuple[str, str]]:
    """Give the days on which she is there, and the hours of each."""
    said = [(WEEKDAYS[at], str(getattr(placement, day))) for at, day in enumerate(DAYS)]
    return [(day, hours) for day, hours in said if hours.strip()]


def came_words(came: Summary) -> str:
    """Say how often she came, as the place tells it."""
    if not came.possible:
        return "Nothing told yet"
    return f"{came.attended} of {came.possible} half-days"


def visits_words(placed: Placed, today: date) -> str:
    """Say how often we were there, and how long the way was."""
    visits = placed.visits
    if not visits.number:
        return "No visit yet"
    times = "1 visit" if visits.number == 1 else f"{visits.number} visits"
    last = f", the last {near_day(visits.last, today)}" if visits.last else ""
    return f"{times}{last}: {visits.minutes} min there, {visits.travel} min on the way"


def sum_words(label: str, told: Sum) -> str:
    """Say a sum with its weeks: "14 good days in 5 weeks"."""
    if told.number is None:
        return f"{label}: not told"
    weeks = "1 week" if told.weeks == 1 else f"{told.weeks} weeks"
    return f"{label}: {told.number} in {weeks}"


def counted_sentence(counted: Counted) -> str:
    """Say a half-term's counts in a sentence, good days first."""
    parts = (
        sum_words("days on the positive record", counted.good_days),
        sum_words("detentions", counted.detentions),
        sum_words("sent out of class", counted.sent_out),
    )
    return f"{counted.half.name}: {', '.join(parts)}"


def _half(half: HalfDay, today: date) -> str:
    return f"{near_day(half.day, today)}{', afternoon' if half.afternoon else ''}"
