"""Questionnaires on strengths and difficulties: entering one, striking out, the permission."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures import sdq
from linkworker.measures.sdq_bands import Informant
from linkworker.measures.sdq_pairs import Entered, Version
from linkworker.records import Child, FilledInBy, SdqForm, SdqPermission, WhichForm
from linkworker.store import Changes, Reader, Store

_INFORMANTS: dict[FilledInBy, Informant] = {
    FilledInBy.TEACHER: "teacher",
    FilledInBy.PARENT: "parent",
    FilledInBy.SELF: "self",
}
_VERSIONS: dict[WhichForm, Version] = {
    WhichForm.START: "baseline",
    WhichForm.FOLLOW_UP: "follow_up",
}
_UNREAD = "Each answer is 0, 1, 2, or - for a blank"
_FEWEST = 3  # scales; with fewer it is a part of a form, which may not be used as one


def informant_of(filled_by: FilledInBy) -> Informant:
    """Give the word that the score tables have for who filled a form in."""
    return _INFORMANTS[filled_by]


def enter_sdq(
    store: Store, child: Child, *, today: date, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Keep a form that came back: scores, or under a recorded permission its 25 answers.

    From answers the scores are worked out, and kept beside them. A day in the future, a score out
    of range, fewer than three scales, and answers without permission are refused: raises Invalid.
    """
    form = SdqForm(child=child.id, **said)
    found = _problems(store, form, child, today)
    if found:
        raise Invalid(found)
    if form.answers:
        scored = scored_of(form)
        said |= {name: scored.scores[name] for name in (*sdq.SCALES, "impact")}
    with store.change(draft) as (change, changes):
        change.add(SdqForm(child=child.id, **said), child.log)
    return changes


def strike_sdq(store: Store, form: SdqForm, *, reason: str, by: str) -> Changes:
    """Strike a form out, with the reason: it is kept, and counted no more."""
    return strike(store, form, reason=reason, by=by)


def forms_of(store: Reader, child: Child) -> list[SdqForm]:
    """Return a child's forms, the newest first, with those struck out."""
    return store.find(SdqForm, child=child.id, newest="filled_on")


def entered_of(forms: Sequence[SdqForm]) -> list[Entered]:
    """Return what stands of some forms, scored, in the same order.

    Those struck out are left out, and those that another version of the program wrote in a way
    that this one cannot score.
    """
    found = [_entered(form) for form in forms if not form.struck_because]
    return [one for one in found if one is not None]


def scored_of(form: SdqForm) -> sdq.Scored:
    """Score a form from its answers where they are kept, else from the scores as they came."""
    informant = informant_of(form.filled_by or FilledInBy.TEACHER)
    if form.answers:
        impact = read_answers(form.impact_answers) or None
        return sdq.score(
            read_answers(form.answers), informant=informant, overall=form.overall, impact=impact
        )
    return sdq.given(informant, {s: getattr(form, s) for s in (*sdq.SCALES, "impact")})


def read_answers(text: str) -> list[int | None]:
    """Read answers as they are typed, "-" for a blank."""
    return [None if one == "-" else int(one) for one in text]


def permission(store: Reader, on: date) -> SdqPermission | None:
    """Return the permission to keep answers that is in force on a day, or None."""
    found = store.find(SdqPermission, newest="given_on")
    in_force = (p for p in found if p.given_on and p.given_on <= on <= (p.until or date.max))
    return next(in_force, None)


def record_permission(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Record that the form's owner allows answers to be kept; raises Invalid."""
    _check_permission(SdqPermission(**said))
    with store.change(draft) as (change, changes):
        change.add(SdqPermission(**said), place_log)
    return changes


def edit_permission(
    store: Store, permission: SdqPermission, *, draft: str = "", **edits: Any
) -> Changes:
    """Change what is recorded of a permission, such as the day it ends."""
    with store.change(draft) as (change, changes):
        _check_permission(change.update(permission, **edits))
    return changes


def _entered(form: SdqForm) -> Entered | None:
    if not (form.filled_by and form.which and form.filled_on):
        return None
    try:
        return Entered(form.filled_on, _VERSIONS[form.which], scored_of(form), form.id)
    except (Invalid, ValueError):
        return None


def _check_permission(said: SdqPermission) -> None:
    if said.given_on and said.until and said.until < said.given_on:
        raise Invalid({"until": "It ends before it was given"})


def _problems(store: Reader, form: SdqForm, child: Child, today: date) -> dict[str, str]:
    found = problems(form)
    if form.filled_on and form.filled_on > today:
        found["filled_on"] = "Filled in on: this day is still to come"
    elif form.filled_on and child.born and form.filled_on < child.born:
        found["filled_on"] = f"Filled in on: {child.name} was not born then"
    if form.filled_by is None:
        return found
    return found | (_wrong_answers(store, form, today) if form.answers else _wrong_scores(form))


def _wrong_scores(form: SdqForm) -> dict[str, str]:
    try:
        scored_of(form)
    except Invalid as wrong:
        return wrong.problems
    empty = [name for name in sdq.SCALES if getattr(form, name) is None]
    if len(sdq.SCALES) - len(empty) >= _FEWEST:
        return {}
    return {
        name: f"{name.capitalize()} is needed: a part of a form is not an SDQ" for name in empty
    }


def _wrong_answers(store: Reader, form: SdqForm, today: date) -> dict[str, str]:
    if permission(store, today) is None:
        return {"answers": "Answers are kept only once the permission for it is recorded"}
    try:
        scored = scored_of(form)
    except (Invalid, ValueError) as wrong:
        return wrong.problems if isinstance(wrong, Invalid) else {"answers": _UNREAD}
    missing = sum(scored.scores[name] is None for name in sdq.SCALES)
    few = "Too many are blank: fewer than three scales can be scored"
    return {"answers": few} if len(sdq.SCALES) - missing < _FEWEST else {}
