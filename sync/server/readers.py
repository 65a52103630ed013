"""To whom the keys of logs are due now: of one request, over the logs that it locks."""

from collections import ChainMap
from collections.abc import Mapping

from linkworker.errors import Held
from sync import key_log
from sync.controls import Controls, key_is_due
from sync.organisation import Organisation
from sync.server.log import Sql
from sync.server.log_state import LogStates


class Readers:
    """Who may read which log now; `controls` are the logs that are locked, as they change."""

    def __init__(
        self,
        sql: Sql,
        organisation: Organisation,
        states: LogStates,
        controls: Mapping[str, Controls],
    ) -> None:
        self._sql = sql
        self._organisation = organisation
        self._states = states
        self._controls = controls
        self._beside: dict[str, Controls] = {}
        self._stale: dict[str, bool] = {}
        self._named: dict[frozenset[str], dict[str, bytes]] = {}

    def changed(self) -> None:
        """Work everything out anew: a control or key entry was taken."""
        self._stale.clear()
        self._named.clear()

    def is_stale(self, controls: Controls) -> bool:
        """Whether a log's newest key is boxed to somebody who reads it no more."""
        if controls.log not in self._stale:
            self._stale[controls.log] = key_is_due(controls, self.of(controls))
        return self._stale[controls.log]

    def check_boxes(self, before: Controls, after: Controls) -> None:
        """Raise Held if a key is newly boxed to a caseload's key that is not its newest."""
        known = before.keys[-1].recipients if before.g == after.g else frozenset()
        if not after.keys[-1].recipients - known <= self.of(after).keys():
            raise Held("stale key")

    def of(self, controls: Controls) -> dict[str, bytes]:
        """Return who a log's key is to be boxed to now."""
        if controls.kind == "caseload":
            return key_log.caseload_readers(self._organisation, controls.log)
        holders = controls.holders()
        if holders not in self._named:
            known = ChainMap(dict(self._controls), self._beside)
            if unknown := holders - known.keys():
                self._beside |= self._states.unlocked(self._sql, self._organisation, unknown)
            self._named[holders] = key_log.log_readers(controls, known)
        return self._named[holders]
