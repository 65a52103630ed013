"""Task 7: from any tab of a child her paper is printed by Ctrl+P, a look, and one more key."""

import re
import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions.files import papers_given
from linkworker.records import Child, Way
from ui.places import furnish_desk
from ui.screens.child_page import ChildPage
from ui.screens.print_page import PrintPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(joyces, qtbot):
    window = furnish_desk(joyces)
    qtbot.show(window, 1366, 768)
    qtbot.turn_to(window)
    return window


@pytest.fixture
def wren(joyces):
    return joyces.background.wait(lambda store: store.find(Child, name="Wren")[0])


def open_tab(window, wren, tab, qtbot):
    window.go("child", f"{wren.id}/{tab}")
    page = window.findChild(ChildPage)
    qtbot.waitUntil(lambda: page.isVisible() and page.tabs.now() == tab)
    qtbot.waitUntil(lambda: "Wren" in page.accessibleName())
    page.setFocus()


def to_file(path):
    """Print to a file, as the system's own window would on a printer that is one."""

    def choose(_parent):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setOutputFileName(str(path))
        return printer

    return choose


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("story", "Wren's plan"),
        ("plan", "Wren's plan"),
        ("attendance", "Wren's attendance plan"),
        ("timeline", "Wren, Mon 1 Sep 2025 to Tue 4 Nov 2025"),
    ],
)
def test_ctrl_p_look_and_ctrl_enter_print_the_paper_of_the_tab_for_a_parent(
    window, joyces, wren, tmp_path, qtbot, tab, title
):
    open_tab(window, wren, tab, qtbot)
    keys = [(Qt.Key.Key_P, CTRL), (Qt.Key.Key_Return, CTRL)]
    press(qtbot, *keys[0])
    qtbot.waitUntil(lambda: window.here() == ("print", window.here()[1]))
    page = window.findChild(PrintPage)
    page.out.choose_printer = to_file(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: page.paper is not None and page.print.isEnabled())
    assert page.paper.title == title
    look = [label.text() for label in page.check.findChildren(QLabel)]
    assert any(words.startswith("Left out for Dana Tidewater") for words in look)
    with qtbot.waitSignal(joyces.said) as said:
        press(qtbot, *keys[1])
    assert len(keys) + 1 == 3  # two keys and a look
    assert said.args[0].startswith("Sent to the printer")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    (given, *_) = joyces.background.wait(lambda store: papers_given(store, wren))
    assert (given.reader, given.way, given.by) == ("Dana Tidewater", Way.PRINTED, "joyce")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads PDFs")
def test_what_comes_from_the_printer_is_what_was_looked_at(window, wren, tmp_path, qtbot):
    open_tab(window, wren, "plan", qtbot)
    press(qtbot, Qt.Key.Key_P, CTRL)
    page = window.findChild(PrintPage)
    page.out.choose_printer = to_file(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: page.paper is not None and page.preview.count > 0)
    press(qtbot, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil((tmp_path / "out.pdf").exists)
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "out.pdf").read_bytes())) == (
        page.preview.count
    )
    command = ["pdftotext", "-layout", str(tmp_path / "out.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for words in ("DRAFT", "not the school's SEND plan", "For Dana Tidewater (mum)",
                  "In Wren's words", "Agreed by", "Link Worker", "Who sees this"):  # fmt: skip
        assert words in text


def test_a_printer_that_was_not_chosen_prints_nothing_and_keeps_nothing(
    window, joyces, wren, qtbot
):
    open_tab(window, wren, "plan", qtbot)
    press(qtbot, Qt.Key.Key_P, CTRL)
    page = window.findChild(PrintPage)
    page.out.choose_printer = lambda _: None
    qtbot.waitUntil(lambda: page.paper is not None)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert joyces.background.wait(lambda store: papers_given(store, wren)) == []


def press(qtbot, key, with_):
    qtbot.keyClick(QApplication.focusWidget(), key, with_)
