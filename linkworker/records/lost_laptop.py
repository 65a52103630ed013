"""A laptop that was lost, what is known of it, and who was told: filled in over days."""

from datetime import datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, links, moment, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class WhenLost(Enum):
    """How a laptop stood when it was lost."""

    OFF = "switched off"
    LOCKED = "on, and locked"
    OPEN = "on, and open"
    UNKNOWN = "not known"


class Encrypted(Enum):
    """Whether the whole disk was seen to be encrypted at the last sync."""

    YES = "seen to be on"
    NO = "seen to be off"
    UNKNOWN = "not seen"


class ToldOf(Enum):
    """Who may have to be told of a lost laptop."""

    SCHOOL = "School"
    COUNCIL = "Council under contract"
    TRUSTEES = "Trustees"
    COMMISSION = "Charity Commission"
    ICO = "ICO"
    FAMILIES = "Families"
    POLICE = "Police"


class LostLaptop(Record):
    """One loss of one laptop. No child's name stands in it: those are read where they may be.

    `aware` is when the organisation knew of it: the 72 hours of Article 33 begin then.
    """

    kind = "lost_laptop"
    title = "Lost laptop"
    lives_in = LogKind.PLACE
    keeping = keeping.LOSS
    event = True

    device: str = text("Laptop's id", required=True, longest=22)
    user: str = text("Whose", required=True, longest=22)
    whose: str = text("Whose, by name", required=True)
    laptop: str = text("Its name, or how it looks")
    reported: datetime | None = moment("Reported", required=True)
    reported_by: str = text("Reported by", required=True)
    aware: datetime | None = moment("Aware since", required=True, hint="the 72 hours begin then")
    state: WhenLost | None = choice("When lost it was", WhenLost, required=True)
    state_by: str = text("Who says so", progress=True)
    encrypted: Encrypted | None = choice("Disk encryption", Encrypted, progress=True)
    happened: str = long_words("What happened", progress=True)
    heard: datetime | None = moment("Last sync", progress=True)
    taken_out: datetime | None = moment("Taken out", progress=True)
    keys: datetime | None = moment("Keys renewed", progress=True)
    wiped: datetime | None = moment("Wiped", progress=True)
    by: str = text("Written by", longest=22)


class LossTold(Record):
    """One of those who may have to be told: whether and when they were, decided by whom and why."""

    kind = "loss_told"
    title = "Told of a lost laptop"
    lives_in = LogKind.PLACE
    keeping = keeping.LOSS
    event = True

    lost: str = links("Lost laptop", "lost_laptop", under=True, required=True)
    whom: ToldOf | None = choice("Who", ToldOf, required=True)
    name: str = text("Name", hint="Bridge House, Ms Adeyemi")
    at: datetime | None = moment("Told at", hint="empty where it was decided not to")
    decision: str = text("Decision", required=True, hint="told by telephone; or not to tell")
    reason: str = text("Reason", required=True, longest=500)
    decided_by: str = text("Decided by", required=True)
