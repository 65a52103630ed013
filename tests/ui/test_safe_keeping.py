"""A sealed backup a day, made while somebody writes, and none from before an erasure."""

from datetime import timedelta

import pytest

from linkworker.actions.backups import backups
from linkworker.actions.unlock import set_up
from linkworker.store.erasures import ERASED_AT
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from ui.background import Background
from ui.safe_keeping import keep_backup


@pytest.fixture
def unlocked(tmp_path):
    return set_up(tmp_path / "laptop", "velvet otter lamp thirteen", view, FLOOR)


def test_one_backup_a_day_and_a_new_one_after_an_erasure(qapp, unlocked):
    background = Background(unlocked.store, unlocked.reader)
    assert [keep_backup(background, unlocked) for _ in range(3)] == [True, False, False]
    (first,) = backups(unlocked.folder)
    erased = int((first.at + timedelta(seconds=1)).timestamp() * 1000)
    background.wait(lambda store: store.keep_setting(ERASED_AT, str(erased)))
    old = first.folder.with_name((first.at - timedelta(days=1)).strftime("%Y-%m-%d-%H%M%S"))
    first.folder.rename(old)
    assert keep_backup(background, unlocked)
    (second,) = backups(unlocked.folder)
    assert second.folder != old
    background.close()
