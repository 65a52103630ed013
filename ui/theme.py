"""How everything looks: colours, type and sizes from `resources/tokens.json`, and nowhere else.

`apply(Look(...))` sets the whole program; `colour`, `size` and `font` serve painted widgets. Sizes
are px at 100% text and grow with the text size a person chose.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.measures.resources import read_json, resource
from ui import dress
from ui.cycles import none_ends

Scheme = Literal["system", "light", "dark"]
TEXT_SIZES = (100, 115, 130)
LETTERS = {"inter": "Inter", "easier": "Atkinson Hyperlegible"}

# Menus and lists stand at once, whether or not the system asks for less motion
_MOVING = (
    *(Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo),
    *(Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip),
)


@dataclass(frozen=True)
class Look:
    """What a person chose in Settings: scheme, text size in per cent, letters, more contrast."""

    scheme: Scheme = "system"
    text: int = 100
    letters: str = "inter"
    more_contrast: bool = False


class System(NamedTuple):
    """What the system asks for: high contrast or not, and a person's own colours there."""

    high_contrast: bool
    palette: QPalette


@dataclass
class _Now:
    look: Look = field(default_factory=Look)
    dark: bool = False
    colours: dict[str, str] = field(default_factory=dict)
    outlined: bool = False
    system: bool = False
    bare: bool = False
    hints: QStyleHints | None = None


_now = _Now()


@cache
def tokens() -> dict[str, Any]:
    """Read the design tokens kept in `resources/tokens.json`."""
    read: dict[str, Any] = read_json("tokens.json")
    return read


def apply(look: Look, system: System | None = None) -> None:
    """Dress the whole program in `look`; from then on it follows the system's scheme.

    `system` is what the system asks for, None: what it asks for now. Raises ValueError for a
    size or letters that there are not.
    """
    if look.text not in TEXT_SIZES or look.letters not in LETTERS:
        raise ValueError(f"no such text size or letters: {look}")
    if system is None and _is_worn(look):
        _now.look = look
    else:
        _dress(look, system)


def _is_worn(look: Look) -> bool:
    """Say whether all is dressed so: the scheme that is asked for may be the system's own."""
    same = replace(look, scheme=_now.look.scheme) == _now.look and _wants_dark(look) == _now.dark
    return same and not _now.system and bool(_application().styleSheet())


def _dress(look: Look, system: System | None = None) -> None:
    application = _application()
    _load_fonts()
    application.setPalette(QPalette())  # back to the system's own, to read what it asks for
    _now.look, _now.dark = look, _wants_dark(look)
    _now.colours = _colours(look, system or _asked_for(application))
    _begin(application)
    _put_on(application)


def _put_on(application: QApplication) -> None:
    with none_ends():
        _now.bare = True
        application.setStyleSheet("")  # replacing a sheet takes three times as long as a new one
        _now.bare = False
        application.setPalette(dress.palette(colour))
        application.setFont(font("body"))
        application.setStyleSheet(dress.style_sheet(tokens()["type"], _filled))


def look() -> Look:
    """Give the look in force."""
    return _now.look


def is_bare() -> bool:
    """Say whether everything is undressed for a moment, between two looks: nothing need fit."""
    return _now.bare


def colour(name: str) -> QColor:
    """Give the colour `name` of the scheme in force; raises KeyError if there is none."""
    return QColor(_now.colours[name])


def outlined() -> bool:
    """Say whether borders are on, because the person or the system asks for more contrast."""
    return _now.outlined


def edge(ground: str) -> str:
    """Name the colour round a tint: its own, or a line where more contrast is asked for."""
    return "line2" if _now.outlined else ground


def avatar_colour(name: str) -> tuple[QColor, QColor]:
    """Background and ink for the initials of `name`: the same on every laptop.

    Where the system's own few colours are used, initials stand on the ground of the page.
    """
    if _now.system:
        return colour("surface"), colour("text")
    choices = tokens()["avatar"]
    return QColor(choices[sum(map(ord, name)) % len(choices)]), QColor(tokens()["on_avatar"])


def size(px: int) -> int:
    """`px` at 100% text, grown to the text size in force."""
    return round(px * _now.look.text / 100)


def font(role: str, figures: bool = False) -> QFont:
    """Give the font of a type role (h1, h2, h3, body, strong, small, smallb, meta, metab, num).

    `figures` gives digits one width: only for columns of figures, it also widens hyphens.
    """
    return QFont(_font(role, figures, _now.look))


@cache
def _font(role: str, figures: bool, look: Look) -> QFont:
    kind = tokens()["type"][role]
    made = QFont(LETTERS[look.letters])
    made.setPixelSize(round(kind["px"] * look.text / 100))
    made.setWeight(QFont.Weight(kind["weight"]))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    if kind["px"] >= 22:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
    return made


def restyle(widget: QWidget) -> None:
    """Make a changed property (kind, tone, show) of `widget` visible."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs a QApplication")
    return application


@cache
def _load_fonts() -> None:
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _wants_dark(look: Look) -> bool:
    if look.scheme != "system":
        return look.scheme == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _asked_for(application: QApplication) -> System:
    hints = QGuiApplication.styleHints()  # held by name: a passing one takes its parts with it
    asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return System(asked, application.palette())


def _colours(look: Look, system: System) -> dict[str, str]:
    asked = system.high_contrast
    _now.outlined, _now.system = asked or look.more_contrast, asked
    if asked:
        return system_colours(system.palette)
    plain: dict[str, str] = dict(tokens()["colour"]["dark" if _now.dark else "light"])
    if look.more_contrast:
        stronger = tokens()["more_contrast"]
        return {name: plain[stronger.get(name, name)] for name in plain}
    return plain


def system_colours(system: QPalette) -> dict[str, str]:
    """Every token from a person's own high-contrast palette: they chose those colours."""
    roles = tokens()["system"]
    return {name: system.color(QPalette.ColorRole[role]).name() for name, role in roles.items()}


def _filled(name: str) -> str:
    """Give what stands for `@name` in the style sheet."""
    if name.isdigit():
        return str(size(int(name)))
    if name == "chosenpx":
        return "2px" if _now.outlined else "1px"
    name = edge(name.removeprefix("edge_")) if name.startswith("edge_") else name
    return colour(name).name()


def _begin(application: QApplication) -> None:
    """Once: take Qt's plainest style, and follow the system's scheme and contrast from now on."""
    if _now.hints is not None:
        return
    application.setStyle("Fusion")
    for effect in _MOVING:
        application.setEffectEnabled(effect, False)
    _now.hints = hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _: _dress(_now.look))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _: _dress(_now.look))
