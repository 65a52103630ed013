"""The papers that can be made about a child, and who may be their readers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from linkworker.actions.family_answers import school_stopped
from linkworker.actions.linkings import linkings_of
from linkworker.actions.people import first_parent, people_round
from linkworker.actions.places import school_of
from linkworker.documents.adjustment_slip import adjustment_slip
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.child_sheet import child_sheet
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.ending import ending_paper
from linkworker.documents.introduction import introduction_letter
from linkworker.documents.meeting_sheet import meeting_sheet
from linkworker.documents.minutes import minutes_paper
from linkworker.documents.paper import Made, Paper
from linkworker.documents.plan_versions import plan_for
from linkworker.documents.recipient import Recipient, recipient_of
from linkworker.documents.review import review_paper
from linkworker.documents.shared import shared_paper
from linkworker.documents.story import story_paper
from linkworker.measures.days import academic_year
from linkworker.records import Child, Colleague, Withhold
from linkworker.store import Reader
from ui.desk import Standing, today

PLAN, ATTENDANCE, STORY, CHRONOLOGY = "plan", "attendance", "story", "chronology"
LETTER, REVIEW, CHILD_SHEET = "letter", "review", "child_sheet"
ENDING, MINUTES, SLIP, RETURN = "ending", "minutes", "slip", "return"
SHARED = "shared"
NAMES = {
    PLAN: "Support plan",
    ATTENDANCE: "Attendance plan",
    STORY: "One-page story",
    CHRONOLOGY: "Between two days",
    LETTER: "Introduction letter",
    REVIEW: "Review pack",
    CHILD_SHEET: "Child’s sheet",
    MINUTES: "Minutes",
    SLIP: "Slip for the office",
    RETURN: "Meeting sheet",
    ENDING: "Ending letters",
    SHARED: "What was shared",
}
_WRITERS: Mapping[str, Callable[[Reader, Child, Recipient, Made], Paper]] = {
    PLAN: plan_for,
    ATTENDANCE: attendance_paper,
    STORY: story_paper,
    LETTER: introduction_letter,
    REVIEW: review_paper,
    CHILD_SHEET: child_sheet,
    MINUTES: minutes_paper,
    SLIP: adjustment_slip,
    RETURN: meeting_sheet,
    ENDING: ending_paper,
    SHARED: shared_paper,
}


@dataclass(frozen=True)
class Wanted:
    """What a person asked for: which paper, in which letters, between which days if it has any."""

    what: str
    reader: Recipient
    larger: bool
    between: tuple[date, date]


@dataclass(frozen=True)
class Readers:
    """A child and all who may read about her; `first` is the one offered before any other."""

    child: Child
    by_key: dict[str, Recipient]
    first: str


def write(store: Reader, child: Child, wanted: Wanted, standing: Standing) -> Paper:
    """Make a paper, signed by who sits here; raises NotAllowed or Invalid when it may not be."""
    known = store.find(Colleague, user=standing.user)
    worker = known[0] if known else Colleague(name=standing.name)
    made = Made(worker, today(), wanted.larger)
    if wanted.what == CHRONOLOGY:
        return chronology_paper(store, child, wanted.reader, made, between=wanted.between)
    return _WRITERS[wanted.what](store, child, wanted.reader, made)


def readers_of(store: Reader, child_id: str, standing: Standing) -> Readers:
    """Find the child, the people round her, her school, and who sits here.

    The first offered is a parent who has responsibility and is known to be safe to contact.
    """
    child = store.get(Child, child_id)
    found = {"child": Recipient(child.name, "child", own=True)}
    parent = first_parent(store, child)
    for relation, person in people_round(store, child):
        if person is not None:
            found[relation.id] = recipient_of(relation, person)
    school = school_of(store, child.school)
    if school is not None:
        stopped = school_stopped(store, child, today())
        found["school"] = Recipient(school.name, "school", school=school, stopped=stopped)
    found["me"] = Recipient(standing.name or "Me", "for AllChild", ours=True)
    found |= _introduced_to(store, child)
    return Readers(child, found, parent[0].id if parent else "")


def offered(readers: Mapping[str, Recipient], what: str) -> dict[str, Recipient]:
    """Offer services as readers of introduction letters, and nobody else; and the other way.

    A child's own sheet is for her alone, a slip for the office for her school.
    """
    if what == SLIP:
        return {key: one for key, one in readers.items() if one.school}
    if what == CHILD_SHEET:
        return {key: one for key, one in readers.items() if one.own}
    letter = what == LETTER
    return {key: one for key, one in readers.items() if bool(one.linking) == letter}


def at_school(reader: Recipient, name: str) -> Recipient:
    """Name the one at a school whom a paper is for; without a name it is for the school."""
    if reader.school is None or not name.strip():
        return reader
    return replace(reader, name=name.strip(), role=reader.school.name)


def _introduced_to(store: Reader, child: Child) -> dict[str, Recipient]:
    """Give the services of her linkings, by the linking's id."""
    found = (one.linking for one in linkings_of(store, child, today()) if not one.stand.over)
    where = frozenset({Withhold.ADDRESS.value})  # the way to a family leads through us
    return {
        one.id: Recipient(one.to, f"introducing {one.whom}", withhold=where, linking=one.id)
        for one in found
    }


def this_year() -> tuple[date, date]:
    """Give the school year so far."""
    now = today()
    return date(academic_year(now), 9, 1), now


def file_name(what: str, child: Child) -> str:
    """Name a file by initials alone: it lies where anybody may read it.

    An initial is a letter or a digit, so that no name leads out of the folder or is none.
    """
    firsts = (word[:1] for word in (child.name, child.surname))
    initials = "".join(first for first in firsts if first.isalnum())
    return f"{NAMES[what]} {initials} {today().isoformat()}"
