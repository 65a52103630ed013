"""Every component on one sheet: whole, named, and told apart by shape where colours are few."""

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.components import Components
from ui import theme
from ui.widgets.tags import Tag

LOOKS = [
    theme.Look(scheme, text, letters, more)
    for scheme in ("light", "dark")
    for text, letters, more in ((100, "inter", False), (130, "easier", True))
]


@pytest.fixture
def sheet(qtbot):
    def show():
        return qtbot.show(Components(), 1366, 860)

    return show


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_component_is_whole_and_named_in_every_look(sheet, look):
    theme.apply(look)
    shown = sheet()
    assert cut_off(shown) == []
    assert unnamed_controls(shown) == []
    assert not_plain(shown) == []


def test_more_contrast_puts_a_border_round_every_tint(sheet):
    theme.apply(theme.Look("light", more_contrast=True))
    tag = sheet().findChild(Tag)
    picture = tag.grab().toImage()
    line = theme.colour("line2")
    across = [QColor(picture.pixel(x, 0)) for x in range(picture.width())]
    assert any(nearly(pixel, line) for pixel in across)
    theme.apply(theme.Look("light"))
    across = [QColor(tag.grab().toImage().pixel(x, 0)) for x in range(picture.width())]
    assert not any(nearly(pixel, line) for pixel in across)


def test_the_systems_own_contrast_leaves_no_colour_of_ours():
    system = QPalette()
    wanted = {"Window": "#000000", "Base": "#000000", "WindowText": "#ffffff"}
    wanted |= {"Highlight": "#1aebff", "HighlightedText": "#000000"}
    for role, colour in wanted.items():
        system.setColor(QPalette.ColorRole[role], QColor(colour))
    colours = theme.system_colours(system)
    assert set(colours.values()) <= set(wanted.values())
    assert set(colours) == set(theme.tokens()["colour"]["light"])


def nearly(one, other):
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) < 40 for a, b in pairs)
