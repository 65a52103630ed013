"""Surveys in words: asked, back, missing; what was left out of a count."""

from datetime import date

from linkworker.actions.surveys import Results, Round
from linkworker.measures.surveys import Share
from linkworker.records import SurveyAsked
from ui.models.said_days import near_day


def board_words(round: Round, today: date) -> str:
    """Say how far a survey has come: "7 given out, 6 back, 1 missing, since 13 Oct"."""
    since = f"since {near_day(round.round.opened_on, today)}" if round.round.opened_on else ""
    closed = f"closed {near_day(round.round.closed_on, today)}" if round.round.closed_on else ""
    counts = f"{round.papers} given out, {round.have} back"
    return " · ".join(part for part in (counts, closed or since) if part)


def missing_tag(round: Round) -> tuple[str, str]:
    """Give a tag of what is still out, and its tone."""
    if not round.is_open:
        return "closed", "plain"
    if round.missing:
        return f"{round.missing} missing", "info"
    return ("all back", "ok") if round.papers else ("nobody asked yet", "plain")


def asked_words(asked: SurveyAsked, today: date) -> str:
    """Say where one paper is: asked, reminded, back, not given and why."""
    if asked.not_given:
        return f"not given: {asked.not_given}"
    if asked.came_on:
        return f"back {near_day(asked.came_on, today)}"
    reminded = max(asked.reminded, default="")
    if reminded:
        return f"reminded {near_day(date.fromisoformat(reminded), today)}"
    return f"given out {near_day(asked.asked_on, today)}" if asked.asked_on else ""


def left_out_words(results: Results) -> str:
    """Say how many answers are not counted, for want of an agreement to evaluation."""
    number = results.left_out
    if not number:
        return ""
    one = "1 answer is" if number == 1 else f"{number} answers are"
    return f"{one} not counted: no agreement to evaluation."


def share_parts(share: Share) -> tuple[int, int] | None:
    """Give how many of how many, to be drawn; None where it is not shown."""
    return (share.yes, share.answered) if share.shown else None
