"""An entry that is about another child: whose it is, what goes along, and that nothing stays."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from linkworker.actions.children import children
from linkworker.actions.moving_away import move_away, moving
from linkworker.fields import Record
from linkworker.records import Child
from linkworker.store import Changes, Reader
from ui.child.part import Part
from ui.desk import today
from ui.models.about_child import About
from ui.widgets.asking import Asking, ask_in
from ui.widgets.choices import ChoicePicker
from ui.widgets.labels import WrapLabel

_WHAT = (
    "It goes to that child’s record with its own times. Here, on every other laptop and on the "
    "server its words are wiped; one line stays that says it was moved away today by you. "
    "This cannot be taken back."
)
_MOVED = "Moved. Its words leave every other laptop as it syncs."
_NOBODY = "Nobody else’s record is on this laptop: ask who holds that child."


def ask_whose(place: QVBoxLayout, part: Part, about: About, record: Record) -> None:
    """Ask whose an entry is, among the children that this person writes about."""
    writes_in = part.desk.standing.writes_in

    def look(reader: Reader) -> tuple[list[Child], list[Record]]:
        caseloads = dict(reader.logs("child"))
        found = (on.child for on in children(reader))
        others = [one for one in found
                  if one.id != about.child.id and caseloads.get(one.log) in writes_in]  # fmt: skip
        return others, moving(reader, record)

    part.desk.background.read(look, then=partial(_ask, place, part, record))


def _ask(
    place: QVBoxLayout, part: Part, record: Record, found: tuple[list[Child], list[Record]]
) -> None:  # fmt: skip
    others, moved = found
    if not others:
        part.desk.said.emit(_NOBODY, None)
        return
    whose = ChoicePicker([(one, one.whole_name) for one in others], "Whose is it?")
    asked = Asking([("child", "It is about", whose)], "Move it", {"child": "Say whose it is"})
    if along := _along(moved):
        asked.add(WrapLabel(along, "small"))
    asked.add(WrapLabel(_WHAT, "small", "muted"))
    asked.kept.connect(lambda said: _move(part, record, said["child"]))
    ask_in(place, asked)


def _along(moved: Sequence[Record]) -> str:
    """Say what goes along with an entry, in kinds and counts; '' where it goes alone."""
    first, *rest = (one.title.lower() for one in moved)
    counted = [f"{title} ({count})" for title, count in Counter(rest).items()]
    return f"The {first} goes whole. With it: {', '.join(counted)}." if counted else ""


def _move(part: Part, record: Record, right: Child) -> None:
    desk = part.desk
    act = partial(move_away, record=record, right=right, by=desk.standing.user, on=today())

    def done(_: Changes) -> None:
        desk.said.emit(_MOVED, None)
        desk.sync_wanted.emit()

    desk.background.run(act, then=done)
