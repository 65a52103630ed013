"""What is planned: what goes on, how goodbye is said, the child's own letter."""

from functools import partial

from linkworker.records import Ending
from ui.child.starter import Piece
from ui.desk import Desk
from ui.ending.reading import Opened
from ui.forms.form_kinds import add_about, edit_about
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import unshown

_PIECES = {
    "good_at": ("star", "Good at, now", "What is {name} good at now, and was not before?"),
    "helped": ("lightbulb", "What helped", "What helped, in {name}’s own words?"),
    "goes_on": ("arrow-right", "What goes on", "What goes on without us?"),
    "school_does": ("school", "What we ask school to go on with", "What should school go on with?"),
}


class PlannedCard(Card):
    """Four pieces of words, and the services that go on by themselves."""

    def __init__(self, desk: Desk) -> None:
        self.change = Button("Write", "small", "square-pen", "Write what goes on")
        super().__init__("What goes on", icon="sparkles", actions=(self.change,))
        self._desk = desk
        self._opened: Opened | None = None
        self._pieces = {name: Piece(*said) for name, said in _PIECES.items()}
        self._services = unshown(WrapLabel("", "small", "soft"))
        self.add(*self._pieces.values(), self._services)
        self.change.clicked.connect(partial(write, desk, self))

    @property
    def opened(self) -> Opened | None:
        """Whose ending is shown."""
        return self._opened

    def show_planned(self, opened: Opened) -> None:
        """Show what is planned."""
        self._opened = opened
        ending, may = opened.ended.ending or Ending(), opened.about.may_write
        for name, piece in self._pieces.items():
            piece.show_words(getattr(ending, name), opened.name, may_write=may)
        services = ", ".join(opened.ended.goes_on)
        self._services.setText(f"Goes on by itself: {services}")
        self._services.setVisible(bool(services))
        self.change.setVisible(may)


class GoodbyeCard(Card):
    """The day, how it is said, and that it was."""

    def __init__(self, desk: Desk) -> None:
        self.held = Button("It was today", "small", "check", "The goodbye was today")
        self.change = Button("", "ghost", "square-pen", "Change the goodbye")
        super().__init__("Goodbye", icon="hand-heart", actions=(self.held, self.change))
        self._opened: Opened | None = None
        self._when, self._how = WrapLabel("", "strong"), WrapLabel("", "body", "soft")
        self.add(self._when, self._how)
        self.change.clicked.connect(partial(write, desk, self))

    @property
    def opened(self) -> Opened | None:
        """Whose ending is shown."""
        return self._opened

    def show_goodbye(self, opened: Opened) -> None:
        """Show when goodbye is said, or was."""
        self._opened = opened
        ending, today = opened.ended.ending or Ending(), opened.about.today
        if ending.held_on:
            words = f"Said {near_day(ending.held_on, today)}"
        elif ending.goodbye_on:
            words = near_day(ending.goodbye_on, today)
            words = f"{words[:1].upper()}{words[1:]}"
        else:
            words = f"Choose the day with {opened.name}"
        self._when.setText(words)
        how = ending.goodbye or f"How would {opened.name} like to say goodbye, and who comes?"
        self._how.setText(how)
        self._how.set_tone("soft" if ending.goodbye else "muted")
        may = opened.about.may_write
        begun = opened.ended.way.turn is not None
        self.held.setVisible(may and begun and ending.held_on is None)
        self.change.setVisible(may)


class LetterCard(Card):
    """The child's letter, in their own words."""

    def __init__(self, desk: Desk) -> None:
        self.change = Button("", "ghost", "square-pen", "Write the letter")
        super().__init__("Letter", "accent", "quote", actions=(self.change,))
        self._opened: Opened | None = None
        self._words, self._typed = WrapLabel(""), unshown(WrapLabel("", "meta", "muted"))
        self.add(self._words, self._typed)
        self.change.clicked.connect(partial(write, desk, self))

    @property
    def opened(self) -> Opened | None:
        """Whose ending is shown."""
        return self._opened

    def show_letter(self, opened: Opened) -> None:
        """Show the child's letter."""
        self._opened = opened
        ending, name = opened.ended.ending or Ending(), opened.name
        self.heading.setText(f"{name}’s letter")
        asks = f"To whoever comes next, or to {name} in a year: what is worth keeping?"
        self._words.setText(ending.letter or (asks if opened.about.may_write else "Not yet."))
        self._words.set_tone("" if ending.letter else "muted")
        self._typed.setText(f"Typed by {name}")
        self._typed.setVisible(ending.letter_by_child is True)
        self.change.setVisible(opened.about.may_write)


def write(desk: Desk, card: "PlannedCard | GoodbyeCard | LetterCard") -> None:
    """Open the form of what is planned."""
    opened = card.opened
    if opened is not None:
        ending = opened.ended.ending
        about = edit_about(ending) if ending else add_about(Ending, opened.about.child)
        desk.go("form", about)
