"""The day: the seen board half marked, words for a mark, writing up half filled, the day sheet."""

from datetime import datetime
from functools import partial
from pathlib import Path

from tests.pictures.camera import Camera, settle
from tests.pictures.today import sat_at
from tests.ui import seeded
from ui.day.form import DayForm
from ui.day.row import DayRow

AFTERNOON = datetime(2025, 11, 4, 15, 40)
WRITTEN = {
    "Cora": "Brought me a chestnut. Wants to show the whole class.",
    "Juniper": "Poured the juice for the little ones.",
    "Milo": "A whole page about dinosaurs, without being asked.",
    "Amara": "Taught the clapping game to two new friends.",
    "Dexter": "Slept better: the sofa is by the window now.",
    "Kofi": "Two books about engines. He would like a third.",
}


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of a day; the store is made in `folder`."""
    path = folder / "day.db"
    seeded.make_store(path, small=False)
    with sat_at(path, lambda: AFTERNOON) as (window, desk):
        window.resize(1366, 768)
        window.go("day")
        settle(desk)
        page = window.page("day")
        _write(page.form)
        camera.now(window, desk, "write-up")
        row = _row(page.form, "Nia")
        row.words.setFocus()
        row.words.insertPlainText("Her teacher moved her beside Maisie. She likes it.")
        camera.now(window, desk, "write-up-warning", partial(page.show_whole, row))
        camera.place(window, desk, "write-up-sheet", "day_sheet")
        window.go("today")
        settle(desk)
        board = window.page("today").board
        board.write(next(one for one in board.tiles.values() if one.on and one.on.called == "Jude"))
        settle(desk)
        window.page("words").words.editor.insertPlainText("Set out the cones again. He counted")
        camera.now(window, desk, "seen-board-words")


def _write(form: DayForm) -> None:
    """Type in half of the rows, and that one child was not there."""
    for name, words in WRITTEN.items():
        _row(form, name).words.insertPlainText(words)
    otis = _row(form, "Otis")
    otis.editors["outcome"].setCurrentIndex(4)
    otis.editors["outcome"].changed.emit()
    form.rows[0].words.setFocus()


def _row(form: DayForm, name: str) -> DayRow:
    return next(row for row in form.rows if row.them[0].name == name)
