"""An SDQ in words: who filled it in, each scale's band and change, in a scheme that is named."""

from collections.abc import Iterator
from datetime import date

from linkworker.actions.sdq import informant_of
from linkworker.actions.sdq_paper import Chased
from linkworker.measures.days import say_day, whole_years
from linkworker.measures.sdq_bands import BANDED, most, table_version, to_check
from linkworker.measures.sdq_due import SELF_FROM, Due, too_young
from linkworker.measures.sdq_pairs import Entered, change
from linkworker.records import Child, FilledInBy
from ui.models.said_days import near_day

SCALE_WORDS = {
    "total": "Total difficulties",
    "emotional": "Emotional",
    "conduct": "Conduct",
    "hyperactivity": "Hyperactivity",
    "peer": "Peer",
    "prosocial": "Prosocial",
    "impact": "Impact",
}
NOT_A_DIAGNOSIS = "A screening result, not a diagnosis."
_BY_ITSELF = "High scores fall somewhat by themselves, so no change here says what caused it."
_SCHEMES = {"four": "Four bands", "three": "Three bands, the older scheme"}
_VERSIONS = {"baseline": "for the start", "follow_up": "follow-up"}
_PHASES = {"start": "For the start", "middle": "Midway", "end": "For the end"}


def who_words(informant: str, child: Child) -> str:
    """Name who filled a form in; the young person by name."""
    return {"teacher": "Teacher", "parent": "Parent or carer"}.get(informant, child.name)


def asked_words(filled_by: FilledInBy, child: Child) -> str:
    """Name whom a form is for, in the same words."""
    return child.name if filled_by is FilledInBy.SELF else filled_by.value.capitalize()


def short_words(form: Entered, child: Child) -> str:
    """Say the same in few letters: "Parent, 7 Oct 2024"."""
    who = "Parent" if form.informant == "parent" else who_words(form.informant, child)
    return f"{who}, {form.on.day} {form.on:%b %Y}"


def form_words(form: Entered, child: Child) -> str:
    """Say who filled which form in, and when: "Teacher, Mon 22 September 2025, for the start"."""
    day = say_day(form.on, year=True)
    return f"{who_words(form.informant, child)}, {day}, {_VERSIONS[form.version]}"


def score_words(form: Entered, scale: str) -> str:
    """Say a score: "6 of 10", "missing", with "pro-rated, 4 of 5 answered" where it is."""
    score = form.scored.scores[scale]
    if score is None:
        return "missing"
    said = f"{score} of {most(scale, form.informant)}"
    number = form.scored.prorated.get(scale)
    if number:
        return f"{said}, pro-rated, {number} of 5 answered"
    if scale == "impact" and form.scored.impact_blank:
        return f"{said}, {form.scored.impact_blank} blank"
    return said


def change_words(scale: str, then: Entered | None, now: Entered) -> str:
    """Say by how much a score rose or fell since the form before: "6 lower", "as before"."""
    moved = change(scale, then, now) if then else None
    if moved is None:
        return ""
    return f"{abs(moved)} {'higher' if moved > 0 else 'lower'}" if moved else "as before"


def change_sentence(then: Entered | None, now: Entered, scheme: str, child: Child) -> str:
    """Say what happened to the total since the form before by the same filler-in, with bands."""
    who = who_words(now.informant, child)
    if then is None:
        return f"{who}: the first form here, so nothing to set it against yet."
    first, last = then.scored.scores["total"], now.scored.scores["total"]
    both = f"{who} both times."
    if first is None or last is None:
        return f"A total is missing, so nothing is said of a change. {both}"
    was, now_in = then.scored.bands(scheme)["total"], now.scored.bands(scheme)["total"]
    day, moved = say_day(then.on, year=True), change_words("total", then, now)
    bands = f"still {now_in}" if was == now_in else f"from {was} to {now_in}"
    return f"Total difficulties {first} on {day}, {last} now: {moved}, {bands}. {both}"


def scheme_words(informant: str, scheme: str) -> str:
    """Name the scheme and the table, and what of it is still to be checked."""
    doubt = to_check(informant, scheme)
    check = f" To be checked with the charity: {doubt}." if doubt else ""
    return f"{_SCHEMES[scheme]}, table {table_version()}.{check}"


def caution(then: Entered | None) -> str:
    """Say what a score is not; beside a change also that scores move by themselves."""
    return f"{NOT_A_DIAGNOSIS} {_BY_ITSELF}" if then else NOT_A_DIAGNOSIS


def scale_sentence(form: Entered, then: Entered | None, scale: str, scheme: str) -> str:
    """Say a scale whole, to be heard: its score, its band, its change."""
    band = form.scored.bands(scheme)[scale]
    parts = (score_words(form, scale), band or "", change_words(scale, then, form))
    return f"{SCALE_WORDS[scale]}: {', '.join(part for part in parts if part)}"


def typed_words(form: Entered | None, then: Entered | None, child: Child) -> str:
    """Say what numbers just typed say, against the form before by the same filler-in."""
    if form is None:
        return NOT_A_DIAGNOSIS
    total = f"{scale_sentence(form, None, 'total', 'four')}."
    said = change_sentence(then, form, "four", child) if then else total
    return f"{said} By the four-band scheme. {NOT_A_DIAGNOSIS}"


def young_words(filled_by: FilledInBy | None, child: Child, on: date) -> str:
    """Say that a form is early for a young person, or ""; it is kept all the same."""
    aged = whole_years(child.born, on) if child.born else None
    if filled_by is None or not too_young(aged, child.year, informant_of(filled_by)):
        return ""
    return f"The form a young person fills in is made for ages {SELF_FROM} to 17. It can be kept."


def as_text(form: Entered, then: Entered | None, scheme: str, child: Child) -> str:
    """Give a form as plain text to copy, with its scheme and what it is not."""
    head = [f"SDQ filled in by: {form_words(form, child)}"]
    lines = [scale_sentence(form, then, scale, scheme) for scale in BANDED]
    foot = [change_sentence(then, form, scheme, child), scheme_words(form.informant, scheme)]
    return "\n".join([*head, *lines, *foot, caution(then)]) + "\n"


def due_words(due: Due, today: date) -> str:
    """Say which form is next due and by when: "Midway: by Fri 17 Jul 2026"."""
    phase = _PHASES[due.phase]
    if due.by is None:
        return f"{phase}: no date yet. {due.note}".strip()
    if due.state == "done":
        return "All three are in"
    day = near_day(due.by, today)
    return f"{phase}: was due {day}" if due.state == "overdue" else f"{phase}: by {day}"


def stage_words(chased: Chased, today: date) -> str:
    """Say how far a form's paper is this term: "given out Mon 3 Nov", "not asked yet"."""
    if chased.stage == "not asked" or chased.since is None:
        return "not asked yet"
    return f"{chased.stage} {near_day(chased.since, today)}"


def later_words(chased: Chased, today: date) -> Iterator[str]:
    """Say what matters of a form that one person is asked for, in two short lines."""
    yield due_words(chased.due, today)
    if chased.stage != "not asked" or chased.waits:
        yield f"This term: {stage_words(chased, today)}"
