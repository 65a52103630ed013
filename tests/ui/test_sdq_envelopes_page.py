"""Labels and the list of forms to give out, from the page: chosen, begun anywhere, kept."""

from dataclasses import replace

import pytest

from linkworker.records import FilledInBy, PaperGiven
from tests.ui import seeded
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import settled
from ui.screens.sdq_envelopes_page import LABELS, LIST, SdqEnvelopesPage


@pytest.fixture
def page(qtbot, joyces):
    made = qtbot.show(SdqEnvelopesPage(joyces), 1040, 640)
    qtbot.waitUntil(lambda: made.out.paper is not None)
    return made


def pick(chips, value):
    chips.set_value(value)
    chips.changed.emit()


def test_labels_are_for_those_who_wait_and_chips_narrow_them(page):
    assert page.what.value() == LABELS
    assert "Form 1" in page.out.paper.html
    everybody = len(page._made())
    pick(page.whose, FilledInBy.PARENT)
    assert {one.chased.filled_by for one in page._made()} == {FilledInBy.PARENT}
    assert len(page._made()) < everybody
    pick(page.whose, FilledInBy.SELF)
    assert page.out.paper is None
    assert not page.print.isEnabled()


def test_the_list_has_the_same_numbers_and_may_be_larger(page):
    pick(page.what, LIST)
    usual = page.out.paper
    assert "Forms to give out" in usual.html
    page.larger.click()
    assert page.out.paper.letters > usual.letters
    assert not page._first.isVisible()


def test_a_first_label_that_is_not_on_the_sheet_is_said(page):
    page.begin.setText("22")
    page.begin.changed.emit()
    assert "from 1 to 21" in page._first._problem.text()
    assert page.out.paper is None
    page.begin.setText("4")
    page.begin.changed.emit()
    assert page.out.paper is not None


def test_that_labels_were_made_is_kept_with_each_child(page, joyces, qtbot, tmp_path):
    wanted = {one.child.id for one in page._made()}
    page.out.write(tmp_path / "labels.pdf")
    settled(qtbot, joyces)
    kept = joyces.background.wait(lambda store: store.find(PaperGiven, paper="Envelope for a form"))
    assert {one.child for one in kept} == wanted
    assert {one.file for one in kept} == {"labels.pdf"}


def test_everything_is_named_plain_and_whole(page, qtbot):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_who_reviews_makes_none(joyces, qtbot):
    joyces.stand(replace(joyces.standing, caseloads={seeded.CASELOAD: "review"}))
    page = qtbot.show(SdqEnvelopesPage(joyces), 1040, 640)
    qtbot.waitUntil(lambda: page._review.isVisible())
    assert page.out.paper is None
    assert not page.print.isVisible()
