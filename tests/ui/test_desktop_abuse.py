"""What is typed, pasted, named and shown on a desktop never becomes more than words."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from linkworker.actions.unlock import set_up
from linkworker.documents.markup import element
from linkworker.records import RECORDS, Child, Contact, Means, Outcome
from linkworker.store import create_store
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from tests.linkworker.conftest import KEY
from tests.ui.accessibility import not_plain
from tests.ui.paper_hands import document_of
from ui.doors import Doors
from ui.forms.paper_kinds import NAMES, file_name
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import ElideLabel, Label, WrapLabel
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.toast import Toast

ROOT = Path(__file__).parents[2]
HOSTILE = (
    *('"', "'", "*", "NOT", "AND OR NEAR", "a:b", "(" * 2_000, "- x", "", " ", "\0", "NEAR(a b)"),
    *("^a", "{a b}:c", 'a" OR "b', "words:fox", "\ud800", "x" * 200_000, "%", "_", "\\", "🦊"),
)
MARKUP = '<img src="file:///etc/hostname"><a href="http://x">y</a><b>bold</b>'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with one contact, in whose words stand signs that mean something elsewhere."""
    path = tmp_path_factory.mktemp("abuse") / "a.db"
    store = create_store(path, KEY, "store", RECORDS, view)
    words = 'Chose a fox, 100% sure of it; said: under_line, O\'Neill "quoted" (twice)'
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        wren = change.add(Child(name="Wren", school="s", year=5), log)
        change.add(
            Contact(child=wren.id, at=datetime(2025, 11, 4, 9), whom="Wren", means=Means.CHECK_IN,
                    outcome=Outcome.REACHED, words=words), log,
        )  # fmt: skip
    yield store
    store.close()


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_search_finds_something_or_nothing(store, typed):
    """abuse 72: quotes, operators, two thousand brackets, 200 KB: an answer, never an error."""
    assert isinstance(store.search(typed), list)


def test_signs_that_stand_for_others_elsewhere_stand_for_themselves(store):
    """abuse 73: % and _ are signs like any other."""
    assert store.search("fox")
    assert store.search("%") == []
    assert store.search("f%x") == store.search("f x")
    assert store.search("under_line")
    assert store.search("underXline") == []
    assert store.search("_") == []


def test_markup_that_was_typed_is_shown_as_it_was_typed(qapp, qtbot):
    """abuse 74: in labels, boxes, notices and tips."""
    shown = (
        *(Label(MARKUP), WrapLabel(MARKUP), ElideLabel(MARKUP)),
        *(ErrorBox(MARKUP, MARKUP, MARKUP), InfoStrip("info", MARKUP, MARKUP)),
        EmptyState(MARKUP, MARKUP, "users"),
    )
    for widget in shown:
        qtbot.addWidget(widget)
        assert not_plain(widget) == []
        labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels if one.text())
    window = WrapLabel("")
    qtbot.addWidget(window)
    toast = Toast(window)
    toast.say(MARKUP)
    assert not_plain(toast) == []


def test_markup_on_a_paper_loads_no_file(qapp, tmp_path):
    """abuse 74: printed and in a PDF it is words, and the picture it names is not drawn."""
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    picture.save(str(tmp_path / "red.png"))
    typed = f'<img src="file://{tmp_path}/red.png"> and <b>bold</b>'
    document = document_of(element("p", typed), QSizeF(600, 800))
    assert typed in document.toPlainText()
    assert "\ufffc" not in document.toPlainText()  # what stands where an image is


@pytest.mark.parametrize("field", [LineEdit, WordsEdit])
def test_what_is_pasted_is_words_alone(qtbot, field):
    """abuse 75: of HTML only the text comes in."""
    rich = QMimeData()
    rich.setHtml(f"<p>{MARKUP}</p>")
    rich.setText("plain words")
    QGuiApplication.clipboard().setMimeData(rich)
    into = qtbot.show(field())
    into.paste()
    assert into.value() == "plain words"
    if field is WordsEdit:
        assert "<img" not in into.document().toHtml()


def test_nothing_writes_a_spreadsheet():
    """abuse 76: no table leaves as CSV or XLSX, so no cell of ours can be a formula there."""
    writes = re.compile(r"csv\.(Dict)?[Ww]riter|to_csv|openpyxl|xlsxwriter|\.tsv\b")
    for room in ("linkworker", "sync", "ui"):
        for path in (ROOT / room).rglob("*.py"):
            assert not writes.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\CON",
        "a/b",
        "x:y",
        "/etc/passwd",
        "../../x",
        "\\\\server\\share",
        "." * 9,
        "é" * 300,
    ],
)
def test_a_file_for_a_child_of_any_name_lies_in_the_folder_that_was_chosen(tmp_path, name):
    """abuse 77: initials that are letters, and nothing else of a name."""
    child = Child(name=name, surname=name, school="s", year=5)
    for kind in NAMES:
        made = file_name(kind, child)
        assert (tmp_path / made).resolve().parent == tmp_path.resolve()
        assert len(made) < 80
        assert not set(made) & set('<>:"/\\|?*.')


def test_two_users_of_one_account_see_nothing_of_each_other(tmp_path, qtbot, qapp):
    """abuse 83: each has a folder of their own; neither door names anybody."""
    for who in ("maya", "joel"):
        made = set_up(tmp_path / who, f"four words of {who}", view, FLOOR)
        opened = made.store()
        opened.keep_setting("name", f"{who.title()} Okoro")
        opened.close()
    for who in ("maya", "joel"):
        door = qtbot.show(Doors(qapp, tmp_path / who).first())
        said = " ".join(label.text() for label in door.findChildren(QLabel))
        assert "Okoro" not in said + door.windowTitle()
        for path in (tmp_path / who).rglob("*"):
            assert b"Okoro" not in path.read_bytes()
