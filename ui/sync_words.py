"""How this laptop and the team stand, in words: the states of the pill, and what to do."""

from collections.abc import Callable
from datetime import date, timedelta

from linkworker.measures.days import say_day
from sync.loop import Told
from ui.desk import Standing
from ui.when import say_when, wall_time
from ui.widgets.pill import SyncState

LONGEST = 3
PRACTISING = SyncState("practice")
TO_BE_LET_IN = SyncState("waiting", when="to be let in")
TO_BE_OPENED = SyncState("waiting", when="for a colleague's laptop")
HANDED_IN = "Your invitation is handed in."
# A clock that is a few minutes out troubles nobody; requests are signed by the server's clock.
_CLOCK_OUT = 5 * 60_000
_TWO_MINUTES = "Your work is safe here. Connect to school Wi-Fi, or use your phone for two minutes."
_WAITS = (
    "Everything you wrote is saved and locked on this laptop. It will go when the network is "
    "back. You can carry on."
)
_USABLE = "You can work with the children who are here already."
_ADVICE = {
    "practice": ("Practice", "Every child here is invented. Nothing leaves this laptop."),
    "sign in": (
        "The school network wants you to sign in first",
        "Your work is safe here. Open a web browser and sign in there, or use your telephone's "
        "hotspot for two minutes. The rest goes by itself.",
    ),
    "waiting": (
        "Waiting",
        "An administrator lets this laptop in, and a colleague's opens the caseload for it. "
        "Both happen once, and it goes on by itself.",
    ),
    "syncing": ("Sending and fetching", "You can carry on meanwhile."),
    "to decide": (
        "Some things were changed in two places",
        "Nothing is lost: both are kept for you.",
    ),
    "up to date": (
        "Up to date",
        "Everything on this laptop has reached the team, and theirs is here.",
    ),
}


def is_weekday(day: date) -> bool:
    """Take every weekday for a school day: all that is known without a calendar."""
    return day.weekday() < 5


def apart(standing: Standing, told: Told) -> SyncState | None:
    """Give the state of a laptop not yet in the team, or practising; None for all others."""
    if standing.practice:
        return PRACTISING
    if told.trouble not in ("", HANDED_IN):
        return None
    if standing.user:
        closed = standing.caseloads and set(standing.caseloads) == set(standing.unopened)
        return TO_BE_OPENED if closed else None
    return TO_BE_LET_IN if standing.asked_at else None


def state_of(
    told: Told,
    unsent: int,
    decisions: int,
    now: int,
    *,
    last: int = 0,
    pictures: int = 0,
    school_day: Callable[[date], bool] = is_weekday,
) -> SyncState:
    """Give the state to show, the most pressing first.

    `told` is how the last round went; `now` and `last` (the last good round before this
    session, 0 if none is known) are milliseconds since 1970; `pictures` wait beside the unsent
    changes. Red is only for more than three school days, amber only for what a person must
    decide; being offline is normal.
    """
    synced = told.at or last
    today = wall_time(now).date()
    if synced and not told.syncing and days_without(synced, today, school_day) > LONGEST:
        return SyncState("not synced", unsent, when=_short_when(synced, today))
    if told.sign_in:
        return SyncState("sign in", unsent, pictures=pictures)
    if told.trouble or not (told.at or told.syncing):
        return SyncState("offline", unsent, pictures=pictures)
    if unsent or told.coming or not synced or (pictures and not decisions):
        return SyncState("syncing", unsent, coming=told.coming, pictures=pictures)
    if decisions:
        return SyncState("to decide", decisions)
    return SyncState("up to date", told.sent, when=_short_when(synced, today))


def days_without(
    synced: int, today: date, school_day: Callable[[date], bool] = is_weekday
) -> int:  # fmt: skip
    """Count the school days after the day of the last good round, with today."""
    since = (today - wall_time(synced).date()).days
    return sum(school_day(today - timedelta(days=back)) for back in range(max(0, since)))


def advice(state: SyncState, trouble: str) -> tuple[str, str]:
    """Give a heading and a sentence for a state: what is safe, then what to do."""
    if state.state == "not synced":
        return f"Nothing has reached the team since {state.when}", _TWO_MINUTES
    if state.state == "offline":
        return "Working offline", f"{trouble.rstrip('.')}. {_WAITS}" if trouble else _WAITS
    if state.coming:
        return f"Your caseload is coming: {state.coming} still to come", _USABLE
    return _ADVICE[state.state]


def clock_words(offset: int) -> str:
    """Say that this laptop's clock is wrong, or ''; the server's is `offset` ms ahead of it."""
    if abs(offset) <= _CLOCK_OUT:
        return ""
    way = "behind" if offset > 0 else "ahead"
    return (
        f"This laptop's clock is {_about(abs(offset))} {way}. Nothing is lost, but what you write "
        "carries the wrong time. Put it right in the settings of the laptop."
    )


def _about(milliseconds: int) -> str:
    minutes = milliseconds / 60_000
    sizes = ((365 * 1440, "year"), (1440, "day"), (60, "hour"), (1, "minute"))
    size, unit = next(one for one in sizes if minutes >= one[0])
    number = round(minutes / size)
    return f"about {number} {unit}{'s' * (number != 1)}"


def last_round(synced: int, now: int) -> str:
    """Say when the last good round was."""
    return say_when(synced, wall_time(now).date()) if synced else "not yet"


def _short_when(at: int, today: date) -> str:
    then = wall_time(at)
    return f"{then:%H:%M}" if then.date() == today else say_day(then.date())
