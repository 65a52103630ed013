"""Keys destroyed on a laptop that was let go: the store's own first, whatever else is stuck."""

from datetime import datetime

import pytest

from linkworker.actions.backups import back_up
from linkworker.actions.folder import KEY_FILE
from linkworker.actions.unlock import set_up
from linkworker.actions.wiping import destroy_keys
from linkworker.store.passphrase import FLOOR
from sync.merge import view


def test_a_backup_that_is_held_does_not_save_the_store_s_own_key(tmp_path):
    unlocked = set_up(tmp_path, "velvet otter lamp thirteen", view, FLOOR)
    unlocked.store().close()
    backup = back_up(unlocked, datetime(2025, 11, 4, 9, 0))
    held = backup.folder / KEY_FILE
    held.unlink()
    held.mkdir()
    with pytest.raises(OSError, match="directory"):
        destroy_keys(tmp_path)
    assert not (tmp_path / KEY_FILE).exists()
