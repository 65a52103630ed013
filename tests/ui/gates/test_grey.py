"""Gate 10: whoever sees no colour loses nothing: every mark has a shape of its own, or words."""

from PySide6.QtWidgets import QLabel

from tests.ui.gates.screens import faults_of
from ui.widgets.labels import IconLabel
from ui.widgets.pill import _LOOKS, SyncState
from ui.widgets.tags import Tag

_MEANS = ("ok", "warn", "bad", "info", "risk")


def test_every_state_of_sync_has_an_icon_or_words_of_its_own():
    said = [SyncState(state, 2, 3, "09:42").words for state in _LOOKS]
    assert len(set(said)) == len(said)
    assert all(icon for icon, _ in _LOOKS.values())


def test_every_tag_and_every_coloured_icon_stands_with_words(tour):
    assert faults_of(tour.everything(), by_colour_alone) == {}


def by_colour_alone(window):
    """Tags without words, and icons in a colour that means something with no words beside them."""
    found = [f"tag {one.accessibleName()!r}" for one in window.findChildren(Tag) if not words(one)]
    for icon in window.findChildren(IconLabel):
        if icon.isVisible() and icon._tone in _MEANS and not beside(icon):
            found.append(f"icon {icon._name}")
    return found


def words(tag):
    return tag.words or not tag.isVisible()


def beside(icon):
    """Give the words in the same part of the page as an icon, up to its card."""
    part = icon.parentWidget()
    while part is not None and not part.isWindow():
        said = [one.text() for one in part.findChildren(QLabel) if one.isVisible()]
        if any(said):
            return said
        part = part.parentWidget()
    return []
