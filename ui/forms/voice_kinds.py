"""The forms of what a child says, of words people gave us, and of what was told by mouth."""

from typing import Any

from linkworker.actions import quotes, sayings, sharing
from linkworker.records import Child, InformationShared, Quote, Saying, SayingAnswer
from linkworker.store import Changes, Store
from ui.desk import Standing, this_minute, today
from ui.forms.form_kind import FormKind


def _keep_saying(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"words": "", "on": today(), **said, "by": standing.user}
    whole["by_child"] = bool(said.get("by_child"))
    return sayings.keep_saying(store, child, draft=draft, **whole)


def _answer(store: Store, standing: Standing, saying: Any, draft: str, said: Any) -> Changes:
    whole = {"came": None, "words": "", "on": today(), **said, "by": standing.user}
    return sayings.answer_saying(store, saying, draft=draft, **whole)


def _keep_quote(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    whole = {"on": today(), **said}
    by = standing.user
    return quotes.keep_quote(store, child, today=today(), by=by, draft=draft, **whole)


def _tell(store: Store, standing: Standing, child: Any, draft: str, said: Any) -> Changes:
    at = said.pop("at", None) or this_minute()
    by = standing.user
    return sharing.tell_by_mouth(store, child, at=at, today=today(), by=by, draft=draft, **said)


VOICE = (
    FormKind(Saying, ("words", "on", "by_child"), Child, _keep_saying),
    FormKind(SayingAnswer, ("came", "words", "on"), Saying, _answer),
    FormKind(Quote, ("words", "said_by", "speaker", "on", "heard", "private"), Child, _keep_quote),
    FormKind(InformationShared, ("whom", "what", "why", "told", "ground", "at", "private"), Child,
             _tell),
)  # fmt: skip
