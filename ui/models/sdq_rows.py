"""A child's forms as a table: who, when, and every score; a missing one is a dash, never 0."""

from linkworker.measures.sdq_bands import BANDED
from linkworker.measures.sdq_pairs import Entered
from linkworker.records import Child
from ui.models.rows import Figures
from ui.models.sdq_words import SCALE_WORDS, form_words, score_words, short_words
from ui.names import cover

_HEADS = {"total": "Total"}
HEADS = ("Filled in by, on", *(_HEADS.get(scale, SCALE_WORDS[scale]) for scale in BANDED))
_NONE = "–"


class FormRows(Figures[tuple[Entered, Child]]):
    """A row for each form, the newest first."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda row: cover(sentence(row)))


def cells(row: tuple[Entered, Child]) -> tuple[str, ...]:
    """Say a form's columns; a pro-rated score has a star."""
    form, child = row
    return cover(short_words(form, child)), *(_figure(form, scale) for scale in BANDED)


def sentence(row: tuple[Entered, Child]) -> str:
    """Say a whole row to a screen reader."""
    form, child = row
    scores = ", ".join(f"{SCALE_WORDS[s]} {score_words(form, s)}" for s in BANDED)
    return f"{form_words(form, child)}: {scores}"


def _figure(form: Entered, scale: str) -> str:
    score = form.scored.scores[scale]
    if score is None:
        return _NONE
    return f"{score} *" if scale in form.scored.prorated else str(score)
