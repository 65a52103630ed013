"""Joyce's screens: the caseload, a child, a note, a paper, what is left to do."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tests.pictures.camera import Camera, settle, window_of
from tests.pictures.cast import Cast
from ui.desk import Desk
from ui.palette import Palette
from ui.widgets.veil import Veil
from ui.window import Window


def take(camera: Camera, cast: Cast) -> None:
    """Take the pictures of everything a Link Worker meets."""
    with window_of(cast.joyce, "Joyce Addo") as (window, desk):
        camera.place(window, desk, "caseload", "caseload")
        _over(camera, window, desk)
        for tab in ("story", "timeline", "plan", "attendance"):
            camera.place(window, desk, f"child-{tab}", "child", f"{cast.wren}/{tab}")
        _attendance(camera, window, desk, cast.wren)
        camera.place(window, desk, "note", "note", cast.wren)
        _half_written(camera, window, desk, cast.wren)
        _hidden(camera, window, desk, cast.wren)
        _paper(camera, window, desk, cast.wren)
        _decide(camera, window, desk)
        for place in ("drafts", "import", "sync", "settings", "keys"):
            camera.place(window, desk, place, place)


def _over(camera: Camera, window: Window, desk: Desk) -> None:
    """What lies over a page: search, why this order, whom to tell, help."""
    palette = window.findChild(Palette)
    palette.open()
    for typed, name in (("wr", "search"), ("wrn", "search-meant")):
        palette.box.setText(typed)
        settle(desk)
        camera.now(window, desk, name)
    palette.put_away()
    opened = {
        "caseload-why": window.page("caseload").why.click,
        "safety": window.safety.emit,
        "help": window.help.emit,
    }
    for name, show in opened.items():
        show()
        camera.now(window, desk, name)
        for veil in window.findChildren(Veil):
            veil.put_away()


def _attendance(camera: Camera, window: Window, desk: Desk, child: str) -> None:
    """Wren's attendance as a table of weeks, and a step being added."""
    window.go("child", f"{child}/attendance")
    settle(desk)
    part = window.page("child").part("attendance")
    part.chart.as_table.click()
    part.action_plan.add_step()
    camera.now(window, desk, "child-attendance-table")
    part.chart.as_table.click()
    window.go("child", f"{child}/timeline")
    settle(desk)
    window.page("child").part("timeline").bar.pick("calls")
    camera.now(window, desk, "child-timeline-calls")
    window.page("child").part("timeline").bar.pick("all")


def _half_written(camera: Camera, window: Window, desk: Desk, child: str) -> None:
    """A note about Wren whose words name Juniper."""
    window.go("child", child)
    window.go("note", child)
    settle(desk)
    page = window.page("note")
    words = "Came in with Juniper. Chose a fox for the calm card. Wants to show Mr Fenwick herself."
    page.form.fields["words"].editor.insertPlainText(words)
    settle(desk)
    camera.now(window, desk, "note-warning")
    page.form.fields["words"].editor.clear()
    page.leave()


def _hidden(camera: Camera, window: Window, desk: Desk, child: str) -> None:
    """Initials instead of names, for a corridor."""
    window.names_hidden.emit()
    window.toast.hide()
    camera.place(window, desk, "names-hidden", "child", f"{child}/story")
    window.names_hidden.emit()
    window.toast.hide()


def _paper(camera: Camera, window: Window, desk: Desk, child: str) -> None:
    """Choose Wren's mother as the reader, and show what would go to her."""
    window.go("print", child)
    settle(desk)
    page = window.page("print")
    page.reader.setCurrentIndex(2)
    page.reader.activated.emit(2)
    settle(desk)
    camera.now(window, desk, "print")


def _decide(camera: Camera, window: Window, desk: Desk) -> None:
    """Take Joyce's words for the one part and both people's for the other."""
    window.go("to_decide")
    settle(desk)
    page = window.page("to_decide")
    for key in ("Left", "B"):
        QTest.keySequence(page, QKeySequence(f"Ctrl+{key}"))
    settle(desk)
    camera.now(window, desk, "to_decide")
