"""The store looks itself over while somebody works: a step, then four times as long a pause.

On a connection of its own that only reads, on a thread of its own; once a day, and on from where
it was left. What it finds is put right on the writing thread, and told in one line; a day on which
that failed does not count as looked over.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from time import perf_counter

from linkworker.actions.copies import doubted
from linkworker.actions.unlock import Unlocked
from linkworker.errors import LinkWorkerError, StoreDamaged
from linkworker.store import Store
from linkworker.store.healing import Healed
from linkworker.store.selfcheck import SelfCheck
from ui.background import Background

AT_FIRST = 60.0  # seconds after unlocking: a person at the door comes first
_PAUSE = 4  # times as long as a step took
_LOOKED = "looked over"  # the setting that says when, and how many steps where not all


class SelfChecking:
    """Looks a store over on a thread of its own, and has it put right where it is at odds.

    `do` does an errand on the network's thread, between two rounds; there `then` is told what was
    put right.
    """

    def __init__(
        self,
        background: Background,
        unlocked: Unlocked,
        do: Callable[[Callable[[], None]], None],
        then: Callable[[str], None],
        *,
        at_first: float = AT_FIRST,
    ) -> None:
        self._background = background
        self._unlocked = unlocked
        self._do = do
        self._then = then
        self._at_first = at_first
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="self-check", daemon=True)

    def start(self) -> None:
        """Begin, in a while."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the step that runs; how far it came is known."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        if self._stopped.wait(self._at_first):
            return
        today = date.today().isoformat()
        noted = self._background.wait(lambda store: store.setting(_LOOKED)).split()
        done = int(noted[1]) if len(noted) == 2 else 0
        if noted == [today]:
            return
        try:
            with closing(self._unlocked.self_check()) as check:
                done, sound = self._look(check, done)
        except LinkWorkerError:
            sound = False
        except Exception as error:  # noqa: BLE001 - whatever it was, a person is told
            self._fail(error)
            return
        if not sound:
            self._do(partial(self._put_right, today))
        elif not self._stopped.is_set():
            self._note(today)
        elif done:
            self._note(f"{today} {done}")

    def _look(self, check: SelfCheck, done: int) -> tuple[int, bool]:
        """Look on from a step, to the end or until stopped; return how many are done, and if well.

        What is at odds ends it: all is put right at once.
        """
        started = perf_counter()
        for sound in check.steps(done):
            if not sound:
                return done, False
            done += 1
            if self._stopped.wait(_PAUSE * (perf_counter() - started)):
                break
            started = perf_counter()
        return done, True

    def _put_right(self, today: str) -> None:
        """Put the store right on the writing thread, and only then note that it was looked over.

        What cannot be put right in place is mended at the next unlocking, which is said; so is
        whatever else stops it, and it is looked for again.
        """
        try:
            healed = self._background.wait(Store.put_right)
            self._note(today)
            self._background.tell_changed(healed.changes)
            self._then(words(healed))
        except StoreDamaged:
            self._fail(doubted(self._unlocked))
        except Exception as error:  # noqa: BLE001 - whatever it was, a person is told
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._background.at_home(lambda: self._background.failed.emit(error))

    def _note(self, said: str) -> None:
        self._background.run(lambda store: store.keep_setting(_LOOKED, said))


def words(healed: Healed) -> str:
    """Say what had happened to a store, and from what it was put right."""
    also = ["what it keeps twice"] * bool(healed.twice)
    also += ["the server, at the next sync"] * bool(healed.logs)
    said = (
        "A part of the store had gone back to an earlier state. "
        f"It was put right from {' and '.join(also) or 'its log of changes'}."
    )
    if healed.lost:
        said += " Look through what you typed last on this laptop: some of it may be older."
    return said
