"""What a few typed letters find: children first, then things to do, then words in records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from linkworker.actions.places import school_of
from linkworker.fields import Record
from linkworker.records import (
    Action,
    AttendancePlan,
    Child,
    Contact,
    Goal,
    Linking,
    LinkingStep,
    Plan,
    Step,
)
from linkworker.store import Reader
from linkworker.store.search import excerpt, left_over, spans
from ui.desk import Standing
from ui.models.caseload import year_words
from ui.models.doings import OPENED, Found, doings, doings_about
from ui.models.said_days import near_day
from ui.where import recent

CHILDREN, WRITTEN = "Children", "Found in notes and plans"
MOST_CHILDREN, MOST_WRITTEN, MOST_MEANT, MOST_OPENED = 6, 12, 3, 3
_LIKE = 0.65
_SHOWN: dict[type[Record], tuple[str, str]] = {  # the kinds looked through: icon, tab
    Contact: ("message-circle", "timeline"),
    Goal: ("target", "plan"),
    Action: ("flag", "plan"),
    Plan: ("file-text", "plan"),
    AttendancePlan: ("calendar-check", "attendance"),
    Step: ("calendar-check", "attendance"),
    Linking: ("heart-handshake", "linkings"),
    LinkingStep: ("heart-handshake", "linkings"),
}
KINDS = tuple(_SHOWN)
_CALLED = {Plan: "support plan", AttendancePlan: "attendance plan", LinkingStep: "linking"}


@dataclass(frozen=True)
class Sought:
    """What was found for what was typed. `nothing` says so in words when there is no match.

    `waiting` records are still to be indexed; `children` are all on this laptop.
    """

    typed: str
    found: tuple[Found, ...]
    nothing: str = ""
    waiting: int = 0
    children: int = 0


@dataclass(frozen=True)
class _Known:
    child: Child
    name: str
    about: str
    writes: bool

    @property
    def called(self) -> str:
        return f"{self.name} {self.child.nickname}"


class Finder:
    """Looks up what is typed, on the reading thread; it keeps the children's names at hand."""

    def __init__(self) -> None:
        self.stale = True  # some child, or what one may do, is different now
        self._known: tuple[_Known, ...] = ()
        self._by_log: dict[str, _Known] = {}

    def find(self, reader: Reader, typed: str, standing: Standing, today: date) -> Sought:
        """Find children by any beginnings of their names, in any order; then what else fits.

        Where only some words are a child's name, the others are looked for in her record.
        """
        if self.stale:
            self.stale = False
            self._learn(reader, standing)
        writes = bool(standing.caseload)
        waiting, children = reader.to_index(), len(self._known)
        if not typed.strip():
            last = tuple(self._opened(reader))
            return Sought(typed, (*last, *doings(writes)), "", waiting, children)
        found = (*self._named(typed), *self._to_do(typed, writes))
        found = (*found, *self._written(reader, typed, today))
        nothing = ""
        if not found:
            found, nothing = self._meant(typed)
        return Sought(typed, found, nothing, waiting, children)

    def _learn(self, reader: Reader, standing: Standing) -> None:
        caseloads = dict(reader.logs("child"))
        schools = {id_: school_of(reader, id_) for id_ in {c.school for c in reader.find(Child)}}
        known = []
        for child in reader.find(Child):
            school = schools[child.school]
            place = child.school_class or year_words(child.year)
            about = " · ".join(part for part in (place, school.name if school else "") if part)
            writes = standing.caseloads.get(caseloads.get(child.log, "")) in ("lead", "write")
            known.append(_Known(child, f"{child.name} {child.surname}".strip(), about, writes))
        self._known = tuple(sorted(known, key=lambda one: (one.name.casefold(), one.child.id)))
        self._by_log = {one.child.log: one for one in self._known}

    def _opened(self, reader: Reader) -> Iterable[Found]:
        """Give the children opened last, to go back to with nothing typed."""
        known = {one.child.id: one for one in self._known}
        for id_, _ in recent(reader)[:MOST_OPENED]:
            if id_ in known:
                yield replace(_child(known[id_]), group=OPENED)

    def _named(self, typed: str) -> list[Found]:
        hits = [one for one in self._known if not left_over(one.called, typed)]
        hits.sort(key=lambda one: not any(at == 0 for at, _ in spans(one.name, typed)))
        return [_child(one) for one in hits[:MOST_CHILDREN]]

    def _to_do(self, typed: str, writes: bool) -> list[Found]:
        fits = [one for one in doings(writes) if not left_over(f"{one.words} {one.about}", typed)]
        fits.sort(key=lambda one: not spans(one.words, typed))  # by its name before what it is for
        wholly = [one for one in self._known if not left_over(one.called, typed)]
        about = wholly[:1] if len(wholly) == 1 else []
        for one in [*about, *self._partly(typed)[:MOST_CHILDREN]]:
            lines = doings_about(one.child, self._short(one), one.writes)
            fits += [line for line in lines if not left_over(f"{line.words} {one.called}", typed)]
        return fits

    def _short(self, known: _Known) -> str:
        """Give the first name, or the whole where two share it."""
        same = [one for one in self._known if one.child.name == known.child.name]
        return known.child.name if len(same) == 1 else known.name

    def _partly(self, typed: str) -> list[_Known]:
        """Give the children whose name begins with some of the words, but not with all."""
        return [
            one for one in self._known if spans(one.called, typed) and left_over(one.called, typed)
        ]

    def _written(self, reader: Reader, typed: str, today: date) -> list[Found]:
        lines = list(self._lines(reader.search(typed, KINDS, MOST_WRITTEN), typed, today))
        for one in self._partly(typed)[:1]:
            rest = left_over(one.called, typed)
            hers = reader.search(rest, KINDS, MOST_WRITTEN, one.child.log)
            lines += [line for line in self._lines(hers, rest, today) if line not in lines]
        return lines[:MOST_WRITTEN]

    def _lines(self, records: Iterable[Record], typed: str, today: date) -> Iterable[Found]:
        for record in records:
            whose = self._by_log.get(record.log)
            words = _told(record, typed)
            if whose is not None and (words or left_over(whose.called, typed)):
                icon, tab = _SHOWN[type(record)]
                about = " · ".join(part for part in (whose.name, *_said(record, today)) if part)
                child = whose.child.id if whose.writes else ""
                place = f"{whose.child.id}/{tab}"
                yield Found(
                    WRITTEN, words or _with(record), about, icon, "child", place, child=child
                )

    def _meant(self, typed: str) -> tuple[tuple[Found, ...], str]:
        scored = ((_likeness(one.called, typed), one) for one in self._known)
        close = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
        like = [one for _, one in close][:MOST_MEANT] or self._partly(typed)[:MOST_MEANT]
        shown = typed.strip() if len(typed.strip()) <= 40 else f"{typed.strip()[:39]}…"
        words = f"No child or note matches “{shown}”."
        if like:
            names = " or ".join(dict.fromkeys(one.child.name for one in like))
            words = f"{words} Did you mean {names}?"
        return tuple(_child(one) for one in like), words


