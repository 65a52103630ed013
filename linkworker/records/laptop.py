"""A laptop as its own program reports it: when it last synced, what waits on it. Counts only."""

from datetime import datetime

from linkworker.fields import LogKind, Record, Rule, moment, number, text
from linkworker.records import keeping


class Laptop(Record):
    """One laptop of somebody who writes in this caseload: one row for each, kept anew.

    Nothing about a child, and nothing about how or when its person works.
    """

    kind = "laptop"
    title = "Laptop"
    lives_in = LogKind.CASELOAD
    keeping = keeping.LAPTOP
    key = ("device",)

    device: str = text("Laptop's id", required=True, longest=22, rule=Rule.NEWEST)
    user: str = text("Whose", required=True, longest=22, rule=Rule.NEWEST)
    name: str = text("Name of the laptop", longest=100, rule=Rule.NEWEST)
    synced: datetime | None = moment("Last confirmed sync", required=True, rule=Rule.NEWEST)
    unsent: int | None = number("Changes that wait", highest=10**9, rule=Rule.NEWEST)
    oldest_unsent: datetime | None = moment("Oldest change that waits", rule=Rule.NEWEST)
    to_decide: int | None = number(
        "To decide for over two school days", highest=10**9, rule=Rule.NEWEST
    )
    version: str = text("Version of the program", longest=40, rule=Rule.NEWEST)
