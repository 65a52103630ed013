"""Meetings in sentences: when, who came, what was agreed and how that stands."""

from datetime import date

from linkworker.actions.meetings import Met
from linkworker.records import MeetingAction
from ui.models.said_days import near_day


def met_words(met: Met, today: date) -> tuple[str, str]:
    """Say when a meeting was, and who came."""
    at = f", {met.meeting.at:%H:%M}" if met.meeting.at else ""
    who = ", ".join(one.name for one in met.voices)
    where = f" · {met.meeting.where}" if met.meeting.where else ""
    when = near_day(met.on, today)
    return f"{when[:1].upper()}{when[1:]}{at}", f"{who}{where}"


def agreed_words(action: MeetingAction) -> str:
    """Say who does what."""
    return f"{action.who}: {action.what}"


def agreed_mark(action: MeetingAction, today: date) -> tuple[str, str, str]:
    """Give the tag of what was agreed: words, tone, icon; only a date is ever red."""
    if action.done_on:
        return f"done, {near_day(action.done_on, today)}", "ok", "circle-check"
    if action.let_go:
        return "let go", "plain", "circle"
    day = action.chase_on
    if day is None:
        return "", "plain", ""
    if day < today:
        return f"to ask since {near_day(day, today)}", "bad", "triangle-alert"
    return f"ask {near_day(day, today)}", "info", "clock"


def meeting_words(met: Met) -> str:
    """Say all of a meeting for the timeline: what was decided, each sentence, what was agreed."""
    said = [f"{one.name}: “{one.words}”" for one in met.voices if one.words]
    agreed = [f"Agreed: {agreed_words(one)}" for one in met.actions]
    return "\n".join(part for part in (met.meeting.decided, *said, *agreed) if part)
