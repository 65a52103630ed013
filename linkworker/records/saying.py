"""What a child says, in her own words, and what came of it: "you said, we did"."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class CameOf(Enum):
    """What came of something a child said."""

    DID = "we did it"
    DOING = "we are on it"
    COULD_NOT = "we could not"


class Saying(Record):
    """One thing a child said on a day; `by_child` when she typed it herself."""

    kind = "saying"
    title = "What the child said"
    lives_in = LogKind.CHILD
    keeping = keeping.VOICE
    event = True

    child: str = links("Child", "child", under=True, required=True)
    words: str = long_words("In the child’s own words", required=True, search=True)
    on: date | None = day("On", required=True)
    by_child: bool | None = yes_no("Typed by the child", progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class SayingAnswer(Record):
    """What came of a saying, told so that the child can read it. `read_on`: she has seen it."""

    kind = "saying_answer"
    title = "What changed because of it"
    lives_in = LogKind.CHILD
    keeping = keeping.VOICE
    event = True

    saying: str = links("What the child said", "saying", under=True, required=True)
    came: CameOf | None = choice("What came of it", CameOf, required=True)
    words: str = long_words("Told to the child", required=True, search=True)
    on: date | None = day("On", required=True)
    read_on: date | None = day("The child has seen it on", progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
