"""The forms of practical support, school adjustments, enrichment and direct work."""

from typing import Any

from linkworker.actions import adjustments, direct_work, enrichments, practical_support
from linkworker.records import Child, DirectWork, Enrichment, PracticalSupport, SchoolAdjustment
from linkworker.store import Changes, Store
from ui.desk import Standing, this_minute, today
from ui.forms.form_kind import FormKind

_HANDED = ("what", "handed", "due_back", "whom", "from_whom", "on", "pence", "goal", "notes")
_ADJUSTED = ("what", "eases", "half", "agreed_by", "starts", "review_on", "until", "how", "goal")
_TAKEN = ("what", "from_whom", "started", "goal", "did", "said_by")
_WORKED = ("resource", "at", "minutes", "topics", "words", "goal", "private")


def _hand(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"today": today(), "by": standing.user, "draft": draft, **said}
    return practical_support.hand(store, child, **whole)


def _edit_handed(store: Store, support: Any, *, draft: str, **edits: Any) -> Changes:
    return practical_support.edit_support(store, support, today=today(), draft=draft, **edits)


def _agree(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    return adjustments.agree_adjustment(store, child, by=standing.user, draft=draft, **said)


def _take_up(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"today": today(), "by": standing.user, "draft": draft, **said}
    return enrichments.take_up(store, child, **whole)


def _edit_taken(store: Store, enrichment: Any, *, draft: str, **edits: Any) -> Changes:
    return enrichments.edit_enrichment(store, enrichment, today=today(), draft=draft, **edits)


def _work(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"now": this_minute(), "by": standing.user, "draft": draft, **said}
    return direct_work.keep_work(store, child, **whole)


HELP = (
    FormKind(PracticalSupport, _HANDED, Child, _hand, _edit_handed, (),
             (*_HANDED, "returned_on", "returned_words", "kept_because")),
    FormKind(SchoolAdjustment, _ADJUSTED, Child, _agree, adjustments.edit_adjustment, (),
             (*_ADJUSTED, "came_of")),
    FormKind(Enrichment, _TAKEN, Child, _take_up, _edit_taken, (),
             (*_TAKEN, "ended_on", "ended_because")),
    FormKind(DirectWork, _WORKED, Child, _work),
)  # fmt: skip
