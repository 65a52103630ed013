"""Everything dated in a child's record, the newest first. A new kind is one line in TELLERS."""

from collections.abc import Callable, Collection, Iterable, Sequence

from linkworker.fields import Record
from linkworker.records import (
    AbsenceReason,
    Action,
    Agreement,
    Attachment,
    Attainment,
    AttendancePlan,
    AttendanceWeek,
    Child,
    ChildNeed,
    ComingBack,
    ConcernAnswer,
    ConcernPassed,
    Contact,
    DirectWork,
    Ending,
    Enrichment,
    EnrichmentTime,
    Enrolment,
    FamilyAnswer,
    FamilyNeed,
    Feedback,
    Goal,
    HolidayAgreement,
    HousingChange,
    InformationShared,
    Linking,
    LinkingStep,
    Meeting,
    MeetingAction,
    MovedAway,
    OnwardCheck,
    PaperGiven,
    Placement,
    Plan,
    PlanVersion,
    PracticalSupport,
    Quote,
    QuoteAnswer,
    Rating,
    ReturnStep,
    Review,
    ReviewVoice,
    SaidWrong,
    Saying,
    SayingAnswer,
    SchoolAdjustment,
    SdqForm,
    SessionAttendance,
    StageStep,
    Step,
    SteppingUp,
    StoryPart,
    StoryTold,
    Suspension,
    ToDo,
    TrustedAdult,
)
from linkworker.store import Reader
from ui.happened.attachments import tell_attachments
from ui.happened.attendance import tell_attendance
from ui.happened.concerns import tell_concerns
from ui.happened.contacts import tell_contacts
from ui.happened.endings import tell_endings
from ui.happened.family import tell_family
from ui.happened.helping import tell_help
from ui.happened.linkings import tell_linkings
from ui.happened.measures import tell_measures
from ui.happened.meetings import tell_meetings
from ui.happened.moved_away import tell_moved
from ui.happened.needs import tell_needs
from ui.happened.papers import tell_papers
from ui.happened.plans import tell_plans
from ui.happened.reviews import tell_reviews
from ui.happened.said_wrong import tell_said_wrong
from ui.happened.school import tell_school
from ui.happened.sessions import tell_sessions
from ui.happened.stepping_up import tell_stepping_up
from ui.happened.to_dos import tell_to_dos
from ui.happened.told import Told
from ui.happened.voice import tell_voice

Teller = Callable[[Reader, Child, dict[str, str]], Iterable[Told]]

FILTERS = (
    ("all", "All"),
    ("calls", "Calls"),
    ("messages", "Messages"),
    ("met", "Time together"),
    ("meetings", "Meetings"),
    ("plan", "Goals and actions"),
    ("agreed", "Plan and agreement"),
    ("attendance", "Attendance"),
    ("linkings", "Linkings"),
    ("measures", "SDQ and marks"),
    ("sessions", "Sessions"),
    ("help", "Help"),
    ("family", "Family"),
    ("voice", "Voice"),
    ("school", "School"),
)
TELLERS: tuple[tuple[Teller, tuple[type[Record], ...]], ...] = (
    (tell_contacts, (Child, Contact)),
    (tell_plans, (Plan, PlanVersion, Agreement, Goal, Rating, Action)),
    (tell_attendance, (AttendanceWeek, AbsenceReason, AttendancePlan, Step)),
    (tell_measures, (SdqForm, Attainment)),
    (tell_reviews, (Review, ReviewVoice)),
    (tell_sessions, (SessionAttendance, Enrolment)),
    (tell_linkings, (Linking, LinkingStep, StoryPart, StoryTold)),
    (tell_help, (Enrichment, EnrichmentTime, DirectWork, SchoolAdjustment, PracticalSupport)),
    (tell_family, (FamilyAnswer, FamilyNeed, HousingChange, StageStep)),
    (tell_stepping_up, (SteppingUp,)),
    (tell_concerns, (ConcernPassed, ConcernAnswer)),
    (tell_moved, (MovedAway,)),
    (tell_said_wrong, (SaidWrong,)),
    (tell_school, (Suspension, Placement, ComingBack, ReturnStep)),
    (tell_meetings, (Meeting, MeetingAction)),
    (tell_needs, (ChildNeed,)),
    (tell_endings, (TrustedAdult, Ending, OnwardCheck)),
    (tell_to_dos, (ToDo, HolidayAgreement)),
    (tell_attachments, (Attachment,)),
    (tell_papers, (PaperGiven,)),
    (tell_voice, (Saying, SayingAnswer, Quote, QuoteAnswer, Feedback, InformationShared)),
)
KINDS = tuple(kind for _, kinds in TELLERS for kind in kinds)


def happened(
    reader: Reader, child: Child, staff: dict[str, str], of: Collection[type[Record]] = KINDS
) -> list[Told]:
    """Tell everything that is dated in a child's record, the newest first.

    Of what is told from other kinds of record than these, nothing is read.
    """
    tellers = [tell for tell, kinds in TELLERS if any(kind in of for kind in kinds)]
    told = [one for tell in tellers for one in tell(reader, child, staff)]
    return sorted(told, key=lambda one: one.at, reverse=True)


def people_in(told: Sequence[Told]) -> list[str]:
    """Name everybody in what happened, by name; a person who differs by capitals only is one."""
    named = {person.casefold(): person for one in told for person in one.people if person}
    return sorted(named.values(), key=str.casefold)
