"""The practice store: beside the real one, sealed as every store is, its words in the open.

It holds invented children only, so nobody is asked for words: they lie in a file beside it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from linkworker.actions import places
from linkworker.actions.unlock import Unlocked, set_up, unlock
from linkworker.errors import StoreError
from linkworker.practice import colleague
from linkworker.practice.caseload import NOW, seed_caseload
from linkworker.practice.clock import PracticeClock
from linkworker.records import Contact
from linkworker.store import Reader, Store
from linkworker.store.apply import Merge
from linkworker.store.passphrase import FLOOR, generate_passphrase

NAME, WORDS = "practice", "words.txt"
CASELOAD, PLACE, USER = "caseload", "brent", "joyce"
SUPERVISOR = "Tom Arkwright"
STOOD = "practice_stood"
HELD = "practice_contacts"
_WROTE = 42 * 60_000  # ms: all that is kept was written from 09:00 on


@dataclass(frozen=True)
class Practice:
    """An open practice store: how to reach it, and the clock that it goes by."""

    unlocked: Unlocked
    clock: PracticeClock

    def store(self) -> Store:
        """Open it for the one thread that writes."""
        return self.unlocked.store(self.clock.milliseconds)

    def reader(self) -> Reader:
        """Open a second connection that only reads, for the screens."""
        return self.unlocked.reader()


def open_practice(folder: Path, merge: Merge) -> Practice:
    """Open the practice store in a person's folder; one that is not there, or not whole, is made.

    Raises OSError or StoreError when the disk takes nothing.
    """
    try:
        return _open(folder / NAME, merge)
    except (OSError, StoreError):
        throw_away(folder)
    _make(folder / f"{NAME}.new", merge)
    (folder / f"{NAME}.new").rename(folder / NAME)
    return _open(folder / NAME, merge)


def throw_away(folder: Path) -> None:
    """Throw the practice store in a person's folder away, with all that was tried in it."""
    for name in (NAME, f"{NAME}.new"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _open(where: Path, merge: Merge) -> Practice:
    unlocked = unlock(where, (where / WORDS).read_text(encoding="utf-8"), merge)
    reader = unlocked.reader()
    stood = int(reader.setting(STOOD, "0"))
    reader.close()
    return Practice(unlocked, PracticeClock(stood))


def _make(where: Path, merge: Merge) -> None:
    words = generate_passphrase()
    began = int(NOW.timestamp() * 1000) - _WROTE
    store = set_up(where, words, merge, FLOOR).store(_ticks(began))
    store.mailbox.name_user(store.mailbox.device_id(), USER)
    with store.change() as (change, _):
        place_log = change.open_log("place", PLACE)
    with store.mailbox.receiving() as page:
        page.log(CASELOAD, "caseload", CASELOAD)
    seed_caseload(store, caseload=CASELOAD, place_log=place_log, user=USER)
    for user, name, work in (
        (colleague.USER, "Sam Ferrow", "Link Worker"),
        ("tom", SUPERVISOR, "Supervisor"),
    ):
        places.introduce_colleague(store, place_log, user=user, name=name, work=work)
    colleague.disagree(store, merge)
    store.keep_setting("practice", "yes")
    store.keep_setting(HELD, str(len(store.find(Contact))))
    store.close()
    (where / WORDS).write_text(words, encoding="utf-8")


def _ticks(began: int) -> Callable[[], int]:
    return count(began).__next__
