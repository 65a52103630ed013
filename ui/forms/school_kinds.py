"""How time away from school, teaching elsewhere and a way back are filled in, and what keeps them.

A suspension and the way back from it are one form, kept in one step.
"""

from typing import Any

from linkworker.actions import coming_back, placements, suspensions
from linkworker.records import (
    Child,
    ComingBack,
    FromHalf,
    Placement,
    PlacementWeek,
    ReturnStep,
    Sent,
    Suspension,
)
from linkworker.store import Changes, Store
from ui.desk import Standing, this_minute
from ui.forms.form_kind import FormKind, under
from ui.forms.record_form import Looks

_NOON = 12
_AWAY = (
    *("sent", "told_at", "told_by", "on", "half", "half_days", "rung_by", "work_sent"),
    *("provision", "touch", "touch_on", "account", "school_reason"),
)
_LOOKS = Looks(
    (("told_at", "told_by"), ("on", "half", "half_days"),
     ("rung_by", "work_sent", "provision"), ("touch", "touch_on")),
    frozenset({"half", "half_days"}),
)  # fmt: skip
_MEETING = ("expected", "meeting_at", "our_place")
_BACK = (*_MEETING, "teachers_know", "held_on", "who_came", "agreed", "back_on")
_PLACE = (
    *("setting", "where", "starts", "ends", "monday", "tuesday", "wednesday", "thursday"),
    *("friday", "contact", "phone"),
)


def _begins() -> Suspension:
    now = this_minute()
    if now.hour >= _NOON:
        return Suspension(sent=Sent.SUSPENDED, told_at=now)
    half = FromHalf.AFTERNOON
    return Suspension(sent=Sent.SUSPENDED, told_at=now, on=now.date(), half=half)


def _keep_suspension(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    first = _begins()
    begun = {name: getattr(first, name) for name in ("sent", "told_at", "on", "half")}
    whole = {**begun, **said}
    now = this_minute()
    return suspensions.keep_suspension(
        store, child, by=standing.user, now=now, draft=draft, **whole
    )


def _keep_week(store: Store, _: Any, place: Any, draft: str, said: dict[str, Any]) -> Changes:
    whole = {"monday": None, "codes": (), "source": "", **said}
    return placements.keep_week(store, place, at=this_minute(), draft=draft, **whole)


def _change_week(store: Store, week: Any, *, draft: str, **edits: Any) -> Changes:
    place = store.get(Placement, week.placement)
    known = {"monday": week.monday, "codes": week.codes, "source": week.source}
    at = this_minute()
    return placements.keep_week(store, place, at=at, draft=draft, **{**known, **edits})


SCHOOL = (
    FormKind(Suspension, _AWAY, Child, _keep_suspension, suspensions.edit_suspension,
             (ComingBack,), (*_AWAY, "touched_on"), _begins, _LOOKS),
    FormKind(ComingBack, _MEETING, Placement, under(coming_back.begin_way_back),
             coming_back.edit_way_back, (), _BACK, None,
             Looks((("expected", "meeting_at"), ("held_on", "who_came")))),
    FormKind(ReturnStep, ("what", "who", "due"), ComingBack, under(coming_back.add_return_step),
             coming_back.edit_return_step),
    FormKind(Placement, _PLACE, Child, under(placements.add_placement),
             placements.edit_placement, (), (*_PLACE, "goes_well"), None,
             Looks((("starts", "ends"), ("monday", "tuesday"), ("wednesday", "thursday"),
                    ("contact", "phone")))),
    FormKind(PlacementWeek, ("monday", "codes", "source"), Placement, _keep_week, _change_week,
             (), ("codes", "source")),
)  # fmt: skip
