"""What belongs to one child beside her tabs: the emergency card, adding, and what is hers."""

from PySide6.QtWidgets import QApplication

from linkworker.records import Child
from tests.pictures.camera import Camera, settle, window_of
from tests.pictures.cast import Cast
from ui.with_child.view import ChildView


def take(camera: Camera, cast: Cast) -> None:
    """Take the pictures of a child's page with something open, and of a page not yet begun."""
    new = cast.joyce.store.find(Child, name="Juniper")[0].id
    with window_of(cast.joyce, "Joyce Addo") as (window, desk):
        for tab in ("story", "plan"):
            camera.place(window, desk, f"child-{tab}-begin", "child", f"{new}/{tab}")
        page = window.page("child")
        window.go("child", f"{cast.wren}/plan")
        settle(desk)
        page.part("plan").add_action()
        page.part("plan").cards[0]._adder.line.insert("Ask the kitchen for a tray fri")
        page.part("plan").cards[0]._adder.line.changed.emit()
        camera.now(window, desk, "child-plan-adding")
        window.go("child", f"{cast.wren}/story")
        settle(desk)
        camera.now(window, desk, "child-emergency", page.show_emergency)
        page._card.put_away()
        desk.go("with_child", cast.wren)
        settle(desk)
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ChildView)]
        camera.page(next(one for one in shown if one.isVisible()), "child-beside")
        settle(desk)
