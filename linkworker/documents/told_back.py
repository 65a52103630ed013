"""What changed because a child said so: the lines that go back to her and her family."""

from collections.abc import Iterator

from linkworker.actions.sayings import said_by
from linkworker.documents.markup import Markup, element
from linkworker.documents.shapes import section
from linkworker.documents.sieve import Sieve
from linkworker.records import CameOf
from linkworker.store import Reader

_MOST = 2  # of what came of her words, the latest: the plan keeps to its pages
_CAME = {
    CameOf.DID: "We did",
    CameOf.DOING: "We are on it",
    CameOf.COULD_NOT: "We could not",
}


def what_changed(store: Reader, sieve: Sieve) -> list[Markup]:
    """Return "what changed because you told us", or nothing while nothing came of her words."""
    said = [line for _, line in zip(range(_MOST), _lines(store, sieve), strict=False)]
    return [section("What changed because you told us", *said)] if said else []


def _lines(store: Reader, sieve: Sieve) -> Iterator[Markup]:
    for one in said_by(store, sieve.child):
        if not one.answers:
            continue
        words = sieve.field(one.saying, "words")
        came = sieve.field(one.answers[-1], "words")
        if words and came:
            begins = _CAME[one.answers[-1].came] if one.answers[-1].came else "Since then"
            yield element("p", f"You said: “{words}” {begins}: {came}")
