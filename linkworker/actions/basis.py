"""On what basis each purpose stands in a place; who is controller of what; what is looked at again.

A purpose that a place has closed is not opened there. Of one that it has said nothing
of, the charity's own basis stands, declared with each kind (`docs/lawful-basis.md` says why).
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
        """Say whether it rests on a Schedule 1 condition: then that and a dated policy are needed.

        Vital interests (Article 9(2)(c)) and consent need none.
        """
        return "Schedule 1" in self.declared

    @property
    def waits(self) -> bool:
        """Say whether a place has still to name its condition, with the day of its policy."""
        return self.stated is None and self.needs_condition


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


def state_all(
    store: Store, place_log: str, *, condition: str, policy_dated: date | None
) -> Changes:  # fmt: skip
    """State every purpose that a place has said nothing of as the charity declares it.

    Raises Invalid without the Schedule 1 condition and the day of its policy: they are the
    place's own to say.
    """
    found = {} if condition.strip() else {"condition": "Say which Schedule 1 condition"}
    if policy_dated is None:
        found["policy_dated"] = "Say of which day its policy document is"
    if found:
        raise Invalid(found)
    with store.change() as (change, changes):
        for one in (one for one in purposes(store) if one.stated is None):
            article_6, _, rest = one.declared.partition("; ")
            needed: dict[str, Any] = {"condition": condition.strip(), "policy_dated": policy_dated}
            said = PurposeBasis(purpose=one.purpose, article_6=article_6, article_9=rest,
                                **needed if one.needs_condition else {})  # fmt: skip
            change.add(said, place_log)
    return changes


def check_basis(reader: Reader, kinds: set[type[Record]]) -> None:
    """Raise NotAllowed for a kind whose purpose this place has stated to have no basis."""
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
