"""Which band an SDQ score falls in: by scale, by who filled the form in, in a named scheme.

There are two official schemes and they disagree for the same form, so a band is never said
without its scheme. The tables are data with a version, `resources/sdq_bands.json` (ages 4 to 17);
what in them is still to be checked against the owner's own table is marked there.
"""

from functools import cache
from typing import Any, Literal, NamedTuple

from linkworker.errors import Invalid
from linkworker.measures.resources import read_json

Informant = Literal["parent", "teacher", "self"]
Scheme = Literal["three", "four"]

INFORMANTS: tuple[Informant, ...] = ("parent", "teacher", "self")
SCHEMES: tuple[Scheme, ...] = ("four", "three")
# The scales that have bands; internalising and externalising have none.
BANDED = ("total", "emotional", "conduct", "hyperactivity", "peer", "prosocial", "impact")
_PROSOCIAL = "prosocial"
_MOST = {"total": 40}


class Band(NamedTuple):
    """One band of a scale: its words, and its scores from `first` to `last`, both included."""

    words: str
    first: int
    last: int


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = read_json("sdq_bands.json")
    return found


def table_version() -> str:
    """Name the version of the tables, to stand beside whatever is reported from them."""
    return str(_table()["version"])


def to_check(informant: str, scheme: str) -> str:
    """Say what of a table is still to be checked with the charity; "" when nothing is."""
    return str(_table()["to_check"].get(scheme, {}).get(informant, ""))


def most(scale: str, informant: str) -> int:
    """Give the highest score a scale can have: a teacher is asked fewer questions on impact."""
    if scale == "impact" and informant == "teacher":
        return 6
    return _MOST.get(scale, 10)


def bands(scale: str, informant: str, scheme: str) -> tuple[Band, ...]:
    """List a scale's bands, the one nearest the average first; for prosocial that is the highest.

    Raises Invalid for a filler-in or a scheme that there is no table of.
    """
    if informant not in INFORMANTS:
        raise Invalid({"informant": "Say who filled it in: parent, teacher or the young person"})
    if scheme not in SCHEMES:
        raise Invalid({"scheme": "There are a three-band and a four-band scheme"})
    cuts, highest = _table()["bands"][scheme][informant][scale], most(scale, informant)
    words = _table()["words"][scheme][_PROSOCIAL if scale == _PROSOCIAL else "difficulties"]
    if scale == _PROSOCIAL:
        ends = list(zip([highest, *cuts], [*(cut + 1 for cut in cuts), 0], strict=True))
        return tuple(Band(said, low, high) for said, (high, low) in zip(words, ends, strict=True))
    ends = list(zip([0, *cuts], [*(cut - 1 for cut in cuts), highest], strict=True))
    return tuple(Band(said, low, high) for said, (low, high) in zip(words, ends, strict=True))


def band_of(scale: str, score: int | None, informant: str, scheme: str) -> str | None:
    """Name the band of a score; None for a score that is missing."""
    if score is None:
        return None
    listed = bands(scale, informant, scheme)
    return next((band.words for band in listed if band.first <= score <= band.last), None)
