"""A passage of words that is about somebody else, marked by whoever wrote or read them."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Sensitivity, choice, day, links, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Whom(Enum):
    """Whom a passage is about. Another child is never named here: this is not her record."""

    PERSON = "somebody round the child"
    CHILD = "another child"
    ELSE = "somebody else"


class Passage(Record):
    """Words of one record that are about somebody else, as they stand there, in the same log.

    `about_kind` and `about` name the record, `place` the field. They are kept by their words, not
    by their place, so that a note may be added to or merged; one that no longer stands there says
    so to whoever reviews a copy. In confidence: off lists and out of excerpts too.
    """

    kind = "passage"
    title = "Words about somebody else"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS

    about_kind: str = text("About which kind of record", required=True, longest=60)
    about: str = text("About which record", required=True, longest=22)
    place: str = text("In which field", required=True, longest=60)
    words: str = long_words("The words", required=True, sensitivity=Sensitivity.SPECIAL)
    whom: Whom | None = choice("About whom", Whom, required=True)
    person: str = links("Who", "person")
    confidence: bool | None = yes_no("Said in confidence")
    by: str = text("Marked by", required=True, longest=22)
    on: date | None = day("Marked on", required=True)
