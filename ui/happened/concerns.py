"""A concern passed on as a timeline tells it: that it was, and whether they came back. No more.

To whom by name, and under which reference, stands on the page about the worry alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.concerns import concerns_of
from linkworker.records import Child, ConcernPassed
from linkworker.store import Reader
from ui.happened.told import Told

_MARK = ("shield-alert", "plain")
_WAITS, _BACK = "They have not come back yet.", "They came back."


def tell_concerns(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell that a concern was passed on, struck out or not, and never what it was."""
    back = {one.concern.id for one in concerns_of(reader, child) if one.answered}
    for concern in reader.find(ConcernPassed, log=child.log):
        if concern.passed_at is None:
            continue
        to = concern.to.value if concern.to else "somebody"
        words = "" if concern.struck_because else _BACK if concern.id in back else _WAITS
        by = staff.get(concern.by, "")
        told = Told(
            "concern", concern.passed_at, f"A concern was passed to {to}", words, by, *_MARK,
            concern, timed=True, people=(by,),
        )  # fmt: skip
        yield replace(told, struck=concern.struck_because)
