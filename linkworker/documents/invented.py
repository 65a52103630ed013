"""PRACTICE on a paper from the practice store: a band above it, and across every page."""

from string import Template

from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.style import colour

INVENTED = "PRACTICE. Everybody on this paper is invented."
_COLOURS = ("info", "info_tint", "line")
# A browser says it across every page it prints; Qt passes over it, and `ui/printing.py` paints it.
_SHEET = Template(
    " td.practice { background-color: $info_tint; color: $info; font-weight: 700;"
    " padding: 6px 12px 6px 12px; border-bottom: none; }"
    " body::before { content: 'PRACTICE'; position: fixed; z-index: -1; top: 40%; left: 4%;"
    " font-size: 130px; font-weight: 700; color: $line; transform: rotate(-35deg); }"
)


def invented_band() -> Markup:
    """Return what stands above the title, with the style that says it across each page."""
    said = _SHEET.substitute({name: colour(name) for name in _COLOURS})
    cell = element("tr", element("td", INVENTED, class_="practice"))
    band = element("table", cell, role="presentation", width="100%", cellspacing="0")
    return joined([element("style", Markup(said)), band])
