"""What people answer when they are asked whether the work helps: packs, rounds, papers, feedback.

The questions are data (`resources/voice/surveys.json`); answers are spelled by question as
`aware=5 school=4`. In a place's log nothing names a child, and no answer names who gave it.
"""

from datetime import date

from linkworker.fields import LogKind, Record, day, links, number, tags, text
from linkworker.fields import words as long_words
from linkworker.records import keeping


class SurveyRound(Record):
    """One pack, asked in a place for a while."""

    kind = "survey_round"
    title = "Survey"
    lives_in = LogKind.PLACE
    keeping = keeping.SURVEYS

    pack: str = text("Pack", required=True, longest=40)
    name: str = text("Called", required=True, longest=80, hint="Autumn 2025")
    opened_on: date | None = day("Opened on", required=True)
    closed_on: date | None = day("Closed on", progress=True)


class SurveyAsked(Record):
    """Who was given the pack: a leader or partner by name, or so many papers at one school."""

    kind = "survey_asked"
    title = "Asked in a survey"
    lives_in = LogKind.PLACE
    keeping = keeping.SURVEYS

    round: str = links("Survey", "survey_round", under=True, required=True)
    whom: str = text("Whom", required=True, hint="Mrs Bell, head; families of 5B")
    school: str = links("School", "school")
    papers: int | None = number("Papers given out", default=1, lowest=1, highest=500)
    asked_on: date | None = day("Asked on", required=True)
    reminded: frozenset[str] = tags("Reminded on", hint="2025-11-03")
    came_on: date | None = day("Came on", progress=True)
    not_given: str = text("Not given, because", progress=True)


class SurveyResponse(Record):
    """One paper that came back. Nothing on it says whose it is."""

    kind = "survey_response"
    title = "Answers without a name"
    lives_in = LogKind.PLACE
    keeping = keeping.SURVEYS
    event = True

    round: str = links("Survey", "survey_round", under=True, required=True)
    school: str = links("School", "school")
    answers: str = text("Answers", required=True, longest=500)
    words: str = long_words("In words")
    on: date | None = day("On", required=True)
    by: str = text("Typed in by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class Feedback(Record):
    """What a family or a young person answered in their own record: two questions at a review.

    A pack of a survey stands here only where they agreed to evaluation.
    """

    kind = "feedback"
    title = "Feedback"
    lives_in = LogKind.CHILD
    keeping = keeping.FEEDBACK
    event = True

    child: str = links("Child", "child", under=True, required=True)
    pack: str = text("Pack", required=True, longest=40)
    round: str = links("Survey", "survey_round")
    review: str = links("Review", "review")
    said_by: str = text("Who answered", required=True, hint="mum, Wren")
    answers: str = text("Answers", required=True, longest=500)
    words: str = long_words("In words", search=True)
    on: date | None = day("On", required=True)
    by: str = text("Typed in by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
