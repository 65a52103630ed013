"""One round: what a laptop pushes is taken, what it lacks is sent, in one transaction."""

import time
from collections.abc import Mapping

from linkworker.errors import NotLetIn, Refused
from sync.exchange import Answer, Ask, Page, Receipt, cursors_digest
from sync.organisation import Device, Organisation
from sync.server import log
from sync.server.access import Caller, caseloads_of
from sync.server.administration import Life
from sync.server.erasures import Erasures
from sync.server.log_state import LogStates
from sync.server.organisation_log import Organisations, entries_after
from sync.server.pages import pages_for
from sync.server.push import House, Intake

ROOM = 900_000
MOST_PARTS = 5_000


class Rounds:
    """Answers rounds, over the organisations and logs of one server."""

    def __init__(self, organisations: Organisations, life: Life, erasures: Erasures) -> None:
        self._organisations = organisations
        self._life = life
        self._house = House(LogStates(), erasures, life)

    def exchange(self, sql: log.Sql, caller: Caller, ask: Ask) -> Answer:
        """Answer one round: what is pushed is judged, pages are read whatever came of it.

        A revoked laptop may hand in what it has, and is told the entry that says so: it goes
        by nothing less. Raises NotLetIn for more, Refused for more than 5,000 entries or wants.
        """
        if len(ask.push) > MOST_PARTS or len(ask.want) > MOST_PARTS:
            raise Refused("too much at once")
        state = caller.state
        if ask.offer and self._life.restored:
            state = self._organisations.take_back(
                sql, caller.organisation, ask.offer, caller.device
            )
        elif ask.push or state is None:
            state = self._organisations.current(sql, caller.organisation, "FOR SHARE")
        device = state.device(caller.device)
        if device.live(state.position):
            return self._round(sql, state, device, ask)
        news = _news(sql, state, ask.organisation, device.revoked)
        if not ask.push and not news:
            raise NotLetIn("this laptop was let go")
        return Answer(
            int(time.time() * 1000),
            self._life.incarnation,
            organisation=news,
            receipts=Intake(sql, state, device, self._house, ask.push).take(),
        )

    def _pages(
        self,
        sql: log.Sql,
        reader: tuple[Organisation, Device],
        ask: Ask,
        heads: Mapping[str, int],
        room: int,
    ) -> tuple[Page, ...]:
        if not ask.want:
            return ()
        return pages_for(sql, reader, self._house.states, ask.want, heads, room)

    def _round(self, sql: log.Sql, state: Organisation, device: Device, ask: Ask) -> Answer:
        caseloads = caseloads_of(state, device)
        heads = log.readable(sql, state.id, caseloads)
        agreed = cursors_digest(heads.items()) == ask.digest
        receipts: tuple[Receipt, ...] = ()
        if ask.push:
            receipts = Intake(sql, state, device, self._house, ask.push).take()
            heads = heads if agreed and not ask.want else log.readable(sql, state.id, caseloads)
        news = _news(sql, state, ask.organisation)
        room = ROOM - sum(map(len, news))
        return Answer(
            int(time.time() * 1000),
            self._life.incarnation,
            organisation=news,
            receipts=receipts,
            heads=None if agreed else tuple(sorted(heads.items())),
            pages=self._pages(sql, (state, device), ask, heads, room),
            lacks=state.at
            if self._life.restored and ask.organisation[0] > state.position
            else None,
        )


def _news(
    sql: log.Sql, state: Organisation, held: tuple[int, str], upto: int | None = None
) -> tuple[bytes, ...]:
    """Return the entries after the one held; to who holds another history, all from the first.

    None is later than `upto`.
    """
    after, last = max(held[0], -1), state.position if upto is None else upto
    if 0 <= after <= state.position and state.hashes[after] != held[1]:
        after = -1
    return entries_after(sql, state.id, after, ROOM)[: last - after] if after < last else ()
