"""How papers look: letters, light rules and tints, in the colours of the light theme.

Paper is white whatever a screen wears, and often comes from a copier: what matters is said by
words, weight and rules, never by a colour alone. Everything is in px: Qt's documents pass over
pt in margins and padding. A browser understands the same sheet.
"""

from functools import cache
from string import Template

from linkworker.documents.markup import Markup, element
from linkworker.measures.resources import read_json

LETTERS = 14
CHILDS = 18  # what a child reads herself
LARGER = 22  # 16.5 point: large print begins at 16

_SHEET = Template(
    "body { font-family: 'Inter', sans-serif; font-size: ${body}px; color: $text;"
    " line-height: 132%; max-width: 720px; }"
    " h1 { font-size: ${h1}px; font-weight: 700; margin: 2px 0px 1px 0px; }"
    " h1.small { font-size: ${h2}px; }"
    " h2 { font-size: ${h2}px; font-weight: 600; color: $accent_ink;"
    " margin: 10px 0px 2px 0px; break-after: avoid; }"
    " p { margin: 0px 0px 4px 0px; }"
    " .quiet { color: $text2; font-size: ${quiet}px; }"
    " table { border-collapse: collapse; margin: 4px 0px 4px 0px; }"
    " tr { break-inside: avoid; }"
    " th { font-size: ${quiet}px; font-weight: 600; color: $text2; padding: 3px 8px 3px 0px;"
    " border-bottom: 1px solid $control; }"
    " td { padding: 4px 8px 4px 0px; border-bottom: 1px solid $line2; vertical-align: top; }"
    " td.plain { border-bottom: none; padding: 0px; }"
    " td.ours { border-bottom: none; padding: 5px 0px 0px 0px; color: $accent_ink;"
    " font-weight: 600; font-size: ${quiet}px; }"
    " td.draft, td.stands { padding: 3px 9px 3px 9px; text-align: center; }"
    " td.draft { border: 2px solid $text; font-weight: 700; }"
    " td.stands { border: 1px solid $control; font-size: ${quiet}px; }"
    " td.words { background-color: $accent_tint; border-bottom: none;"
    " border-left: 5px solid $accent; padding: 9px 14px 8px 12px; }"
    " td.words h2, td.box h2, td.left h2, td.right h2 { margin: 0px 0px 2px 0px; }"
    " td.words p { font-size: ${said}px; margin: 0px; }"
    " td.left { border-bottom: none; padding: 3px 12px 0px 0px; }"
    " td.right { border-bottom: none; padding: 3px 0px 0px 12px; }"
    " td.box { border: 1px solid $control; padding: 9px 14px 7px 12px; }"
    " td.figure { border: 1px solid $line2; padding: 6px 10px 6px 10px; }"
    " td.full, td.blank { border: 1px solid $accent; padding: 0px; font-size: 6px; }"
    " td.full { background-color: $accent; }"
    " td.face { border-bottom: none; padding: 2px 1px 0px 1px; text-align: center; }"
    " td.gap { border-bottom: none; padding: 0px; font-size: 1px; line-height: 100%; }"
    " td.label { border-bottom: none; padding: 9px 8px 0px 14px; }"
    " td.label p { margin: 0px; line-height: 112%; }"
    " table.labels { margin: 0px; }"
    " td.week { padding: 2px 6px 2px 0px; font-size: ${quiet}px; }"
    " td.line { padding: 11px 6px 3px 0px; border-bottom: 1px solid $text2; }"
    " td.sign { padding: 14px 8px 3px 0px; border-bottom: 1px solid $text2; }"
)


def colour(name: str) -> str:
    """Give a colour of the light theme by its token's name; raises KeyError if there is none."""
    return _light()[name]


def sheet(letters: int = LETTERS) -> Markup:
    """Return the style element of a paper whose running text is so many px high.

    In large print nothing is smaller than its running text.
    """
    sizes = {
        "body": letters,
        "h1": letters + 10,
        "h2": letters + 4,
        "said": letters + 2,
        "quiet": letters if letters >= LARGER else letters - 2,
    }
    said = _SHEET.substitute(_light(), **{name: str(px) for name, px in sizes.items()})
    return element("style", Markup(said))


@cache
def _light() -> dict[str, str]:
    light: dict[str, str] = read_json("tokens.json")["colour"]["light"]
    return light
