"""The store is looked over when it is opened, and a sealed backup of it made once a day."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from linkworker.actions.backups import back_up, forget_before, forget_set_aside, is_due
from linkworker.actions.copies import look_over
from linkworker.actions.unlock import Unlocked
from linkworker.errors import StoreFull
from linkworker.store.erasures import ERASED_AT
from ui.background import Background
from ui.errand import Errand
from ui.when import wall_time


def look_after(parent: QObject, unlocked: Unlocked, background: Background) -> None:
    """Look a store over on a thread of its own, once the first screen is read.

    What is wrong with it, if anything is, is told as what failed in the background.
    """
    errand = Errand(parent, partial(look_over, unlocked))
    errand.failed.connect(background.failed)
    background.told_all.connect(errand.start, Qt.ConnectionType.SingleShotConnection)


def keep_backup(background: Background, unlocked: Unlocked) -> bool:
    """Make a backup if one is due; say whether it was. On the network's thread: saving goes on.

    A disk without room for it is no trouble of this hour's: the next round tries again. What was
    erased goes from what lies here all the same.
    """
    now, erased = background.wait(
        lambda store: (store.mailbox.now(), int(store.setting(ERASED_AT, "0")))
    )
    at, since = wall_time(now).replace(microsecond=0), wall_time(erased) if erased else None
    if not is_due(unlocked.folder, at, since):
        return False
    if since:
        forget_set_aside(unlocked.folder, since.date(), at.date())
    try:
        back_up(unlocked, at, erased=since)
    except StoreFull:
        if since:
            forget_before(unlocked.folder, since)
        return False
    return True
