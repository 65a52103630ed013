"""What a child says and what came of it, words people gave us, surveys, what was shared."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from linkworker.documents.paper import Paper
from linkworker.records import Child
from linkworker.store import Store
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk
from ui.family.telling_adder import TellingAdder
from ui.forms.paper_kinds import SHARED, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages
from ui.voice.saying_adders import CameAdder
from ui.window import Window
from ui.with_child.view import ChildView


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "voice.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    desk.stand(replace(desk.standing, place_log=_place(desk)))
    window = furnish_desk(desk)
    window.show()
    wren, john = (_child(desk, name) for name in ("Wren", "John"))
    camera.place(window, desk, "child-voice", "child", f"{wren.id}/voice")
    _came(camera, window, desk, john)
    _shared(camera, window, desk, _child(desk, "Sarah"))
    paper = desk.background.wait(partial(_list, desk, _child(desk, "Sarah")))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-shared-1.png"))
    _asked(camera, window, desk, john)
    _pages(camera, window, desk)
    _beside(camera, window, desk, wren)
    end(window)
    desk.background.close()


def _came(camera: Camera, window: Window, desk: Desk, john: Child) -> None:
    """Say what came of a saying, and ask about the words people gave."""
    window.go("child", f"{john.id}/voice")
    settle(desk)
    part = window.page("child").part("voice")
    part.sayings.answer(0)
    adder = part.findChild(CameAdder)
    adder.line.editor.insert("We asked for a trial")
    adder.line.editor.changed.emit()
    camera.now(window, desk, "child-voice-came")
    adder.line.editor.set_value("")
    adder.left.emit()


def _shared(camera: Camera, window: Window, desk: Desk, sarah: Child) -> None:
    """Show what was shared about Sarah, and a telling in one line."""
    window.go("child", f"{sarah.id}/family")
    settle(desk)
    part = window.page("child").part("family")
    camera.now(window, desk, "child-shared", lambda: part.show_whole(part.shared))
    part.shared.begin()
    adder = part.findChild(TellingAdder)
    adder.line.editor.insert("told Ms Okafor (DSL) that she sleeps at friends’ again")
    adder.line.editor.changed.emit()
    camera.now(window, desk, "child-told", lambda: part.show_whole(adder))
    adder.line.editor.set_value("")
    adder.left.emit()


def _asked(camera: Camera, window: Window, desk: Desk, john: Child) -> None:
    """Put the two questions to John's mum."""
    window.go("child", f"{john.id}/voice")
    settle(desk)
    part = window.page("child").part("voice")
    part.feedback.begin()
    part.feedback.asked.rows.set_answers({"aware": 5, "school": 4})
    camera.now(window, desk, "child-two-questions", lambda: part.show_whole(part.feedback))
    part.feedback.asked.left.emit()


def _pages(camera: Camera, window: Window, desk: Desk) -> None:
    """Show the words that wait for a yes, a list on paper, and the surveys."""
    camera.place(window, desk, "quotes", "quotes")
    page = window.page("quotes")
    page.rows[3].begin()
    settle(desk)
    camera.now(window, desk, "quotes-asked", lambda: page.show_whole(page.rows[3]))
    page.rows[3].leave()
    window.go("quotes_paper", "funders")
    window.page("quotes_paper").reader.editor.set_value("The Elm Trust")
    window.page("quotes_paper")._make()
    settle(desk)
    camera.now(window, desk, "quotes-paper")
    camera.place(window, desk, "surveys", "surveys")
    one = window.page("surveys").cards[0].round.round.id
    window.go("survey", one)
    settle(desk)
    for row, points in zip(window.page("survey").rows.rows, (5, 4, None, 4), strict=False):
        row.set_value(points)
    camera.now(window, desk, "survey-typed")
    camera.place(window, desk, "survey-paper", "survey_paper", one)
    for name, place in (("quotes", "quotes_paper"), ("survey", "survey_paper")):
        paper = window.page(place).out.paper
        sheet(Pages(paper), 0).save(str(camera.folder / f"paper-{name}-1.png"))


def _beside(camera: Camera, window: Window, desk: Desk, wren: Child) -> None:
    """Turn the window to Wren: what came of her words first."""
    window.go("child", f"{wren.id}/voice")
    settle(desk)
    desk.go("with_child", wren.id)
    settle(desk)
    view = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ChildView))
    camera.now(view, desk, "with-child-news")
    view.leave()


def _list(desk: Desk, sarah: Child, store: Store) -> Paper:
    readers = readers_of(store, sarah.id, desk.standing)
    reader = readers.by_key[readers.first]
    return write(store, sarah, Wanted(SHARED, reader, False, this_year()), desk.standing)


def _place(desk: Desk) -> str:
    logs = desk.background.wait(lambda store: store.logs("place"))
    return next(log for log, place in logs if place == seeded.PLACE)


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])
