"""Forms on paper as a list: whose, who is asked, when it is due, how far it has come."""

from datetime import date

from linkworker.actions.children import children
from linkworker.actions.sdq_paper import STAGES, Chased, chase
from linkworker.store import Reader
from ui import desk as desks
from ui.models.rows import WordRows
from ui.models.sdq_words import asked_words, due_words, stage_words
from ui.names import cover

HEADS = ("Child", "Class", "Filled in by", "Next due", "This term")
_DUE = HEADS.index("Next due")
TO_DO, EVERYBODY = "to do", "everybody"
FILTERS = (
    (TO_DO, "To do"),
    *((stage, stage.capitalize()) for stage in STAGES),
    (EVERYBODY, "Everybody"),
)
_NEXT = {
    "not asked": "Given out today",
    "given out": "Back today",
    "back": "Enter the scores",
    "entered": "Open the scores",
}


class ChaseRows(WordRows[Chased]):
    """A row for each form that somebody is asked for."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda one: cover(sentence(one)), _is_late, _DUE)


def read_chase(reader: Reader, today: date) -> list[Chased]:
    """Read the forms everybody here is asked for, by the child's name."""
    return chase(reader, [on.child for on in children(reader)], today=today)


def narrowed(chased: list[Chased], option: str) -> list[Chased]:
    """Keep what a chip leaves: what waits, one stage of what is asked this term, or all."""
    if option == EVERYBODY:
        return chased
    if option == TO_DO:
        return [one for one in chased if one.waits]
    if option == STAGES[0]:
        return [one for one in chased if one.waits and one.stage == option]
    return [one for one in chased if one.stage == option]


def _is_late(one: Chased) -> bool:
    return one.waits and one.due.state == "overdue"


def name_of(one: Chased) -> str:
    """Give a child's whole name."""
    return one.child.whole_name


def next_step(one: Chased) -> str:
    """Say the step that a form waits for."""
    return _NEXT[one.stage]


def cells(one: Chased) -> tuple[str, ...]:
    """Say a row's columns."""
    today, who = desks.today(), cover(asked_words(one.filled_by, one.child))
    said = (cover(name_of(one)), one.child.school_class, who)
    return (*said, due_words(one.due, today), stage_words(one, today))


def sentence(one: Chased) -> str:
    """Say a whole row to a screen reader."""
    today, who = desks.today(), asked_words(one.filled_by, one.child)
    said = f"{name_of(one)}, filled in by {who}. {due_words(one.due, today)}."
    return f"{said} This term: {stage_words(one, today)}."
