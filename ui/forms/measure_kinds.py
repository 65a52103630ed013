"""How what measures a child's way is filled in: SDQ, marks, scales, pupil premium."""

from functools import partial
from typing import Any

from linkworker.actions import attainment, sdq
from linkworker.records import (
    Attainment,
    AttainmentScale,
    Child,
    PupilPremium,
    School,
    SdqForm,
    SdqPermission,
)
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.desk import Standing
from ui.forms.form_kind import FormKind, to_place, under

_SCORES = ("emotional", "conduct", "hyperactivity", "peer", "prosocial", "impact")
_MARK = ("subject", "raw", "scale", "given_on", "on_track", "source")
_SCALE = ("name", "well_below", "below", "at", "above")


def _today(
    verb: Any, store: Store, standing: Standing, child: Any, draft: str, said: Any
) -> Changes:
    """Keep what happened: a day still to come is refused."""
    about = {"today": desks.today(), "by": standing.user}
    kept: Changes = verb(store, child, draft=draft, **about, **said)
    return kept


MEASURES = (
    FormKind(SdqForm, ("filled_by", "which", "filled_on", *_SCORES), Child,
             partial(_today, sdq.enter_sdq)),
    FormKind(Attainment, _MARK, Child, partial(_today, attainment.add_mark)),
    FormKind(AttainmentScale, _SCALE, School, under(attainment.add_scale), attainment.edit_scale),
    FormKind(PupilPremium, ("starts", "ends", "told_by"), Child, under(attainment.add_premium),
             attainment.edit_premium),
    FormKind(SdqPermission, (), None, to_place(sdq.record_permission), sdq.edit_permission),
)  # fmt: skip
