"""Papers as PDF and on a printer, page by page, each with its foot.

Their words were made safe where they were written. Qt's documents keep no heading with what
follows it and draw no foot: both are done here.
"""

from collections.abc import Iterator
from math import ceil
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QDialog, QWidget

from linkworker.documents.paper import Paper
from linkworker.documents.style import colour

DOTS = 96  # a paper's px
FINE = 1200  # dots to the inch in a PDF: letters stand where they belong
MARGIN_MM = 15.0
FOOT = 36.0  # px kept at the foot of a page
_WHOLE = 0.4  # of a page: a section with a table shorter than this is not cut
_UNDER = 0.12  # of a page: so much stands under every heading


def document_of(html: str, page: QSizeF) -> QTextDocument:
    """Lay out a paper's HTML on pages of this size, in pixels; no heading ends a page."""
    document = QTextDocument()
    letters = QFont()
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(letters)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(page)
    _keep_sections(document)
    return document


def pages_of(paper: Paper, page: QSizeF) -> QTextDocument:
    """Lay out a paper on sheets whose printed part is so large, with room for their foot."""
    return document_of(paper.html, QSizeF(page.width(), page.height() - FOOT))


def page_count(document: QTextDocument) -> int:
    """Count the pages that have words on them; Qt also counts the room below the last."""
    last = document.documentLayout().blockBoundingRect(document.lastBlock())
    return ceil(last.bottom() / document.pageSize().height())


def foot_of(paper: Paper, page: int, pages: int) -> tuple[str, str]:
    """Return the words at the foot of a page: on the left, and on the right."""
    return paper.foot, f"Page {page} of {pages}"


def save_pdf(paper: Paper, path: Path) -> None:
    """Write a paper as an A4 PDF; raises OSError when the file cannot be written."""
    writer = QPdfWriter(str(path))
    writer.setResolution(FINE)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(paper.title)
    writer.setCreator("Linkworker")
    paint(paper, writer)
    del writer
    if not path.exists() or path.stat().st_size == 0:
        raise OSError("the file could not be written")


def send_to_printer(paper: Paper, parent: QWidget) -> bool:
    """Let a person choose a printer, and print a paper there; say whether it was sent.

    Raises OSError when the printer takes nothing.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(paper.title)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    paint(paper, printer)
    return True


def paint(paper: Paper, device: QPagedPaintDevice) -> None:
    """Paint a paper on a file's or a printer's pages; raises OSError when it takes nothing."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    page = QSizeF(device.pageLayout().paintRectPixels(DOTS).size())
    document = pages_of(paper, page)
    pages = page_count(document)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("nothing can be written there")
    painter.scale(device.logicalDpiX() / DOTS, device.logicalDpiY() / DOTS)
    for number in range(pages):
        if number:
            device.newPage()
        if paper.practice:
            _paint_practice(painter, page)
        _paint_body(painter, document, number)
        _paint_foot(painter, paper, page, foot_of(paper, number + 1, pages))
    painter.end()


def _paint_practice(painter: QPainter, page: QSizeF) -> None:
    """Say across a page, under its words, that everybody on it is invented."""
    letters = QFont("Inter")
    letters.setPixelSize(130)
    letters.setWeight(QFont.Weight.Bold)
    painter.save()
    painter.setFont(letters)
    painter.setPen(QColor(colour("line")))
    painter.translate(page.width() / 2, page.height() / 2)
    painter.rotate(-50)
    across = QRectF(-page.height() / 2, -100, page.height(), 200)
    painter.drawText(across, Qt.AlignmentFlag.AlignCenter, "PRACTICE")
    painter.restore()


def _paint_body(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(0, -number * size.height())
    document.drawContents(painter, QRectF(0, number * size.height(), size.width(), size.height()))
    painter.restore()


def _paint_foot(painter: QPainter, paper: Paper, page: QSizeF, words: tuple[str, str]) -> None:
    top = page.height() - FOOT + 12
    painter.setPen(QColor(colour("line2")))
    painter.drawLine(QPointF(0, top), QPointF(page.width(), top))
    letters = QFont("Inter")
    letters.setPixelSize(paper.letters - 3)
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(letters)
    painter.setPen(QColor(colour("text2")))
    measured = QFontMetricsF(letters)
    room = page.width() - measured.horizontalAdvance(words[1]) - 16
    left = measured.elidedText(words[0], Qt.TextElideMode.ElideRight, room)
    line = QRectF(0, top + 4, page.width(), FOOT - 16)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, words[1])


def _keep_sections(document: QTextDocument) -> None:
    """Begin a section on a new page where it would be cut badly, from the top down."""
    page, layout = document.pageSize().height(), document.documentLayout()
    heads = _headings(document)
    for head, follows in zip(heads, [*heads[1:], document.end()], strict=True):
        last = follows.previous() if follows.isValid() else document.lastBlock()
        top = layout.blockBoundingRect(head).top()
        tall, room = layout.blockBoundingRect(last).bottom() - top, page - top % page
        whole = tall < _WHOLE * page and _has_table(head, follows)
        if tall > room and (whole or room < _UNDER * page):
            form = QTextCursor(head).blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(head).setBlockFormat(form)
            document.markContentsDirty(0, document.characterCount())


def _headings(document: QTextDocument) -> list[QTextBlock]:
    """Find the headings that stand by themselves: one in a tinted box cannot begin a page."""
    blocks = _blocks(document.begin(), document.end())
    return [one for one in blocks if one.blockFormat().headingLevel() and not _in_table(one)]


def _has_table(first: QTextBlock, end: QTextBlock) -> bool:
    return any(map(_in_table, _blocks(first, end)))


def _in_table(block: QTextBlock) -> bool:
    return QTextCursor(block).currentTable() is not None


def _blocks(block: QTextBlock, end: QTextBlock) -> Iterator[QTextBlock]:
    while block.isValid() and block != end:
        yield block
        block = block.next()
