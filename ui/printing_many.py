"""Many papers on one printer or in files, a little at a time: the window goes on answering.

Each is a row of turns: whoever prints takes the next one when there is nothing else to do, and
stops taking them to stop printing.
"""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPainter

from linkworker.documents.paper import Paper
from ui.printing import DOTS, Pages, paint_page, pdf_writer, ready

Turns = Generator[int | None, None, None]


def print_in_turns(
    papers: Sequence[Paper], device: QPagedPaintDevice, *, new_sheets: bool
) -> Turns:
    """Paint papers one after the other; a turn gives the place of one that is whole, or None.

    With `new_sheets` each begins on a sheet of its own on a printer that prints both sides: two
    families' papers never share one. Raises OSError when the printer takes nothing.
    """
    painter = QPainter()
    try:
        for place, paper in enumerate(papers):
            room = ready(paper, device)
            if place == 0:
                _begin(painter, device)
            pages = Pages(paper, room, at_once=False)
            while pages.go_on():
                yield None
            for number in range(pages.count):
                paint_page(pages, number, painter, device, fresh=place + number > 0)
                yield None
            if new_sheets and pages.count % 2 and place < len(papers) - 1:
                device.newPage()
            yield place
    finally:
        painter.end()


def save_in_turns(papers: Sequence[tuple[Paper, Path]]) -> Turns:
    """Write each paper as a PDF; a turn gives the place of one that is whole, or None.

    Raises OSError at the first that cannot be written.
    """
    for place, (paper, path) in enumerate(papers):
        yield from _save(paper, path)
        yield place


def _save(paper: Paper, path: Path) -> Iterator[None]:
    """Write one file; one that is not whole does not stay."""
    writer, painter, whole = pdf_writer(paper, path), QPainter(), False
    pages = Pages(paper, ready(paper, writer), at_once=False)
    try:
        while pages.go_on():
            yield None
        _begin(painter, writer)
        for number in range(pages.count):
            paint_page(pages, number, painter, writer, fresh=number > 0)
            yield None
        whole = True
    finally:
        painter.end()
        del writer
        if not whole:
            path.unlink(missing_ok=True)
    if not path.exists() or path.stat().st_size == 0:
        raise OSError("the file could not be written")


def _begin(painter: QPainter, device: QPagedPaintDevice) -> None:
    if not painter.begin(device):
        raise OSError("nothing can be written there")
    painter.scale(device.logicalDpiX() / DOTS, device.logicalDpiY() / DOTS)
