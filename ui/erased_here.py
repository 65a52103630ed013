"""What this laptop has forgotten is told to the team, once; nothing of it stays in its files."""

from platform import node

from linkworker.actions.erasing import tell_erased
from linkworker.store import Changes, Store
from ui.desk import Standing, today


def tell_erased_here(store: Store, standing: Standing) -> Changes:
    """Tell the caseloads open here what was erased on this laptop since it was last told.

    Its own backups from before are made anew in the same round, so none outlives today.
    """
    logs = {log for log, _ in store.logs("caseload")} & standing.caseloads.keys()
    return tell_erased(
        store, logs, device=store.mailbox.device_id(), user=standing.user, name=node(),
        backups_until=today(),
    )  # fmt: skip
