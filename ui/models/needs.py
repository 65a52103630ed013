"""What a child needs, in sentences: who said it, how much it needs, how long help took."""

from datetime import date

from linkworker.measures.needs import Helped, days_to_help, idle_for
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import ChildNeed
from ui.models.said_days import near_day


def level_words(need: ChildNeed) -> str:
    """Say how much it needs now, and at the start where that is another."""
    start, now = need.at_start, need.now
    if now is None or now is start:
        return start.value if start else ""
    at_start = start.value.removeprefix("needs ") if start else ""
    return f"{now.value} now, {at_start} at the start" if start else now.value


def doing_words(need: ChildNeed, calendar: SchoolCalendar, today: date) -> str:
    """Say what is being done and how soon it was, or for how long nothing is."""
    if need.doing.strip():
        took = days_to_help(need, calendar)
        soon = f" Begun {_days(took)} after we were told." if took is not None else ""
        return f"{need.doing.strip().rstrip('.')}.{soon}"
    idle = idle_for(need, calendar, today)
    return f"Nothing is being done yet, {_days(idle)} on" if idle else "Nothing is being done yet"


def source_words(need: ChildNeed, today: date) -> str:
    """Say who said it and when, who noticed first, how we know."""
    when = f", {near_day(need.since, today)}" if need.since else ""
    parts = (
        f"Said by {need.said_by}{when}",
        f"{need.noticed_by} noticed first" if need.noticed_by else "",
        need.evidence,
    )
    return " · ".join(part for part in parts if part)


def met_words(need: ChildNeed, today: date) -> str:
    """Say that a need is met, since when."""
    when = f", since {near_day(need.met_on, today)}" if need.met_on else ""
    return f"No longer needed{when}: {need.words}"


def helped_words(found: Helped) -> str:
    """Say how long it takes from told to first help; '' where nothing was told."""
    if not found.told:
        return ""
    if found.middle is None:
        return f"{found.told} needs told, none with help yet"
    left = found.told - found.helped
    still = f"; {left} {'has' if left == 1 else 'have'} no help yet" if left else ""
    of = f"the middle one of {found.helped} needs" if found.helped > 1 else "the one need helped"
    return f"From told to first help: {_days(found.middle)} for {of}{still}."


def _days(number: int | None) -> str:
    return f"{number} school day{'' if number == 1 else 's'}"
