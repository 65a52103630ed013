"""A year of contacts is laid out between other things: the window answers meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer

from linkworker.records import Contact, Means, Outcome
from tests.seeds import NOW
from tests.ui.child_hands import words
from tests.ui.paper_hands import begin_wren, choose, open_page
from ui.forms.paper_kinds import CHRONOLOGY
from ui.forms.paper_preview import LONG
from ui.printing import Pages

ROWS = 240
SAID = "She came in with a smile and told me about the fox that she had drawn on the way. " * 3


@pytest.fixture
def page(desk, qtbot):
    wren = begin_wren(desk)
    desk.background.wait(lambda store: _write(store, wren))
    page = open_page(desk, wren, qtbot)
    page.first.editor.set_value((NOW - timedelta(days=ROWS)).date())
    page.last.editor.set_value(NOW.date())
    page.what.set_value(CHRONOLOGY)
    choose(page, "Dana")
    return page


def _write(store, wren):
    with store.change() as (change, changes):
        for number in range(ROWS):
            at = NOW - timedelta(days=number)
            said = {"means": Means.CHECK_IN, "outcome": Outcome.REACHED, "by": "maya"}
            change.add(Contact(child=wren.id, at=at, whom="Wren", words=SAID, **said), wren.log)
    return changes


def test_its_pages_are_prepared_while_the_window_answers(page, qtbot):
    answered, prepared = [], []
    page.preview.prepared.connect(lambda: prepared.append(len(answered)))
    clock = QTimer(page)
    clock.timeout.connect(lambda: answered.append(page.print.isEnabled()))
    qtbot.waitUntil(lambda: page.paper is not None)
    assert len(page.paper.html) > LONG
    assert page.preview.count == 0
    qtbot.waitUntil(lambda: "Preparing the pages…" in words(page.preview))
    clock.start(0)
    qtbot.waitUntil(lambda: bool(prepared))
    assert prepared[0] > 3  # turns that something else had meanwhile
    assert not any(answered[: prepared[0]])  # nothing goes out half laid out
    qtbot.waitUntil(page.print.isEnabled)
    assert "Preparing the pages…" not in words(page.preview)


def test_its_pages_are_the_same_as_laid_out_at_once(page, qtbot):
    qtbot.waitUntil(lambda: page.preview.count > 0)
    at_once = Pages(page.paper)
    assert page.preview.count == at_once.count > 5
    assert page.preview.pages.document.toPlainText() == at_once.document.toPlainText()


def test_another_choice_meanwhile_shows_its_own_pages_alone(page, qtbot):
    qtbot.waitUntil(lambda: page.paper is not None)
    first = page.paper
    choose(page, "Rex")
    qtbot.waitUntil(lambda: page.paper not in (None, first) and page.preview.count > 0)
    assert page.preview.pages.paper is page.paper
    assert "Rex" in page.paper.foot


def test_it_is_saved_by_the_pages_that_were_prepared(page, qtbot, tmp_path):
    qtbot.waitUntil(lambda: page.preview.count > 0)
    page.out.write(tmp_path / "long.pdf")
    assert (tmp_path / "long.pdf").read_bytes().count(b"/Type /Page\n") == page.preview.count
