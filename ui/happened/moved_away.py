"""That a note was moved to another child's record, as a timeline tells it: one line, no words."""

from collections.abc import Iterator
from datetime import datetime, time

from linkworker.records import Child, MovedAway
from linkworker.store import Reader
from ui.happened.told import Told


def tell_moved(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell that something was moved away, when and by whom; never what it said."""
    for one in reader.find(MovedAway, log=child.log):
        if one.on is None:
            continue
        by = staff.get(one.by, "")
        title = f"{one.what[:1].upper()}{one.what[1:]} was moved away"
        yield Told(
            "moved", datetime.combine(one.on, time()), title, "It was about another child.", by,
            "git-compare", "plain", one, people=(by,),
        )  # fmt: skip
