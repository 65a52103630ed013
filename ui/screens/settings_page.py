"""Settings: me and this laptop, how it looks, the lock, the place and its schools, about."""

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtGui import QShowEvent

from linkworker.actions.files import SavedFile, saved_files
from linkworker.measures.resources import resource
from linkworker.store import Changes, Reader
from ui import desk as desks
from ui import theme
from ui.concern.lead_card import LeadCard, read_lead
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.me_card import MeCard, OnLaptop, read_laptop
from ui.forms.papers_card import PapersCard
from ui.forms.passphrase_form import PassphraseForm
from ui.forms.place_card import KINDS, PlaceCard, Places, find_places
from ui.forms.spelling_card import SpellingCard
from ui.locking.capture import can_keep_out
from ui.locking.new_key_card import NewKeyCard
from ui.locking.share_card import ShareCard
from ui.preferences import LOCK_MINUTES, Preferences, keep_preferences, read_preferences
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, Tick
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_SCHEMES = (("system", "As the laptop"), ("light", "Light"), ("dark", "Dark"))
_SIZES = tuple((size, f"{size}%") for size in theme.TEXT_SIZES)
_LETTERS = (("inter", "Inter"), ("easier", "Easier to tell apart"))
_LICENCES = (
    ("Inter, letters", ("fonts", "Inter-OFL.txt")),
    ("Atkinson Hyperlegible, letters", ("fonts", "AtkinsonHyperlegible-OFL.txt")),
    ("Lucide, icons", ("icons", "LICENSE")),
    ("SCOWL, British words", ("spelling", "SCOWL-licence.txt")),
)


@dataclass(frozen=True)
class _Found:
    chosen: Preferences
    laptop: OnLaptop
    places: Places
    papers: tuple[SavedFile, ...]
    lead: tuple[list[str], bool]


class SettingsPage(ScrollPage):
    """What one person may change here; what is chosen shows at once and is kept."""

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
        self.me, self.papers = MeCard(desk), PapersCard()
        self.share = ShareCard(able=can_keep_out())
        self.new_key = NewKeyCard(desk)
        self.new_key.setVisible(desk.folder is not None)  # a practice store has no lock
        self.lead, self.spelling = LeadCard(desk), SpellingCard(desk)
        self._places = PlaceCard(partial(desk.go, "form"))
        self._build()
        for field in (*self.look.values(), self.lock):
            field.editor.changed.connect(self._keep)
        self.contrast.changed.connect(self._keep)
        self.share.wanted.connect(desk.share_wanted)
        desk.shared.connect(self.share.show_sharing)
        self.passphrase.wanted.connect(self._change_passphrase)
        self.papers.deleted.connect(self._paper_deleted)
        desk.background.changed.connect(self._maybe_read)
        desk.told.connect(lambda _: self._read_if_shown())
        desk.moved.connect(self._read_if_shown)

    def _build(self) -> None:
        looks = Card("How it looks", icon="sun").add(*self.look.values(), self.contrast)
        locks = Card("Locking", icon="lock").add(self.lock)
        words = Card("Passphrase", icon="key-round").add(self.passphrase)
        own = (self.me, looks, self.spelling, locks, self.share, words, self.new_key)
        left = down(*own, STRETCH, gap=12)
        right = down(self.papers, self._places, self.lead, _about(), STRETCH, gap=12)
        self.add(PageHead("Settings"), TwoColumns(held(left), held(right), 480))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what stands now."""
        super().showEvent(event)
        self._read()

    def _maybe_read(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in KINDS):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._desk.background.read(_find, then=self._show)
        self.spelling.read()

    def _show(self, found: _Found) -> None:
        self._chosen = found.chosen
        for name, field in self.look.items():
            field.editor.set_value(getattr(found.chosen.look, name))
        self.contrast.set_value(found.chosen.look.more_contrast)
        self.lock.editor.set_value(found.chosen.lock_minutes)
        self.me.show_laptop(found.laptop)
        self.papers.show_papers(found.papers, desks.today())
        may = bool(self._desk.standing.place_log) and not self._desk.standing.reviews
        self._places.show_places(found.places, desks.today(), may=may)
        missing, here = found.lead
        self.lead.show_place(found.places.place, missing, here=here, may=may)

    def _keep(self) -> None:
        said = {name: field.value() for name, field in self.look.items()}
        look = replace(self._chosen.look, **said, more_contrast=self.contrast.value())
        self._chosen = Preferences(look, self.lock.value())
        chosen = self._chosen
        self._desk.background.run(lambda store: keep_preferences(store, chosen))
        if look != theme.look():
            theme.apply(look)
        self._desk.lock_chosen.emit(chosen.lock_minutes)

    def _change_passphrase(self, now: str, new: str) -> None:
        change = self._desk.new_passphrase
        if change is None:
            self.passphrase.trouble("This store has no lock of its own.")
            return
        self._desk.background.run(
            lambda _: change(now, new),
            then=lambda _: self._passphrase_changed(),
            otherwise=lambda error: self.passphrase.trouble(said_in_words(error)),
        )

    def _passphrase_changed(self) -> None:
        self.passphrase.done()
        self._desk.said.emit("Passphrase changed. The old words open nothing any more.", None)

    def _paper_deleted(self, words: str) -> None:
        self._desk.said.emit(words, None)
        self._read()


def _find(reader: Reader) -> _Found:
    papers = tuple(saved_files(reader))
    places = find_places(reader)
    lead = read_lead(reader, places.place)
    return _Found(read_preferences(reader), read_laptop(reader), places, papers, lead)


def _about() -> Card:
    try:
        number = version("linkworker")
    except PackageNotFoundError:
        number = ""
    card = Card("About", icon="info")
    card.add(
        Label(f"Linkworker {number}".strip()), WrapLabel("MIT licence. Made with:", "small", "soft")
    )
    text = WordsEdit(lines=8, most=8)
    text.setReadOnly(True)
    text.setAccessibleName("Licence")
    text.hide()
    row = Flow(gap=8)
    for name, path in _LICENCES:
        button = Button(name, "small")
        button.clicked.connect(partial(_read_licence, text, path))
        row.addWidget(button)
    return card.add(row, text)


def _read_licence(text: WordsEdit, path: tuple[str, str], _checked: bool = False) -> None:
    text.set_value(resource(*path).read_text(encoding="utf-8"))
    text.show()
