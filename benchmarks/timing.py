"""One measured result beside its budget, printed as a line of JSON."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

SLOWER = 4  # times that a school's cheap laptop is taken to be slower than this machine


@dataclass(frozen=True)
class Result:
    """What a workload took; `unit` is s or ms, and `more` says what else was counted."""

    name: str
    result: float
    budget: float
    unit: str
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Say whether the result is within its budget."""
        return self.result <= self.budget

    def line(self) -> str:
        """Return the result as one line of JSON."""
        said = asdict(self)
        more = said.pop("more")
        return json.dumps({**said, "result": round(self.result, 4), "ok": self.ok, **more})


def median(times: list[float]) -> float:
    """Return the middle of several times."""
    return sorted(times)[len(times) // 2]
