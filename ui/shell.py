"""What the frame shows of the store, and what its keys do: the same from every page."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from linkworker.actions.concerns import FORM
from linkworker.records import (
    Child,
    Colleague,
    Partner,
    Person,
    Place,
    School,
    Service,
    Term,
)
from linkworker.store import Changes, Reader, Store
from ui import named, names, spelling, theme
from ui.desk import Desk
from ui.forms.opening import child_of
from ui.help_card import HelpCard
from ui.named import People
from ui.preferences import keep_own_word, keep_preferences, own_words, read_preferences, underlines
from ui.safety import Leads, SafetyCard, read_leads
from ui.where import keep_where, note_opened, recent
from ui.window import Window

ABOUT_A_CHILD = ("child", "note", "print", "concern", "picture", "add_picture")


def hide_as_before(window: Window, reader: Reader) -> None:
    """Hide names, before any shows, if they were hidden at the last lock."""
    names.learn(_people(reader.find(Child), reader.find(Person)))
    if reader.setting("names_hidden"):
        names.hide(True)
        window.bar.hidden.show()


def come_back(window: Window, where: Sequence[tuple[str, str]]) -> None:
    """Go where this person was at the last lock, once it is known what they may write."""
    if window.here()[0] == "waiting":
        return
    for place, about in where:
        with suppress(KeyError):  # a place that an earlier version had
            window.go(place, about)


@dataclass(frozen=True)
class _Found:
    """What the frame shows: names to cover, children opened last, how many, whom to tell.

    `called` is what else has a name here, `families` who is round each child, `lists` the words
    whose spelling is known; `own` are those that this person added, `underline` whether the others
    are underlined.
    """

    people: list[str]
    recent: list[tuple[str, str]]
    children: int
    leads: dict[str, Leads]
    called: list[str]
    families: People
    lists: tuple[bytes, ...]
    own: list[str]
    underline: bool


class Shell(QObject):
    """Keeps navigation and top bar true, covers names, and answers the keys of every page."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._safety = SafetyCard(window)
        self._safety.write_wanted.connect(self._write_concern)
        self._leads: dict[str, Leads] = {}
        self._form = ("", "")  # the form whose child is known, and that child
        window.went.connect(self._went)
        window.leaving.connect(self._leaving)
        self._help = HelpCard(window)
        self._help.all_keys.connect(window.keys)
        window.help.connect(lambda: self._help.show_about(window.here()[0], desk.standing))
        window.safety.connect(self._stop)
        window.seek_here.connect(self._seek)
        window.names_hidden.connect(self._hide_names)
        window.text_sized.connect(self._size_text)
        window.new_note.connect(self._new_note)
        window.good_word.connect(self._good_word)
        window.navigation.recalled.connect(partial(window.go, "child"))
        spelling.TOLD.added.connect(self._keep_word)
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read)
        window.bar.hidden.setVisible(names.hidden())
        if desk.standing.user:  # before, it is read again a moment after unlocking
            self._read()

    def child_here(self) -> str:
        """Give the id of the child in front, or ''."""
        place, about = self._window.here()
        if place == "form":
            form, child = self._form
            return child if form == about else ""
        known = place in ABOUT_A_CHILD and not about.startswith("draft/")
        return about.partition("/")[0] if known else ""

    def _went(self, place: str, about: str) -> None:
        if place == "form":
            ask = partial(child_of, about=about)
            found = partial(self._found_child, about)
            # A form that is not here any more says so itself.
            self._desk.background.read(ask, then=found, otherwise=lambda _: None)
        self._show_lead()
        child = self.child_here()
        if place == "child" and child:
            self._desk.background.run(lambda store: note_opened(store, child))
            self._desk.background.run(recent, then=self._window.navigation.show_recent)

    def _found_child(self, form: str, child: str) -> None:
        self._form = form, child
        self._show_lead()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in (Child, Person, School, Place, Term)):
            self._read()

    def _read(self) -> None:
        self._desk.background.read(_frame, then=self._show)

    def _show(self, found: _Found) -> None:
        names.learn(found.people)
        named.learn(found.families)
        known = [*found.people, *found.called]
        spelling.learn(found.lists, known, found.own, on=found.underline)
        self._leads = found.leads
        self._show_lead()
        self._window.navigation.show_recent(found.recent)
        self._window.navigation.show_count("caseload", found.children)

    def _show_lead(self) -> None:
        """Say in the top bar whom to tell about the child in front, or at the schools here."""
        leads = self._leads_here()
        self._window.bar.tell.show_lead(leads.words, leads.few)

    def _leads_here(self) -> Leads:
        """Give the leads of the child in front: never those of another."""
        return self._leads.get(self.child_here(), Leads(()))

    def _stop(self) -> None:
        """Show whom to tell at once, from what is known; then whether words were begun."""
        self._safety.show_leads(self._leads_here())
        begun = lambda reader: bool(reader.drafts(FORM))  # noqa: E731
        say = lambda found: self._safety.say_begun(begun=found)  # noqa: E731
        self._desk.background.read(begun, then=say)

    def _write_concern(self) -> None:
        self._window.go("concern", self.child_here())

    def _new_note(self) -> None:
        if self._window.here()[0] != "note" and not self._desk.standing.reviews:
            self._window.go("note", self.child_here())

    def _good_word(self) -> None:
        if self._window.here()[0] != "good_word" and not self._desk.standing.reviews:
            self._window.go("good_word", self.child_here())

    def _seek(self) -> None:
        """Find on the page in front; where nothing can be found, search everywhere."""
        place = self._window.here()[0]
        seek = getattr(self._window.page(place), "seek_here", None) if place else None
        if seek is None or not seek():
            self._window.search.emit()

    def _hide_names(self) -> None:
        hidden = not names.hidden()
        self._desk.background.run(lambda s: s.keep_setting("names_hidden", "1" if hidden else ""))
        names.hide(hidden)
        self._window.bar.hidden.setVisible(hidden)
        keys = "Ctrl+Shift+H"
        said = f"Names are hidden. {keys} shows them." if hidden else "Names are shown."
        self._window.toast.say(said)

    def _size_text(self, step: int) -> None:
        sizes, now = theme.TEXT_SIZES, theme.look()
        at = sizes.index(now.text) + step if step else 0
        look = replace(now, text=sizes[max(0, min(at, len(sizes) - 1))])
        if look != now:
            theme.apply(look)
            self._desk.background.run(partial(_keep_look, look=look))
        self._window.toast.say(f"Size of words: {look.text}%")

    def _keep_word(self, word: str) -> None:
        if self._window.isVisible() and not self._desk.background.closed:
            self._desk.background.run(partial(keep_own_word, word=word))

    def _leaving(self) -> None:
        where = self._window.where()
        if not self._desk.background.closed:
            self._desk.background.run(lambda store: keep_where(store, where))


def _people(children: Sequence[Child], people: Sequence[Person]) -> list[str]:
    """Give the names of all whose records are on this laptop, as they are said."""
    called = [part for c in children for part in (c.name, c.surname, c.nickname) if part]
    return called + [person.name for person in people]


def _frame(reader: Reader) -> _Found:
    children, people = reader.find(Child), reader.find(Person)
    return _Found(
        people=_people(children, people),
        recent=recent(reader),
        children=len(children),
        leads=read_leads(reader, children),
        called=_called(reader),
        families=named.read_people(reader, people),
        lists=spelling.load(),
        own=own_words(reader),
        underline=underlines(reader),
    )


def _called(reader: Reader) -> list[str]:
    """Give what else is called something here: staff, places, schools, services, partners."""
    schools = reader.find(School)
    staff = [name for one in schools for name in (one.dsl, one.deputy, one.local_authority)]
    there = [one.name for one in schools]
    there += [one.name for one in reader.find(Colleague)] + [one.name for one in reader.find(Place)]
    there += [one.name for one in reader.find(Service)] + [one.name for one in reader.find(Partner)]
    return [*staff, *there]


def _keep_look(store: Store, look: theme.Look) -> None:
    keep_preferences(store, replace(read_preferences(store), look=look))
