"""Ctrl+?: every key that does something for who is here, by where it works."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from ui.desk import Desk, Standing
from ui.widgets.cards import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

ANYWHERE = "Anywhere"
KEYS: dict[str, dict[str, str]] = {
    ANYWHERE: {
        "Ctrl+K": "search, and do",
        "Ctrl+N": "new note, about the child who shows",
        "Ctrl+F": "find on this page, or everywhere",
        "F5, Ctrl+R": "sync now",
        "Ctrl+L": "lock, and come back to the same place",
        "Ctrl+Shift+H": "hide names, show them again",
        "Ctrl+Shift+D": "write up the day",
        "Ctrl+Shift+G": "a good word, heard from school or from home",
        "Ctrl+Z": "take back what was just kept, for ten minutes",
        "Ctrl+Y, Ctrl+Shift+Z": "do again what was just taken back",
        "Alt+Left": "back",
        "Ctrl+Alt+1 to 4": "the first four places at the left",
        "F6, Shift+F6": "the next part of the window, the one before",
        "Ctrl++, Ctrl+-": "larger words, smaller words",
        "Ctrl+0": "words as they were at first",
        "F1": "what this page is for",
        "Ctrl+?": "these keys",
    },
    "The locked door": {"Ctrl+J": "write it down without unlocking; it is asked about later"},
    "Search": {
        "Up, Down": "from line to line",
        "Enter": "open, or do",
        "Ctrl+Enter": "note about this child",
        "Esc": "close",
    },
    "Today": {
        "Up, Down": "from line to line of a card",
        "Space": "tick off, or open",
        "Enter": "open the child",
        "Ctrl+Shift+A": "new to-do",
        "Ctrl+Up, Ctrl+Down": "on a slot: a quarter of an hour earlier, later",
    },
    "Seen board": {
        "Left, Right, Up, Down": "from name to name",
        "Space": "mark a check-in; within ten minutes take it back",
        "Ctrl+Enter": "words for it",
    },
    "Write up the day": {
        "Tab": "time, how, with whom, minutes, reached or not, words",
        "Enter": "from the words of a row to those of the next; below them to a name",
        "Up, Down": "the words of the row above, below",
        "Shift+Enter": "another line of words",
        "Alt+Up, Alt+Down": "the day before, the day after",
        "Ctrl+Enter": "keep every row in which something is said",
        "Ctrl+P": "the day’s sheet; on its page: print",
    },
    "Worried about safety?": {
        "Ctrl+P": "print the sheet to hand over",
        "Ctrl+Enter": "keep that it was handed over",
    },
    "My week": {
        "Ctrl+Shift+A": "add a slot",
        "Ctrl+Left, Ctrl+Right": "the slot a day earlier, later",
        "Ctrl+Up, Ctrl+Down": "a quarter of an hour earlier, later",
    },
    "Caseload": {
        "Up, Down, Home, End": "from child to child",
        "Letters": "find a name",
        "Enter": "open the child",
        "Esc": "show everybody again",
    },
    "A child": {
        "Ctrl+1 to 9": "the tabs from the left, those under More too",
        "Alt+Up, Alt+Down": "the child before, the child after",
        "Ctrl+E": "emergency card",
        "Ctrl+Shift+W": "only what is the child’s own, to look at together",
        "Ctrl+Shift+A": "add what the tab holds: an action, a step, a form, a service",
        "Space": "tick an action off; Up and Down go to the next one",
        "Ctrl+P": "print the paper of this tab; on its page: print",
        "Alt+1 to 9": "timeline: a kind; linkings, family, voice: what they said; help: one more",
        "Alt+1, Alt+2": "on school: words for teachers; what school counted",
        "Alt+0": "on family: where they live now; on voice: words somebody gave us",
        "Ctrl+Shift+T": "on family: somebody was told, in one line",
        "Up, Down": "on the half-days: a day on; Left and Right go by halves",
    },
    "Pictures": {
        "Alt+1 to 9": "on the tab: open one",
        "Ctrl+V": "where one is added: paste the picture that was copied",
        "Ctrl+Enter": "keep it",
        "Esc": "back to the child",
    },
    "SDQ paper": {
        "Up, Down": "from form to form",
        "Space": "the next step of a form: given out, back",
        "Enter": "open the child’s scores",
    },
    "Reviews": {
        "Up, Down": "from child to child",
        "Space": "open this term’s review",
        "Enter": "go to the review",
        "Ctrl+P": "the pack of the review",
    },
    "Review packs": {
        "Space": "let a pack go, or stay",
        "Enter": "looked at: on to the next one to look at",
        "Ctrl+P, Ctrl+Enter": "print all that go",
    },
    "Parents’ evening": {
        "Space": "book the next time, or free it",
        "Alt+Up, Alt+Down": "earlier, later",
        "Enter": "go to the review",
        "Ctrl+P": "print the list",
    },
    "A review": {
        "Ctrl+Enter": "keep the voice you type in; below them complete the review",
        "Alt+N": "complete it: no change",
        "Ctrl+P": "the pack of the review",
    },
    "While you type": {
        "Ctrl+.": "the next word that is underlined: how we spell it, or add it to your words",
        "Ctrl+M": "note, timeline: the chosen words are about somebody else; again: mark them",
    },
    "An ending": {
        "Ctrl+Enter": "what comes next: begin it, end the programme, six weeks on",
        "Ctrl+Shift+A": "a grown-up who may stay",
        "Ctrl+P": "the ending letters",
    },
    "Rights": {"Ctrl+Enter": "somebody asks for a copy"},
    "To another caseload": {"Ctrl+Enter": "give the child to the caseload that is chosen"},
    "Before it leaves this laptop": {"Ctrl+Enter": "all of it is seen: let it leave"},
    "A copy": {
        "Ctrl+Enter": "hand this item out",
        "Alt+Down": "the next item",
        "Alt+Up": "the item before",
    },
    "A meeting": {
        "Enter": "from a sentence to the next who came",
        "Ctrl+Enter": "keep the meeting",
        "Ctrl+P": "the minutes of the latest",
    },
    "Good word": {"Ctrl+Enter": "keep it", "Esc": "leave; what is typed is kept"},
    "Note": {
        "Alt+1 to 9": "how the contact was had",
        "Ctrl+Enter": "save",
        "Esc": "leave; what is typed is kept",
    },
    "A form, a comment": {"Ctrl+Enter": "save", "Esc": "leave; what is typed is kept"},
    "Comments": {"Up, Down": "from line to line", "Enter": "open where it was said"},
    "To decide": {
        "Ctrl+Left, Ctrl+Right": "the one or the other for this part",
        "Ctrl+B": "both",
        "Ctrl+Enter": "save this decision",
    },
    "Words people gave us": {"Ctrl+P": "a list of permitted words; on its page: print"},
    "A survey": {
        "Digits": "1 to 5 answer the question and go on to the next; 0 leaves it out",
        "Ctrl+Enter": "keep this paper and begin the next",
    },
    "Directory": {"Enter": "begin a linking with the first that was found"},
    "Register": {
        "Up, Down": "from child to child; Left and Right go from cell to cell",
        "Alt+1 to 4": "present, part of it, not this time, not expected; then the next child",
        "Space": "the next answer of a cell; 1 to 4 say how much part was taken",
        "Alt+0": "the session did not happen",
        "Ctrl+P": "the register on paper, for its leader",
        "Ctrl+Enter": "save the register",
    },
    "Supports over two years": {
        "Up, Down": "from support to support",
        "Left, Right": "a half-term earlier, later",
        "Shift+Left, Shift+Right": "a half-term shorter, longer",
    },
    "School’s file": {"Ctrl+Enter": "keep the marks"},
}
# What works only for somebody who writes
_WRITING = {
    ANYWHERE: {"Ctrl+N", "Ctrl+Shift+D", "Ctrl+Shift+G"},
    "Search": {"Ctrl+Enter"},
    "A child": {"Ctrl+Shift+W", "Ctrl+Shift+A", "Ctrl+Shift+T", "Space", "Alt+1, Alt+2"},
    "SDQ paper": {"Space"},
    "While you type": {"Ctrl+M"},
    "Reviews": {"Space"},
    "A review": {"Ctrl+Enter", "Alt+N"},
    "Supports over two years": {"Left, Right", "Shift+Left, Shift+Right"},
    **{
        where: set(KEYS[where])
        for where in (
            *("Today", "Seen board", "Write up the day", "My week"),
            *("Note", "To decide", "School’s file", "Register", "Directory"),
            *("An ending", "A meeting", "Good word", "Words people gave us", "A survey"),
            *("Review packs", "Parents’ evening", "Rights"),
        )
    },
}


def keys_for(standing: Standing) -> dict[str, dict[str, str]]:
    """Give the keys that do something for who is here, by where they work."""
    left_out = _WRITING if standing.reviews else {}
    found = {
        where: {key: does for key, does in keys.items() if key not in left_out.get(where, ())}
        for where, keys in KEYS.items()
    }
    return {where: keys for where, keys in found.items() if keys}


class KeysPage(ScrollPage):
    """A card for each place, with its keys and what they do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._cards = desk, down(gap=0)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self._area.setAccessibleName("Keys")
        self.add(PageHead("Keys", "Everything can be done with the keyboard alone."))
        self.add(held(self._cards))
        desk.moved.connect(self._lay_out)
        self._lay_out()

    def _lay_out(self) -> None:
        empty(self._cards)
        cards = [keys_card(where, keys) for where, keys in keys_for(self._desk.standing).items()]
        main, side = held(down(*cards[:2], STRETCH)), held(down(*cards[2:], STRETCH))
        self._cards.addWidget(TwoColumns(main, side, 480))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let the arrow keys scroll at once."""
        super().showEvent(event)
        self._area.setFocus()


def keys_card(where: str, keys: dict[str, str]) -> Card:
    """Make a card of keys and what they do."""
    card = Card(where)
    for said, does in keys.items():
        caps = across(*(KeyCap(key) for key in said.split(", ")), gap=4)
        caps.addStretch(1)
        row = across(gap=12)
        row.addLayout(caps, 2)
        row.addWidget(WrapLabel(does, "small", "soft"), 3)
        card.add(row)
    return card
