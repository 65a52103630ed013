"""Papers as PDF, as HTML, and on a printer. Their words were made safe where they were written."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

DOTS = 96
MARGIN_MM = 16.0


def document_of(html: str, page: QSizeF) -> QTextDocument:
    """Lay out a paper's HTML on a page of this size, in pixels."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(page)
    return document


def save_pdf(html: str, title: str, path: Path) -> None:
    """Write a paper as an A4 PDF; raises OSError when the file cannot be written."""
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Linkworker")
    page = QSizeF(writer.pageLayout().paintRectPixels(DOTS).size())
    document_of(html, page).print_(writer)
    del writer
    if not path.exists() or path.stat().st_size == 0:
        raise OSError("the file could not be written")


def send_to_printer(html: str, title: str, parent: QWidget) -> bool:
    """Let a person choose a printer, and print a paper there; say whether it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setDocName(title)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    page = QSizeF(printer.pageLayout().paintRectPixels(DOTS).size())
    document_of(html, page).print_(printer)
    return True
