"""Pictures of the invented children: Wren's fox, a signed sheet; a letter that was only seen."""

from datetime import date, datetime
from functools import lru_cache
from math import cos, pi, sin
from typing import Any

from linkworker.actions.attachments import add_attachment, signed_answers
from linkworker.practice.canvas import Canvas
from linkworker.practice.making import Making
from linkworker.records import Child, Scope, Shown

_PAPER, _INK = (250, 247, 238), (58, 52, 60)
_ORANGE, _DARK, _WHITE = (226, 122, 44), (188, 92, 30), (252, 250, 246)
_GREEN, _LEAF, _SUN = (128, 170, 92), (92, 138, 70), (245, 200, 66)
_BLUE, _GREY = (46, 74, 150), (190, 188, 184)


def tell_pictures(making: Making) -> None:
    """Keep what there is of Wren, and what a letter to Sarah's family said."""
    children = {child.name: child for child in making.store.find(Child)}
    wren, sarah = children["Wren"], children["Sarah"]
    _add(making, wren, "2025-10-15T14:40", fox(), shown=Shown.WORK, name="The fox by the canal",
         about="Her fox, drawn in art. She wants to show it to Mr Fenwick.")  # fmt: skip
    signed = next(
        one for one in signed_answers(making.store, wren)
        if one.scope is Scope.TAKING_PART and not one.own
    )  # fmt: skip
    _add(making, wren, "2024-09-11T15:20", sheet(), shown=Shown.SIGNED, answer=signed.id,
         name="Agreement to take part, signed")  # fmt: skip
    _add(making, sarah, "2025-09-18T10:05", b"", shown=Shown.FACT, private=True,
         name="Letter from the council about housing", seen_on=date(2025, 9, 18),
         dated=date(2025, 9, 15),
         says="The family is on the housing register. A decision within 56 days.")  # fmt: skip


def _add(making: Making, child: Child, at: str, data: bytes, **said: Any) -> None:
    when = datetime.fromisoformat(at)
    add_attachment(
        making.store, child, data=data, today=when.date(), at=when, by=making.user, **said
    )


@lru_cache(1)
def fox() -> bytes:
    """Draw a fox as a child does: green below, a sun in the corner."""
    sheet = Canvas(640, 480, _PAPER)
    sheet.area([(0, 372), (160, 352), (330, 366), (500, 346), (640, 360), (640, 480), (0, 480)],
               _GREEN)  # fmt: skip
    for at in range(24, 640, 46):
        blade = [(at, 404 + at % 37), (at + 5, 376 + at % 29), (at + 12, 402 + at % 31)]
        sheet.line(blade, 4, _LEAF)
    sheet.circle((570, 70), 38, _SUN)
    for ray in range(10):
        way = (cos(ray * pi / 5), sin(ray * pi / 5))
        ends = [(570 + way[0] * far, 70 + way[1] * far) for far in (50, 76)]
        sheet.line(ends, 6, _SUN)
    _body(sheet)
    _head(sheet)
    letters = (
        [(40, 436), (50, 462), (60, 442), (70, 462), (80, 436)],
        [(92, 462), (92, 444), (106, 444)],
        [(114, 454), (130, 454), (126, 442), (114, 446), (116, 462), (132, 462)],
        [(142, 462), (142, 444), (156, 446), (158, 462)],
    )
    for letter in letters:
        sheet.line(letter, 5, _INK)
    return sheet.png()


def _body(sheet: Canvas) -> None:
    tail = [(395, 330), (460, 300), (500, 240), (492, 196)]
    sheet.line(tail, 46, _ORANGE)
    sheet.circle((490, 190), 24, _WHITE)
    sheet.area([(232, 250), (400, 262), (424, 352), (398, 384), (244, 386), (222, 330)], _ORANGE)
    sheet.area([(262, 300), (330, 300), (342, 382), (268, 384)], _WHITE)
    for leg in (252, 300, 346, 388):
        sheet.line([(leg, 360), (leg - 2, 420)], 24, _DARK)


def _head(sheet: Canvas) -> None:
    for ear in ([(176, 190), (168, 78), (246, 148)], [(318, 150), (394, 82), (384, 196)]):
        sheet.area(ear, _DARK)
    sheet.area([(160, 186), (214, 136), (346, 136), (402, 188), (344, 258), (282, 302),
                (216, 256)], _ORANGE)  # fmt: skip
    sheet.area([(166, 192), (236, 214), (280, 300), (216, 256)], _WHITE)
    sheet.area([(396, 194), (328, 214), (284, 300), (344, 258)], _WHITE)
    for eye in ((238, 192), (324, 194)):
        sheet.circle(eye, 13, _INK)
        sheet.circle((eye[0] + 4, eye[1] - 4), 4, _WHITE)
    sheet.circle((282, 290), 14, _INK)
    for whisker in (-1, 1):
        for rise in (-10, 4, 18):
            sheet.line([(282 + whisker * 30, 266), (282 + whisker * 96, 262 + rise)], 3, _INK)


@lru_cache(1)
def sheet() -> bytes:
    """Draw a signed sheet as a telephone sees it: lines of print, and a name in blue at the end."""
    page = Canvas(420, 594, _WHITE)
    page.area([(40, 48), (250, 48), (250, 64), (40, 64)], _INK)
    for row in range(11):
        top, right = 100 + row * 26, 380 if row % 4 != 3 else 240
        page.area([(40, top), (right, top), (right, top + 7), (40, top + 7)], _GREY)
    for row in range(2):
        top = 410 + row * 26
        page.line([(42, top), (50, top + 9), (64, top - 10)], 4, _BLUE)
        page.area([(78, top), (330, top), (330, top + 7), (78, top + 7)], _GREY)
    page.line([(40, 530), (380, 530)], 2, _INK)
    name = [(60 + at * 2.4, 510 + 18 * sin(at * 0.42) * cos(at * 0.11)) for at in range(80)]
    page.line(name, 3, _BLUE)
    return page.png()
