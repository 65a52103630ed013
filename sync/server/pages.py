"""Pages of logs for a reader, cut by bytes, several logs in one answer."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sync.exchange import Entry, Page, Want
from sync.organisation import Device, Organisation
from sync.server import audit
from sync.server.access import caseloads_of, is_admin
from sync.server.audit import Deed
from sync.server.log import Sql, rows_of
from sync.server.log_state import LogStates

SMALLEST_ENTRY = 256


def pages_for(
    sql: Sql,
    reader: tuple[Organisation, Device],
    states: LogStates,
    wants: Sequence[Want],
    heads: Mapping[str, int],
    room: int,
) -> tuple[Page, ...]:
    """Return pages of the logs wanted, at most `room` bytes of entries in all.

    `heads` are the logs that the reader may read whole. Of a caseload's own log that holds
    one of them, control and key entries are given too, since its newest key is wanted to
    share with it; its changes come as entries of no bytes. So do those of a log that a caseload of
    the reader let go: the entry that says so is read, and no more. An administrator may read any
    log, sealed as it is, which the audit notes. Any other log is passed over, be it there or not.
    """
    organisation, device = reader
    wanted = {want.log: max(0, want.after) for want in wants}
    others = {name for name in wanted if name not in heads and "\0" not in name}
    whole = is_admin(organisation, device)
    if not others or room <= 0:
        others = set()
    elif not whole:
        others = _for_a_member(sql, reader, states, list(heads), others)
    rows = rows_of(sql, organisation.id, others) if others else {}
    beside = {name: row.head for name, row in rows.items()}
    known = {**heads, **beside}
    spans = _spans(wanted, known, max(0, room) // SMALLEST_ENTRY)
    found = _entries(sql, organisation.id, spans, room, () if whole else others)
    if whole:
        _note(sql, organisation.id, device.id, found.keys() & beside.keys())
    return tuple(
        Page(name, after + 1, known[name], tuple(found[name]))
        for name, after, _ in spans
        if found[name]
    )


def _for_a_member(
    sql: Sql,
    reader: tuple[Organisation, Device],
    states: LogStates,
    whole: list[str],
    others: Collection[str],
) -> set[str]:
    """Return, of logs that a member may not read whole, those of which some entries are given.

    They hold a log that she reads `whole`, or a caseload of hers held them once.
    """
    organisation, device = reader
    mine = set(caseloads_of(organisation, device))
    hold_mine = _holders(sql, organisation.id, whole)
    return {
        name
        for name, controls in states.unlocked(sql, organisation, others).items()
        if name in hold_mine or any(one.caseload in mine for one in controls.holdings)
    }


def _note(sql: Sql, organisation: str, device: str, read: Collection[str]) -> None:
    """Note in the audit which logs an administrator read that are no caseload's of hers."""
    if read:
        with sql.transaction():
            audit.note(sql, organisation, [Deed("read", device, log) for log in sorted(read)])


def _holders(sql: Sql, organisation: str, logs: Sequence[str]) -> set[str]:
    rows = sql.execute(
        "SELECT DISTINCT caseload FROM holder WHERE organisation = %s AND log = ANY(%s)",
        [organisation, logs],
    )
    return {row[0] for row in rows}


def _spans(
    wanted: Mapping[str, int], heads: Mapping[str, int], most: int
) -> list[tuple[str, int, int]]:
    """Return (log, after, up to) for at most `most` entries: a bound on what is looked at."""
    spans = []
    for name, after in wanted.items():
        upto = min(heads.get(name, 0), after + most)
        if upto > after:
            spans.append((name, after, upto))
            most -= upto - after
    return spans


def _entries(
    sql: Sql,
    organisation: str,
    spans: Sequence[tuple[str, int, int]],
    room: int,
    skimmed: Collection[str],
) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    if not spans:
        return found
    rows = sql.execute(
        """SELECT log, CASE WHEN bare THEN 'change' ELSE kind END,
                  CASE WHEN bare THEN ''::bytea ELSE data END FROM (
               SELECT ord, log, seq, kind, data,
                      kind IN ('change', 'erased') AND log = ANY(%s) AS bare,
                      sum(octet_length(data)) OVER (ORDER BY ord, seq) AS total
               FROM unnest(%s::text[], %s::bigint[], %s::bigint[])
                    WITH ORDINALITY AS span (log, after, upto, ord)
               JOIN entry USING (log)
               WHERE organisation = %s AND seq > after AND seq <= upto) AS counted
           WHERE total <= %s ORDER BY ord, seq""",
        [list(skimmed), *map(list, zip(*spans, strict=True)), organisation, room],
    )
    for name, kind, data in rows:
        found[name].append(Entry(kind, data))
    return found
