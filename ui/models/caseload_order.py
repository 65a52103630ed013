"""The orders a caseload can stand in, each with the words that say why it is so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ui.models.caseload import UNSEEN_AFTER, Line

NEEDS, WHOSE = "needs", "whose"


@dataclass(frozen=True)
class Order:
    """Its name, how it goes in a sentence, and the key that sorts by it."""

    words: str
    why: str
    key: Callable[[Line], Any]


def _named(line: Line) -> tuple[str, str]:
    return line.name.casefold(), line.child.id


def _needed(line: Line) -> Any:
    day = line.promise.due if line.due and line.promise else None
    return not line.to_decide, not line.due, not line.not_seen, day or date.max, _named(line)


def _classed(line: Line) -> Any:
    return line.school, line.child.year or 0, line.child.school_class, _named(line)


def _held(line: Line) -> Any:
    return line.whose.casefold(), _named(line)


def _seen(line: Line) -> Any:
    return line.last_seen or datetime.min, _named(line)


def _tried(line: Line) -> Any:
    return not line.tried, line.last_tried or datetime.min, _named(line)


def _attended(line: Line) -> Any:
    counted = line.attendance
    share = counted.attended / counted.possible if counted.possible else 2
    return share, _named(line)


ORDERS = {
    NEEDS: Order(
        "Who needs you first",
        "First whoever has two answers to decide between, then promises due or past their day, "
        f"then whoever you have not seen for {UNSEEN_AFTER} school days. Where need is equal, the "
        "earlier day stands first, then the name. Each says why on its line. Everybody else "
        "follows by name. Nothing else counts: no score, no attendance.",
        _needed,
    ),
    "class": Order("Class", "School by school, then by year and class, then by name.", _classed),
    WHOSE: Order("Link Worker", "Link Worker by Link Worker, then by name.", _held),
    "name": Order("Name", "By first name, then by surname.", _named),
    "seen": Order("Last seen", "Whoever you saw longest ago first; never seen at the top.", _seen),
    "tried": Order(
        "Last tried", "Whoever you tried to reach longest ago first, then those not tried.", _tried
    ),
    "attendance": Order(
        "Attendance", "The smallest share of half-days this school year first.", _attended
    ),
}


def in_order(lines: tuple[Line, ...], order: str) -> tuple[Line, ...]:
    """Give the lines in an order; one that is not known is who needs somebody first."""
    return tuple(sorted(lines, key=ORDERS.get(order, ORDERS[NEEDS]).key))
