"""The nouns: what is kept, one file for each thing. RECORDS is the whole list, in reading order.

BY_KIND gives one by its kind.

keeping     why each kind is held, for how long, and who reads it
place       Place, School, Term, Colleague
child       Child, EmergencyCard
person      Person, Relation
household   Household, HousingChange, FamilyNeed, KeptApart
family_answer  FamilyAnswer: what a family was asked, and answered
attachment  Attachment: a picture or paper, or what a paper said
stage       StageStep
stepping_up  SteppingUp: who else is in a child's life, before, during and after
concern     ConcernPassed, ConcernAnswer, ConcernWords: that a concern was passed on, never what
ending      TrustedAdult, Ending, OnwardCheck
plan        Plan, PlanVersion, Agreement
goal        Goal, Rating, Action
need        ChildNeed: what a child needs, a sentence each
attendance  AttendanceWeek, AbsenceReason, AttendancePlan, Step
suspension  Suspension: sent away by school, and what was seen to
placement   Placement, PlacementWeek: taught elsewhere
coming_back ComingBack, ReturnStep
behaviour   BehaviourWeek: what the school counted
adjustment  SchoolAdjustment: what the school does otherwise, until a day
practical_support  PracticalSupport: given or lent, and whether it came back
enrichment  Enrichment, EnrichmentTime
direct_work  DirectWork: a 1:1 session with a resource
sdq         SdqForm, SdqPaper, SdqPermission
attainment  Attainment, AttainmentScale, PupilPremium
contact, meeting  Contact; Meeting, MeetingVoice, MeetingAction
directory, linking  Service, ServiceCheck; Linking, LinkingStep
told        StoryPart, StoryTold
information_shared  InformationShared: told by word of mouth
saying      Saying, SayingAnswer: what a child says, what came of it
quote       Quote, QuoteAnswer: words people gave us, and for which use
survey      SurveyRound, SurveyAsked, SurveyResponse, Feedback
slot, partner  Slot, OwnSlot; Partner, Fund, Commission
session     Activity, Session, Enrolment, SessionAttendance
review      Review, ReviewVoice: what was gathered, and what was decided
to_do       ToDo, OwnToDo, DueAnswer, DueRule
holiday, school_year  HolidayAgreement, SchoolYear
paper, comment  PaperGiven, Comment
passage     Passage: words of a record that are about somebody else
moved_away  MovedAway: that a note about another child stood here
access_request  AccessRequest, AccessDecision: a copy of what is kept, asked for and reviewed
complaint   Complaint, Objection
said_wrong  SaidWrong: what somebody says is wrong with an entry, and what was done
retention   RetentionRule, LegalHold
erasure     Erasure, ErasureDone
basis       PurposeBasis, ControllerFile: the law in a place
laptop, lost_laptop  Laptop; LostLaptop, LossTold: a loss, and who was told of it
rescue      RescueBox, LetBackIn: the way back in for who forgot her passphrase
"""

from collections.abc import Mapping

