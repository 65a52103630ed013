"""Whose page it is, the strip above the tabs always says, whichever tab showed whom before."""

from tests.ui.child_hands import child, settled, words
from ui.places import furnish_desk


def test_coming_back_to_a_tab_that_still_shows_her_brings_her_strip_back(qtbot, joyces):
    window = furnish_desk(joyces)
    qtbot.show(window, 1366, 768)
    wren, sarah = (child(qtbot, joyces, name) for name in ("Wren", "Sarah"))
    page = window.page("child")
    for one, tab in ((wren, "voice"), (sarah, "family"), (wren, "voice")):
        window.go("child", f"{one.id}/{tab}")
        settled(qtbot, joyces)
        qtbot.waitUntil(lambda one=one: one.name in page.accessibleName())
        said = " ".join(words(page.strip))
        assert one.surname in said, tab
