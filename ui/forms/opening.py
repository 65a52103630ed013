"""What a form needs before it can show: the record, whose it is, drafts, what it may refer to."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from linkworker.actions.people import known_as
from linkworker.actions.places import names
from linkworker.actions.stages import BEFORE_AGREEMENT, stands
from linkworker.fields import LogKind, Record, declared
from linkworker.kinds import Links
from linkworker.records import BY_KIND, Child, Relation
from linkworker.store import Draft, Reader, Stayed
from linkworker.store.history import Line
from ui.desk import Standing, today
from ui.forms.form_kind import FormKind
from ui.forms.form_kinds import FORM_KINDS
from ui.forms.history import history_of
from ui.forms.record_form import Looks

Choices = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Opened:
    """A form about to show. `about` is how it is gone to, without what a draft adds.

    `early` says that it is a child's whose family has not agreed yet: few fields are kept.
    `stayed` says how it came that a record that was removed stays.
    """

    about: str
    form: FormKind
    record: Record | None
    parent: Record | None
    child: Child | None
    draft: Draft | None
    begun: tuple[Draft, ...]
    choices: Choices
    may_write: bool
    history: tuple[Line, ...]
    staff: dict[str, str]
    early: bool = False
    stayed: tuple[Stayed, ...] = ()

    @property
    def log(self) -> str:
        """Return the log that it is kept in, or '' for one not opened yet."""
        held = self.record or self.parent
        return held.log if held else ""

    @property
    def title(self) -> str:
        """Say what is filled in."""
        title = self.form.kind.title
        new = f"New {title.lower() if title[1:].islower() else title}"
        return title if self.record else new

    @property
    def whose(self) -> str:
        """Name whom it is about, '' for no child."""
        return self.child.whole_name if self.child else ""

    def names_of(self, kind: type[Record]) -> tuple[str, ...]:
        """Name the fields that are filled in of a kind of this form."""
        if self.early:
            return BEFORE_AGREEMENT
        return FORM_KINDS[kind.kind].names_of(new=self.record is None)

    def heading_of(self, kind: type[Record]) -> str:
        """Head the second part of a form: what a person is to the child, or what it is."""
        whose = self.child.name if self.child else "the child"
        return f"To {whose}" if kind is Relation else kind.title

    def looks_of(self, kind: type[Record]) -> Looks | None:
        """Say how the part of a kind of this form is laid out."""
        return FORM_KINDS[kind.kind].looks

    def begins_of(self, kind: type[Record]) -> Record | None:
        """Give what a new one of a kind of this form holds before anybody has typed."""
        begins = FORM_KINDS[kind.kind].begins
        return begins() if begins and self.record is None else None


def open_form(reader: Reader, about: str, standing: Standing) -> Opened:
    """Read what a form shows; raises NotFound. `about`: see `form_kinds`, or draft/<action>."""
    draft = None
    if about.startswith("draft/"):
        draft = reader.draft(about.removeprefix("draft/"))
        about = draft.form.removeprefix("form/")
    form, record, parent = _held(reader, about)
    held = record or parent
    child = _child(reader, held)
    begun = () if draft else tuple(d for d in reader.drafts() if d.form == f"form/{about}")
    choices = _choices(reader, (form.kind, *form.also), child)
    may_write = _may_write(reader, held.log if held else "", standing)
    history = history_of(reader, record) if record else ()
    staff = {"": standing.name, **names(reader)}
    early = form.kind is Child and (
        child is None or stands(reader, child, today()).before_agreement
    )
    return Opened(
        about,
        form,
        record,
        parent,
        child,
        draft,
        begun,
        choices,
        may_write,
        history,
        staff,
        early,
        tuple(filter(None, [reader.stays.of(record) if record else None])),
    )


def child_of(reader: Reader, about: str) -> str:
    """Give the id of the child whom a form is about, '' for none; raises NotFound."""
    if about.startswith("draft/"):
        about = reader.draft(about.removeprefix("draft/")).form.removeprefix("form/")
    _, record, parent = _held(reader, about)
    child = _child(reader, record or parent)
    return child.id if child else ""


def _held(reader: Reader, about: str) -> tuple[FormKind, Record | None, Record | None]:
    """Read what a form fills in, the record that is changed, and what a new one stands under."""
    kind, _, rest = about.partition("/")
    form = FORM_KINDS[kind]
    new, _, under = rest.partition("/")
    record = None if new == "new" else reader.get(form.kind, new)
    parent = reader.get(form.under, under) if form.under and new == "new" else None
    return form, record, parent


def _child(reader: Reader, record: Record | None) -> Child | None:
    if record is None or isinstance(record, Child):
        return record
    in_family = partial(reader.find, Child, family=record.log)
    return next(iter(reader.find(Child, log=record.log) or in_family()), None)


def _choices(reader: Reader, kinds: tuple[type[Record], ...], child: Child | None) -> Choices:
    """Offer what fields may refer to; of what is in a child's record only this child's own."""
    known = known_as(reader) if Relation in kinds else {}

    def offered(kind: type[Record]) -> list[Record]:
        own = kind.lives_in is LogKind.CHILD and kind is not Child and child is not None
        return reader.find(kind, log=child.log if own and child else "")

    return {
        name: [(one.id, known.get(one.id, _words(one))) for one in offered(BY_KIND[field.to])]
        for kind in kinds
        for name, field in declared(kind).items()
        if isinstance(field, Links) and not field.under
    }


def _words(record: Any) -> str:
    said = (getattr(record, name, "") for name in ("name", "what", "words"))
    return str(next(filter(None, said), record.title))


def _may_write(reader: Reader, log: str, standing: Standing) -> bool:
    if standing.reviews:
        return False
    held = {id_: c for kind in ("child", "family", "place") for id_, c in reader.logs(kind)}
    return standing.caseloads.get(held.get(log, ""), "lead") != "review"
