"""Hands for the page about a worry: open it, type, look what is kept."""

from linkworker.actions.concerns import concerns_of
from tests.ui.child_hands import ask
from tests.ui.tasks.hands import CTRL, Key
from ui.widgets.buttons import Button

NEEDLE = "quokkas under the stairs"


def open_page(joyce, name="Pip"):
    joyce.window.go("concern", joyce.child(name).id if name else "")
    joyce.settle()
    page = joyce.window.page("concern")
    joyce.qtbot.waitUntil(lambda: page.said.fields["said"].editor.hasFocus())
    return page


def passed_on(joyce, name="Pip"):
    one = joyce.child(name)
    return ask(joyce.qtbot, joyce.desk, lambda reader: concerns_of(reader, one))


def drafts(joyce, apart=""):
    return ask(joyce.qtbot, joyce.desk, lambda reader: reader.drafts(apart))


def type_and_leave(joyce):
    page = open_page(joyce)
    joyce.write(NEEDLE)
    joyce.window.go("today")
    joyce.settle()
    return page


def press_named(joyce, page, name):
    def found():
        shown = (one for one in page.findChildren(Button) if one.isVisible())
        return next(one for one in shown if one.said == name)

    joyce.qtbot.waitUntil(found)
    found().click()


def hand_over(joyce, page):
    """Tick that it was handed over, and keep that, by keys."""
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
