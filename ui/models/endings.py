"""An ending in sentences: how far it has come, who stays, what was found six weeks on."""

from datetime import date

from linkworker.actions.endings import Ended
from linkworker.measures.endings import still_open
from linkworker.records import OnwardCheck, Stays, TrustedAdult, Turn
from ui.models.said_days import near_day

_ENDS = (Turn.FOLLOW_UP, Turn.CLOSED)


def far_words(ended: Ended, today: date) -> str:
    """Say how far an ending has come, in a line under its heading."""
    way = ended.way
    if way.turn is Turn.STOPPED:
        return "The family chose to stop"
    if way.last is not None and way.last.on:
        said = {
            Turn.ENDING: "The ending began",
            Turn.FOLLOW_UP: "The programme ended",
            Turn.CLOSED: "Closed",
        }.get(way.turn or Turn.ENDING, "")
        when = f"{said} {near_day(way.last.on, today)}"
        last = ended.ending.last_day if ended.ending else None
        ends = f", last day {near_day(last, today)}" if last and way.turn is Turn.ENDING else ""
        return f"{when}{ends}"
    if way.begins is None:
        return "It begins with the last of six terms; the calendar does not say yet when that is"
    begins = "began" if way.begins <= today else "begins"
    return f"The last term {begins} {near_day(way.begins, today)}, and the ending with it"


def steps_of(ended: Ended, name: str) -> list[tuple[str, bool]]:
    """Give each step to a good ending, and whether it is done."""
    left = {*still_open(ended.ending, ended.adults)}
    over = ended.way.turn in _ENDS
    return [
        (f"{name} named who stays, and they said yes", "who stays" not in left),
        ("What goes on is written down", "what goes on" not in left),
        ("The day of the goodbye is known", "the day of the goodbye" not in left),
        (f"{name}’s letter", "the child’s letter" not in left),
        ("Goodbye said", "the goodbye itself" not in left),
        ("The programme ended", over),
        ("Looked at six weeks on", ended.way.check is not None),
    ]


def adult_words(adult: TrustedAdult, name: str, today: date) -> str:
    """Say who named a grown-up, when, and how they stay in touch."""
    who = name if adult.by_child else "somebody else"
    when = f", {near_day(adult.named_on, today)}" if adult.named_on else ""
    how = f" · {adult.how}" if adult.how else ""
    return f"Named by {who}{when}{how}"


def adult_mark(adult: TrustedAdult, today: date) -> tuple[str, str, str]:
    """Give the tag of a grown-up: words, tone, icon; somebody who cannot is no alarm."""
    if adult.says is None:
        return "not asked yet", "info", "clock"
    asked = f", asked {near_day(adult.asked_on, today)}" if adult.asked_on else ""
    if adult.says is Stays.YES:
        return f"stays{asked}", "ok", "circle-check"
    return f"cannot{asked}", "plain", "circle"


def check_words(check: OnwardCheck, adult: TrustedAdult | None, today: date) -> str:
    """Say what was found six weeks on, who told us, and when."""
    found = check.found.value if check.found else ""
    whom = f" with {adult.name}" if adult and found else ""
    told = f", said {check.told_by}" if check.told_by else ""
    when = f", {near_day(check.on, today)}" if check.on else ""
    return f"{found[:1].upper()}{found[1:]}{whom}{told}{when}"
