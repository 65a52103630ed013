"""Hands for the tests of a worry passed on: words typed, a place, handing it over."""

from datetime import datetime

from linkworker.actions import concerns, places
from linkworker.records import (
    ConcernPassed,
    PassedHow,
    PassedTo,
    Place,
)
from linkworker.store import Draft, sealed

NOW = datetime(2025, 11, 4, 9, 42)
SAID = "he said: quokkas under the stairs, don't tell"
NEEDLE = "quokkas under"
PASSED = {
    "noticed_at": datetime(2025, 11, 4, 9, 5),
    "passed_at": datetime(2025, 11, 4, 9, 30),
    "to": PassedTo.LEAD,
    "name": "Ms Okafor",
    "how": PassedHow.IN_PERSON,
}


def make_place(store):
    with store.change() as (change, _):
        log = change.open_log("place", "brent")
    changes = places.keep_place(store, log, None, name="Brent", safeguarding_lead="Tom Arkwright")
    return store.get(Place, *changes.touches(Place))


def type_words(store, action="begun", words=SAID):
    store.keep_draft(Draft(action, concerns.FORM, "", "", "", {}, {"said": words}))


def hand_over(store, child, place, draft="begun", words=SAID, **said):
    changes = concerns.pass_on(
        store, child, words=words, place=place, now=NOW, by="joyce", draft=draft, **PASSED | said
    )
    return store.get(ConcernPassed, *changes.touches(ConcernPassed))


def lead(store, place):
    """Let this laptop be another one's lead: the key is known here, its private part is not."""
    private = sealed.new_private()
    with store.change() as (change, _):
        change.update(place, lead_key=sealed.public_of(private), lead_key_of="Tom Arkwright")
    return private, store.get(Place, place.id)
