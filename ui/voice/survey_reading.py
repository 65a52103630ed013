"""What the pages of surveys read before they show."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.surveys import Results, Round, card_results, results_of, rounds, said_in
from linkworker.errors import NotFound
from linkworker.measures.days import academic_year
from linkworker.measures.surveys import CARD, Pack, packs
from linkworker.records import Child, School, SurveyAsked
from linkworker.store import Draft, Reader
from ui.desk import Standing

FORM = "survey"


@dataclass(frozen=True)
class Board:
    """Every survey with its results and words; the two questions of this school year."""

    rounds: tuple[tuple[Round, Results, tuple[str, ...]], ...]
    card: Results
    year: int
    schools: tuple[School, ...]
    may_write: bool


@dataclass(frozen=True)
class Entry:
    """One survey whose papers are typed in, and those that are still out."""

    round: Round
    waiting: tuple[SurveyAsked, ...]
    children: tuple[Child, ...]
    draft: Draft | None
    may_write: bool


def read_board(reader: Reader, today: date, standing: Standing) -> Board:
    """Read every survey of the places here."""
    found = rounds(reader)
    year = academic_year(today)
    told = ((one, results_of(reader, one.round, today), tuple(said_in(reader, one.round)))
            for one in found)  # fmt: skip
    may = not standing.reviews and bool(standing.place_log)
    schools = tuple(reader.find(School))
    return Board(tuple(told), card_results(reader, year, today), year, schools, may)


def read_entry(reader: Reader, about: str, standing: Standing) -> Entry:
    """Read one survey: by its id, by what was typed for it, or '' for the first.

    Raises NotFound for what is not here.
    """
    drafts = [one for one in reader.drafts() if one.form.startswith(f"{FORM}/")]
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix(f"{FORM}/")
    found = next((one for one in rounds(reader) if about in ("", one.round.id)), None)
    if found is None:
        raise NotFound("This survey is not on this laptop")
    waiting = tuple(one for one in found.asked if one.came_on is None and not one.not_given)
    draft = next((one for one in drafts if one.form == f"{FORM}/{found.round.id}"), None)
    own = sorted(reader.find(Child), key=lambda child: child.by_name)
    children = tuple(own) if found.pack.where == "both" else ()
    may = not standing.reviews and found.is_open
    return Entry(found, waiting, children, draft, may)


def asking_packs() -> tuple[Pack, ...]:
    """Return the packs that a survey can be made of."""
    return tuple(one for one in packs() if one.code != CARD)
