"""The local directory: from a need to who is near, what worked here, and who looked at it last."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.places import names
from linkworker.actions.services import directory
from linkworker.measures.days import academic_year
from linkworker.measures.linkings import RULE_WORDS, Count, counted
from linkworker.records import Child, Relation, Service
from linkworker.store import Changes, Reader
from ui import desk as desks
from ui.desk import Desk
from ui.directory.card import ServiceCard
from ui.directory.looking import Looking
from ui.forms.form_kinds import add_about
from ui.models.directory import KINDS, Directory, look
from ui.models.found_where import SHOWS
from ui.models.saved_filters import SAVED
from ui.names import tip
from ui.widgets.buttons import Button
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import arrange, down, drawn_once, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_MOST = 30  # services shown at once: more would not be read
_NONE = ("Nothing is in the directory yet", "Add the first service that you rang for a family.")
_NOT_FOUND = ("No service here has that", "Take a word away, or add the service you find.")


class DirectoryPage(ScrollPage):
    """`show_about("")`, a child's id, "show/<service id>", or "saved/<name of a filter>"."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = self._sought = ""
        self._directory: Directory | None = None
        self._add = Button("Add a service", "secondary", "plus")
        self._title = PageHead("Directory", actions=(self._add,))
        self.looking = Looking(desk)
        self.finder = self.looking.line
        self._part = unshown(WrapLabel("", "small", "muted"))
        self._kept, self._list = KeptFor(self._new_card), down(gap=10)
        self.cards: list[ServiceCard] = []
        self._none = unshown(EmptyState(*_NONE, "map-pin"))
        self.add(self._title, self.looking, self._part, self._list)
        self.looking.changed.connect(self._show_found)
        self.looking.line.returnPressed.connect(self._first)
        self._add.clicked.connect(lambda: desk.go("form", add_about(Service)))
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read)

    def show_about(self, about: str) -> None:
        """Look for a child, whose linking begins here; for nobody yet; or show one service."""
        self._sought = about.removeprefix(SHOWS) if about.startswith(SHOWS) else ""
        saved = about.removeprefix(SAVED) if about.startswith(SAVED) else ""
        self._child = "" if self._sought or saved else about
        if saved:
            self.looking.saved.take(saved)
        self._read()

    def about_now(self) -> str:
        """Say for whom one looks, to come back to."""
        return self._child

    def seek_here(self) -> bool:
        """Let a need be typed."""
        self.finder.setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what others learned meanwhile; a need can be typed at once."""
        super().showEvent(event)
        self.finder.setFocus()
        self._read()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in KINDS):
            self._read()

    def _read(self) -> None:
        self._desk.background.read(_read, then=self._show)

    def _show(self, found: Directory) -> None:
        self._directory = found
        standing, year = self._desk.standing, found.year
        self._add.setVisible(bool(standing.place_log) and not standing.reviews)
        number = f"{len(found.known)} services" if len(found.known) != 1 else "1 service"
        linked = _this_year(year)
        name = next((one.name for one in found.children if one.id == self._child), "")
        whom = f"For {name}. " if name else ""
        self._title.say("Directory", f"{whom}{number} near here. {linked}")
        tip(self._title, RULE_WORDS)
        self.looking.offer(found)
        sought = [one.service for one in found.known if one.service.id == self._sought]
        if sought:
            self._sought = ""
            self.looking.narrow({"words": sought[0].name})
        self._show_found()

    def _show_found(self) -> None:
        if self._directory is None:
            return
        known, wanted = self._directory.known, self.looking.wanted()
        looked = look(known, wanted, desks.today())
        found = looked.found[:_MOST]
        self.cards = self._kept.take([one.service.id for one in found])
        for card, one in zip(self.cards, found, strict=True):
            card.show_known(one, self._directory, self._child, wanted.typed)
        self._part.setVisible(bool(found) and not looked.whole)
        self._part.setText("No service has all of that. These have most of it.")
        self._none.say(*(_NOT_FOUND if known else _NONE))
        with drawn_once(self):
            arrange(self._list, [*self.cards] or [self._none])

    def _first(self) -> None:
        """Begin with the first that was found."""
        if self.cards and self.looking.line.value():
            self.cards[0].start()

    def _new_card(self) -> ServiceCard:
        card = ServiceCard(self._desk)
        card.asked.connect(partial(self._bring, card))
        return card

    def _bring(self, card: ServiceCard) -> None:
        if card.opened is not None:
            with drawn_once(self):  # it has its height before it is scrolled to
                card.updateGeometry()
            self.show_whole(card.opened)


def _this_year(year: Count) -> str:
    told = f"; {year.told} told where to go" if year.told else ""
    linked = f"{year.linked} linking{'s' * (year.linked != 1)} this school year"
    return f"{linked if year.linked else 'No linking yet this school year'}{told}."


def _read(reader: Reader) -> Directory:
    """Read the directory, this year's figures, and for whom a linking may be begun."""
    year = academic_year(desks.today())
    people: dict[str, list[str]] = {}
    for relation in reader.find(Relation):
        if relation.safe is not False:
            people.setdefault(relation.child, []).append(relation.role)
    children = sorted(reader.find(Child), key=lambda one: (one.name.casefold(), one.id))
    round_ = {child: tuple(dict.fromkeys(roles)) for child, roles in people.items()}
    steps = steps_by_linking(reader).values()
    return Directory(directory(reader), names(reader), counted(steps, year), children, round_)
