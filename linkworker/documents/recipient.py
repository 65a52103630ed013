"""Who a paper is for, and what that reader must not be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from linkworker.actions.places import in_force
from linkworker.errors import NotAllowed
from linkworker.measures.days import say_day
from linkworker.records import Person, Relation, School, Withhold


@dataclass(frozen=True)
class Recipient:
    """A named reader. `person` is their id when they are round the child, `school` when staff.

    `withhold` is what they must not be told; `safe` is false when contacting them is not, or when
    that is not decided, and they are `unsure` when nobody has written it down. `ticked` are what
    somebody has decided this reader needs, each as the `tick` of what was left out; `reasons`
    says why, for those that need a reason. `ours` is a colleague: what others told us is no news.
    `own` is the child herself. `linking` is the one with this reader, a service. `stopped` says
    that the family does not want papers to go to this reader.
    """

    name: str
    role: str
    person: str = ""
    school: School | None = None
    withhold: frozenset[str] = frozenset()
    ticked: frozenset[str] = field(default=frozenset())
    reasons: Mapping[str, str] = field(default_factory=dict)
    safe: bool = True
    unsure: bool = False
    ours: bool = False
    own: bool = False
    linking: str = ""
    stopped: str = ""

    def must_not_know(self, what: Withhold) -> bool:
        """Say whether something must be kept from this reader."""
        return what.value in self.withhold

    def needs(self, tick: str, *, reason: bool = False) -> bool:
        """Say whether it was ticked for this reader, with a reason where one is asked for."""
        return tick in self.ticked and (not reason or bool(self.reasons.get(tick, "").strip()))


def recipient_of(
    relation: Relation, person: Person, ticked: frozenset[str] = frozenset()
) -> Recipient:
    """Return a person round the child as the reader of a paper."""
    safe = relation.safe is not False and "safe" not in relation.undecided
    return Recipient(
        name=person.name,
        role=relation.role,
        person=person.id,
        withhold=relation.withhold,
        ticked=ticked,
        safe=safe,
        unsure=relation.safe is None,
    )


def check(recipient: Recipient, on: date) -> None:
    """Raise NotAllowed when no paper at all may be made for this reader on this day."""
    if recipient.must_not_know(Withhold.US):
        raise NotAllowed(
            f"{recipient.name} must not be told that we are working together: "
            "no paper is made for them"
        )
    if not recipient.safe:
        raise NotAllowed(
            f"It is not certain that {recipient.name} is safe to contact: no paper is made for them"
        )
    if recipient.stopped:
        raise NotAllowed(f"{recipient.stopped}: no paper is made for {recipient.name}")
    if recipient.school and not in_force(recipient.school, on):
        day = say_day(on, year=True)
        raise NotAllowed(f"{recipient.school.name} has no sharing agreement in force on {day}")
