"""The evening: a laptop that dies five times, and a look into the server's tables."""

import subprocess
import sys

from linkworker.actions.contacts import contacts_of
from tests.demo import desks
from tests.demo.cast import NOTES, SURNAMES, TYPED, UPNS, Day, child
from tests.demo.doomed import POINTS
from tests.demo.hands import Laptop


def killed(day: Day, maya: Laptop, tom: Laptop) -> None:
    """Kill Maya's laptop at five points of saving and syncing; nothing acknowledged is lost."""
    for point in POINTS:
        note = NOTES[point]
        command = [sys.executable, "-m", "tests.demo.doomed"]
        died = subprocess.run(
            [*command, str(maya.folder), maya.passphrase, point, note],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert died.returncode == -9, died.stderr
        assert "kept as typed" in died.stdout
    again = desks.unlock(maya.folder, maya.name, maya.passphrase)
    again.sync()
    again.sync()
    kept = notes_about_wren(again)
    drafts = [d.typed["words"] for d in again.ask(lambda store: store.drafts())]
    saved = [NOTES[point] for point in ("saved", "sealed", "sent")]
    assert all(kept.count(words) == 1 for words in saved), kept
    assert set(drafts) == {NOTES["typed"], NOTES["saving"]}
    assert again.ask(lambda store: store.unsent()) == 0
    tom.sync()
    seen = notes_about_wren(tom)
    assert all(seen.count(words) == 1 for words in saved), seen
    again.close()
    day.tick(
        "Killed while typing, saving, sealing and sending: every note is there once, drafts too"
    )


def notes_about_wren(laptop: Laptop) -> list[str]:
    """Return the words of every contact in Wren's record on this laptop."""
    wren = child(laptop, "Wren")
    return [contact.words for contact in laptop.ask(lambda store: contacts_of(store, wren))]


def search_server(day: Day) -> None:
    """Search the server's tables for every word that was typed."""
    needles = [
        *TYPED.values(),
        *NOTES.values(),
        *SURNAMES,
        *UPNS[:6],
        "Alderbrook",
        "Dana",
        "Saltbox",
        "Okoro",
    ]
    size, found = day.office.words_on_the_server(needles)
    assert not found, found
    day.tick(f"The server's tables, {size // 1000} kB, hold none of {len(needles)} words typed")
