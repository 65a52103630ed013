"""Where an entry stands: somebody says that it is wrong, or asks for it to be erased."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from linkworker.actions.erasing_list import ToErase, may_erase, to_erase_entry
from linkworker.actions.said_wrong import say_wrong
from linkworker.fields import Record
from linkworker.measures.days import say_day
from linkworker.records import ConcernAnswer, ConcernPassed, SaidWrong
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.models.about_child import About
from ui.rights.erasing import asking
from ui.widgets.asking import Asking, ask_in
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import empty

_CONCERN = (ConcernPassed, ConcernAnswer)  # the safeguarding lead says what becomes of these
_STAYS = "What was written stays as it is; their words stand beside it wherever it is read."

Offer = tuple[str, Callable[[], object]]


def rights_offers(desk: Desk, place: QVBoxLayout, about: About, record: Record) -> list[Offer]:
    """Return what a child or family may ask of one entry, each asked in `place`; none for some."""
    if not about.may_write or not may_erase(record) or isinstance(record, _CONCERN):
        return []
    return [
        ("Somebody says it is wrong…", partial(_ask_wrong, desk, place, about, record)),
        ("Have it erased…", partial(_ask_erased, desk, place, about, record)),
    ]


def wrong_words(said: SaidWrong) -> str:
    """Return what somebody says is wrong with an entry, and what was done about it."""
    on = say_day(said.on, year=True) if said.on else ""
    words = f"{said.who} says this is wrong ({on}): {said.words}"
    if said.answered_on:
        words += f" Answered {say_day(said.answered_on, year=True)}: {said.answer}"
    return words


def _ask_wrong(desk: Desk, place: QVBoxLayout, about: About, record: Record) -> None:
    who = LineEdit("mum")
    words = WordsEdit("In their words: what is not so, and what is", lines=2)
    asked = Asking(
        [("who", "Who says so", who), ("words", "What is wrong", words)], "Keep it beside",
        {"who": "Say who says so", "words": "Write what is wrong, in their words"},
    )  # fmt: skip
    asked.add(WrapLabel(_STAYS, "small", "muted"))

    def keep(said: dict[str, str]) -> None:
        act = partial(
            say_wrong, child=about.child, record=record, who=said["who"], words=said["words"],
            on=desks.today(), by=desk.standing.user,
        )  # fmt: skip
        desk.act(act, "Kept beside it.")
        asked.left.emit()

    asked.kept.connect(keep)
    empty(place)
    ask_in(place, asked)


def _ask_erased(desk: Desk, place: QVBoxLayout, about: About, record: Record) -> None:
    """Read what would go with it, then ask why."""
    today = desks.today()

    def read(reader: Reader) -> tuple[ToErase, str]:
        caseload = dict(reader.logs("child")).get(about.child.log, "")
        return to_erase_entry(reader, record, today), caseload

    def ask(found: tuple[ToErase, str]) -> None:
        empty(place)
        ask_in(place, asking(desk, *found, today))

    desk.background.read(read, then=ask, otherwise=desk.background.failed.emit)
