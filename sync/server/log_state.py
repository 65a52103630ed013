"""What the control and key entries of each log come to, kept in the process.

A kept state is good as long as the log's newest control or key entry is the one it was
made from; otherwise the entries since are replayed on it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock

from sync import control_log, key_log
from sync.controls import Controls
from sync.exchange import Entry
from sync.organisation import Organisation
from sync.server.log import LogRow, Sql, clear_entries, rows_of

KEPT = 5_000


class LogStates:
    """The Controls of the logs of one server."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[int, Controls]] = OrderedDict()
        self._mutex = Lock()

    def of(
        self, sql: Sql, organisation: Organisation, rows: Mapping[str, LogRow]
    ) -> dict[str, Controls]:
        """Return the state of each of these logs; one that is not open has an empty one."""
        states: dict[str, Controls] = {}
        behind: dict[str, int] = {}
        for log, row in rows.items():
            clear, states[log] = self._known(organisation.id, log)
            if clear > row.clear:
                clear, states[log] = 0, Controls(log)
            if clear < row.clear:
                behind[log] = clear
        if behind:
            for log, entries in clear_entries(sql, organisation.id, behind).items():
                states[log] = _replayed(organisation, states[log], entries)
                self._keep(organisation.id, states[log], rows[log].clear)
        return states

    def unlocked(
        self, sql: Sql, organisation: Organisation, logs: Iterable[str]
    ) -> dict[str, Controls]:
        """Return the state of logs that are only looked at."""
        return self.of(sql, organisation, rows_of(sql, organisation.id, logs))

    def _known(self, organisation: str, log: str) -> tuple[int, Controls]:
        with self._mutex:
            return self._kept.get((organisation, log), (0, Controls(log)))

    def _keep(self, organisation: str, state: Controls, clear: int) -> None:
        with self._mutex:
            self._kept[(organisation, state.log)] = (clear, state)
            self._kept.move_to_end((organisation, state.log))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _replayed(organisation: Organisation, state: Controls, entries: Iterable[Entry]) -> Controls:
    for entry in entries:
        apply = control_log.apply_control if entry.kind == "control" else key_log.apply_key
        state = apply(organisation, state, entry.data, verified=True)
    return state