from linkworker.fields import Record
from linkworker.records.access_request import (
    AccessDecision,
    AccessRequest,
    Asker,
    Because,
    Pass,
    Understands,
)
from linkworker.records.adjustment import Eases, SchoolAdjustment
from linkworker.records.attachment import Attachment, FileForm, Shown
from linkworker.records.attainment import Attainment, AttainmentScale, PupilPremium, Subject
from linkworker.records.attendance import (
    AbsenceReason,
    AttendancePlan,
    AttendanceWeek,
    Half,
    Obstacle,
    Step,
)
from linkworker.records.basis import ControllerFile, PurposeBasis
from linkworker.records.behaviour import BehaviourWeek
from linkworker.records.child import Child, EmergencyCard, Sen
from linkworker.records.coming_back import ComingBack, OurPlace, ReturnStep
from linkworker.records.comment import Comment
from linkworker.records.complaint import Complaint, Objection, Objects
from linkworker.records.concern import (
    ConcernAnswer,
    ConcernPassed,
    ConcernWords,
    PassedHow,
    PassedTo,
)
from linkworker.records.contact import Contact, Means, Outcome
from linkworker.records.direct_work import DirectWork
from linkworker.records.directory import Need, Service, ServiceCheck
from linkworker.records.ending import Ending, InTouch, OnwardCheck, Stays, TrustedAdult
from linkworker.records.enrichment import Enrichment, EnrichmentTime
from linkworker.records.erasure import Erasure, ErasureDone
from linkworker.records.family_answer import Answer, FamilyAnswer, Scope
from linkworker.records.goal import Action, Component, Goal, Idea, Rating
from linkworker.records.holiday import HolidayAgreement, HolidayContact
from linkworker.records.household import (
    FamilyNeed,
    Household,
    Housing,
    HousingChange,
    KeptApart,
)
from linkworker.records.information_shared import Ground, InformationShared, ToldWhom
from linkworker.records.laptop import Laptop
from linkworker.records.linking import Introduction, Linking, LinkingStep, Rung
from linkworker.records.lost_laptop import Encrypted, LossTold, LostLaptop, ToldOf, WhenLost
from linkworker.records.meeting import Meeting, MeetingAction, MeetingVoice
from linkworker.records.moved_away import MovedAway
from linkworker.records.need import ChildNeed, HowMuch, NeedArea
from linkworker.records.paper import PaperGiven, Way
from linkworker.records.partner import Commission, CommissionState, Fund, Partner, PartnerType
from linkworker.records.passage import Passage, Whom
from linkworker.records.person import Collect, Person, Relation, Withhold
from linkworker.records.place import Colleague, Phases, Place, School, Term, WordsThen
from linkworker.records.placement import Placement, PlacementWeek, Setting
from linkworker.records.plan import Agreement, Party, Plan, PlanVersion
from linkworker.records.practical_support import Handed, PracticalSupport
from linkworker.records.quote import Quote, QuoteAnswer, Speaker
from linkworker.records.rescue import LetBackIn, RescueBox, WayBack
from linkworker.records.retention import CountsFrom, LegalHold, RetentionRule
from linkworker.records.review import Decided, Heard, Helps, Review, ReviewVoice, Voice
from linkworker.records.said_wrong import SaidWrong
from linkworker.records.saying import CameOf, Saying, SayingAnswer
from linkworker.records.school_year import Back, SchoolYear
from linkworker.records.sdq import FilledInBy, SdqForm, SdqPaper, SdqPermission, WhichForm
from linkworker.records.session import (
    Activity,
    Away,
    Came,
    Enrolment,
    Happened,
    NotHeld,
    Session,
    SessionAttendance,
)
from linkworker.records.slot import OwnSlot, Slot, Weekday
from linkworker.records.stage import StageStep, Turn
from linkworker.records.stepping_up import Finding, FollowUp, Level, SteppingUp
from linkworker.records.survey import Feedback, SurveyAsked, SurveyResponse, SurveyRound
from linkworker.records.suspension import FromHalf, Sent, Suspension, Touch
from linkworker.records.to_do import DueAnswer, DueRule, OwnToDo, ToDo
from linkworker.records.told import Sharing, StoryPart, StoryTold, Telling

RECORDS: tuple[type[Record], ...] = (
    Place, School, Term, Colleague, Child, EmergencyCard, Person, Relation, Household,
    HousingChange, FamilyNeed, KeptApart, FamilyAnswer, Attachment, StageStep, SteppingUp,
    ConcernPassed, ConcernAnswer, ConcernWords, TrustedAdult, Ending, OnwardCheck, Plan,
    PlanVersion, Agreement, Goal, Rating, Action, ChildNeed, AttendancePlan, Step,
    AttendanceWeek, AbsenceReason, Suspension, Placement, PlacementWeek, ComingBack, ReturnStep,
    BehaviourWeek, SchoolAdjustment, PracticalSupport, Enrichment, EnrichmentTime, DirectWork,
    SdqForm, SdqPaper, SdqPermission, Attainment, AttainmentScale, PupilPremium, Contact,
    Meeting, MeetingVoice, MeetingAction, Service, ServiceCheck, Linking, LinkingStep,
    StoryPart, StoryTold, InformationShared, Saying, SayingAnswer, Quote, QuoteAnswer, Feedback,
    SurveyRound, SurveyAsked, SurveyResponse, Slot, OwnSlot, Partner, Fund, Commission,
    Activity, Session, Enrolment, SessionAttendance, Review, ReviewVoice, ToDo, OwnToDo,
    DueAnswer, DueRule, HolidayAgreement, SchoolYear, PaperGiven, Comment, Passage, MovedAway,
    AccessRequest, AccessDecision, Complaint, Objection, SaidWrong, LegalHold, RetentionRule,
    PurposeBasis, ControllerFile, Erasure, ErasureDone, Laptop, LostLaptop, LossTold, RescueBox,
    LetBackIn,
)  # fmt: skip
BY_KIND: Mapping[str, type[Record]] = {record.kind: record for record in RECORDS}
