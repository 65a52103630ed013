"""Striking out what happened or was said: it stays readable, with the reason."""

from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Attainment,
    Comment,
    Contact,
    FamilyAnswer,
    HousingChange,
    LinkingStep,
    SdqForm,
    ServiceCheck,
    StageStep,
    StoryTold,
)
from linkworker.store import Changes, Store

Written = (
    Attainment
    | Comment
    | Contact
    | FamilyAnswer
    | HousingChange
    | LinkingStep
    | SdqForm
    | ServiceCheck
    | StageStep
    | StoryTold
)


def strike(store: Store, written: Written, *, reason: str, by: str, draft: str = "") -> Changes:
    """Strike one out; `by` is a user id.

    Raises NotAllowed when it is struck out already, Invalid without a reason.
    """
    if written.struck_because:
        raise NotAllowed("This is struck out already")
    if not reason.strip():
        raise Invalid({"struck_because": "Say why it is struck out"})
    with store.change(draft) as (change, changes):
        change.update(written, struck_because=reason.strip(), struck_by=by)
    return changes
