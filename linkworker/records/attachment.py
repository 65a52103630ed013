"""A picture or a paper of a child; or only what a paper said, where the paper stays at home.

The bytes of a file are no part of the record: they lie beside it, in pieces (`store.files`).
"""

from datetime import date, datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, moment, number, text, yes_no
from linkworker.records import keeping


class Shown(Enum):
    """What a picture or paper is, which decides what may be done with it."""

    WORK = "a drawing or a piece of work"
    PLACE = "a photo with nobody on it"
    PEOPLE = "a photo with people on it"
    SIGNED = "a signed agreement"
    PAPER = "another paper about the child"
    FACT = "a passport, a bank or a benefit letter"


class FileForm(Enum):
    """In which form a file is kept; nothing else is."""

    PICTURE = "picture"
    PDF = "PDF"


class Attachment(Record):
    """One picture or paper; struck out, never removed, and then its bytes are gone everywhere.

    `size` is in bytes, `digest` the SHA-256 of them all in hexadecimal, `pieces` how many they
    are carried in: three that mean something only together. Where no file is kept `seen_on`,
    `dated` and `says` are what was seen. `answer` is the agreement that a signed paper is of.
    """

    kind = "attachment"
    title = "Picture or paper"
    lives_in = LogKind.CHILD
    keeping = keeping.PICTURES
    event = True

    child: str = links("Child", "child", under=True, required=True)
    shown: Shown | None = choice("What it is", Shown, required=True)
    name: str = text("Title", required=True, search=True, raised_by="private")
    about: str = text("What it shows", longest=500, search=True, raised_by="private")
    answer: str = links("Agreement", "family_answer")
    form: FileForm | None = choice("Kind of file", FileForm, group="file")
    size: int | None = number("Size", highest=2_097_152, unit="bytes", group="file")
    digest: str = text("Mark of its content", longest=64, group="file")
    pieces: int | None = number("Pieces", group="file")
    seen_on: date | None = day("Seen on", group="seen")
    dated: date | None = day("Dated", group="seen")
    says: str = text("It says", longest=500, group="seen", raised_by="private")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    at: datetime | None = moment("Added", required=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
