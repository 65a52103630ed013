"""Keeps the way back open for whoever sits here: a rescue key, sealed to those who may help."""

from platform import node

from linkworker.actions.laptops import Own, program_version
from linkworker.actions.rescue import outlived, renew_rescue, rescue_key, seal_rescue, tell_opened
from linkworker.actions.unlock import Unlocked, keep_rescue
from linkworker.store import Changes, Store
from sync.keyring import Keyring
from sync.rescuers import rescuers
from ui.desk import Standing
from ui.when import wall_time


def keep_way_back(
    store: Store, keyring: Keyring, standing: Standing, unlocked: Unlocked
) -> tuple[Unlocked, Changes]:
    """After a round: give the rescue key to who may help now, and to nobody who may no longer.

    It is made anew when somebody who had it may help no longer, and after it was used.
    """
    if not standing.place_log:
        return unlocked, Changes()
    device, able = keyring.device, rescuers(keyring, standing.places)
    key = renew_rescue(store) if outlived(store, device, able) else rescue_key(store)
    unlocked = keep_rescue(unlocked, key)
    own = Own(device, standing.user, node(), program_version())
    now = wall_time(store.mailbox.now()).replace(second=0, microsecond=0)
    changes = seal_rescue(store, standing.place_log, own, able, now=now)
    return unlocked, changes | tell_opened(store, standing.place_log, own)
