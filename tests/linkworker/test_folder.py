"""A person's folder on a laptop: what is set up there, and setting it aside, locked as it is."""

from datetime import date
from pathlib import PosixPath

from linkworker.actions.folder import is_set_up, last_aside, put_in_place, set_aside, take_back
from linkworker.actions.unlock import set_up, unlock
from linkworker.store.passphrase import FLOOR
from sync.merge import view

TODAY = date(2025, 11, 4)
WORDS, OTHERS = "velvet otter lamp thirteen", "metal gable overalls cod"


def begin(folder, words):
    set_up(folder, words, view, FLOOR).store().close()


def test_what_is_set_aside_is_still_there_and_opens_with_its_words(tmp_path):
    begin(tmp_path, WORDS)
    aside = set_aside(tmp_path, TODAY)
    assert not is_set_up(tmp_path)
    begin(tmp_path, OTHERS)
    unlock(tmp_path, OTHERS, view).store().close()
    unlock(aside, WORDS, view).store().close()


def test_the_last_that_was_set_aside_comes_back_whole_unless_another_stands_there(tmp_path):
    begin(tmp_path, OTHERS)
    set_aside(tmp_path, TODAY)
    begin(tmp_path, WORDS)
    assert not take_back(tmp_path)
    set_aside(tmp_path, TODAY)
    assert take_back(tmp_path)
    unlock(tmp_path, WORDS, view).store().close()
    assert last_aside(tmp_path) == tmp_path / "locked-2025-11-04"
    set_aside(tmp_path, TODAY)
    assert take_back(tmp_path)
    assert is_set_up(tmp_path)


def test_a_second_one_set_aside_on_a_day_takes_nothing_from_the_first(tmp_path):
    for words in (WORDS, OTHERS):
        begin(tmp_path, words)
        set_aside(tmp_path, TODAY)
    unlock(tmp_path / "locked-2025-11-04", WORDS, view).store().close()
    unlock(tmp_path / "locked-2025-11-04-2", OTHERS, view).store().close()


def test_practice_and_what_else_lies_there_stays(tmp_path):
    begin(tmp_path, WORDS)
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "words.txt").write_text("four words")
    set_aside(tmp_path, TODAY)
    assert (tmp_path / "practice" / "words.txt").exists()


class Unconfirmed(PosixPath):
    """A file in a folder that the disk does not confirm: asking it is an error (EINVAL)."""

    @property
    def parent(self):
        return PosixPath("/dev/null")


def test_a_file_is_in_place_though_the_disk_does_not_confirm_its_name(tmp_path):
    """An error said then would have the new store removed which the new key file names."""
    path = Unconfirmed(tmp_path / "vault.lwk")
    put_in_place(path, b"the new one")
    assert path.read_bytes() == b"the new one"
