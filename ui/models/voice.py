"""What people said, in sentences: what came of it, for what it may be used, what is waited for."""

from collections.abc import Iterable, Sequence
from datetime import date

from linkworker.actions.quotes import Given
from linkworker.actions.sharing import Shared
from linkworker.measures.quotes import Permission, Stands
from linkworker.measures.surveys import pack_of, say_answers
from linkworker.records import CameOf, Feedback, InformationShared, Quote, Saying, SayingAnswer
from ui.models.said_days import near_day

CAME = {
    CameOf.DID: ("circle-check", "ok", "We did"),
    CameOf.DOING: ("arrow-right", "accent", "We are on it"),
    CameOf.COULD_NOT: ("circle", "text3", "We could not"),
}
WAITS, MAY, FIRST, NOT = "waits", "may", "first", "not"
GROUPS = (
    (WAITS, "Wait for a yes"),
    (MAY, "May be used"),
    (FIRST, "Ask the family first"),
    (NOT, "Stay here"),
    ("all", "All"),
)
_TONES = {
    Stands.YES: "ok",
    Stands.ASKED: "info",
    Stands.NO: "plain",
    Stands.TAKEN_BACK: "plain",
    Stands.RUN_OUT: "warn",
}


def saying_by(saying: Saying, name: str, today: date) -> str:
    """Say when a child said something, and whether she typed it."""
    own = f"typed by {name}" if saying.by_child else ""
    when = near_day(saying.on, today) if saying.on else ""
    said = " · ".join(part for part in (when, own) if part)
    return said[:1].upper() + said[1:]


def came_by(answer: SayingAnswer, name: str, today: date, *, names_somebody: bool) -> str:
    """Say since when something came of it, and whether the child has seen it."""
    when = near_day(answer.on, today) if answer.on else ""
    if names_somebody:
        seen = f"it names somebody, so {name}’s view leaves it out"
    elif answer.read_on:
        seen = f"seen by {name} {near_day(answer.read_on, today)}"
    else:
        seen = f"{name} sees it when you sit together"
    return ", ".join(part for part in (when, seen) if part)


def heard_where(quote: Quote, today: date) -> str:
    """Say who said it, where it was heard, when."""
    when = near_day(quote.on, today) if quote.on else ""
    return ", ".join(part for part in (quote.said_by, quote.heard, when) if part)


def group_of(given: Given) -> str:
    """Say under which heading words stand: may be used, wait, the family first, stay here."""
    if any(verdict.allowed for verdict in given.verdicts.values()):
        return MAY
    if not given.waits:
        stands = {one.stands for one in given.permissions}
        return FIRST if Stands.YES in stands and not given.family.allowed else NOT
    return WAITS if given.family.allowed else FIRST


def in_group(given: Iterable[Given], group: str) -> list[Given]:
    """Keep those of one heading; "waits" counts all that wait for somebody's yes."""
    if group == "all":
        return list(given)
    if group == WAITS:
        return [one for one in given if one.waits]
    return [one for one in given if group_of(one) == group]


def use_tags(given: Given) -> list[tuple[str, str]]:
    """Give a tag for each use that somebody was asked about, with its tone."""
    return [(_use_words(one), _tone(given, one)) for one in given.permissions
            if one.stands is not Stands.NEVER]  # fmt: skip


def why_not(given: Given) -> str:
    """Say why words stay here as things stand, or ''."""
    if given.quote.private:
        return "Private: these words stay here."
    if group_of(given) == MAY:
        return ""
    if given.family.allowed:
        return ""
    why = given.family.why[:1].lower() + given.family.why[1:]
    return f"The family’s agreement to quotes: {why}."


def waits_words(number: int) -> str:
    """Say how many words wait for a yes: "6 quotes wait for a yes"."""
    if number == 0:
        return "No quote waits for a yes"
    return "1 quote waits for a yes" if number == 1 else f"{number} quotes wait for a yes"


def feedback_lines(feedback: Feedback) -> list[str]:
    """Say what was answered, a line for each question, then the words."""
    said = say_answers(pack_of(feedback.pack), feedback.answers)
    return [*said, *([f"“{feedback.words}”"] if feedback.words else [])]


def shared_line(shared: Shared, today: date) -> tuple[str, str]:
    """Say what was shared and with whom; then how, when, why and on which ground."""
    record = shared.record
    private = isinstance(record, InformationShared) and record.private
    what = "Private: open it on the timeline" if private else shared.what
    when = near_day(shared.at.date(), today)
    at = f"{when}, {shared.at:%H:%M}" if shared.timed else when
    why = "" if private else shared.why
    said = (at, shared.how, why, shared.ground)
    whom = shared.whom[:1].upper() + shared.whom[1:]
    return f"{whom}: {what}", " · ".join(part for part in said if part)


def home_words(shared: Sequence[Shared]) -> str:
    """Count what went to the family itself."""
    number = sum(one.home for one in shared)
    if number == 0:
        return ""
    return f"And {number} paper{'s' * (number > 1)} to the family itself: see the timeline."


def _use_words(one: Permission) -> str:
    short = {Stands.YES: "", Stands.ASKED: ": asked", Stands.NO: ": not this time"}
    words = one.use.words.removeprefix("the ")
    return f"{words}{short.get(one.stands, f': {one.stands.value}')}"


def _tone(given: Given, one: Permission) -> str:
    if one.stands is Stands.YES and not given.may(one.use.code):
        return "warn"
    return _TONES.get(one.stands, "plain")
