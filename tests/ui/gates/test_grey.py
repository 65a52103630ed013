"""Gate 10: whoever sees no colour loses nothing: every mark has a shape of its own, or words."""

from ui.widgets.pill import _LOOKS, SyncState

_MEANS = ("ok", "warn", "bad", "info", "risk")


def test_every_state_of_sync_has_an_icon_or_words_of_its_own():
    said = [SyncState(state, 2, 3, "09:42").words for state in _LOOKS]
    assert len(set(said)) == len(said)
    assert all(icon for icon, _ in _LOOKS.values())
