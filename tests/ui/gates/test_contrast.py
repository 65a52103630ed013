"""Gates 1 and 12: words can be read in every look, and in a person's own colours."""

from collections import Counter

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from tests.ui.gates.screens import doors, faults_of
from tests.ui.gates.walking import ground, in_sight
from tests.ui.greyscale import grey_of_sign
from tests.ui.test_theme import contrast
from ui import theme
from ui.child.signs import SIGNS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.pill import SyncPill, SyncState
from ui.widgets.tags import TONES, Tag

LOOKS = [
    theme.Look(scheme, more_contrast=more) for scheme in ("light", "dark") for more in (False, True)
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_words_on_every_screen_can_be_read(tour, look):
    theme.apply(look)
    tour.settle()
    assert faults_of(tour.everything(), faint) == {}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_words_before_the_window_can_be_read(qtbot, tmp_path, look):
    theme.apply(look)
    assert faults_of(doors(qtbot, tmp_path), faint) == {}


def faint(window):
    """Labels and buttons whose ink is too near the ground that is drawn under them."""
    drawn, ratio = window.grab().toImage(), window.devicePixelRatioF()
    found, before = [], ground(window)
    for part in before.findChildren(QLabel) + before.findChildren(Button):
        words = getattr(part, "words", "") or (part.text() if isinstance(part, QLabel) else "")
        area = in_sight(part).intersected(window.rect())
        if not words or not part.isVisible() or not part.isEnabled() or area.height() < 8:
            continue
        measured = contrast(ink_of(part), ground_of(drawn, area, ratio))
        if measured < (3 if part.fontMetrics().height() >= 28 else 4.5):
            found.append(f"{words[:40]!r}: {measured:.1f}")
    return found


def ground_of(drawn, area, ratio):
    """Give the colour that most of an area of a picture has."""
    step = 3 if area.width() > 24 else 1
    seen = Counter(
        drawn.pixel(round(x * ratio), round(y * ratio))
        for x in range(area.left(), area.right() + 1, step)
        for y in range(area.top(), area.bottom() + 1, 2)
    )
    return QColor(seen.most_common(1)[0][0]) if seen else QColor("white")


def ink_of(part):
    if isinstance(part, Button):
        return theme.colour(part.words_ink())
    return part.palette().color(part.foregroundRole())


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
    theme.wear(palette)
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
