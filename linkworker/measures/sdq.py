"""Scores of the Strengths and Difficulties Questionnaire, ages 4 to 17; never its wording.

An answer is 0, 1 or 2 as the paper form has them, or None for a blank, in the form's own order;
items 7, 11, 14, 21 and 25 count the other way round. A scale with three of its five answers or more
is pro-rated, half up; with fewer it is missing, and missing is not 0 ("Scoring the SDQ for age
4-17", 2014). A score is a screening result, not a diagnosis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linkworker.errors import Invalid
from linkworker.measures import sdq_bands
from linkworker.measures.sdq_bands import BANDED, INFORMANTS, band_of

ITEMS = 25
_OF_EACH, _ENOUGH = 5, 3
_TURNED = frozenset({7, 11, 14, 21, 25})
SCALE_ITEMS = {
    "emotional": (3, 8, 13, 16, 24),
    "conduct": (5, 7, 12, 18, 22),
    "hyperactivity": (2, 10, 15, 21, 25),
    "peer": (6, 11, 14, 19, 23),
    "prosocial": (1, 4, 9, 17, 20),
}
SCALES = tuple(SCALE_ITEMS)
_SUMS = {
    "total": ("emotional", "conduct", "hyperactivity", "peer"),
    "internalising": ("emotional", "peer"),
    "externalising": ("conduct", "hyperactivity"),
}
IMPACT_ITEMS = {"parent": 5, "self": 5, "teacher": 3}
_IMPACT = (0, 0, 1, 2)  # not at all, a little, quite a lot, a great deal
_NO_DIFFICULTY = 0


@dataclass(frozen=True)
class Scored:
    """The scores of one form by scale, None where missing.

    `answered` says of how many answers, of 5, each scale's score was made; it is empty when the
    form was scored elsewhere. `impact_blank` counts blanks beside impact answers that were given.
    """

    informant: str
    scores: Mapping[str, int | None]
    answered: Mapping[str, int] = field(default_factory=dict)
    impact_blank: int = 0

    @property
    def prorated(self) -> dict[str, int]:
        """Scales whose score is pro-rated, each with how many of 5 were answered."""
        return {s: k for s, k in self.answered.items() if _ENOUGH <= k < _OF_EACH}

    @property
    def table(self) -> str:
        """The version of the tables that the bands are read from."""
        return sdq_bands.table_version()

    def bands(self, scheme: str) -> dict[str, str | None]:
        """Name the band of each scale that has bands, in the "three" or the "four" band scheme."""
        return {s: band_of(s, self.scores[s], self.informant, scheme) for s in BANDED}


def score(
    answers: Sequence[int | None],
    *,
    informant: str,
    overall: int | None = None,
    impact: Sequence[int | None] | None = None,
) -> Scored:
    """Score a form of 25 answers, filled in by a `parent`, a `teacher` or the child (`self`).

    `overall` and `impact` are its second page, where there is one: `overall` from 0 (no
    difficulties, so impact is 0) to 3; `impact` five answers from 0 to 3, a teacher's three. Blanks
    among them count nothing and are told. Raises Invalid.
    """
    _check(answers, informant, overall, impact)
    scales = {s: _of_scale(answers, items) for s, items in SCALE_ITEMS.items()}
    found = _impact(overall, impact or ())
    counts = found is not None and overall != _NO_DIFFICULTY
    blank = sum(one is None for one in impact or ()) if counts else 0
    scores = _summed({**{s: made for s, (made, _) in scales.items()}, "impact": found})
    return Scored(informant, scores, {s: k for s, (_, k) in scales.items()}, blank)


def given(informant: str, scores: Mapping[str, int | None]) -> Scored:
    """Take the scores of the five scales, and of impact, from a form scored elsewhere.

    A scale not in `scores` is missing. Raises Invalid for a score out of its range.
    """
    _check_informant(informant)
    own = {s: scores.get(s) for s in (*SCALES, "impact")}
    wrong = {
        s: f"{s.capitalize()} must be from 0 to {most}"
        for s, value in own.items()
        if value is not None and not 0 <= value <= (most := sdq_bands.most(s, informant))
    }
    if wrong:
        raise Invalid(wrong)
    return Scored(informant, _summed(own))


def _summed(own: Mapping[str, int | None]) -> dict[str, int | None]:
    """Add the scales up; a sum is missing when one of its scales is."""
    sums: dict[str, int | None] = {}
    for name, scales in _SUMS.items():
        parts = [part for s in scales if (part := own[s]) is not None]
        sums[name] = sum(parts) if len(parts) == len(scales) else None
    return {**own, **sums}


def _of_scale(answers: Sequence[int | None], items: Sequence[int]) -> tuple[int | None, int]:
    """Score one scale in whole numbers, half up; and count its answers."""
    said = [(2 - a if i in _TURNED else a) for i in items if (a := answers[i - 1]) is not None]
    number = len(said)
    if number < _ENOUGH:
        return None, number
    return (2 * _OF_EACH * sum(said) + number) // (2 * number), number


def _impact(overall: int | None, impact: Sequence[int | None]) -> int | None:
    if overall == _NO_DIFFICULTY:
        return 0
    said = [_IMPACT[one] for one in impact if one is not None]
    return sum(said) if said else None


def _check(
    answers: Sequence[int | None],
    informant: str,
    overall: int | None,
    impact: Sequence[int | None] | None,
) -> None:
    _check_informant(informant)
    wrong: dict[str, str] = {}
    if len(answers) != ITEMS:
        wrong["answers"] = f"The form has {ITEMS} answers; here are {len(answers)}"
    elif any(one not in (0, 1, 2, None) for one in answers):
        wrong["answers"] = "An answer is 0, 1, 2 or blank"
    if overall not in (0, 1, 2, 3, None):
        wrong["overall"] = "The first answer of the second page is from 0 to 3"
    if impact is not None and len(impact) != IMPACT_ITEMS[informant]:
        wrong["impact"] = f"There are {IMPACT_ITEMS[informant]} impact answers on this form"
    elif any(one not in (0, 1, 2, 3, None) for one in impact or ()):
        wrong["impact"] = "An impact answer is from 0 to 3 or blank"
    if wrong:
        raise Invalid(wrong)


def _check_informant(informant: str) -> None:
    if informant not in INFORMANTS:
        raise Invalid({"informant": "Say who filled it in: parent, teacher or self"})
