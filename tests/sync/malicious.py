"""A server that lies: the real one, with what it says altered as a malicious host could.

It holds everything that the real server holds, every request and every answer, and no key.
"""

from msgspec.structs import replace

from linkworker.errors import SyncError
from sync.loop import one_round
from tests.sync.desks import agreed_state
from tests.sync.laptops import now_here

MORE = 3


class Malicious:
    """Carries asks to the real server; `trick(ask, honest)` is what it says in its place.

    Whatever it ever said honestly is in `said`.
    """

    def __init__(self, server, trick):
        self._server = server
        self._trick = trick
        self.said = []
        self.tricked = 0

    def exchange(self, ask):
        honest = self._server.exchange(ask)
        self.said.append((ask, honest))
        told = self._trick(ask, honest)
        self.tricked += told != honest
        return told

    def call(self, path, message, answer, **more):
        return self._server.call(path, message, answer, **more)


def with_entries(answer, change):
    """Return an answer whose pages hold what `change(log, entries)` makes of each one's entries."""
    pages = (replace(p, entries=tuple(change(p.log, p.entries))) for p in answer.pages)
    return replace(answer, pages=tuple(pages))


def withheld(answer, log, after):
    """Return an answer as if a log had ended at number `after`."""
    heads = answer.heads and tuple(
        (name, min(n, after) if name == log else n) for name, n in answer.heads
    )
    pages = tuple(
        replace(p, head=after, entries=p.entries[: max(0, after - p.first + 1)])
        if p.log == log
        else p
        for p in answer.pages
    )
    return replace(answer, heads=heads, pages=tuple(p for p in pages if p.entries))


def deceived(laptop, trick, rounds=1):
    """Do rounds with a server that plays a trick; return what the person was told in each."""
    server = Malicious(laptop.server, trick)
    told = []
    for _ in range(rounds):
        try:
            told.append(one_round(laptop.client, server, now_here).trouble)
        except SyncError as error:
            told.append(str(error))
    return server, told


def healed(*laptops):
    """Let everybody meet the honest server again; nothing may be lost, all agree."""
    for laptop in laptops * MORE:
        laptop.sync()
    for laptop in laptops:
        assert laptop.store.unsent() == 0
        assert laptop.store.mailbox.held() == []
        assert agreed_state(laptop) == agreed_state(laptops[0])


def child_log(laptop):
    ((log, _),) = laptop.store.logs("child")
    return log
