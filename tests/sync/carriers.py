"""What stands between a laptop and its server: networks that lose, repeat and cut."""

from msgspec.structs import replace

from linkworker.errors import Unreachable
from sync.exchange import encode


class Carrier:
    """Carries a laptop's asks to the real server, once in a while badly.

    `weather` befalls the ask number `at` (from 0) of what comes next: "lost" before the server
    has it, "reply lost" after it was kept, "twice" when it is carried two times. `page` is
    the most entries that come through of each page.
    """

    def __init__(self, server):
        self._server = server
        self.weather = "fair"
        self.at = 0
        self.page = None
        self.same = []
        self.asks = []

    def exchange(self, ask):
        self._no_tight_loop(ask)
        weather = self.weather if self.at == 0 else "fair"
        self.at -= 1
        if weather == "lost":
            raise Unreachable("the request was lost")
        answer = self._server.exchange(ask)
        if weather == "reply lost":
            raise Unreachable("the reply was lost")
        if weather == "twice":
            answer = self._server.exchange(ask)
        pages = (replace(page, entries=page.entries[: self.page]) for page in answer.pages)
        return replace(answer, pages=tuple(pages))

    def _no_tight_loop(self, ask):
        self.asks.append(ask)
        self.same = [*self.same, encode(ask)] if encode(ask) in self.same else [encode(ask)]
        assert len(self.same) <= 3, "the same was asked again and again"
