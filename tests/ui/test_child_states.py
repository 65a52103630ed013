"""What a child's page says beside her story: whose it is, trouble, waiting, what is newer."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.ui.accessibility import cut_off
from tests.ui.child_hands import child, press, settled, shown, turn, words
from ui import theme
from ui.desk import tell_time
from ui.widgets.notices import Waiting
from ui.widgets.tags import Tag


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_the_strip_says_whose_page_it_is_and_whom_to_ring_when(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story")
    said = words(page.strip)
    assert "She/her · Year 5, age 9 · class 5F · Alderbrook Primary · year 2, term 4 of 6" in said
    assert "Ring mum after 3pm" in said
    assert not any("SEN" in one for one in said)


def test_what_cannot_be_read_says_what_is_safe_and_is_read_again(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story")
    page._refuse(OSError("the disk is not there"))
    assert page.notices.trouble.isVisible()
    assert "What is kept on this laptop is untouched." in words(page.notices)
    assert not page.part("story").isVisible()
    press(qtbot, page, "Try again")
    qtbot.waitUntil(lambda: not page.notices.trouble.isVisible())
    assert page.part("story").isVisible()


def test_a_slow_read_shows_quiet_bars_and_no_word_of_the_child_before(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story", "Sarah")
    page._child = child(qtbot, joyces).id
    page._slow.timeout.emit()
    assert page.findChild(Waiting).isVisible()
    assert not any("Sarah" in one for one in words(page))
    turn(qtbot, page, joyces, "story")
    assert not page.findChild(Waiting).isVisible()


def test_a_read_within_a_moment_never_shows_bars(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story")
    assert not page._slow.isActive()


def test_what_a_newer_version_wrote_is_said_to_be_kept(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story")
    about = page._about
    page.notices.show_about(replace(about, child=replace(about.child, newer=frozenset({"pet"}))))
    assert page.notices.newer.isVisible()
    page.notices.show_about(about)
    assert not page.notices.newer.isVisible()
    assert story.isVisible()


def test_two_answers_stand_in_one_line_that_names_who_gave_them(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story")
    about = replace(page._about, to_decide=1, decided_by=("Maya", "Sam"))
    page.notices.show_about(about)
    said = "Maya and Sam changed something here. Both are kept: decide which is right."
    assert said in words(page.notices)
    settled(qtbot, joyces)
    page.notices.show_about(replace(about, may_write=False))
    assert not page.notices.conflict.isVisible()


def squeezed(page):
    """Tags that have less room than their words need, or reach out of what holds them."""
    tags = [tag for tag in page.findChildren(Tag) if tag.isVisible()]
    return [
        tag.words
        for tag in tags
        if tag.width() < tag.sizeHint().width() or tag.geometry().right() > tag.parent().width()
    ]


@pytest.mark.parametrize("tab", ["story", "plan"])
def test_a_day_of_last_year_has_room_for_its_year(qtbot, page, joyces, tab):
    tell_time(lambda: datetime(2026, 1, 8, 9, 42))
    turn(qtbot, page, joyces, tab)
    assert any("was due Fri 24 Oct 2025" in one for one in words(page))
    assert squeezed(page) == []


@pytest.mark.parametrize("tab", ["story", "plan"])
def test_larger_words_chosen_while_a_page_shows_cut_nothing_off(qtbot, page, joyces, tab):
    page.resize(930, 540)
    turn(qtbot, page, joyces, tab)
    theme.apply(theme.Look("light", text=130))
    qtbot.waitUntil(lambda: cut_off(page) == [] == squeezed(page))
