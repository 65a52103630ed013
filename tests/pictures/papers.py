"""Papers about Wren: the check page of each, and every sheet as it leaves the printer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from linkworker.actions.files import SavedFile, note_saved_file
from linkworker.actions.places import introduce_colleague
from linkworker.actions.plans import edit_plan, plan_of
from linkworker.documents.style import colour
from linkworker.records import Child, Colleague
from tests.pictures.camera import Camera, settle, window_of
from tests.pictures.cast import Cast
from tests.seeds import TODAY
from ui.forms.paper_kinds import (
    ATTENDANCE,
    CHILD_SHEET,
    CHRONOLOGY,
    PLAN,
    REVIEW,
    STORY,
    Wanted,
    readers_of,
    this_year,
    write,
)
from ui.printing import SHEET, Pages

_DOTS = 1.25  # of a picture for each px of a paper


def take(camera: Camera, cast: Cast) -> None:
    """Take the check pages, the files saved here, a question to Sam, and the sheets."""
    with window_of(cast.joyce, "Joyce Addo") as (window, desk):
        desk.background.wait(_phone)
        _sheets(camera.folder, desk, cast.wren)
        for what in (ATTENDANCE, STORY, CHRONOLOGY, CHILD_SHEET):
            window.go("print", f"{cast.wren}/{what}")
            settle(desk)
            camera.now(window, desk, f"print-{what}")
        desk.background.wait(partial(_name_juniper, cast.wren))
        camera.place(window, desk, "print-named", "print", f"{cast.wren}/plan")
        window.go("to_decide")
        settle(desk)
        window.page("to_decide").ask.click()
        camera.now(window, desk, "to_decide-ask")
        _saved(camera, window, desk)


def _phone(store):
    (joyce,) = [one for one in store.find(Colleague) if one.name.startswith("Joyce")]
    said = {"user": joyce.user, "name": joyce.name, "work": "Link Worker"}
    introduce_colleague(store, joyce.log, phone="01632 960 050", **said)


def _name_juniper(wren, store):
    """Write another child's name into Wren's words: it is caught before it is printed."""
    plan = plan_of(store, store.get(Child, wren))
    edit_plan(store, plan, hopes="To show Mr Fenwick her drawings. To come in with Juniper.")


def _saved(camera, window, desk):
    """Two papers saved today, as they are listed."""
    folder = Path.home() / "Linkworker papers"
    folder.mkdir(exist_ok=True)
    files = [folder / "Support plan WT 2025-11-04.pdf", folder / "One-page story WT 2025-11-04.pdf"]
    for file, title in zip(files, ("Wren's plan", "This is Wren"), strict=True):
        file.write_bytes(b"%PDF")
        saved = SavedFile(str(file), title, "Dana Tidewater", TODAY, "for the meeting")
        desk.background.wait(lambda store, saved=saved: note_saved_file(store, saved))
    camera.place(window, desk, "papers", "papers")
    for file in files:
        file.unlink()
    folder.rmdir()


def _sheets(folder, desk, child):
    """Every page of these papers for Wren's mother, and of the plan in its other versions."""
    for what in (PLAN, ATTENDANCE, STORY, CHRONOLOGY, REVIEW):
        _take_pages(folder, desk, (child, what, "", False), f"paper-{what}")
    _take_pages(folder, desk, (child, PLAN, "", True), "paper-plan-large")
    _take_pages(folder, desk, (child, PLAN, "child", False), "paper-plan-child")
    _take_pages(folder, desk, (child, PLAN, "school", False), "paper-plan-school")
    _take_pages(folder, desk, (child, CHILD_SHEET, "child", False), "paper-child-sheet")


def _take_pages(folder, desk, wanted, name):
    pages = Pages(desk.background.wait(partial(_paper, desk, *wanted)))
    for number in range(pages.count):
        sheet(pages, number).save(str(folder / f"{name}-{number + 1}.png"))


def _paper(desk, child, what, key, larger, store):
    found = readers_of(store, child, desk.standing)
    wanted = Wanted(what, found.by_key[key or found.first], larger, this_year())
    return write(store, found.child, wanted, desk.standing)


def sheet(pages: Pages, number: int) -> QImage:
    """Draw one page as it leaves the printer."""
    size = QSize(round(SHEET.width() * _DOTS), round(SHEET.height() * _DOTS))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour("surface")))
    painter = QPainter(image)
    painter.scale(_DOTS, _DOTS)
    pages.paint_sheet(painter, number)
    painter.end()
    return image
