"""A sealed backup a day, made while somebody writes, and none from before an erasure."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions.backups import (
    back_up,
    backups,
    forget_before,
    forget_set_aside,
    last_copy_goes,
)
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


def test_a_copy_set_aside_before_an_erasure_is_told_with_its_day_and_goes_on_it(qapp, unlocked):
    day = date(2025, 11, 4)
    aside = [unlocked.folder / "damaged-2025-11-04-093000", unlocked.folder / "locked-2025-11-03-2"]
    for place in aside:
        place.mkdir()
    gone = day + timedelta(days=60)
    assert last_copy_goes(unlocked.folder, day) == gone
    forget_set_aside(unlocked.folder, day, gone - timedelta(days=1))
    assert [place.exists() for place in aside] == [True, False]
    forget_set_aside(unlocked.folder, day - timedelta(days=1), gone)
    assert aside[0].exists()  # nothing was erased since
    forget_set_aside(unlocked.folder, day, gone)
    assert not aside[0].exists()
    assert last_copy_goes(unlocked.folder, gone) == gone


def test_what_was_erased_leaves_the_backups_though_there_is_no_room_for_a_new_one(unlocked):
    first = back_up(unlocked, datetime(2025, 11, 4, 9, 0))
    forget_before(unlocked.folder, first.at - timedelta(seconds=1))
    assert backups(unlocked.folder) == [first]
    forget_before(unlocked.folder, first.at)
    assert backups(unlocked.folder) == []
