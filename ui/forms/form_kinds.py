"""Which fields a person fills in of each kind of record, and which verb keeps them."""

from typing import Any

from linkworker.actions import (
    attendance,
    children,
    goals,
    households,
    linkings,
    people,
    places,
    plans,
    services,
    slots,
    to_dos,
    told,
)
from linkworker.errors import Invalid
from linkworker.fields import Record
from linkworker.records import (
    AbsenceReason,
    Action,
    AttendancePlan,
    Child,
    EmergencyCard,
    FamilyAnswer,
    FamilyNeed,
    Goal,
    Household,
    HousingChange,
    KeptApart,
    Linking,
    LinkingStep,
    OwnSlot,
    OwnToDo,
    Person,
    Place,
    Plan,
    Rating,
    Relation,
    School,
    Service,
    Slot,
    StageStep,
    Step,
    SteppingUp,
    StoryPart,
    StoryTold,
    Term,
    ToDo,
)
from linkworker.store import Changes, Store
from ui.desk import Standing
from ui.forms import family_verbs as family
from ui.forms import linking_verbs as verbs
from ui.forms.ending_kinds import ENDINGS
from ui.forms.form_kind import FormKind, to_place, under
from ui.forms.helping_kinds import HELP
from ui.forms.loss_kinds import LOSS
from ui.forms.measure_kinds import MEASURES
from ui.forms.partner_kinds import PARTNERS
from ui.forms.rights_kinds import RIGHTS
from ui.forms.school_kinds import SCHOOL
from ui.forms.voice_kinds import VOICE

_CHILD = ("name", "surname", "nickname", "school", "year", "school_class", "pronouns", "born")
_VOICES = (
    "my_words",
    "good_at",
    "hopes",
    "grown_ups",
    "needs",
    "family_voice",
    "school_voice",
    "works",
)
_SUPPORT = ("informal", "formal", "developmental", "specialist")
_SLOT = ("what", "weekday", "on", "at", "minutes", "room", "starts", "ends")
_TO_CHILD = (
    *("role", "ring_about", "responsibility", "safe", "collect", "withhold"),
    *("order_kind", "order_until", "what_to_say"),
)
_BASELINE = ("baseline_from", "baseline_to")
_TOWARDS = (
    "target",
    "target_by",
    "harder",
    "harder_most",
    "harder_words",
    "harder_said",
    "helps",
    "review_on",
)


def _add_child(store: Store, standing: Standing, _: Any, draft: str, said: Any) -> Changes:
    return children.add_child(store, caseload=standing.caseload, draft=draft, **said)


