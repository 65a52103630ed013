"""Gates 1 and 12: words can be read in every look, and in a person's own colours."""

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.ui.gates.hues import faint
from tests.ui.gates.screens import doors, faults_of
from tests.ui.greyscale import grey_of_sign
from ui import theme
from ui.child.signs import SIGNS
from ui.widgets.cards import Card
from ui.widgets.pill import SyncPill, SyncState
from ui.widgets.tags import TONES, Tag

LOOKS = [
    theme.Look(scheme, more_contrast=more) for scheme in ("light", "dark") for more in (False, True)
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_words_before_the_window_can_be_read(qtbot, tmp_path, look):
    theme.apply(look)
    assert faults_of(doors(qtbot, tmp_path), faint) == {}


@pytest.fixture
def own_colours(qapp):
    """A person's own palette, as Windows gives it: yellow and white on black."""
    palette = QPalette(QColor("black"))
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Button):
        palette.setColor(role, QColor("black"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor("white"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    theme.apply(theme.Look("light"), theme.System(high_contrast=True, palette=palette))
    yield palette
    theme.apply(theme.Look("light"))


def test_signs_of_half_days_differ_by_shape_where_all_inks_are_one(own_colours):
    drawn = {sign: grey_of_sign(sign) for sign in SIGNS}
    alike = [(a, b) for a in drawn for b in drawn if a < b and drawn[a] == drawn[b]]
    assert alike == []


@pytest.mark.parametrize("tone", TONES)
def test_tags_have_an_edge_in_own_colours(qtbot, own_colours, tone):
    tag = Tag("due today", tone)
    qtbot.addWidget(tag)
    assert edged(tag)


def test_pills_and_cards_have_an_edge_in_own_colours(qtbot, own_colours):
    pill = SyncPill()
    qtbot.addWidget(pill)
    for state in ("up to date", "offline", "to decide", "not synced"):
        pill.show_state(SyncState(state, 3, when="09:42"))
        assert edged(pill), state
    for kind in ("plain", "sunken", "accent", "info", "warn", "bad", "ok"):
        card = Card("Half-days", kind)
        qtbot.addWidget(card)
        assert edged(card), kind


def edged(widget):
    """Say whether the middle of a widget's upper edge is drawn in the ink of a line."""
    widget.resize(widget.sizeHint().expandedTo(widget.minimumSizeHint()))
    drawn = widget.grab().toImage()
    rows = [drawn.pixelColor(drawn.width() // 2, y).lightness() for y in range(3)]
    return max(rows) > 200
