"""What commissions cost: committed, delivered, left, over, in whole pence; and for each session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from linkworker.money import say_pence
from linkworker.records import Commission, CommissionState, Fund

_TAKES = (CommissionState.AGREED, CommissionState.FINISHED)


@dataclass(frozen=True)
class Delivery:
    """What came of one commission: sessions bought, held and not, and how many came to them.

    `came` counts children at sessions: nine at one session are nine. Amounts are in pence.
    """

    bought: int
    held: int
    not_held: int
    came: int
    price: int

    @property
    def left(self) -> int:
        """Sessions bought and not held yet; below 0 when more were held than bought."""
        return self.bought - self.held

    @property
    def delivered(self) -> int:
        """What the sessions held are worth."""
        return self.held * self.price

    @property
    def each(self) -> int | None:
        """What each session that a child came to has cost, half up; None when none came."""
        return (2 * self.delivered + self.came) // (2 * self.came) if self.came else None


@dataclass(frozen=True)
class Over:
    """A funder line with more agreed than it holds: what for, in the order it was agreed."""

    fund: Fund
    pence: int
    agreed: tuple[Commission, ...]

    @property
    def sentence(self) -> str:
        """Say by how much, and who agreed to what first."""
        first, *later = self.agreed
        said = f"If {'both' if len(self.agreed) == 2 else 'all'} go ahead: {say_pence(self.pence)}"
        names = ", then ".join(_said(one) for one in later)
        return f"{said} over. {_said(first)} was agreed first{names and f', then {names}'}."


def committed(commission: Commission, held: int = 0) -> int:
    """Return what a commission takes of its funder line: all that was bought once agreed.

    Of a finished one only what was held: what did not happen is free again.
    """
    price = commission.price or 0
    if commission.state is CommissionState.AGREED:
        return (commission.sessions or 0) * price
    return held * price if commission.state is CommissionState.FINISHED else 0


def left_of(fund: Fund, taken: Iterable[int]) -> int:
    """Return what is left of a funder line after all that is taken of it; below 0 when over."""
    return (fund.amount or 0) - sum(taken)


def over(fund: Fund, commissions: Iterable[tuple[Commission, int]]) -> Over | None:
    """Say whether more is agreed than a funder line holds; each commission with its held sessions.

    Two laptops may have agreed to both without a network: neither is ever dropped.
    """
    takes = [(one, committed(one, held)) for one, held in commissions if one.state in _TAKES]
    pence = -left_of(fund, (amount for _, amount in takes))
    agreed = sorted((one for one, amount in takes if amount), key=_agreed)
    return Over(fund, pence, tuple(agreed)) if pence > 0 and agreed else None


def _agreed(commission: Commission) -> tuple[datetime, str]:
    return commission.agreed_at or datetime.max, commission.id


def _said(commission: Commission) -> str:
    by = f" ({commission.approver})" if commission.approver else ""
    return f"{commission.what}{by}"
