"""Who sits at this laptop, what they may do, what lies on it, and when it last synced."""

from dataclasses import dataclass

from linkworker.records import Child
from linkworker.store import Reader
from ui.desk import Desk
from ui.sync_words import last_round
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, empty

_MAY = {
    "lead": "Read and write, and let colleagues in",
    "write": "Read and write",
    "review": "Read and comment",
}
_LOCKED = (
    "All of it is in one encrypted file that your passphrase opens. If it is forgotten, your "
    "supervisor or the organisation’s recovery sheets can let you back in."
)


@dataclass(frozen=True)
class OnLaptop:
    """What lies on this laptop: counts, the server's address."""

    children: int
    unsent: int
    drafts: int
    server: str


def read_laptop(reader: Reader) -> OnLaptop:
    """Count what lies here."""
    return OnLaptop(
        children=len(reader.find(Child)),
        unsent=reader.unsent(),
        drafts=len(reader.drafts()),
        server=reader.setting("server"),
    )


class MeCard(Card):
    """Facts, a line each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("You and this laptop", icon="user")
        self._desk = desk
        self._rows = down(gap=6)
        self.add(self._rows)

    def show_laptop(self, found: OnLaptop) -> None:
        """Show them anew."""
        empty(self._rows)
        standing = self._desk.standing
        synced = last_round(self._desk.last_told.at, self._desk.now())
        facts = {
            "Name": standing.name or "Not said yet",
            "You may": self._may(),
            "Server": found.server or "None yet",
            "Last synced": synced[:1].upper() + synced[1:],
            "On this laptop": _many(found.children, "child", "children"),
            "Still to send": f"{_many(found.unsent, 'change')}, "
            f"{_many(found.drafts, 'note')} not finished",
        }
        for what, said in facts.items():
            heading = Label(what, "small", "muted")
            heading.setFixedWidth(heading.fontMetrics().horizontalAdvance("On this laptop  "))
            row = across(heading, gap=8)
            row.addWidget(WrapLabel(said, "small"), 1)
            self._rows.addLayout(row)
        self._rows.addWidget(WrapLabel(_LOCKED, "small", "muted"))

    def _may(self) -> str:
        standing = self._desk.standing
        if not standing.user:
            return "Nothing yet: an administrator has to let this laptop in"
        own = {may for one, may in standing.caseloads.items() if one not in standing.places}
        said = [words for may, words in _MAY.items() if may in own]
        return "; ".join(said) or "No caseload is given to you yet"


def _many(number: int, thing: str, things: str = "") -> str:
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
