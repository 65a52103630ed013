"""What a few typed letters find: children, things to do, people and services, words in records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from linkworker.actions.passages import for_lists
from linkworker.actions.places import school_of
from linkworker.fields import Record
from linkworker.measures.slips import NamesSought
from linkworker.records import Child
from linkworker.store import Reader
from linkworker.store.search import left_over, spans
from ui.desk import Standing
from ui.models import found_where
from ui.models.caseload import year_words
from ui.models.doings import OPENED, Found, doings, doings_about
from ui.models.found_people import People, read_people
from ui.models.found_where import where
from ui.models.saved_filters import PLACES, SAVED, saved_filters
from ui.where import recent

CHILDREN, WRITTEN = "Children", "Found in notes and plans"
FILTERS = "Your filters"
NEARLY = "Spelt nearly so"
MOST_CHILDREN, MOST_WRITTEN, MOST_MEANT, MOST_OPENED, MOST_PEOPLE = 6, 12, 3, 3, 4
_SURE = 4  # letters from which something spelt nearly so stands beside what is spelt just so


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
        self._names: NamesSought[_Known] = NamesSought(())
        self._people = People()

    def find(self, reader: Reader, typed: str, standing: Standing, today: date) -> Sought:
        """Find children by any beginnings of their names, in any order; then what else fits.

        Where only some words are a child's name, the others are looked for in her record.
        """
        if self.stale:
            self.stale = False
            self._learn(reader, standing)
        waiting, children = reader.to_index(), len(self._known)
        if not typed.strip():
            last = tuple(self._opened(reader))
            return Sought(typed, (*last, *doings(standing)), "", waiting, children)
        found = (*self._named(typed), *self._to_do(typed, standing))
        found = (*found, *_filters(reader, typed), *self._people.sure(typed, MOST_PEOPLE))
        near = self._near(typed)
        written = self._written(reader, typed, today)
        nothing = ""
        if found or written:
            beside = near if len(typed.strip()) >= _SURE else ()
            found = (*found, *(replace(one, group=NEARLY) for one in beside), *written)
        else:
            found, nothing = self._meant(reader, typed, near, today)
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
            known.append(_Known(child, child.whole_name, about, writes))
        self._known = tuple(sorted(known, key=lambda one: (one.name.casefold(), one.child.id)))
        self._by_log = {one.child.log: one for one in self._known}
        self._names = NamesSought((one, one.called) for one in self._known)
        writable = (one.child.id for one in self._known if one.writes)
        here = {one.child.id: one.child for one in self._known}
        self._people = read_people(reader, standing, here, writable)

    def _opened(self, reader: Reader) -> Iterable[Found]:
        """Give the children opened last, to go back to with nothing typed."""
        known = {one.child.id: one for one in self._known}
        for id_, _ in recent(reader)[:MOST_OPENED]:
            if id_ in known:
                yield replace(_child(known[id_]), group=OPENED)

    def _named(self, typed: str) -> list[Found]:
        return [_child(one) for one in self._names.sure(typed)[:MOST_CHILDREN]]

    def _near(self, typed: str) -> tuple[Found, ...]:
        """Give children, then others, whose name was meant if a letter or two slipped."""
        children = [_child(one) for one in self._names.nearly(typed, MOST_MEANT)]
        return (*children, *self._people.nearly(typed, MOST_MEANT - len(children)))

    def _to_do(self, typed: str, standing: Standing) -> list[Found]:
        fits = [one for one in doings(standing) if not left_over(f"{one.words} {one.about}", typed)]
        fits.sort(key=lambda one: not spans(one.words, typed))  # by its name before what it is for
        wholly = self._names.sure(typed)
        about = wholly[:1] if len(wholly) == 1 else []
        for one in [*about, *self._names.partly(typed)[:MOST_CHILDREN]]:
            lines = doings_about(one.child, self._short(one), one.writes)
            fits += [line for line in lines if not left_over(f"{line.words} {one.called}", typed)]
        return fits

    def _short(self, known: _Known) -> str:
        """Give the first name, or the whole where two share it."""
        same = [one for one in self._known if one.child.name == known.child.name]
        return known.child.name if len(same) == 1 else known.name

    def _written(self, reader: Reader, typed: str, today: date) -> list[Found]:
        lines = self._lines(reader, typed, today)
        for one in self._names.partly(typed)[:1]:
            rest = left_over(one.called, typed)
            hers = self._lines(reader, rest, today, one.child.log)
            lines += [line for line in hers if line not in lines]
        return lines[:MOST_WRITTEN]

    def _lines(self, reader: Reader, typed: str, today: date, log: str = "") -> list[Found]:
        found = reader.search(typed, found_where.KINDS, MOST_WRITTEN, log)
        lines = (self._line(record, typed, today) for record in for_lists(reader, found))
        return [line for line in lines if line is not None]

    def _line(self, record: Record, typed: str, today: date) -> Found | None:
        """Say what was found and whose it is; nothing where only the name of its child fits."""
        whose = self._by_log.get(record.log)
        words = found_where.words_of(record, typed)
        if whose is not None and not words and not left_over(whose.called, typed):
            return None
        name = whose.name if whose else ""
        about = " · ".join(part for part in (name, *found_where.said_of(record, today)) if part)
        there = where(record, whose.child.id if whose else "", typed)
        child = whose.child.id if whose and whose.writes else ""
        said = words or found_where.title_of(record)
        return Found(WRITTEN, said, about, there.icon, there.place, there.about, child=child)

    def _meant(
        self, reader: Reader, typed: str, near: tuple[Found, ...], today: date
    ) -> tuple[tuple[Found, ...], str]:
        """Say that nothing is spelt so, and offer what is spelt nearly so: names before words."""
        shown = typed.strip() if len(typed.strip()) <= 40 else f"{typed.strip()[:39]}…"
        words = f"No child or note matches “{shown}”."
        like = near or tuple(_child(one) for one in self._names.partly(typed)[:MOST_MEANT])
        if like:
            names = " or ".join(dict.fromkeys(one.words.split()[0] for one in like))
            return like, f"{words} Did you mean {names}?"
        meant = reader.meant(typed)
        lines = tuple(self._lines(reader, meant, today)) if meant else ()
        return lines, f"{words} What is spelt nearly so:" if lines else words


def _filters(reader: Reader, typed: str) -> Iterable[Found]:
    """Find filters by their names; those of a child's timeline wait on the timelines."""
    for one in saved_filters(reader):
        if one.place != "timeline" and not left_over(f"{one.name} filter", typed):
            about = f"{PLACES[one.place]}, narrowed"
            yield Found(FILTERS, one.name, about, "star", one.place, f"{SAVED}{one.name}")


def _child(known: _Known) -> Found:
    nickname = known.child.nickname and f"“{known.child.nickname}”"
    about = " · ".join(part for part in (nickname, known.about) if part)
    writes = known.child.id if known.writes else ""
    return Found(CHILDREN, known.name, about, "", "child", known.child.id, child=writes)
