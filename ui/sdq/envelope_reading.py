"""What the page of envelopes reads: who is to be given a form, and who gives them out."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.sdq_envelopes import Envelope, envelopes
from linkworker.records import Colleague, FilledInBy, Term
from linkworker.store import Reader
from ui.desk import Standing
from ui.models.sdq_chase import read_chase


@dataclass(frozen=True)
class Read:
    """Every envelope there is to make, the name of the term, and who sits here."""

    envelopes: tuple[Envelope, ...]
    term: str
    worker: Colleague
    practice: bool

    def of(self, filled_by: FilledInBy | None) -> list[Envelope]:
        """Give those for one kind of people, or for all: the order of a walk through school."""
        return [one for one in self.envelopes if filled_by in (None, one.chased.filled_by)]


def read_envelopes(reader: Reader, today: date, standing: Standing) -> Read:
    """Read the forms that wait to be given out, by who fills them in and then by class."""
    found = envelopes(reader, read_chase(reader, today), today)
    begun = {one.chased.term for one in found}
    terms = [one.name for one in reader.find(Term) if one.starts in begun]
    known = reader.find(Colleague, user=standing.user)
    worker = known[0] if known else Colleague(name=standing.name or "Me")
    in_order = sorted(found, key=_place)
    practice = bool(reader.setting("practice"))
    return Read(tuple(in_order), terms[0] if terms else "", worker, practice)


def _place(one: Envelope) -> tuple[int, str, str, str]:
    whose = list(FilledInBy).index(one.chased.filled_by)
    return whose, one.child.school_class, one.child.name.casefold(), one.child.id
