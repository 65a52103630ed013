"""The lines of a chronology that are one record each. A new kind is one line in KINDS.

Each says on which day it happened, what it was, and which of its fields are its words; every
field goes through the sieve. What is only for us to know stays off it until it is ticked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from linkworker.actions.places import names
from linkworker.documents.chronology_lines import STRUCK, TOLD_US, Line, Writing, told
from linkworker.fields import LogKind, Record
from linkworker.measures.counting import many
from linkworker.measures.whose import said_by_them
from linkworker.records import (
    AbsenceReason,
    Attachment,
    Attainment,
    AttendancePlan,
    ChildNeed,
    ComingBack,
    ConcernAnswer,
    ConcernPassed,
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
    Meeting,
    MeetingAction,
    MovedAway,
    OnwardCheck,
    PaperGiven,
    Placement,
    PracticalSupport,
    Quote,
    QuoteAnswer,
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
    SteppingUp,
    StoryTold,
    Suspension,
    ToDo,
    TrustedAdult,
    Withhold,
)

_OURS = "it is for us: tick it if this reader needs it"
_PRIVATE = "private: on no paper"


class Kind(NamedTuple):
    """How one kind of record is told: `title`, then the fields `named`; below it the `words`.

    `on` is the field with its day. `who` is the field that says whose words these are: with
    `passed_on` they are told to others than those only where it is ticked. `ours` is told to us,
    and to others where it is ticked. Who must not know `hidden` is told nothing of it.
    """

    record: type[Record]
    on: str
    title: str
    named: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    who: str = ""
    passed_on: bool = False
    ours: bool = False
    hidden: Withhold | None = None


KINDS = (
    Kind(AbsenceReason, "missed_on", "Why it was missed", ("half",), ("words",), "said_by",
         passed_on=True),
    Kind(AttendancePlan, "started", "Attendance Action Plan begun", (), ("target",)),
    Kind(AttendancePlan, "closed_on", "Attendance Action Plan closed", (), ("result",)),
    Kind(Attainment, "given_on", "Mark from school", ("subject", "raw"), ("source",),
         hidden=Withhold.SCHOOL),
    Kind(ChildNeed, "since", "What is needed", ("area",), ("words", "evidence"), "said_by",
         passed_on=True),
    Kind(ChildNeed, "help_on", "First help", ("area",), ("doing",), ours=True),
    Kind(ChildNeed, "met_on", "No longer needed", ("area",), ours=True),
    Kind(ComingBack, "held_on", "Meeting on return", (), ("agreed",), "who_came"),
    Kind(ComingBack, "back_on", "Back in school", (), ("teachers_know",)),
    Kind(DirectWork, "at", "Direct work", ("resource",), ("topics",)),
    Kind(Ending, "held_on", "Goodbye said", (), ("goodbye",)),
    Kind(Enrichment, "started", "Took up", ("what", "from_whom"), ("did",), "said_by"),
    Kind(Enrichment, "ended_on", "Ended", ("what",), ("ended_because",)),
    Kind(EnrichmentTime, "on", "Time at it", (), ("words",)),
    Kind(Enrolment, "began_on", "Began", ("what",)),
    Kind(Enrolment, "ended_on", "Ended", ("what",), ("ended_because",)),
    Kind(FamilyAnswer, "on", "Asked about", ("scope", "partner", "answer"), ("worry", "how"), "who",
         passed_on=True),
    Kind(Feedback, "on", "Feedback", ("said_by",), ("words",), "said_by", passed_on=True),
    Kind(FamilyNeed, "met_on", "No longer needed", (), ("words",), "said_by", passed_on=True),
    Kind(Goal, "closed_on", "Goal closed", (), ("words", "closed_because")),
    Kind(HolidayAgreement, "starts", "Agreed for the break", ("contact",),
         ("as_agreed", "activities")),
    Kind(HousingChange, "on", "Home", ("housing",), ("words",), "told_by",
         passed_on=True, hidden=Withhold.ADDRESS),
    Kind(InformationShared, "at", "Told", ("whom",), ("what", "why"), ours=True),
    Kind(Meeting, "at", "Decided at a meeting", (), ("decided",)),
    Kind(MeetingAction, "done_on", "Done, as agreed at a meeting", ("who", "what"),
         ("came_of_it",)),
    Kind(OnwardCheck, "on", "Six weeks on", ("found",), ("words",), "told_by", passed_on=True),
    Kind(PaperGiven, "at", "A paper was given", ("paper", "reader"), ("why",), ours=True),
    Kind(Placement, "starts", "Taught elsewhere from here on", ("where", "setting"),
         hidden=Withhold.SCHOOL),
    Kind(Placement, "ends", "Last day elsewhere", ("where",), ("goes_well",),
         hidden=Withhold.SCHOOL),
    Kind(PracticalSupport, "on", "Given or lent", ("handed", "what", "whom"), ("from_whom",),
         ours=True),
    Kind(PracticalSupport, "returned_on", "Came back", ("what",), ("returned_words",), ours=True),
    # The words themselves leave by `documents.quotes` alone, for what somebody said yes to.
    Kind(Quote, "on", "Words were given", ("said_by",), ours=True),
    Kind(QuoteAnswer, "on", "Asked about using words", ("who", "answer"), ours=True),
    Kind(ReturnStep, "done_on", "For the return", ("what", "who")),
    Kind(Review, "opened_on", "Termly review opened"),
    Kind(Review, "held_on", "Termly review held", ("decided",), ("what_changes",), "who_came"),
    Kind(ReviewVoice, "have_on", "For the review", ("voice",), ("words", "helps"), "said_by"),
    Kind(Saying, "on", "In the child’s words", (), ("words",)),
    Kind(SayingAnswer, "on", "Because the child said so", ("came",), ("words",)),
    Kind(SchoolAdjustment, "starts", "Agreed with the school", ("what", "agreed_by"), ("how",),
         hidden=Withhold.SCHOOL),
    Kind(SchoolAdjustment, "until", "Last day of what was agreed", ("what",), ("came_of",),
         hidden=Withhold.SCHOOL),
    Kind(SdqForm, "filled_on", "SDQ filled in by", ("filled_by",), ours=True),
    Kind(SessionAttendance, "on", "Session", ("what", "came"), ("reason", "words")),
    Kind(StageStep, "on", "Programme", ("turn",), ("why",)),
    Kind(StoryTold, "on", "Who knows the story", ("who", "how"), ("why",), ours=True),
    Kind(Suspension, "on", "Away from school", ("sent", "half_days"),
         ("account", "school_reason"), ours=True),
    Kind(ToDo, "done_on", "Done", (), ("what",), ours=True),
    Kind(TrustedAdult, "named_on", "Grown-up who may stay", ("name", "role"), ("how",)),
    Kind(MovedAway, "on", "Moved away: it was about another child", ("what",), ours=True),
    Kind(SteppingUp, "on", "Who else came in", ("found", "level"), (), "told_by", passed_on=True),
    Kind(TrustedAdult, "asked_on", "Asked to stay", ("name", "says")),
    Kind(Attachment, "at", "A picture or paper was kept", ("name",), ours=True),
    # Who reads the entry reads that somebody says it is wrong; what they say is theirs to pass on.
    Kind(SaidWrong, "on", "Said to be wrong", ("entry",)),
    Kind(SaidWrong, "on", "In their words", (), ("words",), "who", passed_on=True),
    Kind(SaidWrong, "answered_on", "What was done about it", (), ("answer",)),
)  # fmt: skip
# What was told to keep a child safe: the safeguarding lead says who is told of it.
ELSEWHERE: tuple[type[Record], ...] = (ConcernAnswer, ConcernPassed)
_ELSEWHERE = "the safeguarding lead says who is told of it"


def lines_by_kind(writing: Writing) -> Iterator[Line]:
    """Give every such line that this reader may be told, in no order; note what is left out."""
    staff = names(writing.store)
    if any(writing.store.find(kind, log=writing.child.log) for kind in ELSEWHERE):
        writing.sieve.leave_out("That a worry was passed on", _ELSEWHERE)
    for kind in KINDS:
        found = [one for one in _records(writing, kind) if writing.within(_day(one, kind))]
        if found and kind.hidden and writing.sieve.withholds(kind.hidden, kind.title):
            continue
        for record in _standing(writing, kind, found):
            if _may_tell(writing, kind, record):
                yield _line(writing, kind, record, staff)


def _records(writing: Writing, kind: Kind) -> list[Record]:
    family = kind.record.lives_in is LogKind.FAMILY
    log = writing.child.family if family else writing.child.log
    return writing.store.find(kind.record, log=log) if log else []


def _day(record: Record, kind: Kind) -> date | None:
    said = getattr(record, kind.on)
    return said.date() if isinstance(said, datetime) else said


def _standing(writing: Writing, kind: Kind, found: Iterable[Record]) -> list[Record]:
    """Leave out what was struck out or is private, and say how many there were."""
    struck = [one for one in found if getattr(one, "struck_because", "")]
    private = [one for one in found if getattr(one, "private", None) and one not in struck]
    for left, why in ((struck, STRUCK), (private, _PRIVATE)):
        if left:
            writing.sieve.leave_out(f"{kind.title}: {many(len(left), 'line')}", why)
    return [one for one in found if one not in struck and one not in private]


def _may_tell(writing: Writing, kind: Kind, record: Record) -> bool:
    """Say whether it is told; what is ours, or others told us, only where that was ticked."""
    reader, sieve = writing.sieve.recipient, writing.sieve
    whose = str(getattr(record, kind.who)) if kind.who else ""
    if reader.ours or not (kind.ours or kind.passed_on):
        return True
    if kind.passed_on and _theirs(writing, whose):
        return True
    tick = f"kind.{kind.record.kind}.{whose.casefold()}"
    if reader.needs(tick):
        return True
    what = f"{kind.title} ({whose})" if whose else kind.title
    sieve.leave_out(what, TOLD_US if kind.passed_on else _OURS, tick)
    return False


def _theirs(writing: Writing, whose: str) -> bool:
    """Say whether the child, or this reader, said it, or nobody is said to have."""
    reader = writing.sieve.recipient
    return not whose or said_by_them(whose, writing.child, reader.name, reader.role)


def _line(writing: Writing, kind: Kind, record: Record, staff: dict[str, str]) -> Line:
    sieve, day = writing.sieve, getattr(record, kind.on)
    named = ", ".join(filter(None, (sieve.field(record, name) for name in kind.named)))
    said = [words for name in kind.words if (words := sieve.field(record, name))]
    who = sieve.field(record, kind.who) if kind.who else staff.get(getattr(record, "by", ""), "")
    timed = f"{day:%H:%M}" if isinstance(day, datetime) else ""
    on = day.date() if isinstance(day, datetime) else day
    return told(on, f"{kind.title}: {named}" if named else kind.title, "\n".join(said), who, timed)