def _child(known: _Known) -> Found:
    nickname = known.child.nickname and f"“{known.child.nickname}”"
    about = " · ".join(part for part in (nickname, known.about) if part)
    writes = known.child.id if known.writes else ""
    return Found(CHILDREN, known.name, about, "", "child", known.child.id, child=writes)


def _told(record: Record, typed: str) -> str:
    """Give the words found; with whom a contact was had is not yet something told."""
    return excerpt(replace(record, whom="") if isinstance(record, Contact) else record, typed)


def _with(record: Record) -> str:
    return f"With {record.whom}" if isinstance(record, Contact) else type(record).title


def _said(record: Record, today: date) -> Iterable[str]:
    """Say what kind of words they are, and of which day."""
    if isinstance(record, Contact):
        yield record.means.value if record.means else "contact"
        yield near_day(record.at.date(), today) if record.at else ""
        yield "struck out" if record.struck_because else ""
    else:
        yield _CALLED.get(type(record), type(record).title.lower())
        yield "struck out" if getattr(record, "struck_because", "") else ""


def _likeness(called: str, typed: str) -> float:
    """Say how like the typed words are to words of a name, from 0 to 1: the least like counts."""
    names = called.casefold().split()
    best = (
        max(SequenceMatcher(None, word, name).ratio() for name in names)
        for word in typed.casefold().split()
    )
    return min(best, default=0.0)
