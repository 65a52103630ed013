"""Printed registers: what an emergency card tells their leader, and that one was made."""

from datetime import datetime

from linkworker.actions.children import emergency_card
from linkworker.actions.sessions import Register
from linkworker.records import PaperGiven, Way
from linkworker.store import Changes, Reader, Store

SHEET = "Register of a session"


def health_of(store: Reader, register: Register) -> dict[str, str]:
    """Return, by child id, the allergies and medication that the emergency cards hold."""
    found = {}
    for line in register.lines:
        card = emergency_card(store, line.child)
        if card is not None:
            said = (f"allergies: {card.allergies}" * bool(card.allergies),
                    f"medication: {card.medication}" * bool(card.medication))  # fmt: skip
            found[line.child.id] = "; ".join(filter(None, said))
    return found


def give_session_sheet(
    store: Store, register: Register, *, reader: str, role: str, at: datetime, by: str,
    file: str = "",
) -> Changes:  # fmt: skip
    """Keep, with each child on it, that a register was made for a reader: all of them, or none."""
    way = Way.SAVED if file else Way.PRINTED
    with store.change() as (change, changes):
        for line in register.lines:
            given = PaperGiven(
                child=line.child.id, paper=f"{SHEET}, {register.activity.what}", reader=reader,
                role=role, at=at, way=way, file=file, by=by,
            )  # fmt: skip
            change.add(given, line.child.log)
    return changes
