"""The one line that stays where a note about another child stood."""

from datetime import date

from linkworker.fields import LogKind, Record, day, links, text
from linkworker.records import keeping


class MovedAway(Record):
    """That something was moved out of this record because it was about another child: never what.

    Nothing here says where it went. Who had opened the record is read from `ErasureDone`.
    """

    kind = "moved_away"
    title = "Moved away"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What it was", required=True, hint="a note")
    on: date | None = day("On", required=True)
    by: str = text("Moved by", required=True, longest=22)
