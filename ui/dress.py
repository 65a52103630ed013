"""The palette and the style sheet of the whole program, made from the tokens in force."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QColor, QPalette

from linkworker.measures.resources import resource

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Link: "accent",
}


def palette(colour: Callable[[str], QColor]) -> QPalette:
    """Make Qt's palette; `colour` gives a token's colour."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("text3"))
    return made


def style_sheet(types: Mapping[str, Any], fill: Callable[[str], str]) -> str:
    """Fill `style.qss`: `fill("accent")` gives a colour, `fill("36")` a size grown with the text.

    Each of the type roles in `types` becomes a rule for labels.
    """
    sheet = resource("style.qss").read_text(encoding="utf-8")
    roles = "".join(
        f'QLabel[role="{role}"] {{ font-size: @{kind["px"]}px; font-weight: {kind["weight"]}; }}\n'
        for role, kind in types.items()
    )
    return re.sub(r"@(\d+|[a-z]\w*)", lambda found: fill(found[1]), sheet + roles)
