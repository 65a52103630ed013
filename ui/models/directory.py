"""The directory in sentences, and what a typed need finds in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.actions.services import Known, said_checked
from linkworker.measures.linkings import Count
from linkworker.measures.slips import each_word
from linkworker.records import Child, Linking, LinkingStep, Relation, Service, ServiceCheck

KINDS = (Service, ServiceCheck, Linking, LinkingStep, Child, Relation)
_LITTLE = {"a", "and", "at", "for", "in", "near", "of", "or", "speaker", "speakers", "speaking",
           "the", "to", "who", "with", "help"}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What is looked for: typed words, one need, one language; only what is free, or fresh."""

    typed: str = ""
    need: str = ""
    language: str = ""
    free: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class Directory:
    """The services here with what is known of each, and the figures of this school year.

    `children` are those a linking can be begun for; `round` what people are called round each.
    """

    known: list[Known]
    staff: dict[str, str]
    year: Count
    children: list[Child]
    round: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Looked:
    """What was found, the best first. `whole` is false where no service had all of it."""

    found: list[Known]
    whole: bool


def look(directory: Sequence[Known], wanted: Wanted, today: date) -> Looked:
    """Find the services for a need; where none has all the typed words, those that have most."""
    words = _told(wanted.typed)
    narrowed = [one for one in directory if _fits(one, wanted, today)]
    hits = {one.service.id: _hits(one, words) for one in narrowed}
    best = max(hits.values(), default=0)
    found = [one for one in narrowed if hits[one.service.id] == best and (best or not words)]
    order = sorted(found, key=lambda one: _order(one, today))
    return Looked(order, whole=best == len(words))


def languages(directory: Sequence[Known]) -> list[str]:
    """Name every language that is spoken at a service, by name."""
    return sorted({word for one in directory for word in one.service.languages}, key=str.casefold)


def where_and_when(service: Service) -> str:
    """Say what one needs to know before going: cost, place, hours, languages, ages, the way in."""
    cost = "Free" if service.free else service.cost
    spoken = ", ".join(sorted(service.languages))
    parts = (cost, service.where, service.opening, spoken, ages(service), service.eligibility)
    return " · ".join(part for part in parts if part)


def way_in(service: Service) -> str:
    """Say how one gets in, and whom to ring."""
    asks = f"ask for {service.contact}" if service.contact else ""
    return " · ".join(part for part in (service.way_in, asks, service.phone) if part)


def ages(service: Service) -> str:
    """Say for which ages it is: "ages 8 to 16", "from age 8", or ''."""
    first, last = service.youngest, service.oldest
    if first is None and last is None:
        return ""
    if last is None:
        return f"from age {first}"
    return f"up to age {last}" if first is None else f"ages {first} to {last}"


def checked(known: Known, staff: dict[str, str], today: date) -> str:
    """Say who looked at it last; before anything else, when that is six months ago or more."""
    said = said_checked(known.last, staff)
    if not known.stale(today):
        return f"Looked at {said}"
    months = known.months_old(today)
    if months is None:
        return "Nobody has looked at it yet. Ring before you offer it."
    return f"Nobody has looked at it for {months} months ({said}). Ring before you offer it."


def learned(known: Known) -> str:
    """Say what was learned last, and how long one waits, with the day where that is older."""
    last, wait = known.last, known.wait
    words = f"“{last.learned}”" if last else ""
    if wait is None or wait.weeks is None:
        return words
    told = "No wait." if wait.weeks == 0 else f"Wait: {wait.weeks} week{'s' * (wait.weeks != 1)}."
    older = "" if wait is last or wait.on is None else f" (said {wait.on.day} {wait.on:%B %Y})"
    return f"{words} {told}{older}".strip()


def what_worked(known: Known) -> str:
    """Say what families here said of it: "helped 2 of 3", and who had to tell it again."""
    said = known.said
    if not known.linked:
        return "Nobody here was linked with it yet."
    linked = f"{known.linked} linking{'s' * (known.linked != 1)} here"
    helped = f"helped {said.helped} of {said.asked} who told us" * bool(said.asked)
    who = f"{said.again} of {said.again_asked}" if said.again else "nobody"
    again = f"{who} had to tell it all again" * bool(said.again_asked)
    return "; ".join(part for part in (linked, helped, again) if part)


def default_need(service: Service, typed: str) -> str:
    """Give what a linking is for, to begin with: of what the service is for, what was typed."""
    words = _told(typed)
    typed_for = [
        need
        for need in service.what_for
        if any(said.startswith(word) for said in each_word(need) for word in words)
    ]
    return ", ".join(sorted(typed_for or service.what_for))


def _fits(known: Known, wanted: Wanted, today: date) -> bool:
    service = known.service
    return not (
        (wanted.need and wanted.need not in service.what_for)
        or (wanted.language and wanted.language not in service.languages)
        or (wanted.free and service.free is not True)
        or (wanted.fresh and known.stale(today))
    )


def _hits(known: Known, words: set[str]) -> int:
    """Count the typed words that begin a word of what is known of a service."""
    service, last = known.service, known.last
    said = (
        *(service.name, service.about, service.eligibility, service.where, service.way_in),
        *(service.contact, *service.what_for, *service.languages),
        *("free" if service.free else service.cost, last.learned if last else ""),
    )
    spoken = each_word(" ".join(said))
    return sum(any(one.startswith(word) for one in spoken) for word in words)


def _order(known: Known, today: date) -> tuple[bool, bool, int, str]:
    closed, said = bool(known.service.closed_because), known.said
    return (closed, known.stale(today), -said.helped, known.service.name.casefold())


def _told(typed: str) -> set[str]:
    """Give the words that say what is looked for."""
    return {word for word in each_word(typed) if word not in _LITTLE}
