"""Linkings in sentences: where we are with each, what was said last, who waits for how long."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from linkworker.actions.linkings import Linked
from linkworker.measures.days import say_day
from linkworker.measures.linkings import Stand
from linkworker.records import LinkingStep, Rung
from ui.models.said_days import near_day

_DAYS_SAID, _WEEKS_SAID = 14, 9  # up to so many days in days, then so many weeks in weeks
_WHY_TOLD = (Rung.ENDED, Rung.SERVICE_NO)  # their sentence says why
GROUPS = ("Waiting", "Going there", "Left alone for now", "Over")


@dataclass(frozen=True)
class Grouped:
    """The linkings under one heading, those that wait longest first."""

    title: str
    linked: tuple[Linked, ...]


def grouped(linkings: Iterable[Linked]) -> list[Grouped]:
    """Put linkings under their headings; what may be asked again stands before all that waits."""
    found: dict[str, list[Linked]] = {title: [] for title in GROUPS}
    for one in linkings:
        found[group_of(one.stand)].append(one)
    found["Waiting"].sort(key=lambda one: (not one.stand.back, one.stand.since))
    found["Over"].sort(key=lambda one: one.stand.step.on or date.min, reverse=True)
    return [Grouped(title, tuple(ones)) for title, ones in found.items() if ones]


def group_of(stand: Stand) -> str:
    """Name the heading that a linking stands under."""
    over, rests = "Over" * stand.over, "Left alone for now" * stand.rests
    return over or rests or ("Going there" if stand.goes_on else "Waiting")


def where_we_are(linked: Linked, today: date) -> str:
    """Say in a sentence or two where we are with a linking, and what comes next."""
    stand = linked.stand
    said = _SENTENCES[stand.rung](linked, near_day(stand.step.on or today, today), today)
    return " ".join(part for part in (said, _would_be_yes(stand)) if part)


def waits(stand: Stand, today: date) -> str:
    """Say how long it has waited: "6 days", "5 weeks", "3 months"; '' when nobody waits."""
    if not stand.waits:
        return ""
    return "ask again" if stand.back else how_long((today - stand.since).days)


def how_long(days: int) -> str:
    """Say a number of days as people do."""
    if days < _DAYS_SAID:
        return "since today" if days < 1 else f"{days} day{'s' * (days > 1)}"
    if days // 7 < _WEEKS_SAID:
        return f"{days // 7} weeks"
    return f"{days // 30} months"


def last_words(linked: Linked, today: date) -> str:
    """Quote what was said last, by whom and when; not what `where_we_are` says already."""
    told = linked.stand.step if linked.stand.rung in _WHY_TOLD else None
    spoken = [step for step in linked.steps if step.words.strip() and step is not told]
    if not spoken:
        return ""
    step = spoken[-1]
    when = near_day(step.on, today) if step.on else ""
    return f"“{step.words}” {', '.join(part for part in (step.said_by, when) if part)}".strip()


def helped_words(stand: Stand) -> str:
    """Say whether it helped, and whether they had to tell it all again."""
    answer = stand.helped
    if answer is None:
        return ""
    helped = "It helped." if answer.helped else "It did not help."
    again = {
        True: " They had to tell it all again.",
        False: " They did not have to tell it again.",
        None: "",
    }[answer.told_again]
    return f"{helped}{again}"


def step_title(step: LinkingStep, to: str, *, whose: str = "") -> str:
    """Say a step as the timeline tells it: "Citizens Advice: introduced, joint visit"."""
    rung = step.rung.value if step.rung else ""
    if step.rung is Rung.HELPED:
        rung = "it helped" if step.helped else "it did not help"
    how = f", {step.how.value}" if step.how else ""
    return f"{to}{whose and f' for {whose}'}: {rung}{how}"


def step_words(step: LinkingStep) -> str:
    """Say all that a step holds besides its title, a line each."""
    agreed = _agreed(step)
    again = {True: "Had to tell it all again", False: "Did not have to tell it again", None: ""}
    parts = (
        step.words,
        f"Introduced to {step.met}" if step.met else "",
        f"A yes if {step.yes_if}" if step.yes_if else "",
        f"Ask again {agreed}" if agreed else "",
        f"{step.who_asks} asks" if step.who_asks else "",
        f"Expected {say_day(step.expected, year=True)}" if step.expected else "",
        f"Meanwhile: {step.meanwhile}" if step.meanwhile else "",
        again[step.told_again],
    )
    return "\n".join(part for part in parts if part)


def _agreed(step: LinkingStep) -> str:
    """Say after what it was agreed to ask again."""
    if step.never:
        return "never"
    day = f"on {say_day(step.again_on, year=True)}" if step.again_on else ""
    return " or ".join(filter(None, (day, f"after {step.again_after}" * bool(step.again_after))))


def _who(linked: Linked) -> str:
    said = linked.stand.step.said_by or linked.linking.whom
    return said[:1].upper() + said[1:]


def _would_be_yes(stand: Stand) -> str:
    asks = stand.rung is Rung.NOT_NOW and not stand.over and stand.step.yes_if
    return f"It would be a yes if {stand.step.yes_if}." if asks else ""


def _not_now(linked: Linked, day: str, today: date) -> str:
    del today
    stand, step = linked.stand, linked.stand.step
    asks = step.who_asks or "We"
    verb = "asks" if step.who_asks else "ask"
    if stand.over:
        return f"{_who(linked)} does not want to be asked again ({day})."
    if stand.back:
        return f"Time to ask again: {stand.back}. {asks} {verb}."
    return f"{_who(linked)} said not now, {day}. {asks} {verb} again {_agreed(step)}."


def _listed(linked: Linked, day: str, today: date) -> str:
    del day
    stand = linked.stand
    expected = stand.expected
    since = f"On their list since {near_day(stand.since, today)}"
    parts = [f"{since}, expected {near_day(expected, today)}." if expected else f"{since}."]
    if expected and expected < today:
        parts.append("That day has passed: ask them.")
    if stand.asked_on:
        parts.append(f"Last asked {near_day(stand.asked_on, today)}.")
    if stand.meanwhile:
        parts.append(f"Meanwhile: {stand.meanwhile}.")
    return " ".join(parts)


def _introduced(linked: Linked, day: str, today: date) -> str:
    del today
    step = linked.stand.step
    how = f" by {step.how.value}" if step.how else ""
    to = f" to {step.met}" if step.met else ""
    return f"Introduced{how}{to}, {day}. Waiting for the first time."


def _said(words: str) -> Callable[[Linked, str, date], str]:
    """Make a sentence of fixed words: {who}, {day}, {whom} stand for what is known."""

    def say(linked: Linked, day: str, today: date) -> str:
        del today
        whom = linked.linking.whom
        why = linked.stand.step.words.rstrip(".")
        return words.format(who=_who(linked), day=day, whom=whom, why=why)

    return say


_SENTENCES: dict[Rung, Callable[[Linked, str, date], str]] = {
    Rung.IDEA: _said("An idea, {day}. Not offered yet."),
    Rung.OFFERED: _said("Offered to {whom}, {day}. No answer yet."),
    Rung.YES: _said("{who} said yes, {day}. Next: go along, ring together, or send a letter."),
    Rung.NOT_NOW: _not_now,
    Rung.NO: _said("{who} said no, {day}."),
    Rung.SIGNPOSTED: _said("We told {whom} where to go, {day}. Did they go?"),
    Rung.INTRODUCED: _introduced,
    Rung.SERVICE_NO: _said("The service said no, {day}: {why}. What else is there?"),
    Rung.LISTED: _listed,
    Rung.STARTED: _said("Went for the first time, {day}."),
    Rung.ATTENDING: _said("Goes there, as of {day}."),
    Rung.ENDED: _said("Ended {day}: {why}."),
}
