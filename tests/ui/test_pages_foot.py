"""What cannot be done on a page takes no room on it, and is not offered."""

from linkworker.records import Child
from tests.ui.child_hands import ask, settled, words
from ui.child.round import PersonRow
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, across, held, unshown
from ui.widgets.pages import ScrollPage


def test_a_foot_without_buttons_takes_no_room_and_comes_back_with_them(qtbot):
    page, save, leave = ScrollPage(), Button("Save"), Button("Later")
    page.set_foot(leave, STRETCH, save)
    qtbot.show(page, 900, 500)
    tall = page._area.height()
    for button in (save, leave):
        button.hide()
    qtbot.waitUntil(lambda: page._area.height() == 500)
    assert tall < 500
    save.show()
    qtbot.waitUntil(lambda: page._area.height() == tall)


def test_a_row_that_never_showed_leaves_no_line(qtbot):
    page = ScrollPage()
    page.set_foot(unshown(held(across(Button("Save")))))
    qtbot.show(page, 900, 500)
    qtbot.waitUntil(lambda: page._area.height() == 500)


def test_who_reviews_is_told_that_the_words_are_wiped_not_that_something_is_kept(qtbot, sit):
    said = {}
    for user in ("tom", "joyce"):
        window, desk = sit(user)
        wren = ask(qtbot, desk, lambda reader: reader.find(Child, name="Wren")[0])
        window.go("concern", wren.id)
        settled(qtbot, desk)
        said[user] = window.page("concern").hand.words
    assert said == {"tom": "Handed over: wipe the words", "joyce": "Keep that it was handed over"}


def test_who_reviews_is_offered_a_telephone_only_where_one_is_known(qtbot, sit):
    window, desk = sit("tom")
    wren = ask(qtbot, desk, lambda reader: reader.find(Child, name="Wren")[0])
    window.go("child", f"{wren.id}/family")
    settled(qtbot, desk)
    rows = [row for row in window.findChildren(PersonRow) if row.isVisible()]
    assert {row._name.text(): row._show.isVisible() for row in rows} == {
        "Dana Tidewater": True,
        "Gareth Pell": False,
    }
    rows[0]._show.click()
    assert words(rows[0]._reach) == ["01632 960 114 · after 3pm"]
