"""A square code (QR, ISO/IEC 18004) as a drawing of our own inside a paper."""

import segno

from linkworker.documents.drawing import SIDE, drawing
from linkworker.documents.markup import Markup

_QUIET = 4  # empty modules round it, as the standard asks


def square_code(words: str, said: str, px: int) -> Markup:
    """Return a square code of capitals, digits or bytes, `px` wide; `said` is for a screen reader.

    A quarter of it may be damaged (level Q) and it is still read.
    """
    lines = [list(line) for line in segno.make_qr(words, error="q", boost_error=False).matrix]
    step = SIDE / (len(lines) + 2 * _QUIET)
    bars = [
        f"M{(_QUIET + first) * step:.4f} {(_QUIET + down) * step:.4f}"
        f"h{length * step:.4f}v{step:.4f}h-{length * step:.4f}z"
        for down, line in enumerate(lines)
        for first, length in _runs(line)
    ]
    ground = f'<rect width="{SIDE}" height="{SIDE}" fill="#fff"/>'
    return drawing(f'{ground}<path d="{"".join(bars)}" fill="#000"/>', said, px, px)


def _runs(line: list[int]) -> list[tuple[int, int]]:
    """Return where dark modules stand in a line: (first, how many)."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(line):
        if dark and at and line[at - 1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((at, 1))
    return runs
