"""Striking out what happened or was said: it stays readable, with the reason."""

from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Attachment,
    Attainment,
    Comment,
    ConcernAnswer,
    ConcernPassed,
    Contact,
    DirectWork,
    Enrichment,
    EnrichmentTime,
    FamilyAnswer,
    Feedback,
    HousingChange,
    InformationShared,
    LinkingStep,
    Meeting,
    OnwardCheck,
    PracticalSupport,
    Quote,
    QuoteAnswer,
    Saying,
    SayingAnswer,
    SchoolAdjustment,
    SdqForm,
    ServiceCheck,
    StageStep,
    SteppingUp,
    StoryTold,
    SurveyResponse,
    Suspension,
)
from linkworker.store import Changes, Store

Written = (
    Attachment
    | Attainment
    | Comment
    | ConcernAnswer
    | ConcernPassed
    | Contact
    | DirectWork
    | Enrichment
    | EnrichmentTime
    | FamilyAnswer
    | Feedback
    | HousingChange
    | InformationShared
    | LinkingStep
    | Meeting
    | OnwardCheck
    | PracticalSupport
    | Quote
    | QuoteAnswer
    | Saying
    | SayingAnswer
    | SchoolAdjustment
    | SdqForm
    | ServiceCheck
    | StageStep
    | SteppingUp
    | StoryTold
    | SurveyResponse
    | Suspension
)


def strike(
    store: Store, written: Written, *, reason: str, by: str, draft: str = "",
    also: Written | None = None,
) -> Changes:  # fmt: skip
    """Strike one out, and with it what was kept in the same step; `by` is a user id.

    Raises NotAllowed when it is struck out already, Invalid without a reason.
    """
    if written.struck_because:
        raise NotAllowed("This is struck out already")
    if not reason.strip():
        raise Invalid({"struck_because": "Say why it is struck out"})
    with store.change(draft) as (change, changes):
        for one in (written, also):
            if one is not None and not one.struck_because:
                change.update(one, struck_because=reason.strip(), struck_by=by)
    return changes
