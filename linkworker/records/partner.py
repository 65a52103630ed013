"""Partners, what is brought in from them for a need, and the money for it, in pence."""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, moment, number, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping

_MOST = 1_000_000_00  # pence


class PartnerType(Enum):
    """What sort of organisation a partner is."""

    CHARITY = "charity or community group"
    PUBLIC = "NHS, council or other public service"
    SCHOOL = "school or college"
    COMPANY = "company"
    PERSON = "practitioner on their own"


class CommissionState(Enum):
    """How far a commission has come; only what is agreed or finished takes money."""

    ASKED = "asked for"
    AGREED = "agreed"
    FINISHED = "finished"
    STOPPED = "not going ahead"


class Partner(Record):
    """Somebody outside the charity who works with our children."""

    kind = "partner"
    title = "Partner"
    lives_in = LogKind.PLACE
    keeping = keeping.PARTNERS

    name: str = text("Name", required=True, search=True)
    sort: PartnerType | None = choice("What they are", PartnerType)
    vcse: bool | None = yes_no("Voluntary, community or social enterprise")
    offers: str = long_words("What they do", search=True)
    contact: str = text("Who to speak to")
    phone: str = text("Telephone", longest=40)
    email: str = text("E-mail", longest=120)
    agreement: str = text("Sharing agreement", hint="Its reference", group="agreement")
    agreement_from: date | None = day("In force from", group="agreement")
    agreement_until: date | None = day("In force until", group="agreement")


class Fund(Record):
    """A funder line: money that commissions of a place come out of."""

    kind = "fund"
    title = "Funder line"
    lives_in = LogKind.PLACE
    keeping = keeping.PARTNERS

    name: str = text("Funder line", required=True, hint="Small support fund, autumn")
    amount: int | None = number("Amount", required=True, highest=_MOST, unit="pence")
    starts: date | None = day("From", group="dates")
    ends: date | None = day("Until", group="dates")


class Commission(Record):
    """Sessions bought from a partner for a need that no service here answers; it names no child.

    What is agreed, by whom and when is one thing, so that two people's answers are both asked.
    """

    kind = "commission"
    title = "Commission"
    lives_in = LogKind.PLACE
    keeping = keeping.PARTNERS

    partner: str = links("Partner", "partner", under=True, required=True)
    need: str = text("For which need", required=True, search=True, hint="Without a child's name")
    what: str = text("What is bought", required=True, search=True, hint="Art therapy, one to one")
    sessions: int | None = number("Sessions", required=True, lowest=1, highest=500, group="bought")
    price: int | None = number(
        "Price of each", required=True, highest=_MOST, unit="pence", group="bought"
    )
    fund: str = links("Funder line", "fund")
    starts: date | None = day("From", group="dates")
    ends: date | None = day("Until", group="dates")
    state: CommissionState | None = choice("State", CommissionState, group="agreed")
    approver: str = text("Agreed by", group="agreed")
    agreed_at: datetime | None = moment("Agreed at", group="agreed")
    over_because: str = text("More than is left, because", group="agreed", longest=500)
    stopped_because: str = text("Not going ahead, because", group="agreed", longest=500)
    invoiced: int | None = number("Invoiced so far", highest=_MOST, unit="pence")
