"""A parents' evening as a list: who comes when, in which language, how often they were tried."""

from linkworker.actions.bookings import Family
from linkworker.documents.booking_list import language
from linkworker.measures.said import tried_times
from ui import desk as desks
from ui import theme
from ui.forms.choosing_table import ChoosingTable
from ui.models.rows import WordRows
from ui.models.said_days import near_day
from ui.names import cover

HEADS = ("Time", "Who it is about", "Who comes", "Language", "So far")
_LANGUAGE = 3
_WIDTHS = {0: 146, 2: 150, _LANGUAGE: 190, 4: 160}
_WHO = 170


class BookingRows(WordRows[Family]):
    """A row for each family."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda one: cover(sentence(one)), lambda _: False, 0)


class BookingTable(ChoosingTable):
    """Space books a family, or takes its time back; Enter goes to the review."""

    def __init__(self) -> None:
        super().__init__(BookingRows(), "Families of the parents’ evening", rest=1)

    def _fit(self) -> None:
        super()._fit()
        whole = theme.size(sum(_WIDTHS.values()) + _WHO)
        self.setColumnHidden(_LANGUAGE, self.width() < whole * 0.8)
        less = min(1.0, self.width() / max(1, whole))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, round(theme.size(width) * less))


def about(family: Family) -> str:
    """Name the children of a family, the first to be talked about first."""
    return ", ".join(one.whole_name for one in family.children)


def time_words(family: Family) -> str:
    """Say when a family comes: "Thu 13 Nov, 15:30"."""
    if family.at is None:
        return "–"
    return f"{near_day(family.at.date(), desks.today())}, {family.at:%H:%M}"


def so_far(family: Family) -> str:
    """Say how often somebody tried, or why nobody is asked to come."""
    if family.why:
        return "by phone, or see why"
    if not family.tries:
        return "booked" if family.at else "to book"
    left = "" if family.tries_left else ": by phone now, or not given"
    return f"{tried_times(family.tries)}{left}"


def cells(family: Family) -> tuple[str, ...]:
    """Say a row's columns."""
    who = cover(family.who) if family.who else "–"
    return (
        time_words(family),
        cover(about(family)),
        who,
        language(family) or "–",
        so_far(family),
    )


def sentence(family: Family) -> str:
    """Say a whole row to a screen reader."""
    when = time_words(family) if family.at else "no time yet"
    return ", ".join(filter(None, (about(family), when, family.who, language(family),
                                   so_far(family))))  # fmt: skip
