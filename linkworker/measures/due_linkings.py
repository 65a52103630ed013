"""What is due of linkings: a family that may be asked again, a waiting list to ask about."""

from collections.abc import Iterator

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.linkings import Stand, stand
from linkworker.measures.school_days import school_days_between
from linkworker.records import Linking, LinkingStep, Rung

_WAITING = (Rung.NOT_NOW, Rung.LISTED)
_NEEDS = (Linking, LinkingStep)


def ask_again(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask again on the day that was agreed, or once somebody wrote that it has happened."""
    for linking, stands in _standing(of, asked):
        if not stands.back:
            continue
        step = stands.step
        said = step.said_by or linking.whom
        on = f" {say_day(step.on)}" if step.on else ""
        why = f"{said} said not now{on}: {stands.back}"
        what = f"Ask {said} again about {linking.to}"
        yield Due("ask_again", step.id, what, why, step.again_on, of.child, tab="linkings")


def list_asked(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask about a waiting list that nobody asked about for so many school days."""
    for linking, stands in _standing(of, asked):
        last = stands.asked_on or stands.since
        counted = school_days_between(of.calendar, last, asked.today)
        if stands.rung is not Rung.LISTED or counted.number < asked.days:
            continue
        why = f"on their list since {say_day(stands.since)}, last asked {say_day(last)}"
        what = f"Ask {linking.to} how long it takes"
        about = f"{linking.id} {last}"
        yield Due("list_asked", about, what, why, None, of.child, tab="linkings")


LINKING_SOURCES = (
    Source(
        "ask_again", "Ask again", "the day has come that was agreed with a family", ask_again,
        reads=_NEEDS, always=True,
    ),
    Source(
        "list_asked", "Waiting list",
        "nobody asked about a waiting list for {days} school days", list_asked,
        reads=_NEEDS, days=20,
    ),
)  # fmt: skip


def _standing(of: OfChild, asked: Asked) -> Iterator[tuple[Linking, Stand]]:
    steps: dict[str, list[LinkingStep]] = {}
    for step in of.all(LinkingStep):
        steps.setdefault(step.linking, []).append(step)
    for linking in of.all(Linking):
        own = steps.get(linking.id, ())
        waits = any(step.rung in _WAITING for step in own)
        found = stand(own, asked.today) if waits else None
        if found:
            yield linking, found
