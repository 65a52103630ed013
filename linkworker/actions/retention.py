"""How long records are kept: the schedule, who approved it, whose time is over, what must stay.

Nothing is deleted by the program, and nothing is proposed until a named person has approved the
rule for that class.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.rights_days import birthday, months_after, said_months
from linkworker.measures.stages import OVER
from linkworker.records import (
    RECORDS,
    Child,
    CountsFrom,
    Ending,
    LegalHold,
    RetentionRule,
    StageStep,
    Turn,
    keeping,
)
from linkworker.store import Changes, Reader, Store

PROGRAMME = "Programme record"
DECLINED = "Programme record: family said no"


class Proposal(NamedTuple):
    """What is proposed for a class, as people call it, and why so long and no longer."""

    title: str
    months: int
    counts_from: CountsFrom
    why: str


_CLAIM = "A claim may be brought for six years (Limitation Act 1980 sections 2 and 5)"
# What is proposed to the charity's named person; it counts for nothing until they approve it.
PROPOSED = {
    PROGRAMME: Proposal(
        "A child’s record, and the family’s", 72, CountsFrom.PROGRAMME_END,
        f"{_CLAIM}, and a family may ask what was done. It is not the school’s child-protection "
        "file, which the school keeps longer.",
    ),
    DECLINED: Proposal(
        "A child whose family said no", 3, CountsFrom.DECISION,
        "Long enough to put a misunderstanding right; then there is no reason to know them.",
    ),
    keeping.PLACE.retention: Proposal(
        "The place: schools, partners, directory, what was bought", 72, CountsFrom.PLACE_END,
        f"{_CLAIM}; what was paid for is kept as long as accounts are (Charities Act 2011 "
        "section 131).",
    ),
    keeping.WEEK.retention: Proposal(
        "The week: slots and to-dos about no child", 12, CountsFrom.LAST_DAY,
        "A school year, for supervision to look back on. Nothing of it is evidence.",
    ),
    keeping.LAPTOP.retention: Proposal(
        "What laptops say of themselves", 3, CountsFrom.LAST_HEARD,
        "Each report replaces the one before. The last one is needed while somebody asks where "
        "that laptop is.",
    ),
    keeping.RIGHTS_TEAM.retention: Proposal(
        "Proof that something was erased", 72, CountsFrom.MADE,
        f"{_CLAIM}, and that it was done must be shown (Article 5(2)). It says nothing of what "
        "it was.",
    ),
    keeping.LOSS.retention: Proposal(
        "Record of breaches", 72, CountsFrom.MADE,
        f"Article 33(5) sets no end; {_CLAIM[0].lower()}{_CLAIM[1:]}.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Scheduled:
    """One class of record: what it holds, the rule as proposed or kept, and whether it counts."""

    retention: str
    kinds: tuple[str, ...]
    rule: RetentionRule

    @property
    def approved(self) -> bool:
        """Say whether a named person has approved it."""
        return bool(self.rule.approved_by and self.rule.approved_on)

    @property
    def proposal(self) -> Proposal:
        """Return what the charity is proposed for this class, and why."""
        return PROPOSED[self.retention]


@dataclass(frozen=True)
class Over:
    """A child whose time to be kept is over, since when, and by which approved rule."""

    child: Child
    since: date
    rule: RetentionRule


def schedule(reader: Reader) -> list[Scheduled]:
    """Return every class that a kind of record declares, with its rule or what is proposed."""
    kept = {rule.retention: rule for rule in reader.find(RetentionRule)}
    kinds: dict[str, list[str]] = {}
    for record in RECORDS:
        kinds.setdefault(record.keeping.retention, []).append(record.title)
    kinds.setdefault(DECLINED, [])
    return [
        Scheduled(one, tuple(titles), kept.get(one) or _proposed(one))
        for one, titles in kinds.items()
    ]


def how_long(reader: Reader) -> str:
    """Say how long a child's record is kept here: as approved, else as it is proposed."""
    rule = next(one.rule for one in schedule(reader) if one.retention == PROGRAMME)
    since = f" from {rule.counts_from.value}" if rule.counts_from else ""
    return f"{said_months(rule.months or 0)}{since}"


