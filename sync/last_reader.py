"""No caseload is left that nobody's laptop opens: two custodians and a backup would be wanted.

A lost laptop is taken out all the same, be it the only one: the page of the
loss says so before (`left_alone`).
"""

from collections.abc import Collection, Iterable

from linkworker.errors import NotAllowed, NotFound
from sync.authority import Authority

WORDS = (
    "Nobody else’s laptop opens this caseload yet, or one of them. Let whoever takes it over in "
    "first, and wait until their laptop has synced. Nothing was changed."
)


def check_readers(authority: Authority, caseloads: Iterable[str], going: Collection[str]) -> None:
    """Raise NotAllowed if a caseload would be left alone by these laptops' going."""
    if left_alone(authority, caseloads, going):
        raise NotAllowed(WORDS)


def left_alone(authority: Authority, caseloads: Iterable[str], going: Collection[str]) -> list[str]:
    """Return which of these caseloads only these laptops (ids) can open today."""
    return [caseload for caseload in caseloads if _only(authority, caseload, set(going))]


def _only(authority: Authority, caseload: str, going: set[str]) -> bool:
    try:
        controls = authority.controls(caseload)
    except NotFound:
        return False
    organisation = authority.organisation
    entitled = organisation.entitled(caseload, organisation.position)
    if not (controls.g and entitled & going):
        return False
    return not (entitled - going) & controls.keys[-1].recipients
