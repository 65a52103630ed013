"""A slot written down as what it was: a contact in the record of each child who was to come."""

from collections.abc import Sequence
from datetime import datetime, time

from linkworker.actions.contacts import record_contact
from linkworker.actions.slots import SlotOn, means_of
from linkworker.records import Outcome
from linkworker.store import Changes, Store


def record_slot(store: Store, slots: Sequence[SlotOn], *, outcome: Outcome, by: str) -> Changes:
    """Keep that a slot happened, or was tried, as a contact of each child who was to come."""
    first = slots[0]
    children = [one.child for one in slots if one.child]
    at = datetime.combine(first.day, time.fromisoformat(first.slot.at))
    alone = len(children) == 1
    return record_contact(
        store,
        children=children,
        others=max(0, first.others - len(children) + 1),
        at=at,
        whom=children[0].name if alone else first.slot.what,
        means=means_of(first.slot.what, alone=alone),
        outcome=outcome,
        minutes=first.slot.minutes,
        by=by,
    )
