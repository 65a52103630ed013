"""Papers page by page: nothing is lost between pages, each has its foot, no heading ends one."""

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontInfo, QPageLayout, QPageSize, QTextCursor
from PySide6.QtPrintSupport import QPrinter

from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.markup import element, joined, table
from linkworker.documents.paper import OURS, Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient
from linkworker.documents.shapes import section
from linkworker.documents.story import story_paper
from linkworker.documents.style import LARGER, LETTERS, sheet
from linkworker.records import Child, Colleague
from tests.seeds import TODAY
from tests.ui.paper_hands import document_of
from ui.paper_foot import foot_height, foot_of
from ui.printing import MARGIN_MM, TOP_MM, Pages, page_count, paint, save_pdf

SHEET = QSizeF(680, 1032)
DANA = Recipient("Dana Tidewater", "mum")
JOYCE = Colleague(user="joyce", name="Joyce", work="Link Worker", phone="01632 960 050")
FOOT = (
    f"Wren's plan, changed since version 1. DRAFT. {OURS} For Dana Tidewater (mum). "
    "Made on Tue 4 Nov 2025."
)


def make(desk, write=plan_paper, *, larger=False):
    def wrens(store):
        (wren,) = store.find(Child, name="Wren")
        return write(store, wren, DANA, Made(JOYCE, TODAY, larger))

    return desk.background.wait(wrens)


def blocks_of(document):
    block = document.begin()
    while block.isValid():
        rect = document.documentLayout().blockBoundingRect(block)
        yield block, int(rect.top() // document.pageSize().height()), rect
        block = block.next()


def first_line(block):
    return block.text().split("\u2028")[0]


def page_on(document, words):
    (found,) = (page for block, page, _ in blocks_of(document) if first_line(block) == words)
    return found


@pytest.mark.parametrize(("larger", "pages"), [(False, 2), (True, 5)])
def test_wrens_plan_is_one_sheet_and_in_larger_print_no_page_is_blank(
    joyces, tmp_path, larger, pages
):
    paper = make(joyces, larger=larger)
    path = tmp_path / "plan.pdf"
    save_pdf(paper, path)
    assert len(re.findall(rb"/Type /Page\b", path.read_bytes())) == pages
    document = Pages(paper, SHEET).document
    assert page_count(document) == pages
    shown = {page for block, page, _ in blocks_of(document) if block.text().strip()}
    assert shown == set(range(pages))


@pytest.mark.parametrize("name", ["Wren", "John", "Sarah"])
def test_a_story_is_one_page(joyces, name):
    def story(store):
        (child,) = store.find(Child, name=name)
        return story_paper(store, child, DANA, Made(JOYCE, TODAY))

    assert Pages(joyces.background.wait(story), SHEET).count == 1


def test_a_printer_gets_the_same_pages_with_the_same_margins(joyces, tmp_path):
    path = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(path))
    paint(make(joyces), printer)
    assert len(re.findall(rb"/Type /Page\b", path.read_bytes())) == 2
    margins = printer.pageLayout().margins(QPageLayout.Unit.Millimeter)
    assert min(margins.left(), margins.right()) >= MARGIN_MM - 0.1
    assert min(margins.top(), margins.bottom()) >= TOP_MM - 0.1


def test_larger_print_has_16_point_letters_and_they_reach_the_foot(joyces):
    for larger, letters in ((False, LETTERS), (True, LARGER)):
        paper = make(joyces, larger=larger)
        document = document_of(paper.html, SHEET)
        found = document.find("Drawing, above all foxes")
        assert found.charFormat().font().pixelSize() == letters == paper.letters
    assert LARGER * 72 / 96 >= 16


def test_in_larger_print_nothing_is_smaller_than_16_points_and_headings_are_larger(joyces):
    paper = make(joyces, larger=True)
    document = document_of(paper.html, SHEET)
    sizes, heads = set(), set()
    for block, _, _ in blocks_of(document):
        if block.text().strip() and block.length() > 1:
            letters = block.begin().fragment().charFormat()
            size = QFontInfo(letters.font()).pixelSize()
            (heads if block.blockFormat().headingLevel() else sizes).add(size)
    assert min(sizes) >= LARGER
    assert min(heads) > LARGER


def test_a_foot_is_never_cut_however_long_its_words_are(joyces):
    long = replace(make(joyces), foot="For the school's whole safeguarding team. " * 8)
    assert foot_height(long, SHEET.width()) > foot_height(make(joyces), SHEET.width())
    assert foot_height(replace(long, foot=""), SHEET.width()) == 0


def test_the_foot_names_the_paper_its_reader_its_day_and_the_page(joyces):
    paper = make(joyces)
    assert foot_of(paper, 1, 2) == (FOOT, "Page 1 of 2")
    assert (
        f"Wren's attendance plan, changed since version 1. DRAFT. {OURS} For Dana"
        in make(joyces, attendance_paper).foot
    )


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads PDFs")
def test_every_page_of_the_file_carries_its_foot(joyces, tmp_path):
    path = tmp_path / "plan.pdf"
    save_pdf(make(joyces), path)
    command = ["pdftotext", "-layout", str(path), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    for number, words in enumerate(pages[:2], 1):
        assert all(part in " ".join(words.split()) for part in FOOT.split(". ")[:2])
        assert f"Page {number} of 2" in words


def test_the_three_signatures_stand_on_one_page_under_their_heading(joyces):
    for larger in (False, True):
        document = Pages(make(joyces, larger=larger), SHEET).document
        labels = ("Agreed by", "Child or young person", "Parent or carer", "School")
        found = [block for block, *_ in blocks_of(document) if first_line(block) == "School"][-1]
        pages = {page_on(document, one) for one in labels[:3]}
        top = document.documentLayout().blockBoundingRect(found).top()
        assert pages == {int(top // document.pageSize().height())}


@pytest.mark.parametrize("above", range(20, 48, 2))
def test_a_short_table_is_never_cut(qapp, above):
    filling = [element("p", "line") for _ in range(above)]
    rows = [[f"row {n}", "y"] for n in range(7)]
    said = [*filling, section("Agreed", table("ab", rows)), section("After", "end")]
    document = document_of(joined([sheet(), *said]), SHEET)
    assert len({page_on(document, words) for words in ("Agreed", "row 0", "row 6")}) == 1


def test_a_paper_that_cannot_be_written_raises(joyces, tmp_path):
    with pytest.raises(OSError, match="written"):
        save_pdf(make(joyces), tmp_path / "gone" / "plan.pdf")


PARTS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 9)), min_size=3, max_size=14
)  # words under a heading, lines of a table


@settings(max_examples=25, deadline=None)
@given(PARTS)
def test_no_heading_ends_a_page_and_nothing_is_lost(qapp, parts):
    said = [
        section(f"Heading {n}", "word " * words + "end", table("ab", [["x", "y"]] * lines))
        for n, (words, lines) in enumerate(parts)
    ]
    html = joined([element("html", element("head", sheet()), element("body", *said))])
    document = document_of(html, SHEET)
    found = list(blocks_of(document))
    for (head, page, rect), (below, next_page, _) in pairwise(found):
        assert not head.text() or rect.height() > 0
        if head.blockFormat().headingLevel():
            assert QTextCursor(below).currentTable() is None
            assert next_page == page
