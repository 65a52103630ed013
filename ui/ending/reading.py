"""What the page of an ending reads before it shows."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.endings import Ended, ending_of
from linkworker.store import Reader
from ui.desk import Standing
from ui.models.about_child import About, read_about


@dataclass(frozen=True)
class Opened:
    """One child's ending about to show; `grown_ups` are the child's own words in the plan."""

    about: About
    ended: Ended
    grown_ups: str

    @property
    def name(self) -> str:
        """What the child is called."""
        return self.about.child.name


def read_ending(reader: Reader, child_id: str, today: date, standing: Standing) -> Opened:
    """Read a child's ending; raises NotFound for a child who is not on this laptop."""
    about = read_about(reader, child_id, today, standing)
    grown_ups = about.plan.grown_ups if about.plan else ""
    return Opened(about, ending_of(reader, about.child, today), grown_ups)
