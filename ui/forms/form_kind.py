"""How one kind of record is filled in, and the ways its verb can be called."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from linkworker.errors import NotAllowed
from linkworker.fields import Record
from linkworker.store import Changes, Store
from ui.desk import Standing
from ui.forms.record_form import Looks

_NO_PLACE = (
    "This is kept for everybody at a place, and you are not part of one yet. What you typed is "
    "kept; ask your supervisor to let you in."
)

Add = Callable[[Store, Standing, Any, str, dict[str, Any]], Changes]
Edit = Callable[..., Changes]


@dataclass(frozen=True)
class FormKind:
    """How a kind of record is filled in.

    `begins` gives what a new one holds before anybody has typed, `looks` how it is laid
    out. `under` is what a new one stands under (None: nothing); `also` a second kind that is
    filled in with it and kept by the same verb. `add` and `edit` are the verbs, None where there
    is none.
    """

    kind: type[Record]
    names: tuple[str, ...] = ()
    under: type[Record] | None = None
    add: Add | None = None
    edit: Edit | None = None
    also: tuple[type[Record], ...] = ()
    changed_names: tuple[str, ...] = ()
    begins: Callable[[], Record] | None = None
    looks: Looks | None = None

    def names_of(self, *, new: bool) -> tuple[str, ...]:
        """Name the fields of the form: some are only said once, at the beginning."""
        return self.names if new or not self.changed_names else self.changed_names


def under(verb: Any) -> Add:
    """Let a verb keep a new record under the one that its form was opened about."""
    return partial(_add_under, verb)


def to_place(verb: Any) -> Add:
    """Let a verb keep a new record in the place's log."""
    return partial(_add_to_place, verb)


def _add_under(verb: Any, store: Store, _: Any, parent: Any, draft: str, said: Any) -> Changes:
    kept: Changes = verb(store, parent, draft=draft, **said)
    return kept


def _add_to_place(verb: Any, store: Store, standing: Any, _: Any, draft: str, said: Any) -> Changes:
    if not standing.place_log:
        raise NotAllowed(_NO_PLACE)
    kept: Changes = verb(store, standing.place_log, draft=draft, **said)
    return kept
