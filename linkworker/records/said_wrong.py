"""Somebody says that an entry is wrong (UK GDPR Article 16): kept beside it, and answered.

What was written is not changed by it: their words stand with it wherever it is read. Answered
within a month, as any request (Article 12(3)).
"""

from datetime import date

from linkworker.fields import LogKind, Record, Sensitivity, day, links, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class SaidWrong(Record):
    """What somebody says is wrong with one entry, in their words, and what was done about it.

    `about` is the entry's id, `entry` what it is in words: its kind and its day.
    """

    kind = "said_wrong"
    title = "Said to be wrong"
    lives_in = LogKind.CHILD
    keeping = keeping.RIGHTS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    about: str = text("About which record", required=True, longest=22)
    entry: str = text("Of which entry", required=True)
    on: date | None = day("Said on", required=True)
    who: str = text("Who says so", required=True)
    words: str = long_words(
        "What is wrong, in their words", required=True, sensitivity=Sensitivity.SPECIAL
    )
    answer: str = long_words(
        "What we did about it", group="answered", sensitivity=Sensitivity.SPECIAL
    )
    answered_on: date | None = day("Answered on", group="answered")
    by: str = text("Written by", longest=22)
