"""How needs are filled in, and what is planned for an ending."""

from typing import Any

from linkworker.actions import endings, needs
from linkworker.records import Child, ChildNeed, Ending, TrustedAdult
from linkworker.store import Changes, Store
from ui import desk as desks
from ui.forms.form_kind import FormKind, under

_NEED = ("area", "words", "said_by", "since", "noticed_by", "evidence", "at_start", "now")
_HELP = ("doing", "help_on")
_ADULT = ("name", "role", "by_child", "named_on", "how")
_ENDING = (
    "good_at",
    "helped",
    "goes_on",
    "school_does",
    "goodbye_on",
    "goodbye",
    "letter",
    "last_day",
)


def _add_need(store: Store, _: Any, child: Any, draft: str, said: Any) -> Changes:
    today = desks.today()
    return needs.add_need(store, child, today=today, draft=draft, **{"since": today, **said})


def _edit_need(store: Store, need: Any, *, draft: str, **edits: Any) -> Changes:
    return needs.edit_need(store, need, today=desks.today(), draft=draft, **edits)


def _name_adult(store: Store, _: Any, child: Any, draft: str, said: Any) -> Changes:
    return endings.name_adult(store, child, draft=draft, **{"named_on": desks.today(), **said})


ENDINGS = (
    FormKind(ChildNeed, (*_NEED, *_HELP), Child, _add_need, _edit_need, (),
             (*_NEED, *_HELP, "met_on")),
    FormKind(TrustedAdult, _ADULT, Child, _name_adult, endings.edit_adult, (),
             (*_ADULT, "says", "asked_on")),
    FormKind(Ending, _ENDING, Child, under(endings.keep_ending), endings.edit_ending),
)  # fmt: skip
