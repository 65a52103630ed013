"""Where a paper's pages end: no heading stands alone, no row, box or block of signatures is cut.

Qt's documents keep no heading with what follows it, and cut a row of a table in two.
"""

from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)

_WHOLE = 0.4  # of a page: a section with a table shorter than this is not cut
_UNDER = 0.12  # of a page: so much stands under every heading
_ALWAYS = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore


def page_ends(document: QTextDocument) -> Iterator[None]:
    """Begin sections, boxes and rows on a new page where they would be cut, from the top down.

    One by one, for whoever has other things to do between two. What is above stays where it is:
    each is looked at once, after all that comes before it.
    """
    at = -1
    while (found := _next(document, at)) is not None:
        at, item = found
        if isinstance(item, QTextTable):
            _keep_rows(document, item)
        else:
            _keep_section(document, item)
        yield


def _next(document: QTextDocument, after: int) -> tuple[int, QTextBlock | QTextTable] | None:
    """Give the first heading or table below a place in the document, with its own place."""
    items: list[tuple[int, QTextBlock | QTextTable]] = [
        *((head.position(), head) for head in _headings(document)),
        *((table.firstPosition(), table) for table in _tables(document)),
    ]
    return min((one for one in items if one[0] > after), key=lambda one: one[0], default=None)


def _keep_section(document: QTextDocument, head: QTextBlock) -> None:
    page, layout = document.pageSize().height(), document.documentLayout()
    below = [one for one in _headings(document) if one.position() > head.position()]
    follows = below[0] if below else document.end()
    last = follows.previous() if follows.isValid() else last_said(document)
    top = layout.blockBoundingRect(head).top()
    tall, room = layout.blockBoundingRect(last).bottom() - top, page - top % page
    whole = tall < _WHOLE * page and _has_table(head, follows)
    if tall > room and (whole or room < _UNDER * page):
        _begin_page(head)


def last_said(document: QTextDocument) -> QTextBlock:
    """Give the last block with words: the one that Qt adds below a table takes no room."""
    last = document.lastBlock()
    return last if last.text() or not last.previous().isValid() else last.previous()


def _keep_rows(document: QTextDocument, table: QTextTable) -> None:
    """Part a table before a row that would be cut; its headings are said again below."""
    row = _first_cut(document, table)
    head = document.findBlock(table.firstPosition() - 2)
    headed = bool(head.blockFormat().headingLevel())
    if row > table.format().headerRowCount():
        _part(table, row)
    elif headed and (row >= 0 or _left_behind(document, head, table)):
        _begin_page(head)
    elif row >= 0:
        form = table.format()
        form.setPageBreakPolicy(_ALWAYS)
        table.setFormat(form)


def _left_behind(document: QTextDocument, head: QTextBlock, table: QTextTable) -> bool:
    """Say whether a heading stands on the page before the first words of its table."""
    layout, page = document.documentLayout(), document.pageSize().height()
    first = table.cellAt(0, 0).firstCursorPosition().block()
    tops = [layout.blockBoundingRect(one).top() for one in (head, first)]
    return int(tops[0] // page) != int(tops[1] // page)


def _begin_page(head: QTextBlock) -> None:
    form = QTextCursor(head).blockFormat()
    form.setPageBreakPolicy(_ALWAYS)
    QTextCursor(head).setBlockFormat(form)


def _first_cut(document: QTextDocument, table: QTextTable) -> int:
    """Give the first row that lies on two pages and would fit on one, or -1."""
    page = document.pageSize().height()
    whole = document.documentLayout().frameBoundingRect(table)
    if int(whole.top() // page) == int((whole.bottom() - 1) // page):
        return -1
    for row in range(table.format().headerRowCount(), table.rows()):
        top, bottom = _extent(document, table, row)
        if int(top // page) != int((bottom - 1) // page) and bottom - top < page / 2:
            return row
    return -1


def _extent(document: QTextDocument, table: QTextTable, row: int) -> tuple[float, float]:
    """Give the top of a row's first words and the bottom of its last, in px from the first page."""
    layout = document.documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    firsts = [layout.blockBoundingRect(one.firstCursorPosition().block()).top() for one in cells]
    lasts = [layout.blockBoundingRect(one.lastCursorPosition().block()).bottom() for one in cells]
    return min(firsts), max(lasts)


def _part(table: QTextTable, row: int) -> None:
    """Move the rows from `row` on to a table of their own, on the next page."""
    heads = table.format().headerRowCount()
    form = QTextTableFormat(table.format())
    form.setPageBreakPolicy(_ALWAYS)
    end = table.lastCursorPosition()
    end.movePosition(QTextCursor.MoveOperation.NextBlock)
    end.beginEditBlock()  # laid out once, not after each cell
    moved = [*range(heads), *range(row, table.rows())]
    made = end.insertTable(len(moved), table.columns(), form)
    for to, taken in enumerate(moved):
        for column in range(table.columns()):
            _copy(table, taken, column, made, to)
    table.removeRows(row, table.rows() - row)
    end.endEditBlock()


def _copy(table: QTextTable, row: int, column: int, made: QTextTable, to: int) -> None:
    cell, other = table.cellAt(row, column), made.cellAt(to, column)
    other.setFormat(cell.format())
    taken = cell.firstCursorPosition()
    taken.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    put = other.firstCursorPosition()
    put.setBlockFormat(cell.firstCursorPosition().blockFormat())
    put.setBlockCharFormat(cell.firstCursorPosition().blockCharFormat())
    if taken.hasSelection():
        put.insertFragment(taken.selection())


def _tables(document: QTextDocument) -> list[QTextTable]:
    """Give the tables that stand by themselves, from the top down."""
    frames = document.rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


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
