"""The sheet of a day: printed and saved, kept with each child, its order, shredded."""

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from linkworker.actions.day import Row
from linkworker.actions.sheets import SHEET
from linkworker.documents.day_sheet import LINES, day_sheet
from linkworker.records import Child, PaperGiven
from tests.seeds import TODAY
from tests.ui.child_hands import ask
from tests.ui.palette_hands import Hands
from ui.printing import HALF_SHEET, Pages, sheet_of
from ui.widgets.buttons import Button


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


@pytest.fixture
def page(hands):
    hands.window.go("day_sheet")
    found = hands.window.page("day_sheet")
    hands.qtbot.waitUntil(lambda: found.out.paper is not None)
    return found


def given(hands):
    return ask(hands.qtbot, hands.desk, lambda reader: reader.find(PaperGiven, paper=SHEET))


def printed(hands, page, tmp_path):
    def printer(_):
        writer = QPdfWriter(str(tmp_path / "printed.pdf"))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        return writer

    page.out.choose_printer = printer
    with hands.qtbot.waitSignal(hands.desk.said):
        page.print.click()
    hands.settle()


def test_printing_is_kept_with_each_child_and_asked_after_until_it_is_shredded(
    hands, page, tmp_path
):
    printed(hands, page, tmp_path)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    on_it = {child.id for row in page._rows() for child in row.children}
    assert {one.child for one in given(hands)} == on_it
    hands.qtbot.waitUntil(lambda: page.shredded.isVisible())
    yes = next(b for b in page.shredded.findChildren(Button) if b.said == "Yes, shredded")
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        yes.click()
    assert said.args[0] == "Shredded, and ticked."
    hands.qtbot.waitUntil(lambda: not page.shredded.isVisible())
    assert all(one.shredded_on == TODAY for one in given(hands))


def test_a_saved_sheet_is_a_pdf_of_half_a_page_and_listed(hands, page, tmp_path):
    file = tmp_path / "sheet.pdf"
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        page.out.write(file)
    assert "not locked there" in said.args[0]
    assert file.read_bytes().startswith(b"%PDF")
    assert {one.file for one in given(hands)} == {"sheet.pdf"}


def test_writing_up_goes_in_the_order_of_the_sheet_with_its_numbers(hands, page, tmp_path):
    keys = [row.key for row in page._rows()]
    printed(hands, page, tmp_path)
    hands.window.go("day")
    found = hands.window.page("day")
    hands.qtbot.waitUntil(lambda: found.ready and bool(found.form.rows))
    assert [row.key for row in found.form.rows][: len(keys)] == keys
    assert [row.number.text() for row in found.form.rows][: len(keys)] == [
        str(at) for at in range(1, len(keys) + 1)
    ]


@pytest.mark.parametrize("practice", [False, True])
def test_a_full_sheet_is_one_half_page(qapp, practice):
    wren = Child(name="Wren", surname="Tidewater")
    rows = [Row((wren,), room="Dining hall") for _ in range(LINES)]
    paper = day_sheet(rows, TODAY, worker="Joyce Addo", first_names=True, practice=practice)
    assert sheet_of(paper) == HALF_SHEET
    assert Pages(paper).count == 1
