"""What was taken back is done again, by the same button or Ctrl+Y."""

from PySide6.QtWidgets import QWidget

from ui.widgets.toast import Toast


def test_what_was_taken_back_can_be_done_again_once_by_the_same_button(qtbot):
    page, done = QWidget(), []
    qtbot.show(page, 600, 400)
    toast = Toast(page)
    toast.say("Note saved on this laptop", lambda: done.append("back"))
    toast._undo.click()
    toast.say("Taken back.")
    toast.offer_again(lambda: done.append("again"))
    assert (toast._undo.said, toast._undo._extra) == ("Redo", "Ctrl Y")
    toast._undo.click()
    toast.redo()
    toast.undo()
    assert done == ["back", "again"]
    toast.say("Taken back.")
    toast.offer_again(lambda: done.append("again"))
    toast.say("Another note saved", lambda: None)  # nothing stands to be done again after this
    toast.redo()
    assert done == ["back", "again"]
