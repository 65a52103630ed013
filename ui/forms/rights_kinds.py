"""The forms of rights: a copy asked for, a complaint, an objection, what must stay, controllers."""

from typing import Any

from linkworker.actions import basis, complaints, retention, subject_access
from linkworker.records import (
    AccessRequest,
    Child,
    Complaint,
    ControllerFile,
    LegalHold,
    Objection,
)
from linkworker.store import Changes, Store
from ui.desk import Standing, today
from ui.forms.form_kind import FormKind, to_place
from ui.forms.record_form import Looks

_ASKED = ("asked_on", "asker", "who", "person", "how", "understands", "identity")
_STANDS = (*_ASKED, "longer", "paused_on", "resumed_on", "refused")
_COMPLAINT = ("received_on", "who", "how", "words")
_OBJECTION = ("what", "on", "who", "words", "stops")
_HOLD = ("name", "reason", "since", "review_on")
_FILE = (
    *("what", "controller", "arrangement", "dpia", "signed_by", "signed_on", "review_on"),
    "notes",
)


def _ask(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"asked_on": today(), **said}
    return subject_access.ask_for_copy(store, child, by=standing.user, draft=draft, **whole)


def _edit_request(store: Store, request: Any, *, draft: str, **edits: Any) -> Changes:
    del draft
    return subject_access.edit_request(store, request, **edits)


def _complain(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"received_on": today(), **said}
    return complaints.keep_complaint(store, child, by=standing.user, draft=draft, **whole)


def _object(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"on": today(), "stops": frozenset(), **said}
    return complaints.object_to(store, child, by=standing.user, draft=draft, **whole)


def _hold(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"since": today(), **said}
    return retention.hold(store, child, by=standing.user, draft=draft, **whole)


def _controls(store: Store, place_log: str, *, draft: str, **said: Any) -> Changes:
    return basis.keep_controller(store, place_log, None, draft=draft, **said)


def _edit_controls(store: Store, known: Any, *, draft: str, **edits: Any) -> Changes:
    kept = {name: getattr(known, name) for name in _FILE}
    return basis.keep_controller(store, known.log, known, draft=draft, **{**kept, **edits})


RIGHTS = (
    FormKind(AccessRequest, _ASKED, Child, _ask, _edit_request, (), _STANDS,
             lambda: AccessRequest(asked_on=today()), Looks((("asked_on", "asker"),))),
    FormKind(Complaint, _COMPLAINT, Child, _complain, None, (), (),
             lambda: Complaint(received_on=today()), Looks((("received_on", "who"),))),
    FormKind(Objection, _OBJECTION, Child, _object, None, (), (),
             lambda: Objection(on=today()), Looks((("on", "who"),))),
    FormKind(LegalHold, _HOLD, Child, _hold, None, (), (),
             lambda: LegalHold(since=today()), Looks((("since", "review_on"),))),
    FormKind(ControllerFile, _FILE, None, to_place(_controls), _edit_controls, (), (), None,
             Looks((("signed_by", "signed_on"),))),
)  # fmt: skip
