"""A row of the team in words: what each cell says, what stands under it, the whole aloud."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ui.models.said_days import near_day
from ui.models.team import TeamRow
from ui.when import say_moment

Tone = Literal["text", "text2", "text3", "warn"]

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)


@dataclass(frozen=True)
class Cell:
    """What a cell says, the smaller words under it, and the icon and tone of its first line.

    `hatched` says that it may be older than what the worker knows.
    """

    words: str
    under: str = ""
    tone: Tone = "text2"
    icon: str = ""
    hatched: bool = False


def in_words(number: int, one: str, many: str = "") -> str:
    """Say a count with its noun: "two school days", "1 child" is "one child", "34 children"."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {one if number == 1 else many or f'{one}s'}"


def who(row: TeamRow) -> Cell:
    """Who she is, and where."""
    where = " and ".join(row.schools)
    helps = f"writes in {row.helps}’s caseload" if row.helps else ""
    return Cell(row.name, where or helps, "text")


def how_many(row: TeamRow) -> Cell:
    """How many children she holds."""
    return Cell(str(len(row.known)) if row.known or not row.helps else "–", tone="text")


def seen(row: TeamRow) -> Cell:
    """How many of them were seen lately, and how many of the others tried."""
    if not row.known:
        return Cell("–", tone="text3")
    others = len(row.known) - row.seen
    tried = f"{row.tried or 'none'} tried" if others else ""
    words = f"{row.seen} of {len(row.known)}"
    if row.may_be_older:
        under = " · ".join(part for part in ("may be older", tried) if part)
        return Cell(words, under, "text", hatched=True)
    counted = "1 other" if others == 1 else f"{others} others"
    return Cell(words, f"{counted}, {tried}" if others else "every child", "text")


def overdue(row: TeamRow) -> Cell:
    """How many promises are overdue, and since when."""
    if not row.known:
        return Cell("–", tone="text3")
    old = row.may_be_older
    if not row.overdue or row.oldest_promise is None:
        return Cell("none", tone="text3", hatched=old)
    since = f"since {near_day(row.oldest_promise, row.today)}"
    return Cell(str(row.overdue), since, "text", "flag", old)


def undecided(row: TeamRow) -> Cell:
    """How many things have waited for a decision for over two school days."""
    if not row.known:
        return Cell("–", tone="text3")
    old = row.may_be_older
    if not row.undecided:
        return Cell("none", tone="text3", hatched=old)
    return Cell(str(row.undecided), "", "text", "git-compare", old)


def heard(row: TeamRow) -> Cell:
    """When her laptop was last heard from."""
    known = row.laptop
    if known is None or known.heard is None or row.silent is None:
        return Cell("not yet", "", "warn", "cloud-off")
    if not row.may_be_older:
        return Cell(say_short(known.heard, row), "", "text2")
    days = in_words(row.silent, "school day")
    return Cell(near_day(known.heard.date(), row.today), f"{days} ago", "warn", "cloud-off")


def unsent(row: TeamRow) -> Cell:
    """Since when something waits on her laptop, by its own report."""
    known = row.laptop
    if known is None or not known.version:
        return Cell("not known", tone="text3")
    old = row.may_be_older
    if known.oldest_unsent:
        changes = "1 change" if known.unsent == 1 else f"{known.unsent} changes"
        when = say_short(known.oldest_unsent, row)
        return Cell(when, f"{changes}, then" if old else changes, hatched=old)
    if old and known.heard:
        last = near_day(known.heard.date(), row.today)
        return Cell("not known", f"since {last}", "text3", hatched=True)
    return Cell("nothing waits", tone="text3")


def promises_and_decisions(row: TeamRow) -> Cell:
    """Both in one cell, where there is little room."""
    said, asked = overdue(row), undecided(row)
    under = f"{asked.words} to decide, over 2 days" if row.undecided else said.under
    return replace(said, under=under)


def laptop(row: TeamRow) -> Cell:
    """All about her laptop in one cell, where there is little room."""
    said, waits, runs = heard(row), unsent(row), version(row)
    ago = said.under if row.may_be_older else ""
    oldest = f"{waits.words}" if waits.tone == "text3" else f"unsent since {waits.words}"
    return replace(said, under=" · ".join(part for part in (ago, oldest, runs.words) if part))


def version(row: TeamRow) -> Cell:
    """Which version of the program her laptop runs."""
    known = row.laptop.version if row.laptop else ""
    return Cell(known or "–", "older" if row.outdated else "", "text3")


def say_short(at: datetime, row: TeamRow) -> str:
    """Say a time shortly: "today 09:40", "Mon 3 Nov 15:10"."""
    if at.date() == row.today:
        return say_moment(at, row.today)
    return f"{near_day(at.date(), row.today)} {at:%H:%M}"


def sentence(row: TeamRow) -> str:
    """Say the whole row for a screen reader; who has not synced is said first."""
    last = heard(row)
    when = f"{last.words}, {last.under}" if last.under else last.words
    older = ": these figures may be older" if row.may_be_older else ""
    parts = [
        row.name,
        f"laptop last heard from {when}{older}",
        f"oldest unsent: {unsent(row).words}",
        f"{in_words(len(row.known), 'child', 'children')} at {' and '.join(row.schools)}"
        if row.known
        else who(row).under,
        _of_the_children(row),
        f"version {version(row).words}",
    ]
    return ". ".join(part for part in parts if part)


def _of_the_children(row: TeamRow) -> str:
    if not row.known:
        return ""
    others = len(row.known) - row.seen
    tried = f", {row.tried or 'none'} of the other {others} tried" if others else ""
    return ". ".join(
        (
            f"{row.seen} of {len(row.known)} seen in the last ten school days{tried}",
            f"promises overdue: {overdue(row).words}",
            f"to decide for over two school days: {undecided(row).words}",
        )
    )
