"""Whom a note may be about, and who will read it: the people of each child's caseload."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from linkworker.actions.places import names
from linkworker.actions.team import Team, caseload_by_child
from linkworker.records import Child
from linkworker.store import Reader

_SHARED = "whoever shares the caseload"


def readers_of(reader: Reader, team: Team, me: str) -> dict[str, tuple[str, ...]]:
    """Name the others who read what is written about each child, by child id.

    Who reviews the caseload is said to be the supervisor.
    """
    known = names(reader)

    def named(user: str, may: str) -> str:
        name = known.get(user, "a colleague")
        return f"{name} (supervisor)" if may == "review" else name

    return {
        child: tuple(
            sorted(named(user, may) for user, may in team.get(caseload, {}).items() if user != me)
        )
        for child, caseload in caseload_by_child(reader).items()
    }


def may_write_about(reader: Reader, reviewed: Collection[str]) -> tuple[Child, ...]:
    """Return the children here, by name, but for those of caseloads only `reviewed` here."""
    caseloads = dict(reader.logs("child"))
    return tuple(
        sorted(
            (c for c in reader.find(Child) if caseloads.get(c.log, "") not in reviewed),
            key=lambda child: child.by_name,
        )
    )


def read_by(children: Sequence[Child], readers: Mapping[str, Iterable[str]]) -> str:
    """Say who will read a note about these children, and who may ask to."""
    others = dict.fromkeys(name for child in children for name in readers.get(child.id, ()))
    everybody = ["you", *(others or [_SHARED])]
    said = " and ".join((", ".join(everybody[:-1]), everybody[-1]))
    return f"Read by: {said}. {_may_ask(children)} may ask to see it."


def _may_ask(children: Sequence[Child]) -> str:
    if len(children) != 1:
        return "Each child and family"
    first = children[0].pronouns.partition("/")[0].strip().casefold()
    their = {"she": "her", "he": "his"}.get(first, "the")
    return f"{children[0].name} and {their} family"
