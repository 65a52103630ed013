"""Whose words go with an entry: who only writes has nobody's wiped but their own."""

from collections.abc import Collection

from linkworker.actions.places import names
from linkworker.errors import NotAllowed
from linkworker.store import Store

_SOMEBODY = "A colleague"
_UNNAMED, _NOBODY_LEADS = "whoever leads here", "an administrator"


def check_whose_words(store: Store, log: str, ids: Collection[str]) -> None:
    """Raise NotAllowed where others wrote in these records and this person may not wipe that.

    It says who wrote, and who leads there: no other laptop would believe such an erasure.
    """
    may = store.erases(log)
    others = store.mailbox.erasures.writers(ids) - {may.user}
    if may.anybody or not others:
        return
    staff = names(store)
    wrote = sorted({staff.get(user, _SOMEBODY) for user in others})
    leads = sorted(staff[user] for user in may.leads if user in staff)
    whom = _UNNAMED if may.leads else _NOBODY_LEADS
    if leads:
        whom = f"{' or '.join(leads)}, who leads here,"
    raise NotAllowed(f"{' and '.join(wrote)} wrote here too: ask {whom} to move it")
