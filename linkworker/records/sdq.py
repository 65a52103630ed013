"""Questionnaires on strengths and difficulties: the scores, the paper they came on, the permission.

No wording of the form is held anywhere, and no answer either, unless the charity has recorded that
the form's owner allows it.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, Sensitivity, choice, day, links, number, text
from linkworker.records import keeping


class FilledInBy(Enum):
    """Who filled a form in; forms of different people are never set against each other."""

    TEACHER = "teacher"
    PARENT = "parent or carer"
    SELF = "young person"


class WhichForm(Enum):
    """Which of the two forms it was: they ask about different stretches of time."""

    START = "for the start"
    FOLLOW_UP = "follow-up"


class SdqForm(Record):
    """One form that came back: five scores and impact, None where missing, which is not 0.

    `answers` are the 25 answers in the form's order, "-" for a blank, kept only under a recorded
    permission; `overall` and `impact_answers` are its second page.
    """

    kind = "sdq_form"
    title = "SDQ"
    lives_in = LogKind.CHILD
    keeping = keeping.PROGRESS
    event = True

    child: str = links("Child", "child", under=True, required=True)
    filled_by: FilledInBy | None = choice("Filled in by", FilledInBy, required=True)
    which: WhichForm | None = choice("Which form", WhichForm, required=True)
    filled_on: date | None = day("Filled in on", required=True)
    emotional: int | None = number(
        "Emotional", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL
    )
    conduct: int | None = number(
        "Conduct", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL
    )
    hyperactivity: int | None = number(
        "Hyperactivity", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL
    )
    peer: int | None = number("Peer", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL)
    prosocial: int | None = number(
        "Prosocial", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL
    )
    impact: int | None = number(
        "Impact", highest=10, group="scores", sensitivity=Sensitivity.SPECIAL
    )
    answers: str = text(
        "Items 1 to 25", longest=25, pattern="[012-]{25}", group="items",
        pattern_words="25 answers, each 0, 1, 2 or - for a blank", sensitivity=Sensitivity.SPECIAL,
    )  # fmt: skip
    overall: int | None = number(
        "Second page, first answer", highest=3, group="items", sensitivity=Sensitivity.SPECIAL
    )
    impact_answers: str = text(
        "Impact answers", longest=5, pattern="[0-3-]{3,5}", group="items",
        pattern_words="Each 0, 1, 2, 3 or - for a blank", sensitivity=Sensitivity.SPECIAL,
    )  # fmt: skip
    by: str = text("Entered by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class SdqPaper(Record):
    """A form on paper for one term and one person: given out, come back. One for each."""

    kind = "sdq_paper"
    title = "SDQ on paper"
    lives_in = LogKind.CHILD
    keeping = keeping.PROGRESS
    key = ("child", "filled_by", "term_starts")

    child: str = links("Child", "child", under=True, required=True)
    filled_by: FilledInBy | None = choice("To be filled in by", FilledInBy, required=True)
    term_starts: date | None = day("Term beginning", required=True)
    given_on: date | None = day("Given out on", rule=Rule.ORDER, progress=True)
    back_on: date | None = day("Back on", rule=Rule.ORDER, progress=True)


class SdqPermission(Record):
    """That the form's owner allows answers to be held: which permission, and who recorded it."""

    kind = "sdq_permission"
    title = "Permission to keep SDQ answers"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE

    reference: str = text("Reference of the permission", required=True, longest=120)
    given_by: str = text("Who gave it", required=True, longest=120)
    given_on: date | None = day("Given on", required=True)
    until: date | None = day("In force until")
    recorded_by: str = text("Recorded by", required=True, hint="Name and work", longest=120)
