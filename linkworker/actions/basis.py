"""On what basis each purpose stands in a place; who is controller of what; what is looked at again.

Once a place has begun to say so, a kind of record whose purpose has no basis there is not opened
(practice 5). Until then the charity's own, declared with each kind, stands.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record, problems
from linkworker.records import RECORDS, ControllerFile, PurposeBasis
from linkworker.store import Changes, Reader, Store

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Purpose:
    """One purpose: what is declared for it, the kinds it holds, what this place says of it."""

    purpose: str
    declared: str
    kinds: tuple[str, ...]
    stated: PurposeBasis | None

    @property
    def needs_condition(self) -> bool:
        """Say whether it holds special category or offence data: then a dated policy is needed."""
        return "Article 9" in self.declared or "Article 10" in self.declared


def purposes(reader: Reader) -> list[Purpose]:
    """Return every purpose that a kind declares, in reading order."""
    stated = {one.purpose: one for one in reader.find(PurposeBasis)}
    kinds: dict[tuple[str, str], list[str]] = {}
    for record in RECORDS:
        keeping = record.keeping
        kinds.setdefault((keeping.purpose, keeping.basis), []).append(record.title)
    return [
        Purpose(purpose, basis, tuple(titles), stated.get(purpose))
        for (purpose, basis), titles in kinds.items()
    ]


def state_basis(store: Store, place_log: str, purpose: Purpose, **said: Any) -> Changes:
    """Say on what basis a purpose stands in a place; nothing said closes it. Raises Invalid.

    With an Article 9 or 10 basis a Schedule 1 condition and the day of its policy are needed.
    """
    found = {}
    if said.get("article_6") and purpose.needs_condition:
        if not said.get("condition"):
            found["condition"] = "Say which Schedule 1 condition"
        if not said.get("policy_dated"):
            found["policy_dated"] = "Say of which day its policy document is"
    if found:
        raise Invalid(found)
    with store.change() as (change, changes):
        if purpose.stated:
            change.update(purpose.stated, **said)
        else:
            change.add(PurposeBasis(purpose=purpose.purpose, **said), place_log)
    return changes


def check_basis(reader: Reader, kinds: set[type[Record]]) -> None:
    """Raise NotAllowed for a kind whose purpose has no basis, where a place says which have."""
    stated = {one.purpose: one for one in reader.find(PurposeBasis)}
    for kind in kinds if stated else ():
        said = stated.get(kind.keeping.purpose)
        if said is not None and not said.article_6:
            raise NotAllowed(
                f"{kind.title}: this place has no basis to keep it. "
                "Ask who looks after data protection."
            )


def keep_controller(
    store: Store, place_log: str, known: ControllerFile | None, *, draft: str = "", **said: Any
) -> Changes:
    """Keep who is controller of some data, with its assessment; raises Invalid."""
    if found := problems(ControllerFile(**said)):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        if known:
            change.update(known, **said)
        else:
            change.add(ControllerFile(**said), place_log)
    return changes


def to_look_at(reader: Reader, today: date) -> list[ControllerFile]:
    """Return the files whose day to be looked at again has passed or is near; soonest first."""
    found = [one for one in reader.find(ControllerFile)
             if one.review_on and one.review_on <= today + SOON]  # fmt: skip
    return sorted(found, key=lambda one: (one.review_on or date.max, one.id))
