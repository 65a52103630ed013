"""The file itself: what a reader must not be told is in no PDF's text, on no page, of no paper."""

import shutil
import subprocess
from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextCursor, QTextTable

from linkworker.records import RECORDS
from linkworker.store import create_store
from sync.merge import view
from tests.linkworker.conftest import KEY, Ticking
from tests.linkworker.secret_words import (
    MAY_NOT,
    PAPERS,
    SECRETS,
    found_in,
    keep_secrets,
    paper_of,
    readers,
    say_everywhere,
)
from tests.ui.paper_hands import document_of
from ui.printing import Pages, save_pdf

ROOM = QSizeF(680, 973)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Wren's record with every secret in every field."""
    path = tmp_path_factory.mktemp("told") / "a.db"
    store = create_store(path, KEY, "store", RECORDS, view, now=Ticking())
    wren = keep_secrets(store)
    say_everywhere(store, wren, "\n".join(SECRETS))
    yield store, wren
    store.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads PDFs")
@pytest.mark.parametrize("what", PAPERS)
@pytest.mark.parametrize("name", MAY_NOT)
def test_no_pdf_tells_its_reader_what_is_not_theirs_to_know(told, qapp, tmp_path, name, what):
    paper = paper_of(*told, what, readers(*told)[name])
    if paper is None:
        return
    path = tmp_path / "paper.pdf"
    save_pdf(paper, path)
    said = [
        ["pdftotext", "-layout", path, "-"],
        ["pdftotext", "-raw", path, "-"],
        ["pdfinfo", path],
    ]
    for command in said:
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert "Wren" in text
        assert found_in(text, MAY_NOT[name]) == []
    assert not any(secret.encode() in path.read_bytes() for secret in MAY_NOT[name])


def row_lies_on(document, table, row):
    """Give the pages that a row's words lie on."""
    layout, pages = document.documentLayout(), set()
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        block = cell.firstCursorPosition().block()
        while block.isValid() and block.position() <= cell.lastPosition():
            rect = layout.blockBoundingRect(block)
            height = document.pageSize().height()
            pages |= {int(rect.top() // height), int((rect.bottom() - 1) // height)}
            block = block.next()
    return pages


def tables_of(document):
    return [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]


@pytest.mark.parametrize("rows", [30, 200])
def test_no_row_is_cut_and_each_page_says_its_headings_again(qapp, rows):
    cells = "".join(
        f"<tr><td>Day {n}</td><td><b>Call</b><br>{'word ' * (n * 7 % 60)}end {n}</td></tr>"
        for n in range(rows)
    )
    table = f"<table width='100%'><thead><tr><th>When</th><th>What</th></tr></thead>{cells}</table>"
    document = document_of(f"<html><body><h2>May</h2>{table}</body></html>", ROOM)
    found = tables_of(document)
    assert len(found) > 1
    kept = []
    for one in found:
        assert one.cellAt(0, 0).firstCursorPosition().block().text() == "When"
        for row in range(1, one.rows()):
            assert len(row_lies_on(document, one, row)) == 1
            kept.append(one.cellAt(row, 0).firstCursorPosition().block().text())
    assert kept == [f"Day {n}" for n in range(rows)]
    assert document.toPlainText().count("end ") == rows


def test_a_box_begins_on_a_new_page_rather_than_being_cut(qapp):
    for lines in range(20, 60, 3):
        box = (
            "<table role='presentation'><tr><td><p>one</p><p>two</p><p>three</p></td></tr></table>"
        )
        document = document_of(f"<html><body>{'<p>line</p>' * lines}{box}</body></html>", ROOM)
        (found,) = tables_of(document)
        assert len(row_lies_on(document, found, 0)) == 1


@pytest.mark.parametrize("larger", [False, True])
@pytest.mark.parametrize("what", PAPERS)
def test_no_heading_of_a_paper_ends_a_page(told, qapp, what, larger):
    document = Pages(paper_of(*told, what, readers(*told)["Dana"], larger=larger)).document
    layout, height = document.documentLayout(), document.pageSize().height()
    on = {
        block.position(): int(layout.blockBoundingRect(block).top() // height)
        for block in blocks(document)
    }
    for head, below in pairwise(blocks(document)):
        alone = head.blockFormat().headingLevel() and QTextCursor(head).currentTable() is None
        assert not alone or on[head.position()] == on[below.position()], head.text()


def blocks(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
