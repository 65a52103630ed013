"""What this laptop has forgotten is told to the team, once; nothing of it stays in its files."""

from pathlib import Path
from platform import node

from linkworker.actions.backups import last_copy_goes
from linkworker.actions.erasing import tell_erased
from linkworker.store import Changes, Store
from ui.desk import Standing, today


def tell_erased_here(store: Store, standing: Standing, folder: Path) -> Changes:
    """Tell the caseloads open here what was erased on this laptop since it was last told.

    Its own backups from before are made anew in the same round, so none outlives today; what was
    set aside in its `folder` does, and is told with its day.
    """
    logs = {log for log, _ in store.logs("caseload")} & standing.caseloads.keys()
    return tell_erased(
        store, logs, device=store.mailbox.device_id(), user=standing.user, name=node(),
        backups_until=last_copy_goes(folder, today()),
    )  # fmt: skip
