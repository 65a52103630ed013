"""What the page of meetings reads before it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.actions.meetings import Met, meetings_of, usual_round
from linkworker.records import Child
from linkworker.store import Draft, Reader
from ui.day.reading import children_here
from ui.desk import Standing
from ui.models.about_child import About, read_about

FORM = "meeting"


@dataclass(frozen=True)
class Opened:
    """One child's meetings; `usual` are those who may come, each with who that is."""

    about: About
    known: Sequence[Child]
    usual: Sequence[tuple[str, str]]
    meetings: Sequence[Met]
    draft: Draft | None

    @property
    def name(self) -> str:
        """What the child is called."""
        return self.about.child.name


def read_meetings(reader: Reader, about: str, today: date, standing: Standing) -> Opened:
    """Read a child's meetings, and what was typed of one and not kept.

    `about` is a child's id or "draft/<action>". Raises NotFound for what is not here.
    """
    drafts = [one for one in reader.drafts() if one.form.startswith(f"{FORM}/")]
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix(f"{FORM}/")
    found = read_about(reader, about, today, standing)
    draft = next((one for one in drafts if one.form == f"{FORM}/{about}"), None)
    usual = usual_round(reader, found.child, standing.name)
    return Opened(
        found, children_here(reader, standing.reviewed), usual,
        meetings_of(reader, found.child), draft,
    )  # fmt: skip
