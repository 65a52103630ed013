"""The story a family told once: part by part in their words, who may be told it, who knows it."""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, Rule, choice, day, links, tags, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Sharing(Enum):
    """Whom the family lets us tell a part of their story."""

    ANYBODY = "anybody you introduce us to"
    NAMED = "only those we name"
    ASK = "ask us each time"
    NOBODY = "nobody"


class Telling(Enum):
    """How somebody came to know a part."""

    LETTER = "by letter"
    SPOKEN = "we told them, as agreed"
    FAMILY = "the family told them"
    BEFORE = "they knew before us"


class StoryPart(Record):
    """One part of the story, in the words of whoever told it. Who may know is always asked."""

    kind = "story_part"
    title = "Part of the story"
    lives_in = LogKind.CHILD
    keeping = keeping.SHARING

    child: str = links("Child", "child", under=True, required=True)
    heading: str = text("What it is about", required=True, search=True, hint="Where we live")
    words: str = long_words("In their words", required=True, search=True, raised_by="private")
    said_by: str = text("Told by", required=True, hint="mum, Sarah")
    sharing: Sharing | None = choice(
        "Who may be told", Sharing, required=True, rule=Rule.ALWAYS_ASK
    )
    named: frozenset[str] = tags("Those they named", hint="Citizens Advice, Ms Okafor")
    agreed_on: date | None = day("They said so on", required=True)
    private: bool | None = yes_no("Health or another private matter")
    order: str = text("Place in the story", rule=Rule.ORDER, progress=True, longest=60)


class StoryTold(Record):
    """Somebody knows a part now, and how. `wording` marks the words they were told."""

    kind = "story_told"
    title = "Who knows it"
    lives_in = LogKind.CHILD
    keeping = keeping.SHARING
    event = True

    part: str = links("Part of the story", "story_part", under=True, required=True)
    who: str = text("Who knows it", required=True)
    on: date | None = day("Since", required=True)
    how: Telling | None = choice("How", Telling, required=True)
    why: str = text("Why", longest=500)
    wording: str = text("Mark of its words", longest=16)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
