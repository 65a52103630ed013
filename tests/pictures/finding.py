"""Finding and typing: a carer, a filter with a name, words underlined, a long note, done again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from linkworker.actions.to_dos import add_to_do
from linkworker.records import Child
from tests import seeds
from tests.pictures.camera import SCHEMES, SIZES, Camera, end, settle
from tests.ui.seeded import desk_on, make_store
from ui import theme
from ui.desk import Desk, tell_time
from ui.palette import Palette
from ui.places import furnish_desk
from ui.widgets.inputs import WordsEdit
from ui.widgets.underlining import REST_MS
from ui.window import Window

_TYPED = (
    "Otis recieved his star and was realy proud, his behavior at lunch was kind. "
    "Mrs Quill rang about the color chart."
)


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures over Joyce's whole caseload, made in `folder`."""
    path = folder / "finding.db"
    make_store(path, small=False)
    tell_time(lambda: seeds.NOW)
    desk = desk_on(path)
    window = furnish_desk(desk)
    window.show()
    children: list[list[Child]] = []
    desk.background.read(lambda reader: reader.find(Child), then=children.append)
    settle(desk)
    by_name = {child.name: child for child in children[0]}
    _search(camera, window, desk)
    _filters(camera, window, desk)
    _spelling(camera, window, desk, by_name["Otis"].id)
    _again(camera, window, desk, by_name["Wren"])
    end(window)
    desk.background.close()


def _search(camera: Camera, window: Window, desk: Desk) -> None:
    """A carer by a slip of the hand, and whose mum it is; a name spelt nearly so."""
    window.go("caseload")
    palette = window.findChild(Palette)
    assert palette is not None
    palette.open()
    for typed, name in (("wren mum", "search-carer"), ("cofi", "search-nearly")):
        palette.box.setText(typed)
        settle(desk)
        camera.now(window, desk, name)
    palette.put_away()


def _filters(camera: Camera, window: Window, desk: Desk) -> None:
    page = window.page("caseload")
    for words, name in (("5f", "Fox class"), ("alderbrook", "Alderbrook, all")):
        page.finder.setText(words)
        page.narrowing.saved.keep.click()
        page.narrowing.saved.line.setText(name)
        page.narrowing.saved.line.returnPressed.emit()
        settle(desk)
    page.narrowing.narrow({"words": "5f"})
    window.toast.hide()
    camera.now(window, desk, "caseload-filters")
    page.narrowing.narrow({})


def _spelling(camera: Camera, window: Window, desk: Desk, otis: str) -> None:
    """Words underlined and put right; a note that is longer than can be kept."""
    window.go("note", otis)
    settle(desk)
    words = window.page("note").form.fields["words"].editor
    words.setFocus()
    QTest.keyClicks(words, _TYPED)
    for suffix, size in SIZES.items():
        window.resize(*size)
        for scheme in SCHEMES:
            theme.apply(theme.Look(scheme=scheme))
            settle(desk)
            _with_menu(window, words).save(
                str(camera.folder / f"note-spelling{suffix}-{scheme}.png")
            )
    words.insertPlainText(" We went on with the reading." * 690)
    window.page("note").save()
    camera.now(window, desk, "note-long")
    words.setPlainText("")
    window.page("note").leave()
    settle(desk)


def _with_menu(window: Window, words: WordsEdit) -> QPixmap:
    """Grab the window with what is offered for the first word; a menu is a window of its own."""
    QTest.qWait(REST_MS * 2)
    words.moveCursor(words.textCursor().MoveOperation.Start)
    QTest.keyClick(words, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    settle()
    menus = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu))
    menu = next(one for one in menus if one.isVisible())
    picture = window.grab()
    menu.render(picture, window.mapFromGlobal(menu.pos()))
    menu.close()
    return picture


def _again(camera: Camera, window: Window, desk: Desk, wren: Child) -> None:
    window.go("today")
    settle(desk)
    done: list[object] = []
    add = lambda store: add_to_do(store, wren, what="Ring the dentist")  # noqa: E731
    desk.background.run(add, then=lambda changes: done.append(desk.saved("Kept.", changes)))
    settle(desk)
    window.toast.undo()
    settle(desk)
    camera.now(window, desk, "done-again")
