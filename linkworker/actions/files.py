"""Papers saved as files: copies outside the encrypted store, listed so they can be deleted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from linkworker.store import Reader, Store

_SETTING = "saved files"


@dataclass(frozen=True)
class SavedFile:
    """One paper saved on this laptop: where, what it is, for whom, and when."""

    path: str
    title: str
    reader: str
    saved_on: date


def note_saved_file(store: Store, saved: SavedFile) -> None:
    """Remember that a paper was saved outside the store; the list stays on this laptop."""
    listed = [*saved_files(store), saved]
    store.keep_setting(_SETTING, msgspec.json.encode(listed).decode())


def saved_files(store: Reader) -> list[SavedFile]:
    """Return the papers saved on this laptop whose files are still there."""
    listed = msgspec.json.decode(store.setting(_SETTING, "[]"), type=list[SavedFile])
    return [saved for saved in listed if Path(saved.path).exists()]
