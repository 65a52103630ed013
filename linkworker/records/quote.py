"""Words that people gave us, written once where they were heard, and for what they may be used.

Whether they may be used is read from answers (`measures.quotes`) and typed nowhere.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping
from linkworker.records.family_answer import Answer


class Speaker(Enum):
    """Whose words they are."""

    CHILD = "the child"
    FAMILY = "the family"
    SCHOOL = "somebody at school"
    PARTNER = "a partner or a service"


class Quote(Record):
    """What somebody said about the support, word for word; kept with the child it tells of.

    `contact`, `voice` or `saying` is where it was heard, when that is written down here.
    """

    kind = "quote"
    title = "Words we may ask to use"
    lives_in = LogKind.CHILD
    keeping = keeping.QUOTES
    event = True

    child: str = links("Child", "child", under=True, required=True)
    words: str = long_words("Word for word", required=True, search=True, raised_by="private")
    said_by: str = text("Who said it", required=True, hint="mum, Mr Fenwick")
    speaker: Speaker | None = choice("Whose words", Speaker, required=True)
    on: date | None = day("On", required=True)
    heard: str = text("Where it was heard", hint="by telephone, at the review")
    contact: str = links("From a note", "contact")
    voice: str = links("From a review", "review_voice")
    saying: str = links("From what the child said", "saying")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class QuoteAnswer(Record):
    """What one person answered about one use (`resources/voice/uses.json`) of one quote."""

    kind = "quote_answer"
    title = "Permission to use words"
    lives_in = LogKind.CHILD
    keeping = keeping.QUOTES
    event = True

    quote: str = links("Which words", "quote", under=True, required=True)
    use: str = text("For which use", required=True, longest=40)
    answer: Answer | None = choice("What they answered", Answer, required=True)
    who: str = text("Who was asked", required=True)
    on: date | None = day("On", required=True)
    until: date | None = day("Counts until")
    how: str = text("How", hint="by telephone; on paper")
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
