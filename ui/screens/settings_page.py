"""Settings: me and this laptop, how it looks, the lock, the place and its schools, about."""

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from linkworker.measures.resources import resource
from linkworker.records import Child, Contact
from linkworker.store import Changes, Reader
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.passphrase_form import PassphraseForm
from ui.forms.place_card import KINDS, PlaceCard, Places, find_places
from ui.preferences import LOCK_MINUTES, Preferences, keep_preferences, read_preferences
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_SCHEMES = (("system", "As the laptop"), ("light", "Light"), ("dark", "Dark"))
_SIZES = tuple((size, f"{size}%") for size in theme.TEXT_SIZES)
_LETTERS = (("inter", "Inter"), ("easier", "Easier to tell apart"))
_LICENCES = (
    ("Inter, letters", ("fonts", "Inter-OFL.txt")),
    ("Atkinson Hyperlegible, letters", ("fonts", "AtkinsonHyperlegible-OFL.txt")),
    ("Lucide, icons", ("icons", "LICENSE")),
)


@dataclass(frozen=True)
class _Found:
    chosen: Preferences
    counts: tuple[int, int, int, int]
    places: Places


class SettingsPage(ScrollPage):
    """What one person may change here. `passphrase_wanted` carries the words now and new ones."""

    passphrase_wanted = Signal(str, str)
    lock_minutes_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = Preferences(theme.look())
        self.look = {
            "scheme": Field("Light or dark", Chips(_SCHEMES)),
            "text": Field("Size of words", Chips(_SIZES)),
            "letters": Field("Letters", Chips(_LETTERS)),
        }
        self.contrast = Tick("More contrast")
        minutes = [(one, f"{one} minute{'s' if one > 1 else ''}") for one in LOCK_MINUTES]
        self.lock = Field("Lock after", Chips(minutes), "Without a key or the mouse. Ctrl+L: now.")
        self.passphrase = PassphraseForm()
        self._me, self._kept = down(gap=3), down(gap=4)
        self._places = PlaceCard(partial(desk.go, "form"))
        self._build()
        for field in (*self.look.values(), self.lock):
            field.editor.changed.connect(self._keep)
        self.contrast.changed.connect(self._keep)
        self.passphrase.wanted.connect(self.passphrase_wanted)
        desk.background.changed.connect(self._maybe_read)

    def _build(self) -> None:
        mine = Card("You and this laptop", icon="user").add(self._me, self._kept)
        looks = Card("How it looks", icon="sun").add(*self.look.values(), self.contrast)
        locks = Card("Locking", icon="lock").add(self.lock)
        words = Card("Passphrase", icon="key-round").add(self.passphrase)
        left = down(mine, looks, locks, STRETCH, gap=12)
        right = down(self._places, words, _about(), STRETCH, gap=12)
        self.add(PageHead("Settings"), TwoColumns(held(left), held(right), 480))

    def passphrase_changed(self) -> None:
        """Say that the new words open this laptop from now on."""
        self.passphrase.done()
        self._desk.said.emit("Passphrase changed. The old words open nothing any more.", None)

    def passphrase_trouble(self, words: str) -> None:
        """Say why the old words stay."""
        self.passphrase.trouble(words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what stands now."""
        super().showEvent(event)
        self._read()

    def _maybe_read(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in KINDS):
            self._read()

    def _read(self) -> None:
        self._desk.background.read(_find, then=self._show)

    def _show(self, found: _Found) -> None:
        self._chosen = found.chosen
        for name, field in self.look.items():
            field.editor.set_value(getattr(found.chosen.look, name))
        self.contrast.set_value(found.chosen.look.more_contrast)
        self.lock.editor.set_value(found.chosen.lock_minutes)
        self._show_me(found)
        may = bool(self._desk.standing.place_log) and not self._desk.standing.reviews
        self._places.show_places(found.places, desks.today(), may=may)

    def _show_me(self, found: _Found) -> None:
        empty(self._me)
        empty(self._kept)
        standing = self._desk.standing
        role = "Supervisor, reading" if standing.reviews else "Link Worker"
        let_in = role if standing.user else "Waiting to be let in by an administrator"
        self._me.addWidget(Label(standing.name or "Nobody yet", "strong"))
        self._me.addWidget(Label(let_in, "small", "soft"))
        names = ("children", "contacts", "changes waiting to be sent", "notes not finished")
        for count, name in zip(found.counts, names, strict=True):
            self._kept.addLayout(across(Label(f"{count:,}", "strong"), Label(name), STRETCH))
        kept = "All of it is in one encrypted file that only your passphrase opens."
        self._kept.addWidget(WrapLabel(kept, "small", "muted"))

    def _keep(self) -> None:
        said = {name: field.value() for name, field in self.look.items()}
        look = replace(self._chosen.look, **said, more_contrast=self.contrast.value())
        self._chosen = Preferences(look, self.lock.value())
        chosen = self._chosen
        self._desk.background.run(lambda store: keep_preferences(store, chosen))
        if look != theme.look():
            theme.apply(look)
        self.lock_minutes_chosen.emit(chosen.lock_minutes)


def _find(reader: Reader) -> _Found:
    children, contacts = len(reader.find(Child)), len(reader.find(Contact, limit=1_000_000))
    counts = (children, contacts, reader.unsent(), len(reader.drafts()))
    return _Found(read_preferences(reader), counts, find_places(reader))


def _about() -> Card:
    try:
        number = version("linkworker")
    except PackageNotFoundError:
        number = "not installed"
    card = Card("About", icon="info")
    card.add(Label(f"Linkworker {number}"), WrapLabel("MIT licence. Made with:", "small", "soft"))
    text = WordsEdit(lines=8, most=8)
    text.setReadOnly(True)
    text.setAccessibleName("Licence")
    text.hide()
    row = across(gap=8)
    for name, path in _LICENCES:
        button = Button(name, "small")
        button.clicked.connect(partial(_read_licence, text, path))
        row.addWidget(button)
    row.addStretch(1)
    return card.add(row, text)


def _read_licence(text: WordsEdit, path: tuple[str, str], _checked: bool = False) -> None:
    text.set_value(resource(*path).read_text(encoding="utf-8"))
    text.show()
