"""Where a record that was found stands, and what it is called there: any kind there is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from linkworker.fields import LogKind, Record, Sensitivity, searchable, sensitivity_of
from linkworker.records import (
    RECORDS,
    AbsenceReason,
    Action,
    Activity,
    Attachment,
    AttendancePlan,
    Child,
    Colleague,
    ComingBack,
    Comment,
    Commission,
    Contact,
    Ending,
    Enrolment,
    Goal,
    Linking,
    LinkingStep,
    Meeting,
    MeetingAction,
    MeetingVoice,
    OnwardCheck,
    OwnToDo,
    Partner,
    Person,
    Placement,
    Plan,
    Relation,
    ReturnStep,
    Review,
    ReviewVoice,
    School,
    Service,
    ServiceCheck,
    Step,
    StoryPart,
    ToDo,
)
from linkworker.store.search import excerpt, spans
from ui.models.comments import STORY, tab_of
from ui.models.said_days import near_day

# Found by name, as whom and what there is: see found_people
_BY_NAME = (Child, Person, Relation, Colleague, School)
KINDS = tuple(kind for kind in RECORDS if [*searchable(kind)] and kind not in _BY_NAME)
_ICONS: dict[type[Record], str] = {
    Contact: "message-circle",
    Goal: "target",
    Action: "flag",
    Linking: "heart-handshake",
    LinkingStep: "heart-handshake",
    StoryPart: "book-open",
    AttendancePlan: "calendar-check",
    AbsenceReason: "calendar-check",
    Step: "calendar-check",
    Attachment: "paperclip",
    Comment: "message-square-text",
    Review: "calendar-check",
    ReviewVoice: "calendar-check",
    **dict.fromkeys((ToDo, OwnToDo), "list-checks"),
    **dict.fromkeys((Meeting, MeetingAction, MeetingVoice), "users"),
    **dict.fromkeys((Ending, OnwardCheck), "hand-heart"),
}
_TABS: dict[type[Record], str] = {  # where it is not the timeline
    **dict.fromkeys((Goal, Action), "plan"),
    **dict.fromkeys((AttendancePlan, Step), "attendance"),
    Attachment: "pictures",
    Linking: "linkings",
    **dict.fromkeys((Placement, ReturnStep), "school"),
    Enrolment: "sessions",
}
_PAGES: dict[type[Record], str] = {  # a page about the child, of its own
    **dict.fromkeys((Ending, OnwardCheck), "ending"),
    MeetingAction: "meeting",
}
_BY_FORM = (OwnToDo, StoryPart, ToDo)  # what no page shows whole; what is done, the timeline does
_PLACES: dict[type[Record], tuple[str, str]] = {  # and which of its fields names whom to show
    Partner: ("partners", "id"),
    Commission: ("partners", "partner"),
    Activity: ("partners", "partner"),
    Service: ("directory", "id"),
    ServiceCheck: ("directory", "service"),
}
SHOWS = "show/"  # before the id of what a place is asked to bring into sight
_CALLED: dict[type[Record], str] = {
    Plan: "support plan",
    AttendancePlan: "attendance plan",
    LinkingStep: "linking",
    MeetingVoice: "said at a meeting",
}


class Where(NamedTuple):
    """A place of the window, whom or what it is to show there, and the icon of the kind."""

    place: str
    about: str
    icon: str


def where(record: Record, child: str, typed: str) -> Where:
    """Say where a record stands; `child` is whose it is, "" for what belongs to no child."""
    icon = _ICONS.get(type(record), "file-text")
    if isinstance(record, _BY_FORM) and getattr(record, "done_on", None) is None:
        return Where("form", f"{record.kind}/{record.id}", icon)
    if not child or record.lives_in is not LogKind.CHILD:
        return Where(*_elsewhere(record, child), icon)
    if page := _PAGES.get(type(record)):
        return Where(page, child, icon)
    if isinstance(record, Comment):
        about = "/".join((child, tab_of(record), record.about, record.place))
    elif isinstance(record, ComingBack) and not (record.held_on or record.back_on):
        about = f"{child}/school/{record.id}"
    elif isinstance(record, MeetingVoice):
        about = f"{child}/timeline/{record.meeting}"
    elif isinstance(record, Plan):
        field = _field(record, typed)
        about = f"{child}/{'story' if field in STORY else 'plan'}/{record.id}/{field}"
    else:
        about = f"{child}/{_TABS.get(type(record), 'timeline')}/{record.id}"
    return Where("child", about, icon)


def _elsewhere(record: Record, child: str) -> tuple[str, str]:
    """Say where something of a family, a place or a caseload stands."""
    if record.lives_in is LogKind.FAMILY and child:
        return "child", f"{child}/family"
    place, shown = _PLACES.get(type(record), ("settings", ""))
    return place, f"{SHOWS}{getattr(record, shown)}" if shown else ""


def _name(record: Record) -> str:
    return str(getattr(record, "name", ""))


def _field(record: Record, typed: str) -> str:
    """Name the first field in which what was typed stands, '' where none shows it."""
    names = (name for name in searchable(type(record)) if spans(getattr(record, name), typed))
    return next(names, "")


def words_of(record: Record, typed: str) -> str:
    """Give the words found; with whom a contact was had is not yet something told."""
    return excerpt(replace(record, whom="") if isinstance(record, Contact) else record, typed)


def title_of(record: Record) -> str:
    """Say what was found where its words may not be shown: never more than with whom, or what."""
    if isinstance(record, Contact):
        return f"With {record.whom}"
    name = _name(record)
    ordinary = name and sensitivity_of(record, "name") is Sensitivity.ORDINARY
    return name if ordinary else type(record).title


def said_of(record: Record, today: date) -> Iterable[str]:
    """Say what kind of words they are, and of which day."""
    if isinstance(record, Contact):
        yield record.means.value if record.means else "contact"
        yield near_day(record.at.date(), today) if record.at else ""
    else:
        yield _CALLED.get(type(record), type(record).title.lower())
    yield "struck out" if getattr(record, "struck_because", "") else ""
