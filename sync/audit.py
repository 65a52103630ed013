"""The server's audit: what it was asked to do, as rows of ids and codes, chained by hash. Pure.

The chain by itself proves nothing against whoever keeps it. So an administrator's `tick` writes
the newest row's hash into the organisation log, which every laptop holds: from then on no row
up to it can be altered, put in or left out unnoticed.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

from msgspec import Struct

from linkworker.canonical import b64, encode
from linkworker.errors import Refused

ALTERED = (
    "The server's own record of what it did was altered, or it was brought back from a backup. "
    "Nothing was confirmed. Tell whoever runs the server, and ask when it was restored."
)


class Row(Struct, frozen=True, array_like=True):
    """One thing done: the `n`-th of its organisation, from 1, `at` ms since 1970 (UTC).

    `what` is a code, `by` a device's id ("": nobody's), `about` the id of what it was done to.
    """

    n: int
    at: int
    what: str
    by: str
    about: str
    hash: str


class After(Struct, frozen=True):
    """Ask for the rows after the one with this hash ("": from the first)."""

    hash: str


class Rows(Struct, frozen=True):
    """Rows in order, as many as fit; `known` says whether the hash asked after is there."""

    rows: tuple[Row, ...] = ()
    known: bool = True


def row_after(before: str, n: int, at: int, deed: tuple[str, str, str]) -> Row:
    """Make the row that follows the one with hash `before`; `deed` is (what, by, about)."""
    what, by, about = deed
    said = {"before": before, "n": n, "at": at, "what": what, "by": by, "about": about}
    return Row(n, at, what, by, about, b64(sha256(encode(said)).digest()))


def first_wrong(rows: Iterable[Row], before: str = "", n: int = 0) -> int | None:
    """Return the place of the first row that does not follow from those before it, if any does not.

    `before` and `n` are the hash and the number of the row in front of them.
    """
    for row in rows:
        n += 1
        if row != row_after(before, n, row.at, (row.what, row.by, row.about)):
            return n
        before = row.hash
    return None


def newest(ask: Callable[[After], Rows], since: str) -> str:
    """Return the newest row's hash, once every row since the one last confirmed is seen to follow.

    `since` is what the last tick confirmed ("" if nothing yet); `ask` carries a question to
    "/v1/audit". Raises Refused with ALTERED if the row is not there any more or the chain breaks.
    """
    n: int | None = None if since else 0
    while True:
        said = ask(After(since))
        if not said.known:
            raise Refused(ALTERED)
        if not said.rows:
            return since
        n = said.rows[0].n - 1 if n is None else n
        if first_wrong(said.rows, since, n) is not None:
            raise Refused(ALTERED)
        n, since = said.rows[-1].n, said.rows[-1].hash
