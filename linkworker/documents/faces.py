"""Faces drawn for a paper: eleven, from not yet to there, as a child sees them on the screen.

They are drawings of our own inside the paper itself, sharp on a screen and on a printer alike. No
face weeps: far is not wrong.
"""

from linkworker.documents.drawing import SIDE, drawing
from linkworker.documents.markup import Markup, element
from linkworker.documents.style import colour

MOST = 10
_MIDDLE, _ROUND = 50, 46


def face_scale(size: int, chosen: int | None = None) -> Markup:
    """Return eleven faces over their numbers, each `size` px wide; `chosen` is filled."""
    wide = {"width": f"{100 / (MOST + 1):.2f}%", "align": "center"}
    cells = [
        element("td", *_labelled(points, size, on=points == chosen), class_="face", **wide)
        for points in range(MOST + 1)
    ]
    looks = {"role": "presentation", "width": "100%", "cellspacing": "0"}
    return element("table", element("tr", *cells), **looks)


def _labelled(points: int, size: int, *, on: bool) -> tuple[Markup, Markup, str]:
    number = element("b", str(points)) if on else str(points)
    return _face(points, size, on=on), element("br"), number


def _face(points: int, size: int, *, on: bool) -> Markup:
    said = f"face {points} of {MOST}{', chosen' * on}"
    return drawing(_drawn(points, on=on), said, size, size)


def _drawn(points: int, *, on: bool) -> str:
    """Draw a face: the further along, the wider it smiles. The chosen one is filled."""
    ground, ink = (colour("text"), colour("surface")) if on else ("none", colour("text"))
    bend = (points - 1.5) / MOST * 0.34 * SIDE
    half = SIDE * (0.14 + 0.012 * points)
    level = _MIDDLE + SIDE * 0.16 - bend * 0.3
    eyes = "".join(
        f'<ellipse cx="{_MIDDLE + side * 17}" cy="{_MIDDLE - 10}" rx="5" ry="6.5" fill="{ink}"/>'
        for side in (-1, 1)
    )
    curve = (
        f"M{_MIDDLE - half:.1f} {level:.1f} "
        f"Q{_MIDDLE} {level + bend:.1f} {_MIDDLE + half:.1f} {level:.1f}"
    )
    ring = f'cx="{_MIDDLE}" cy="{_MIDDLE}" r="{_ROUND}" fill="{ground}"'
    return (
        f'<circle {ring} stroke="{colour("text")}" stroke-width="4"/>{eyes}'
        f'<path d="{curve}" fill="none" stroke="{ink}" stroke-width="5" stroke-linecap="round"/>'
    )
