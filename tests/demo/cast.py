"""Who is in the day and what is typed in it, and the day itself as it goes."""

import sys
import time
from pathlib import Path

from linkworker.records import Child
from tests.demo import desks
from tests.demo.doomed import POINTS
from tests.demo.hands import Laptop, wait_until
from tests.demo.office import Office

NAMES = ("Wren", "Otis", "Nia", "Juniper", "Kofi", "Pip", "Teddy", "Cora", "Rafi")
SURNAMES = (
    "Tidewater", "Marblethorn", "Foxglove", "Quill", "Saltmarsh", "Harrow", "Lindle", "Ashby",
    "Dunegrass",
)  # fmt: skip
UPNS = (
    "B801200005001", "Z304412322001", "P213430018042", "V207695321117", "H205426723309",
    "E359206124250", "", "", "",
)  # fmt: skip
TYPED = {
    "hope": "I want to draw foxes for a living",
    "together": "Toast and the big tin of crayons at breakfast",
    "maya": "Get through the door with somebody beside me",
    "sam": "Get through the door on my own by Christmas",
    "settled": "Get through the door, with somebody at first",
    "harder": "Her brother's nursery starts late",
    "works": "A fox card in her pocket",
    "friend": "Juniper saves her a chair by the window",
    "away": "On Fridays she comes from Rafe's, 7 Saltbox Row",
    "asked": "What would she say a good morning looks like?",
    "answered": "Toast first, then the fox card. She told me on Monday",
}
ADDRESS, PHONE = "7 Saltbox Row, Harlesden", "01632 960 177"
# What Wren's mother must not be told, and what stands on no paper
NOT_FOR_DANA = ("Saltbox", "Harlesden", PHONE, "Rafe", "Juniper", UPNS[0])
NOTES = {point: f"Note number {n}: the lilac umbrella" for n, point in enumerate(POINTS)}


class Day:
    """What has happened so far, and the laptops it happened on."""

    def __init__(self, folder: Path, output: Path, local: Office) -> None:
        self._folder = folder
        self.output = output
        self.office = local
        self._began = time.monotonic()

    def tick(self, words: str) -> None:
        """Say that a step is done."""
        seconds = time.monotonic() - self._began
        sys.stdout.write(f"  ✓ {words}  ({seconds:.0f} s)\n")
        sys.stdout.flush()

    def join(self, name: str, *grants: str) -> Laptop:
        """Invite somebody; they join by the file, and the administrator lets them in."""
        file = self.office.invite(name, *grants)
        laptop = Laptop(self._folder / name.split()[0].lower(), name)
        desks.join(laptop, file, name)
        wait_until(lambda: "handed in" in laptop.desk.last_told.trouble, "waiting to be let in")
        assert laptop.window.here()[0] == "waiting"
        said = self.office.approve()
        assert "let in" in said, said
        laptop.sync()
        return laptop


def child(laptop: Laptop, name: str) -> Child:
    """Return a child by name."""
    return laptop.ask(lambda store: store.find(Child, name=name))[0]