def keep_rule(
    store: Store, place_log: str, rule: RetentionRule, *, draft: str = "", **said: Any
) -> Changes:
    """Change how long a class is kept; the approval before goes with it. Raises Invalid."""
    blank = {"approved_by": "", "approved_on": None, "review_on": None}
    values = {**vars_of(rule), **blank, **said}
    if found := problems(RetentionRule(**values)):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        if rule.id:
            change.update(rule, **values)
        else:
            change.add(RetentionRule(**values), place_log)
    return changes


def approve(
    store: Store, place_log: str, rule: RetentionRule, *, name: str, on: date, review_on: date
) -> Changes:
    """Keep who approved a rule, and when it is looked at again; raises Invalid."""
    found = {} if name.strip() else {"approved_by": "Name the person who approves it"}
    if review_on <= on:
        found["review_on"] = "This day has to come after the approval"
    if found:
        raise Invalid(found)
    said: dict[str, Any] = {"approved_by": name.strip(), "approved_on": on, "review_on": review_on}
    return keep_rule(store, place_log, rule, **said)


def whose_time_is_over(reader: Reader, today: date) -> list[Over]:
    """Return the children whose record may be proposed for erasure: none while a hold stands.

    The earliest first. Of a class whose rule nobody has approved there are none.
    """
    rules = {one.retention: one.rule for one in schedule(reader) if one.approved}
    found = []
    for child in reader.find(Child):
        rule, since = _of(reader, child, rules)
        if rule and since and since <= today and not holds_of(reader, child):
            found.append(Over(child, since, rule))
    return sorted(found, key=lambda one: (one.since, one.child.id))


def hold(store: Store, child: Child, *, by: str, draft: str = "", **said: Any) -> Changes:
    """Keep that a child's record must stay: who says so, why, until when. Raises Invalid."""
    kept = LegalHold(child=child.id, by=by, **said)
    if found := problems(kept):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(kept, child.log)
    return changes


def lift(store: Store, kept: LegalHold, *, because: str, on: date) -> Changes:
    """Let a hold end, and say why; raises Invalid, NotAllowed."""
    if kept.lifted_on:
        raise NotAllowed("It has ended already")
    if not because.strip():
        raise Invalid({"lifted_because": "Say why it need not stay any more"})
    with store.change() as (change, changes):
        change.update(kept, lifted_on=on, lifted_because=because.strip())
    return changes


def holds_of(reader: Reader, child: Child) -> list[LegalHold]:
    """Return the holds on a child's record that have not ended."""
    return [one for one in reader.find(LegalHold, child=child.id) if one.lifted_on is None]


def vars_of(rule: RetentionRule) -> dict[str, Any]:
    """Return what a rule says, without its approval."""
    return {
        "retention": rule.retention, "months": rule.months, "counts_from": rule.counts_from,
    }  # fmt: skip


def _proposed(retention: str) -> RetentionRule:
    proposal = PROPOSED[retention]
    return RetentionRule(
        retention=retention, months=proposal.months, counts_from=proposal.counts_from
    )  # fmt: skip


def _of(
    reader: Reader, child: Child, rules: dict[str, RetentionRule]
) -> tuple[RetentionRule | None, date | None]:
    """Return the approved rule for a child's record, and the day on which its time is over."""
    turns = [one for one in reader.find(StageStep, child=child.id) if not one.struck_because]
    over = [one.on for one in turns if one.turn in OVER and one.on]
    began = any(one.turn is Turn.BEGAN for one in turns)
    rule = rules.get(PROGRAMME if began else DECLINED)
    ended = next(iter(reader.find(Ending, child=child.id)), None)
    days = [*over, *([ended.last_day] if ended and ended.last_day else [])]
    if rule is None or not days or rule.months is None:
        return None, None
    start = max(days)
    if rule.counts_from is CountsFrom.BIRTHDAY_18:
        if child.born is None:
            return None, None
        start = max(start, birthday(child.born, 18))
    return rule, months_after(start, rule.months)
