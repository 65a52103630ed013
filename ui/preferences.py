"""What one person chose on this laptop: look, lock, spelling. Never synced.

It lies in the encrypted store, so it stays when the program is installed anew.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from linkworker.store import Reader, Store
from ui import theme
from ui.theme import LETTERS, TEXT_SIZES, Look

LOCK_MINUTES = (1, 2, 5, 10, 15)
USUAL_MINUTES = 5


@dataclass(frozen=True)
class Preferences:
    """The look, and after how many minutes without use the laptop locks."""

    look: Look = field(default_factory=Look)
    lock_minutes: int = USUAL_MINUTES


def read_preferences(reader: Reader) -> Preferences:
    """Read what was chosen; what cannot be read is as at first."""
    look = Look()
    with suppress(ValueError, TypeError):
        kept = Look(**json.loads(reader.setting("look", "{}")))
        look = kept if kept.text in TEXT_SIZES and kept.letters in LETTERS else look
    minutes = reader.setting("lock_minutes")
    known = {str(one): one for one in LOCK_MINUTES}
    return Preferences(look, known.get(minutes, USUAL_MINUTES))


def dress_as_chosen(reader: Reader) -> Preferences:
    """Dress the program as this person chose, before a window shows; return what they chose."""
    chosen = read_preferences(reader)
    if chosen.look != theme.look():
        theme.apply(chosen.look)
    return chosen


def keep_preferences(store: Store, chosen: Preferences) -> None:
    """Keep what was chosen."""
    store.keep_setting("look", json.dumps(asdict(chosen.look)))
    store.keep_setting("lock_minutes", str(chosen.lock_minutes))


def underlines(reader: Reader) -> bool:
    """Say whether words are underlined that are not spelt as we spell: at first yes."""
    return reader.setting("underline", "yes") == "yes"


def keep_underlining(store: Store, *, on: bool) -> None:
    """Keep whether they are."""
    store.keep_setting("underline", "yes" if on else "no")


def own_words(reader: Reader) -> list[str]:
    """Read the words that were added to those whose spelling is known, in the order of letters."""
    with suppress(ValueError, TypeError):
        return sorted({str(one) for one in json.loads(reader.setting("own_words", "[]"))})
    return []


def keep_own_word(store: Store, word: str, *, known: bool = True) -> None:
    """Add a word, or take it out again."""
    words = {*own_words(store), word} if known else {*own_words(store)} - {word}
    store.keep_setting("own_words", json.dumps(sorted(words)))
