"""What was told about a child by word of mouth: what, to whom, why, on which ground.

What leaves on paper or out of the story told once tells of itself; only this is written down.
"""

from datetime import datetime
from enum import Enum

from linkworker.fields import LogKind, Record, choice, links, moment, text, yes_no
from linkworker.records import keeping


class ToldWhom(Enum):
    """Who was told."""

    SAFEGUARDING = "the safeguarding lead"
    POLICE = "the police"
    SOCIAL_CARE = "children’s social care"
    EMERGENCY = "emergency help"
    SCHOOL = "staff at school"
    SERVICE = "a service or partner"
    FAMILY = "somebody round the child"
    OTHER = "somebody else"


class Ground(Enum):
    """Why it could be told. An agreement is one ground among others."""

    SAFETY = "to keep the child safe"
    AGREED = "the family agreed"
    SCHOOL = "the school’s sharing agreement"
    LAW = "the law asks for it"
    OTHER = "another reason, said here"


class InformationShared(Record):
    """One telling, in a line. The words of a worry itself belong to the safeguarding lead."""

    kind = "information_shared"
    title = "Told by word of mouth"
    lives_in = LogKind.CHILD
    keeping = keeping.SHARING
    event = True

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What was told", required=True, longest=500, raised_by="private")
    whom: str = text("Whom", required=True, hint="all her teachers, Mrs Bell")
    told: ToldWhom | None = choice("That is", ToldWhom, required=True)
    why: str = text("Why", required=True, longest=500, raised_by="private")
    ground: Ground | None = choice("On which ground", Ground, required=True)
    at: datetime | None = moment("When", required=True)
    private: bool | None = yes_no("Health or another private matter", progress=True)
    by: str = text("Told by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
