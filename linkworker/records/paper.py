"""A paper that was printed or saved: information that left, and who holds which wording."""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, moment, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Way(Enum):
    """How a paper left."""

    PRINTED = "printed"
    SAVED = "saved as a file"


class PaperGiven(Record):
    """One paper about a child, made for one reader. It is written by printing or saving it.

    `wording` has a short mark of each passage that stood on it, never the passage: so that it
    can be said whose paper holds which wording, and nothing is kept twice. `shredded_on` is said of
    what a Link Worker prints for herself, such as the sheet of a day.
    """

    kind = "paper_given"
    title = "Paper"
    lives_in = LogKind.CHILD
    keeping = keeping.SHARING
    event = True

    child: str = links("Child", "child", under=True, required=True)
    paper: str = text("Paper", required=True, hint="Wren's plan, version 2")
    reader: str = text("For", required=True)
    role: str = text("Who they are")
    at: datetime | None = moment("When", required=True)
    way: Way | None = choice("How", Way, required=True)
    file: str = text("File", hint="Its name; it lies on one laptop")
    why: str = text("Why", longest=500)
    by: str = text("Made by", longest=22)
    wording: str = long_words("Marks of its passages")
    shredded_on: date | None = day("Shredded on", progress=True)
