"""Whatever kind of record holds words: the search finds them, and going there shows that record."""

from itertools import islice

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from linkworker.fields import LogKind, Sensitivity, searchable, sensitivity_of
from linkworker.records import RECORDS, Child
from tests.seeds import NOW
from tests.ui import seeded
from tests.ui.palette_hands import Hands
from ui.desk import tell_time
from ui.models import found_people
from ui.models.found_where import KINDS, where

SEARCHED = [kind for kind in RECORDS if [*searchable(kind)]]


@pytest.fixture(scope="module")
def whole_store(tmp_path_factory):
    """The whole invented caseload: some record of nearly every kind."""
    path = tmp_path_factory.mktemp("whole") / "caseload.db"
    seeded.make_store(path, small=False)
    return path


@pytest.fixture
def hands(qtbot, whole_store, tmp_path):
    seeded.lay_down(whole_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded.seeded_desk(tmp_path) as desk:
        yield Hands(qtbot, desk)


def test_every_kind_with_words_to_search_is_searched():
    named = {Child, *found_people.KINDS}
    assert set(SEARCHED) <= named | set(KINDS)


def ask(hands, question):
    done = []
    hands.desk.background.read(question, then=done.append)
    hands.qtbot.waitUntil(lambda: bool(done))
    return done[0]


def said_words(record):
    """Give words of a field that lists may show, the longest first."""
    names = [
        name
        for name in searchable(type(record))
        if sensitivity_of(record, name) is Sensitivity.ORDINARY
    ]
    said = [str(getattr(record, name) or "") for name in names]
    return max(said, key=len, default="")


def one_of_each(reader):
    """Give, for each kind, the newest record with words of its own, and whose log it is."""
    whose = {child.log: child for child in reader.find(Child)}
    found = []
    for kind in KINDS:
        records = (one for one in reversed(reader.find(kind)) if len(said_words(one)) > 3)
        found += [(one, whose.get(one.log)) for one in islice(records, 1)]
    return found


def shown_words(window):
    found = []
    for widget in window.findChildren(QLabel) + window.findChildren(QPushButton):
        if widget.isVisible():
            found.append(widget.text())
    for widget in window.findChildren(QLineEdit):
        found.append(widget.text() if widget.isVisible() else "")
    for widget in window.findChildren(QPlainTextEdit):
        found.append(widget.toPlainText() if widget.isVisible() else "")
    return " ".join(" ".join(found).split())


def test_what_was_found_is_shown_where_the_search_goes(hands):
    lost, kinds = [], set()
    for record, child in ask(hands, one_of_each):
        if record.lives_in is LogKind.CHILD and child is None:
            continue
        typed = " ".join(said_words(record).split()[:4])
        there = where(record, child.id if child else "", typed)
        hands.window.go(there.place, there.about)
        hands.settle()
        QApplication.processEvents()
        kinds.add(type(record))
        if typed not in shown_words(hands.window):
            lost.append((record.kind, there.place, there.about[-40:], typed))
    assert not lost, "\n".join(map(str, lost))
    assert len(kinds) > 12
