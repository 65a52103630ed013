"""How papers look: letters, light rules and tints, in the colours of the light theme.

Paper is white whatever a screen wears. Everything is in px: Qt's documents pass over pt in
margins and padding. A browser understands the same sheet.
"""

from functools import cache
from string import Template

from linkworker.documents.markup import Markup, element
from linkworker.measures.resources import read_json

LETTERS = 14
LARGER = 16  # 12 point

_SHEET = Template(
    "body { font-family: 'Inter', sans-serif; font-size: ${body}px; color: $text;"
    " line-height: 135%; max-width: 720px; }"
    " h1 { font-size: ${h1}px; font-weight: 700; margin: 0px 0px 2px 0px; }"
    " h2 { font-size: ${h2}px; font-weight: 600; color: $accent_ink;"
    " margin: 12px 0px 3px 0px; break-after: avoid; }"
    " p { margin: 0px 0px 4px 0px; }"
    " .quiet { color: $text2; font-size: ${quiet}px; }"
    " .draft { color: $warn; font-weight: 700; }"
    " table { border-collapse: collapse; margin: 4px 0px 6px 0px; }"
    " tr { break-inside: avoid; }"
    " th { font-size: ${quiet}px; font-weight: 600; color: $text2; padding: 4px 8px 4px 0px;"
    " border-bottom: 1px solid $line2; }"
    " td { padding: 4px 8px 4px 0px; border-bottom: 1px solid $line; vertical-align: top; }"
    " td.words { background-color: $accent_tint; padding: 10px 14px 8px 14px;"
    " border-bottom: none; }"
    " td.words h2 { margin: 0px 0px 2px 0px; }"
    " td.words p { font-size: ${h2}px; margin: 0px; }"
    " td.sign { padding: 26px 8px 5px 0px; border-bottom: 1px solid $control; }"
)


# A browser says it across every page it prints; Qt passes over it, and `ui/printing.py` paints it.
_PRACTICE = Template(
    " td.practice { background-color: $info_tint; color: $info; font-weight: 700;"
    " padding: 6px 12px 6px 12px; border-bottom: none; }"
    " body::before { content: 'PRACTICE'; position: fixed; z-index: -1; top: 40%; left: 4%;"
    " font-size: 130px; font-weight: 700; color: $line; transform: rotate(-35deg); }"
)


def colour(name: str) -> str:
    """Give a colour of the light theme by its token's name; raises KeyError if there is none."""
    return _light()[name]


def sheet(letters: int = LETTERS, *, practice: bool = False) -> Markup:
    """Return the style element of a paper whose running text is so many px high."""
    sizes = {"body": letters, "h1": letters + 12, "h2": letters + 3, "quiet": letters - 2}
    said = _SHEET.substitute(_light(), **{name: str(px) for name, px in sizes.items()})
    if practice:
        said += _PRACTICE.substitute(_light())
    return element("style", Markup(said))


@cache
def _light() -> dict[str, str]:
    light: dict[str, str] = read_json("tokens.json")["colour"]["light"]
    return light
