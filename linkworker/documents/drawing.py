"""Drawings of our own inside a paper itself: lines, sharp on a screen and on a printer alike."""

from base64 import b64encode

from linkworker.documents.markup import Markup, element

SIDE = 100  # every drawing is on so many units, whatever its size on the paper
_KIND = "data:image/svg+xml;base64,"


def drawing(lines: str, said: str, width: int, height: int) -> Markup:
    """Return a drawing of SVG elements, so many px large; `said` is what a screen reader says."""
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
        f'preserveAspectRatio="none">{lines}</svg>'
    )
    source = _KIND + b64encode(whole.encode()).decode()
    return element("img", src=source, alt=said, width=str(width), height=str(height))


def spacer(height: int) -> Markup:
    """Return nothing to see, so many px high: no row of a table is lower than that."""
    return drawing("", "", 1, height)
