"""What a family or a young person answers about the support, in the child's own record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.agreements import Act, may
from linkworker.measures.surveys import CARD, pack_of, spell
from linkworker.records import Child, Feedback
from linkworker.store import Changes, Reader, Store


def keep_feedback(
    store: Store, child: Child, *, answers: Mapping[str, int | None], on: date, by: str,
    draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Keep what somebody answered, 1 to 5 by question; a question may be left out.

    `said_by`, `words`, `review`, `pack` (the two questions, unless said) and `round` are said by
    keyword.

    Answers to a survey are tied to a child only with an agreement to evaluation in force; the two
    questions at a review are part of the review. Raises Invalid, all at once.
    """
    pack = said.setdefault("pack", CARD)
    feedback = Feedback(child=child.id, answers=spell(answers), on=on, by=by, **said)
    found = problems(feedback) | _unknown(pack, answers)
    verdict = may(Act.EVALUATION, agreements_of(store, child, on))
    if pack != CARD and not verdict.allowed:
        why = verdict.why[:1].lower() + verdict.why[1:]
        found["child"] = f"Evaluation: {why}. Keep it without a name"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(feedback, child.log)
    return changes


def strike_feedback(store: Store, feedback: Feedback, *, reason: str, by: str) -> Changes:
    """Strike out what was typed by mistake: it is not counted and stays readable."""
    return strike(store, feedback, reason=reason, by=by)


def feedback_of(reader: Reader, child: Child) -> list[Feedback]:
    """Return what was answered about one child's support, the latest first."""
    found = reader.find(Feedback, child=child.id, newest="on")
    return [one for one in found if not one.struck_because]


def _unknown(pack: str, answers: Mapping[str, int | None]) -> dict[str, str]:
    known = {one.code for one in pack_of(pack).questions}
    if any(answers.values()) and not set(answers) <= known:
        return {"answers": "This pack has no such question"}
    return {} if any(answers.values()) else {"answers": "Answer one question, or leave the card"}
