"""Papers as PDF and on a printer, page by page, each with its foot.

Their words were made safe where they were written. Qt's documents draw no foot: `paper_foot` does.
"""

from itertools import islice
from math import ceil
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QDialog, QWidget

from linkworker.documents.paper import Paper
from linkworker.documents.style import colour
from ui.page_ends import last_said, page_ends
from ui.paper_drawings import draw_in
from ui.paper_foot import foot_height, foot_of, paint_foot

DOTS = 96  # a paper's px
FINE = 1200  # dots to the inch in a PDF: letters stand where they belong
MARGIN_MM, TOP_MM = 15.0, 12.0
SHEET = QSizeF(210, 297) * (DOTS / 25.4)  # A4
HALF_SHEET = QSizeF(148, 210) * (DOTS / 25.4)  # A5
_HALF_MARGIN_MM = 10.0
_SIZES = {False: QPageSize.PageSizeId.A4, True: QPageSize.PageSizeId.A5}
_KEEP = QTextCursor.MoveMode.KeepAnchor
_JOB = "Linkworker paper"  # what others read in a printer's queue


def laid_out(html: str, page: QSizeF) -> QTextDocument:
    """Lay out a paper's HTML on pages of this size, in pixels, wherever Qt ends them."""
    document = QTextDocument()
    letters = QFont()
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(letters)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    draw_in(document)
    document.setHtml(html)
    _size_headings(document)
    document.setPageSize(page)
    return document


def _size_headings(document: QTextDocument) -> None:
    """Give headings the size that the paper says: Qt goes by sizes of its own for each level."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and block.length() > 1:
            said = QTextCursor(block)
            said.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            letters = said.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            said.setCharFormat(letters)
        block = block.next()


def page_count(document: QTextDocument) -> int:
    """Count the pages that have words on them; Qt also counts the room below the last."""
    last = document.documentLayout().blockBoundingRect(last_said(document))
    return ceil(last.bottom() / document.pageSize().height())


class Pages:
    """A paper laid out for sheets; `room` is the size of their printed part, in px.

    Laying out a year of contacts takes seconds: unless `at_once`, whoever wants the pages goes on
    with it bit by bit.
    """

    def __init__(self, paper: Paper, room: QSizeF | None = None, *, at_once: bool = True) -> None:
        self.paper = paper
        self.room = room or _room_on(_layout_of(paper))
        self.document = laid_out(paper.html, _above_foot(paper, self.room))
        self.count = 0  # until every page has its end
        self._ends = page_ends(self.document)
        while at_once and self.go_on():
            pass

    def go_on(self) -> bool:
        """Lay out a little more; False once every page has its end."""
        if any(True for _ in islice(self._ends, 1)):
            return True
        self.count = page_count(self.document)
        return False

    def paint_sheet(self, painter: QPainter, number: int) -> None:
        """Paint a page within the margins of a whole sheet; the first is 0."""
        left, top, *_ = _margins_of(self.paper)
        painter.translate(left * DOTS / 25.4, top * DOTS / 25.4)
        self.paint(painter, number)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the printed part of a page, its foot too."""
        if self.paper.practice:
            _paint_practice(painter, self.room)
        size = self.document.pageSize()
        painter.save()
        painter.translate(0, -number * size.height())
        part = QRectF(0, number * size.height(), size.width(), size.height())
        self.document.drawContents(painter, part)
        painter.restore()
        paint_foot(painter, self.paper, self.room, foot_of(self.paper, number + 1, self.count))


def save_pdf(paper: Paper, path: Path, pages: Pages | None = None) -> None:
    """Write a paper as a PDF, by its `pages` if they are laid out; raises OSError."""
    writer = pdf_writer(paper, path)
    paint(paper, writer, pages)
    del writer
    if not path.exists() or path.stat().st_size == 0:
        raise OSError("the file could not be written")


def pdf_writer(paper: Paper, path: Path) -> QPdfWriter:
    """Return what writes a paper's PDF."""
    writer = QPdfWriter(str(path))
    writer.setResolution(FINE)
    writer.setPageSize(_size_of(paper))
    writer.setTitle(paper.title)
    writer.setCreator("Linkworker")
    return writer


def choose_printer(parent: QWidget, *, half: bool = False) -> QPagedPaintDevice | None:
    """Let a person choose a printer in the system's own window; None if they chose none.

    `half` asks for half a sheet, A5.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only when something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(_SIZES[half]))
    printer.setDocName(_JOB)
    chosen = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    return printer if chosen else None


def paint(paper: Paper, device: QPagedPaintDevice, pages: Pages | None = None) -> None:
    """Paint a paper on a file's or a printer's pages; raises OSError when it takes nothing.

    `pages` that are laid out for the same room are taken as they are.
    """
    room = ready(paper, device)
    if pages is None or pages.paper is not paper or pages.room != room or not pages.count:
        pages = Pages(paper, room)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("nothing can be written there")
    painter.scale(device.logicalDpiX() / DOTS, device.logicalDpiY() / DOTS)
    for number in range(pages.count):
        paint_page(pages, number, painter, device, fresh=number > 0)
    painter.end()


def ready(paper: Paper, device: QPagedPaintDevice) -> QSizeF:
    """Give a file or a printer a paper's margins; return the printed part of a page, in px."""
    device.setPageMargins(_layout_of(paper).margins(), QPageLayout.Unit.Millimeter)
    return _room_on(device.pageLayout())


def paint_page(
    pages: Pages, number: int, painter: QPainter, device: QPagedPaintDevice, *, fresh: bool
) -> None:
    """Paint a page, on a `fresh` sheet where another was painted before."""
    if fresh:
        device.newPage()
    pages.paint(painter, number)


def sheet_of(paper: Paper) -> QSizeF:
    """Give the size of the whole sheet that a paper is made for, in px."""
    return HALF_SHEET if paper.half else SHEET


def _size_of(paper: Paper) -> QPageSize:
    return QPageSize(_SIZES[paper.half])


def _margins_of(paper: Paper) -> tuple[float, float, float, float]:
    usual = (MARGIN_MM, TOP_MM, MARGIN_MM, TOP_MM)
    return paper.margins or ((_HALF_MARGIN_MM,) * 4 if paper.half else usual)


def _layout_of(paper: Paper) -> QPageLayout:
    margins, upright = QMarginsF(*_margins_of(paper)), QPageLayout.Orientation.Portrait
    return QPageLayout(_size_of(paper), upright, margins, QPageLayout.Unit.Millimeter)


def _room_on(sheet: QPageLayout) -> QSizeF:
    """Give the printed part of a sheet, in px."""
    return QSizeF(sheet.paintRectPixels(DOTS).size())


def _above_foot(paper: Paper, room: QSizeF) -> QSizeF:
    return QSizeF(room.width(), room.height() - foot_height(paper, room.width()))


def _paint_practice(painter: QPainter, page: QSizeF) -> None:
    """Say across a page, under its words, that everybody on it is invented."""
    letters = QFont("Inter")
    letters.setPixelSize(round(page.height() / 8))
    letters.setWeight(QFont.Weight.Bold)
    painter.save()
    painter.setFont(letters)
    painter.setPen(QColor(colour("line")))
    painter.translate(page.width() / 2, page.height() / 2)
    painter.rotate(-50)
    across = QRectF(-page.height() / 2, -100, page.height(), 200)
    painter.drawText(across, Qt.AlignmentFlag.AlignCenter, "PRACTICE")
    painter.restore()
