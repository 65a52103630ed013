"""When to do a round with the server: asked, after a save, now and then, and backing off."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from linkworker.errors import InTheWay, LinkWorkerError, SignIn, SyncError, Unreachable
from linkworker.store import Changes
from sync.carrying import Carrying
from sync.client import Client
from sync.office import Heard
from sync.round import Round
from sync.transport import Server

T = TypeVar("T")
Run = Callable[[Callable[[], T]], T]

EVERY = 60.0
SOON = 2.0
LONGEST = 300.0
LATELY = 60_000  # milliseconds for which it is said that something was sent

_UNFORESEEN = (
    "Something went wrong while syncing ({}). Your work is safe on this laptop. "
    "It is tried again by itself."
)
_BESIDE = "Something else went wrong between two rounds ({}). Your work is safe on this laptop."
_TWICE = (
    "This laptop's store may be in two places: it was copied or brought back from a backup. "
    "Nothing is lost. Tell your administrator."
)


@dataclass(frozen=True)
class Told:
    """How the last round went: `trouble` is words for a person, '' when all is well.

    `sign_in` says that the network wants somebody to sign in first; `coming` is how many logs
    are still to come while the first round fills a new laptop; `sent` is how many changes went
    within the last minute.
    """

    syncing: bool = False
    at: int = 0
    trouble: str = ""
    round: Round | None = None
    sign_in: bool = False
    coming: int = 0
    sent: int = 0


def one_round(
    client: Client,
    server: Server,
    run: Run[Any],
    changed: Callable[[Changes], None] = lambda _changes: None,
) -> Round:
    """Do one whole round; `run` calls a function on the thread that writes the store.

    Raises SyncError in a person's words; trouble that did not stop the round is in its
    `trouble`. What was sent before the trouble is safe: it is
    sent again, byte for byte, until the server has said what became of it.
    """
    _tell(run(client.carrying.tidy), changed)
    run(client.begin)
    while (ask := run(client.ask)) is not None:
        answer = server.exchange(ask)
        step = partial(next, client.take(ask, answer), None)
        while (changes := run(step)) is not None:
            changed(changes)
    _tell(run(client.carrying.tidy), changed)
    _tell(run(client.parting.tidy), changed)
    if gone := run(client.parting.to_tell):
        server.call("/v1/purged", gone, Heard)
        run(partial(client.parting.told, gone))
    client.round.unfinished = carry(client.carrying, server, run, changed)
    return client.round


def carry(
    carrying: Carrying,
    server: Server,
    run: Run[Any],
    changed: Callable[[Changes], None] = lambda _changes: None,
) -> bool:
    """Carry some pieces of pictures and papers; say whether more can be carried at once.

    What stops this never stops the records.
    """
    run(carrying.begin)
    while (request := run(carrying.next)) is not None:
        try:
            answer = server.call(request.path, request.message, request.answer)
        except (Unreachable, InTheWay):
            return False
        except SyncError as error:
            step = partial(carrying.failed, request, error)
        else:
            step = partial(carrying.take, request, answer)
        _tell(run(step), changed)
    return carrying.unfinished


def _tell(changes: Changes, changed: Callable[[Changes], None]) -> None:
    if changes.ids:
        changed(changes)


def wait_after(failures: int, chance: float) -> float:
    """Return the seconds to wait before the next round; `chance` (0 to 1) spreads laptops out."""
    if failures == 0:
        return EVERY * (0.9 + 0.2 * chance)
    return min(LONGEST, 5.0 * 2.0 ** min(failures, 6)) * (0.5 + chance)


class Loop:
    """The network's own thread: one round after another until it is told to stop."""

    def __init__(
        self,
        round_: Callable[[], Round],
        tell: Callable[[Told], None],
        now: Callable[[], int],
        *,
        soon: float = SOON,
    ) -> None:
        self._round = round_
        self._tell = tell
        self._now = now
        self._soon = soon
        self._wake = threading.Event()
        self._errands: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._stopped = threading.Event()
        self._hurry = self._asked = True
        self._one_more = False
        self._last = 0
        self._sent, self._sent_at = 0, 0
        self._escaped = ""
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)

    def start(self) -> None:
        """Begin with a round at once."""
        self._thread.start()

    def ask(self, *, now: bool = True) -> None:
        """Do a round now, or in a moment so that several saves go together."""
        self._hurry = self._hurry or now
        self._asked = True
        self._wake.set()

    def do(self, errand: Callable[[], None]) -> None:
        """Do an errand on the network's thread, after the round that runs.

        An errand tells its own trouble. What it raises stops nothing, and is told at once and with
        the next round.
        """
        self._errands.put(errand)
        self._wake.set()

    def stop(self, seconds: float = 2.0) -> None:
        """Stop after the round that runs, waiting at most some seconds for it."""
        self._stopped.set()
        self._wake.set()
        self._thread.join(seconds)

    def finish(self, seconds: float = 2.0) -> None:
        """Stop as `stop` does, but send what waits first, in one last round."""
        self._one_more = True
        self.stop(seconds)

    def _run(self) -> None:
        failures, due = 0, 0.0
        while not self._stopped.is_set():
            self._wake.clear()
            if self._asked and not self._hurry and self._stopped.wait(self._soon):
                break
            self._run_errands()
            if self._asked or time.monotonic() >= due:
                self._asked = self._hurry = False
                failures = 0 if self._try() else failures + 1
                chance = random.random()  # noqa: S311 - spreads laptops out, hides nothing
                due = time.monotonic() + wait_after(failures, chance)
            self._wake.wait(max(0.0, due - time.monotonic()))
        if self._one_more:
            self._try()

    def _run_errands(self) -> None:
        while not self._errands.empty():
            try:
                self._errands.get()()
            except Exception as error:  # noqa: BLE001 - whatever it was, the rounds go on
                self._escaped = _in_words(error, _BESIDE)
                self._tell(Told(at=self._last, trouble=self._escaped, sent=self._sent))

    def _try(self) -> bool:
        self._tell(Told(syncing=True, at=self._last, sent=self._sent))
        try:
            done = self._round()
            self._last = self._now()
            self._count(done.sent)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next round is tried
            words, sign_in = _in_words(error, _UNFORESEEN), isinstance(error, SignIn)
            self._tell(Told(at=self._last, trouble=words, sign_in=sign_in))
            return False
        if done.unfinished:
            self.ask()
        trouble = done.trouble or self._escaped or _TWICE * done.twice
        self._escaped = ""
        self._tell(Told(at=self._last, trouble=trouble, round=done, sent=self._sent))
        return not done.trouble

    def _count(self, sent: int) -> None:
        """Hold what was sent for a minute: a round right after it may have nothing to send."""
        if sent or self._last - self._sent_at > LATELY:
            self._sent, self._sent_at = sent, self._last


def _in_words(error: Exception, unforeseen: str) -> str:
    """Say an error in its own words, or in code alone where nobody foresaw it."""
    if isinstance(error, LinkWorkerError):
        return str(error)
    return unforeseen.format(type(error).__name__)