def _add_person(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    caseload = standing.caseload
    return people.add_person(store, child=child, caseload=caseload, draft=draft, **said)


def _add_relation(store: Store, _: Any, child: Any, draft: str, said: Any) -> Changes:
    to_child = {name: value for name, value in said.items() if name != "person"}
    if not said.get("person"):
        raise Invalid({"person": "Choose who it is"})
    known = store.get(Person, said["person"])
    return people.add_relation(store, child=child, person=known, draft=draft, **to_child)


def _add_rating(store: Store, _: Standing, goal: Any, draft: str, said: Any) -> Changes:
    said = {"points": None, "rated_on": None, **said}
    changes = goals.rate_goal(store, goal, **said)
    store.drop_draft(draft)
    return changes


def _add_attendance_plan(store: Store, _: Any, plan: Any, draft: str, said: Any) -> Changes:
    child = store.get(Child, plan.child)
    missing = {name: "Say which weeks to begin from" for name in _BASELINE if name not in said}
    if missing:
        raise Invalid(missing)
    return attendance.start_attendance_plan(store, child, plan, draft=draft, **said)


def _keep_card(store: Store, _: Any, child: Any, draft: str, said: Any) -> Changes:
    return children.keep_emergency_card(store, child, None, draft=draft, **said)


def _change_card(store: Store, card: Any, *, draft: str, **edits: Any) -> Changes:
    child = store.get(Child, card.child)
    return children.keep_emergency_card(store, child, card, draft=draft, **edits)


def _add_slot(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    return slots.add_slot(store, children=[child], draft=draft, by=standing.user, **said)


def _add_own_slot(store: Store, standing: Standing, _: Any, draft: str, said: Any) -> Changes:
    own = {"draft": draft, "by": standing.user, **said}
    return slots.add_own_slot(store, standing.caseload, **own)


def _add_to_do(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    return to_dos.add_to_do(store, child, draft=draft, by=standing.user, **said)


def _add_place(store: Store, place_log: str, *, draft: str, **said: Any) -> Changes:
    return places.keep_place(store, place_log, None, draft=draft, **said)


def _edit_place(store: Store, place: Any, *, draft: str, **edits: Any) -> Changes:
    return places.keep_place(store, place.log, place, draft=draft, **edits)


_PLACE = (
    *("name", "phases", "safeguarding_lead", "safeguarding_phone"),
    *("front_door", "front_door_phone", "out_of_hours_phone", "officer", "officer_phone"),
    "concern_words",
)
_ALL = (
    FormKind(Child, (*_CHILD, "upn", "language", "sen", "started"), None, _add_child,
             children.edit_child),
    FormKind(EmergencyCard, (), Child, _keep_card, _change_card),
    FormKind(Person, (), Child, _add_person, people.edit_person, (Relation,)),
    FormKind(Relation, ("person", *_TO_CHILD), Child, _add_relation, people.edit_relation, (),
             _TO_CHILD),
    FormKind(FamilyAnswer, family.ANSWER, Child, family.keep_answer),
    FormKind(StageStep, family.TURN, Child, family.keep_turn),
    FormKind(SteppingUp, family.STEPPING_UP, Child, family.keep_stepping_up),
    FormKind(Household, family.HOUSEHOLD, Child, family.keep_household, households.edit_household),
    FormKind(HousingChange, family.HOUSING, Child, family.change_housing),
    FormKind(FamilyNeed, family.NEED, Child, family.add_need, households.edit_need, (),
             (*family.NEED, "met_on")),
    FormKind(KeptApart, family.APART, Child, under(households.keep_apart), households.edit_apart),
    FormKind(Plan, ("started", *_VOICES, *_SUPPORT, "review_on"), Child,
             under(plans.make_plan), plans.edit_plan),
    FormKind(Goal, ("words", "idea", "looks_like"), Plan, under(goals.add_goal), goals.edit_goal),
    FormKind(Rating, ("points", "rated_on", "said_by"), Goal, _add_rating),
    FormKind(Action, ("what", "who", "due", "component", "shown", "notes"), Goal,
             under(goals.add_action), goals.edit_action),
    FormKind(AttendancePlan, ("started", *_BASELINE, *_TOWARDS), Plan, _add_attendance_plan,
             attendance.edit_attendance_plan, (), ("started", *_TOWARDS, "result")),
    FormKind(Step, ("party", "what", "due", "began_on"), AttendancePlan,
             under(attendance.add_step), attendance.edit_step),
    FormKind(AbsenceReason, ("missed_on", "half", "said_by", "words"), Child,
             under(attendance.give_reason)),
    FormKind(Slot, (*_SLOT, "never_during"), Child, _add_slot, slots.edit_slot),
    FormKind(OwnSlot, _SLOT, None, _add_own_slot, slots.edit_slot),
    FormKind(ToDo, ("what", "due"), Child, _add_to_do, to_dos.edit_to_do),
    FormKind(OwnToDo, ("what", "due"), None, None, to_dos.edit_to_do),
    FormKind(School, ("name", "local_authority", "phone", "dsl", "dsl_phone", "deputy",
                      "deputy_phone", "head", "head_phone", "opens", "closes",
                       "agreement", "agreement_from", "agreement_until"),
             None, to_place(places.add_school), places.edit_school),
    FormKind(Term, ("name", "starts", "ends", "half_term_starts", "half_term_ends", "inset",
                    "closed"), School, under(places.add_term), places.edit_term),
    *ENDINGS, *MEASURES, *PARTNERS, *HELP, *SCHOOL, *VOICE, *LOSS, *RIGHTS,
    FormKind(Service, verbs.SERVICE, None, verbs.add_service, services.edit_service, (),
             (*verbs.SERVICE, "closed_because")),
    FormKind(Linking, verbs.LINKING, Child, verbs.begin_linking, linkings.edit_linking, (),
             (*verbs.LINKING, "reference")),
    FormKind(LinkingStep, verbs.STEP, Linking, verbs.add_step),
    FormKind(StoryPart, verbs.PART, Child, under(told.add_part), told.edit_part),
    FormKind(StoryTold, verbs.TOLD, StoryPart, verbs.tell_part),
    FormKind(Place, _PLACE, None, to_place(_add_place), _edit_place),
)  # fmt: skip
FORM_KINDS = {form.kind.kind: form for form in _ALL}
# Where one goes on after a form: a tab of the child's page, or a place
TAB_OF = {
    "plan": "plan", "goal": "plan", "action": "plan", "rating": "plan",
    "attendance_plan": "attendance", "step": "attendance",
    "sdq_form": "sdq", "attainment": "sdq", "pupil_premium": "sdq",
    "enrolment": "sessions",
    **dict.fromkeys((one.kind.kind for one in HELP), "help"),
    **dict.fromkeys((one.kind.kind for one in SCHOOL), "school"),
    **dict.fromkeys((one.kind.kind for one in VOICE), "voice"),
    **dict.fromkeys(("linking", "linking_step", "story_part", "story_told"), "linkings"),
    **dict.fromkeys(("family_answer", "stage_step", "household", "housing_change"), "family"),
    **dict.fromkeys(("family_need", "kept_apart", "stepping_up"), "family"),
}  # fmt: skip
# ... or a page about the child, beside those tabs
PAGE_OF = {
    "ending": "ending", "trusted_adult": "ending",
    **dict.fromkeys(("access_request", "complaint", "objection", "legal_hold"), "rights"),
}  # fmt: skip
PLACE_OF = {
    "sdq_permission": "sdq_paper", "attainment_scale": "sdq_paper",
    "own_to_do": "today", "controller_file": "keeping", "service": "directory",
    "lost_laptop": "loss", "loss_told": "loss",
    **dict.fromkeys(("partner", "fund", "commission", "activity"), "partners"),
}  # fmt: skip


def edit_about(record: Record) -> str:
    """Say, for `desk.go("form", ...)`, that a record is to be edited."""
    return f"{record.kind}/{record.id}"


def add_about(kind: type[Record], under: Record | None = None) -> str:
    """Say that a new record is to be written, under another one where its kind stands so."""
    return f"{kind.kind}/new/{under.id if under else ''}"
