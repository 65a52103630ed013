"""What stands about one child's rights, read in one go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linkworker.actions.complaints import complaints_of, objections_of
from linkworker.actions.erasing import entries_of, opened_by, waiting
from linkworker.actions.erasing_list import ToErase, children_of, said_of, to_erase
from linkworker.actions.people import to_tell
from linkworker.actions.places import names
from linkworker.actions.requester import look_at
from linkworker.actions.retention import holds_of
from linkworker.actions.said_wrong import said_wrong_of
from linkworker.actions.subject_access import Reviewed, due, gathered, requests_of
from linkworker.errors import NotAllowed
from linkworker.records import (
    AccessRequest,
    Child,
    Complaint,
    Erasure,
    LegalHold,
    MovedAway,
    Objection,
    Person,
    Relation,
    SaidWrong,
)
from linkworker.store import Reader
from ui.crash import said_in_words


@dataclass(frozen=True)
class Waiting:
    """An erasure that waits; `said` is what the single entries are that it is of."""

    erasure: Erasure
    said: tuple[str, ...]


@dataclass(frozen=True)
class Rights:
    """One child: what was asked for, said, kept and moved. `held` says why nothing is erased."""

    child: Child
    caseload: str
    requests: tuple[tuple[AccessRequest, date | None], ...]
    complaints: tuple[Complaint, ...]
    objections: tuple[Objection, ...]
    said_wrong: tuple[SaidWrong, ...]
    holds: tuple[LegalHold, ...]
    to_tell: tuple[tuple[Relation, Person], ...]
    moved: tuple[tuple[MovedAway, tuple[str, ...]], ...]
    erasures: tuple[Waiting, ...]
    listed: ToErase | None
    held: str
    staff: dict[str, str]


def read_rights(reader: Reader, child_id: str, today: date) -> Rights:
    """Read a child's rights; on the reading thread."""
    child = reader.get(Child, child_id)
    staff = names(reader)
    listed, held = _listed(reader, child, today)
    return Rights(
        child=child,
        caseload=dict(reader.logs("child")).get(child.log, ""),
        requests=tuple((one, due(one)) for one in requests_of(reader, child)),
        complaints=tuple(complaints_of(reader, child)),
        objections=tuple(objections_of(reader, child)),
        said_wrong=tuple(said_wrong_of(reader, child)),
        holds=tuple(holds_of(reader, child)),
        to_tell=tuple(to_tell(reader, child)),
        moved=tuple(_moved(reader, child, staff)),
        erasures=tuple(_waiting(reader, child)),
        listed=listed,
        held=held,
        staff=staff,
    )


@dataclass(frozen=True)
class Opened:
    """A request as it stands: all that was gathered, and what must be weighed."""

    child: Child
    request: AccessRequest
    items: list[Reviewed]
    weigh: list[str]
    staff: dict[str, str]


def read_request(child_id: str, request_id: str, today: date, reader: Reader) -> Opened:
    """Read a request with all that is gathered for it; on the reading thread."""
    child, request = reader.get(Child, child_id), reader.get(AccessRequest, request_id)
    items, weigh = gathered(reader, child, request), look_at(reader, child, request, today)
    return Opened(child, request, items, weigh, names(reader))


def _waiting(reader: Reader, child: Child) -> Iterator[Waiting]:
    for one in waiting(reader):
        if any(of.id == child.id for of in children_of(reader, one.logs.split())):
            yield Waiting(one, tuple(said_of(entry) for entry in entries_of(reader, one)))


def _listed(reader: Reader, child: Child, today: date) -> tuple[ToErase | None, str]:
    try:
        return to_erase(reader, child, today), ""
    except NotAllowed as error:
        return None, said_in_words(error)


def _moved(
    reader: Reader, child: Child, staff: dict[str, str]
) -> list[tuple[MovedAway, tuple[str, ...]]]:
    """Return what was moved away, with whose laptops had opened the record since it was written."""
    return [
        (one, tuple(sorted({staff.get(done.user, done.name)
                            for done in opened_by(reader, child.log, one.on or date.min)})))
        for one in reader.find(MovedAway, log=child.log)
    ]  # fmt: skip
