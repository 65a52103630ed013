"""Which verb keeps what a form says of services, linkings and the story told once."""

from typing import Any

from linkworker.actions import linkings, services, told
from linkworker.records import Service
from linkworker.store import Changes, Store
from ui.desk import Standing, today

SERVICE = (
    *("name", "what_for", "about", "free", "cost", "where", "opening", "languages"),
    *("eligibility", "youngest", "oldest", "way_in", "contact", "phone"),
)
LINKING = ("service", "to", "whom", "need", "private")
STEP = (
    *("rung", "words", "said_by", "on", "again_on", "again_after", "never", "yes_if"),
    *("who_asks", "how", "met", "expected", "meanwhile", "helped", "told_again"),
)
PART = ("heading", "words", "said_by", "sharing", "named", "agreed_on", "private")
TOLD = ("who", "how", "on", "why")


def begin_linking(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Begin a linking with a service of the directory, or with one that is not in it."""
    known = said.get("service")
    rest = {name: value for name, value in said.items() if name != "service"}
    service = store.get(Service, known) if known else None
    return linkings.begin_linking(
        store, child, on=today(), by=standing.user, service=service, draft=draft, **rest
    )


def add_step(
    store: Store, standing: Standing, linking: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep what was said of a linking."""
    whole = {"rung": None, "on": today(), **said}
    by = standing.user
    return linkings.add_step(store, linking, today=today(), by=by, draft=draft, **whole)


def add_service(
    store: Store, standing: Standing, _: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Put a service in the directory of the place."""
    return services.add_service(store, standing.place_log, draft=draft, **said)


def tell_part(
    store: Store, standing: Standing, part: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep that somebody knows a part of the story."""
    whole = {"on": today(), **said}
    return told.tell_part(store, part, by=standing.user, draft=draft, **whole)
