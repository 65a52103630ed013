"""A store that needs mending, and a custodian's sheet as it leaves the printer."""

from datetime import date, datetime
from pathlib import Path

from linkworker.actions.backups import back_up
from linkworker.actions.unlock import set_up
from linkworker.documents.recovery_sheet import SheetWords, recovery_sheet
from linkworker.store.passphrase import FLOOR
from sync.custody_code import FIRST, Sheet, pair_name
from sync.merge import view
from tests.pictures.camera import Camera
from tests.pictures.papers import sheet
from ui.printing import Pages
from ui.screens.mend_page import MendPage

_TROUBLE = (
    "Part of this laptop's store does not fit together: the disk may be failing, or the file was "
    "changed. What was synced is safe with the team."
)
_PAIR = "TyqRwAAAAAAAAAAAAAAAAA"
_INVENTED = Sheet(FIRST, bytes.fromhex("4f2a91c0"), bytes(range(7, 39)))


def take(camera: Camera, folder: Path) -> None:
    """Take the page to mend on, and the sheet."""
    unlocked = set_up(folder / "mending", "velvet otter lamp thirteen", view, FLOOR)
    for day in (2, 3, 4):
        back_up(unlocked, datetime(2025, 11, day, 17, 2))
    camera.page(MendPage(unlocked.folder, _TROUBLE, date(2025, 11, 4)), "mend")
    words = SheetWords("1A", "1B", pair_name(_PAIR), _INVENTED.code, "Brent", date(2025, 11, 4))
    pages = Pages(recovery_sheet(words))
    for number in range(pages.count):
        image = sheet(pages, number)
        image.save(str(camera.folder / f"paper-recovery-sheet-{number + 1}.png"))
