"""A comment on a record: what a supervisor asks or thanks for, and what is answered."""

from datetime import date, datetime

from linkworker.fields import (
    LogKind,
    Record,
    Rule,
    Sensitivity,
    day,
    links,
    moment,
    number,
    text,
    yes_no,
)
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Comment(Record):
    """Words about one record of one child, at its place; a reviewer may write them too.

    `about_kind` and `about` name the record, `place` one of its fields or ''. An answer names
    the comment that it answers and has the same place. A thank-you waits for nobody. One that is
    settled is open again when there are more answers than whoever settled it had seen. Its words
    are never on lists, in excerpts or on paper. Struck out with a reason, never deleted.
    """

    kind = "comment"
    title = "Comment"
    lives_in = LogKind.CHILD
    keeping = keeping.REVIEW
    event = True
    reviewers = True

    child: str = links("Child", "child", under=True, required=True)
    about_kind: str = text("About which kind of record", required=True, longest=60)
    about: str = text("About which record", required=True, longest=22)
    place: str = text("At which field", longest=60)
    at: datetime | None = moment("When", required=True)
    by: str = text("Written by", required=True, longest=22)
    words: str = long_words(
        "Comment", required=True, search=True, sensitivity=Sensitivity.SPECIAL,
        hint="About the work with this child; nothing about a colleague's health",
    )  # fmt: skip
    thanks: bool | None = yes_no("A thank-you, which needs no answer")
    answer_to: str = links("Answer to", "comment")
    settled_on: date | None = day("Settled on", progress=True, group="settling", rule=Rule.ORDER)
    settled_by: str = text("Settled by", longest=22, progress=True, group="settling")
    settled_answers: int | None = number("Answers until then", progress=True, group="settling")
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
