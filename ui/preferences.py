"""What one person chose on this laptop: how it looks, and when it locks. Never synced."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from linkworker.store import Reader, Store
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


def keep_preferences(store: Store, chosen: Preferences) -> None:
    """Keep what was chosen."""
    store.keep_setting("look", json.dumps(asdict(chosen.look)))
    store.keep_setting("lock_minutes", str(chosen.lock_minutes))
