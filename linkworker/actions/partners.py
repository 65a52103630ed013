"""Partners, funder lines and commissions: brought in, agreed, stopped, and what came of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.spending import Delivery, Over, committed, left_of, over
from linkworker.money import say_pence
from linkworker.records import (
    Activity,
    Came,
    Commission,
    CommissionState,
    Fund,
    Happened,
    NotHeld,
    Partner,
    Session,
    SessionAttendance,
)
from linkworker.store import Changes, Reader, Store

_OPEN = (CommissionState.ASKED, CommissionState.AGREED)


@dataclass(frozen=True)
class Standing:
    """A commission and what came of it; `why_not` says why sessions did not happen, with numbers.

    Who came is counted from the children on this laptop.
    """

    commission: Commission
    delivery: Delivery
    why_not: tuple[tuple[str, int], ...]

    @property
    def line(self) -> str:
        """The one line to send to the partner: what was paid for, what happened, why not."""
        found = self.delivery
        paid = f"We paid for {found.bought}, {found.held} happened"
        why = ", ".join(f"{number} {reason}" for reason, number in self.why_not)
        each = ""
        if found.each is not None:
            each = f" That is {say_pence(found.each)} for each session a child came to."
        return f"{self.commission.what}: {paid}{f' ({why})' if why else ''}.{each}"


def add_partner(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Add a partner to a place."""
    partner = _dated(Partner(**said), "agreement_from", "agreement_until")
    with store.change(draft) as (change, changes):
        change.add(partner, place_log)
    return changes


def edit_partner(store: Store, partner: Partner, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is kept about a partner."""
    with store.change(draft) as (change, changes):
        _dated(change.update(partner, **edits), "agreement_from", "agreement_until")
    return changes


def add_fund(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Add a funder line to a place."""
    with store.change(draft) as (change, changes):
        change.add(_dated(Fund(**said)), place_log)
    return changes


def edit_fund(store: Store, fund: Fund, *, draft: str = "", **edits: Any) -> Changes:
    """Change a funder line."""
    with store.change(draft) as (change, changes):
        _dated(change.update(fund, **edits))
    return changes


def ask_commission(store: Store, partner: Partner, *, draft: str = "", **said: Any) -> Changes:
    """Ask for sessions to be bought from a partner; no money is taken before it is agreed."""
    asked = Commission(partner=partner.id, state=CommissionState.ASKED, **said)
    with store.change(draft) as (change, changes):
        change.add(_dated(asked), partner.log)
    return changes


def edit_commission(
    store: Store, commission: Commission, *, draft: str = "", **edits: Any
) -> Changes:
    """Change what is bought, out of which line, between which days, or what was invoiced."""
    with store.change(draft) as (change, changes):
        _dated(change.update(commission, **edits))
    return changes


def agree_commission(
    store: Store,
    commission: Commission,
    *,
    approver: str,
    at: datetime,
    over_because: str = "",
    draft: str = "",
) -> Changes:
    """Agree to a commission, with the name of whoever does and the time.

    Raises Invalid without a name, or when it is more than this laptop knows to be left of its
    funder line and no reason is given. What another laptop agrees to meanwhile is never dropped:
    `overspent` shows both.
    """
    if commission.state is not CommissionState.ASKED:
        raise NotAllowed("Only what is asked for can be agreed")
    found = {} if approver.strip() else {"approver": "Say who agrees to it"}
    if (words := _too_much(store, commission)) and not over_because.strip():
        found["over_because"] = words
    if found:
        raise Invalid(found)
    edits = {"state": CommissionState.AGREED, "approver": approver.strip(), "agreed_at": at}
    return edit_commission(
        store, commission, draft=draft, over_because=over_because.strip(), **edits
    )


def stop_commission(
    store: Store, commission: Commission, *, because: str, draft: str = ""
) -> Changes:
    """Let a commission go that was asked for or agreed, with the reason; its money is free.

    Raises NotAllowed where it has ended, Invalid without a reason.
    """
    if commission.state not in _OPEN:
        raise NotAllowed("It has ended already")
    if not because.strip():
        raise Invalid({"stopped_because": "Say why it does not go ahead"})
    edits = {"state": CommissionState.STOPPED, "stopped_because": because.strip()}
    return edit_commission(store, commission, draft=draft, **edits)


def finish_commission(store: Store, commission: Commission) -> Changes:
    """Say that a commission is over: what did not happen is free again.

    Raises NotAllowed unless it was agreed.
    """
    if commission.state is not CommissionState.AGREED:
        raise NotAllowed("Only what was agreed can be finished")
    return edit_commission(store, commission, state=CommissionState.FINISHED)


def partners_of(store: Reader) -> list[Partner]:
    """Return the partners of the places here, by name."""
    return sorted(store.find(Partner), key=lambda one: (one.name.casefold(), one.id))


def standings(store: Reader) -> list[Standing]:
    """Return every commission with what came of it, the newest first."""
    of = {one.id: one.commission for one in store.find(Activity) if one.commission}
    sessions: defaultdict[str, list[Session]] = defaultdict(list)
    for session in store.find(Session):
        if session.activity in of:
            sessions[of[session.activity]].append(session)
    came = Counter(
        one.session
        for one in store.find(SessionAttendance)
        if one.came in (Came.PRESENT, Came.PART)
    )
    found = [_standing(one, sessions[one.id], came) for one in store.find(Commission)]
    return sorted(found, key=lambda one: one.commission.starts or date.min, reverse=True)


def left_in(fund: Fund, found: Iterable[Standing]) -> int:
    """Return what is left of a funder line, in pence; below 0 when it is overspent."""
    taken = (committed(one.commission, one.delivery.held) for one in _out_of(fund, found))
    return left_of(fund, taken)


def overspent(store: Reader, found: list[Standing]) -> list[Over]:
    """Return the funder lines that more is agreed from than they hold, with every entry."""
    every = (
        over(fund, [(one.commission, one.delivery.held) for one in _out_of(fund, found)])
        for fund in store.find(Fund)
    )
    return [one for one in every if one is not None]


def _out_of(fund: Fund, found: Iterable[Standing]) -> list[Standing]:
    return [one for one in found if one.commission.fund == fund.id]


def _standing(commission: Commission, sessions: list[Session], came: Counter[str]) -> Standing:
    held = [one for one in sessions if one.happened is Happened.HELD]
    missed = [one for one in sessions if one.happened is Happened.NOT_HELD]
    bought, price = commission.sessions or 0, commission.price or 0
    there = sum(came[one.id] for one in held)
    why = Counter((one.because or NotHeld.OTHER).value for one in missed)
    delivery = Delivery(bought, len(held), len(missed), there, price)
    return Standing(commission, delivery, tuple(why.most_common()))


def _too_much(store: Reader, commission: Commission) -> str:
    """Say by how much a commission is more than is left, or ""."""
    fund = next((one for one in store.find(Fund) if one.id == commission.fund), None)
    if fund is None:
        return ""
    left = left_in(fund, standings(store))
    cost = (commission.sessions or 0) * (commission.price or 0)
    if cost <= left:
        return ""
    short = f"This is {say_pence(cost)}, and {say_pence(left)} is left of {fund.name}"
    return f"{short}: {say_pence(cost - left)} over. Say why all the same"


def _dated(record: Any, first: str = "starts", last: str = "ends") -> Any:
    starts, ends = getattr(record, first), getattr(record, last)
    if starts and ends and ends < starts:
        raise Invalid({last: "The last day is before the first"})
    return record
