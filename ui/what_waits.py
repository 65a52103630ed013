"""What the frame says of what waits: the sync pill, and the counts beside the places."""

from functools import partial

from linkworker.actions.decisions import how_many
from linkworker.actions.files import saved_files
from linkworker.actions.places import school_days_here
from linkworker.store import Reader
from ui.desk import Desk
from ui.sync_words import apart, state_of
from ui.widgets.pill import SyncState
from ui.window import Window


def show_sync(window: Window, desk: Desk) -> None:
    """Ask how much waits and how much is to decide, and say so."""

    def ask(reader: Reader) -> tuple[SyncState, int, int, int]:
        decisions = how_many(reader)
        state = state_of(
            desk.last_told, reader.unsent(), decisions, desk.now(),
            last=int(reader.setting("synced_at", "0")), pictures=reader.files.waiting(),
            school_day=school_days_here(reader),
        )  # fmt: skip
        return state, decisions, len(reader.drafts()), len(saved_files(reader))

    desk.background.read(ask, then=partial(_show_waiting, window, desk))


def _show_waiting(window: Window, desk: Desk, found: tuple[SyncState, int, int, int]) -> None:
    state, decisions, drafts, papers = found
    window.bar.pill.show_state(apart(desk.standing, desk.last_told) or state)
    window.navigation.show_count("to_decide", decisions, urgent=decisions > 0)
    window.navigation.show_count("papers", papers)
    window.navigation.show_line("papers", papers > 0)
    _show_drafts(window, desk, drafts)


def count_drafts(window: Window, desk: Desk) -> None:
    """Count what is not finished, after what was just left has been kept."""
    count = lambda store: len(store.drafts())  # noqa: E731
    desk.background.run(count, then=partial(_show_drafts, window, desk))


def _show_drafts(window: Window, desk: Desk, drafts: int) -> None:
    window.navigation.show_count("drafts", drafts)
    window.navigation.show_line("drafts", drafts > 0 or not desk.standing.reviews)
