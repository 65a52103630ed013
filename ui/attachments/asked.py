"""What is asked of each kind of picture or paper, and what is read for that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.attachments import add_attachment, signed_answers
from linkworker.actions.family_answers import agreements_of
from linkworker.actions.stages import stands
from linkworker.measures.attachments import photo_problem
from linkworker.records import Child, FamilyAnswer, Shown
from linkworker.store import Changes, Draft, Reader, Store
from ui.attachments.remaking import Remade
from ui.desk import Standing, this_minute
from ui.models.said_days import near_day

OPTIONS = (
    (Shown.WORK, "Drawing or own work"),
    (Shown.PLACE, "Photo, nobody on it"),
    (Shown.PEOPLE, "Photo with people"),
    (Shown.SIGNED, "Signed agreement"),
    (Shown.PAPER, "Another paper"),
    (Shown.FACT, "Passport, bank or benefit letter"),
)
_FILE = ("name", "about", "private")
NAMES = {
    Shown.SIGNED: ("answer", "name", "about"),
    Shown.FACT: ("name", "seen_on", "dated", "says", "private"),
}
KEEP_THE_FACT = (
    "Keep the fact, not the paper",
    "A passport, a bank or a benefit letter stays with the family. What it says, its date and when "
    "you saw it is all that is needed here.",
)
_EARLY = ("The family has not agreed to take part yet", "Until then no picture or paper is kept.")
_REVIEWS = ("You are reviewing this caseload", "Its Link Workers add pictures and papers.")
_FORM = "add_picture"


@dataclass(frozen=True)
class Asked:
    """What the page of adding needs to know of a child; `draft` is what was typed before."""

    child: Child
    may_write: bool
    early: bool
    photos: str
    answers: tuple[tuple[str, str], ...]
    draft: Draft | None = None

    @property
    def whose(self) -> str:
        """The child's whole name."""
        return self.child.whole_name

    @property
    def instead(self) -> tuple[str, str] | None:
        """What is said where nothing may be added: a title and words; None where it may."""
        if not self.may_write:
            return _REVIEWS
        return _EARLY if self.early else None


def read_asked(reader: Reader, about: str, standing: Standing, today: date) -> Asked:
    """Read it for a child's id, or "draft/" and an action; raises NotFound."""
    draft = reader.draft(about.removeprefix("draft/")) if about.startswith("draft/") else None
    child = reader.get(Child, draft.form.removeprefix(f"{_FORM}/") if draft else about)
    held = dict(reader.logs("child")).get(child.log, "")
    return Asked(
        child,
        standing.caseloads.get(held) in ("lead", "write"),
        stands(reader, child, today).before_agreement,
        photo_problem(Shown.PEOPLE, agreements_of(reader, child, today)),
        tuple((one.id, answer_line(one, today)) for one in signed_answers(reader, child)),
        draft,
    )


def answer_line(answer: FamilyAnswer, today: date) -> str:
    """Say one answer in a line, to choose it by."""
    what = answer.scope.value if answer.scope else ""
    parts = (f"{what} {answer.partner}".strip(), answer.who)
    return ", ".join([*parts, near_day(answer.on, today)] if answer.on else parts)


def names_of(shown: Shown) -> Sequence[str]:
    """Name what is asked of a kind."""
    return NAMES.get(shown, _FILE)


def form_of_draft(child: Child) -> str:
    """Return how a draft says where it is gone on with."""
    return f"{_FORM}/{child.id}"


def keep(
    store: Store, *, asked: Asked, remade: Remade | None, by: str, draft: str, today: date,
    said: dict[str, Any],
) -> Changes:  # fmt: skip
    """Keep it, with its bytes where it has some."""
    data = remade.data if remade and said.get("shown") is not Shown.FACT else b""
    at = this_minute()
    return add_attachment(
        store, asked.child, data=data, today=today, draft=draft, at=at, by=by, **said
    )
