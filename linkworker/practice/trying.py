"""Three things to try, each ticked by doing it: a note, nine children at once, one decision."""

from collections import Counter
from dataclasses import dataclass, fields

from linkworker.practice.clock import PracticeClock
from linkworker.practice.folder import HELD, STOOD
from linkworker.records import Contact
from linkworker.store import Store

TOGETHER = 9
_KEPT = "practice_tried"


@dataclass(frozen=True)
class Tried:
    """What has been done so far; what is taken back again stays tried."""

    note: bool = False
    together: bool = False
    decided: bool = False

    @property
    def count(self) -> int:
        """Return how many of the three are done."""
        return self.note + self.together + self.decided


def look(store: Store, clock: PracticeClock) -> Tried:
    """See what has been tried, and keep it, with the time on the practice clock."""
    contacts = store.find(Contact)
    shared = Counter(contact.occasion for contact in contacts if contact.occasion)
    many = sum(number for number in shared.values() if number >= TOGETHER)
    new = len(contacts) - int(store.setting(HELD, "0"))
    before = store.setting(_KEPT).split()
    now = {"note": new > many, "together": many > 0, "decided": not store.decisions()}
    tried = Tried(**{one.name: now[one.name] or one.name in before for one in fields(Tried)})
    store.keep_setting(
        _KEPT, " ".join(one.name for one in fields(Tried) if getattr(tried, one.name))
    )
    store.keep_setting(STOOD, str(clock.milliseconds()))
    return tried
