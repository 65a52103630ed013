"""What the page of teachers' slips reads: the slips, who makes them, what was typed before."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.review_board import read_board
from linkworker.actions.review_slips import Slip, slips
from linkworker.records import Colleague
from linkworker.store import Draft, Reader
from ui.desk import Standing

FORM = "review_slips"


@dataclass(frozen=True)
class Read:
    """Every slip there is now; `begin` is the key of the one to begin with."""

    slips: tuple[Slip, ...]
    begin: str
    worker: Colleague
    practice: bool
    drafts: tuple[Draft, ...]

    def draft(self, key: str) -> Draft | None:
        """Give what was typed for a slip and not kept."""
        return next((one for one in self.drafts if one.form == f"{FORM}/{key}"), None)


def read_slips(reader: Reader, about: str, today: date, standing: Standing) -> Read:
    """Read the slips of this laptop; `about` is a slip's key, "draft/<action>", or ''."""
    found = tuple(slips(read_board(reader, today).rows))
    drafts = tuple(one for one in reader.drafts() if one.form.startswith(f"{FORM}/"))
    wanted = [one.form for one in drafts if f"draft/{one.action}" == about]
    key = wanted[0].removeprefix(f"{FORM}/") if wanted else about
    known = reader.find(Colleague, user=standing.user)
    worker = known[0] if known else Colleague(name=standing.name or "Me")
    return Read(found, key, worker, bool(reader.setting("practice")), drafts)
