"""What every tab of a child's page is: it reads its facts in one go, then shows them."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from linkworker.fields import Record
from linkworker.store import Changes, Reader, Store
from ui.comments.here import CommentsHere
from ui.desk import Desk
from ui.models.about_child import About
from ui.widgets.pages import ScrollPage


class Part(ScrollPage):
    """One tab. `kinds` are the records it shows: when one changes it is read again.

    `keys` work while this tab is on, wherever the focus is on the child's page.
    """

    kinds: tuple[type[Record], ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.keys: dict[str, Callable[[], object]] = {}

    @abstractmethod
    def read(self, reader: Reader, about: About) -> Any:
        """Read what is shown; on the reading thread, so it touches no widget."""

    @abstractmethod
    def show_facts(self, about: About, facts: Any) -> None:
        """Show what was read."""

    def go_to(self, record: str, place: str) -> bool:
        """Bring where a record stands into sight, marked; False where it does not stand here."""
        found = False
        for here in self.findChildren(CommentsHere):
            sought = bool(record) and (here.record, here.place) == (record, place)
            here.mark(marked=sought)
            if sought and not here.window().isHidden():
                self.bring(here.button if here.button.isVisibleTo(self) else here)
                found = True
        return found

    def keep(self, action: Callable[[Store], Changes], words: str) -> None:
        """Run an action and say that it is kept, with Undo; else say what was wrong."""
        self.desk.act(action, words)
