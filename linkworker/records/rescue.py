"""How somebody who forgot her passphrase is let back in: boxes only a few laptops open.

In the place's log, where all its staff can see who helped whom; what is in a box stays sealed.
"""

from datetime import datetime
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, moment, text
from linkworker.records import keeping


class RescueBox(Record):
    """A laptop's rescue key, sealed to one laptop of a lead or an administrator.

    `mark` says which rescue key is in it, and nothing of the key. `device` is the laptop that it
    opens, `to` the one that can open the box.
    """

    kind = "rescue_box"
    title = "Way back in"
    lives_in = LogKind.PLACE
    keeping = keeping.RESCUE
    key = ("device", "to")

    device: str = text("Laptop's id", required=True, longest=22, rule=Rule.NEWEST)
    to: str = text("Laptop that can open it", required=True, longest=22, rule=Rule.NEWEST)
    user: str = text("Whose", required=True, longest=22, rule=Rule.NEWEST)
    name: str = text("Name of the laptop", longest=100, rule=Rule.NEWEST)
    mark: str = text("Which key", required=True, longest=22, rule=Rule.NEWEST)
    box: str = text("Sealed", required=True, longest=1_000, rule=Rule.NEWEST)


class WayBack(Enum):
    """What happened on the way back in."""

    SHOWN = "twelve words shown"
    OPENED = "came back in with twelve words"


class LetBackIn(Record):
    """That somebody was helped back in: by whom and when. Struck out, never removed."""

    kind = "let_back_in"
    title = "Let back in"
    lives_in = LogKind.PLACE
    keeping = keeping.RESCUE
    event = True

    device: str = text("Laptop's id", required=True, longest=22)
    user: str = text("Whose", required=True, longest=22)
    what: WayBack | None = choice("What happened", WayBack, required=True)
    at: datetime | None = moment("When", required=True)
    by: str = text("Written by", required=True, longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
