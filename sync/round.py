"""What one round with the server has come to."""

from dataclasses import dataclass, field

TRIES = 3


@dataclass
class Round:
    """What one round has done so far; `trouble` is words for a person, '' when all is well.

    `clock_offset` is by how many milliseconds the server's clock is ahead of this laptop's.
    `sent_in` are the logs that something was sent to, `refused` lists (log, why), `tries` counts
    what was sent for a log and not taken, `behind` are logs to read before more is sent to them,
    `unread` those whose reading did not go on; `in_vain` counts the asks that brought nothing;
    `unfinished` says that more pictures can be carried at once; `kept_back` are logs in which what
    waits is not sealed before another caseload has its next key.
    """

    requests: int = 0
    sent: int = 0
    sent_in: set[str] = field(default_factory=set)
    received: int = 0
    trouble: str = ""
    twice: bool = False
    clock_offset: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)
    behind: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    kept_back: set[str] = field(default_factory=set)
    in_vain: int = 0
    heads: dict[str, int] | None = None
    fresh: bool = False
    done: bool = False
    unfinished: bool = False

    def may_send(self, log: str) -> bool:
        """Say whether it is of use to send something to a log in this round."""
        return self.tries.get(log, 0) < TRIES and log not in self.behind
