"""What the page of one review reads before it shows."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.feedback import feedback_of
from linkworker.actions.places import names
from linkworker.actions.review_board import OnBoard, read_board, row_of
from linkworker.actions.review_pack import Pack, read_pack
from linkworker.actions.reviews import gathering_of, reviews_of
from linkworker.records import Child, Feedback, Review
from linkworker.store import Draft, Reader
from ui.desk import Standing

FORM = "review"


@dataclass(frozen=True)
class Opened:
    """One child's review about to show; without a plan that is open there is no `row`.

    `before` are earlier reviews, the latest first; `staff` the names behind user ids.
    """

    child: Child
    row: OnBoard | None
    pack: Pack | None
    before: tuple[Review, ...]
    may_write: bool
    staff: dict[str, str]
    draft: Draft | None = None
    feedback: tuple[Feedback, ...] = ()


def read_review(reader: Reader, about: str, today: date, standing: Standing) -> Opened:
    """Read a child's review, and what was typed for it and not kept.

    `about` is a child's id, "draft/<action>", or '' for whoever is first on the board. Raises
    NotFound for what is not here.
    """
    if not about:
        about = next((row.child.id for row in read_board(reader, today).rows), "")
    drafts = [one for one in reader.drafts() if one.form.startswith(f"{FORM}/")]
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix(f"{FORM}/")
    child = reader.get(Child, about)
    draft = next((one for one in drafts if one.form == f"{FORM}/{child.id}"), None)
    gathering = gathering_of(reader, child)
    caseload = dict(reader.logs("child")).get(child.log, "")
    may = standing.caseloads.get(caseload) in ("lead", "write")
    if gathering is None:
        return Opened(child, None, None, (), may, {})
    now = gathering.review.id if gathering.review else ""
    before = tuple(one for one in reviews_of(reader, child) if one.held_on and one.id != now)
    pack, row = read_pack(reader, gathering, today), row_of(reader, gathering, today)
    feedback = tuple(feedback_of(reader, child))
    return Opened(child, row, pack, before, may, names(reader), draft, feedback)
