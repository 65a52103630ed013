"""Linking a child, or somebody in the family, with a service; what was said, step by step.

Where a linking stands is read from its steps (`measures.linkings`) and typed nowhere.
"""

from datetime import date
from enum import Enum

from linkworker.fields import LogKind, Record, choice, day, links, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Rung(Enum):
    """What a step says."""

    IDEA = "an idea"
    OFFERED = "offered"
    YES = "they said yes"
    NOT_NOW = "not now"
    NO = "they said no"
    SIGNPOSTED = "told where to go"
    INTRODUCED = "introduced"
    SERVICE_NO = "the service said no"
    LISTED = "on a waiting list"
    ASKED = "asked how long it takes"
    STARTED = "went for the first time"
    ATTENDING = "goes there"
    HELPED = "whether it helped"
    HAPPENED = "it happened: time to ask"
    ENDED = "ended"


class Introduction(Enum):
    """How somebody was introduced to a service."""

    VISIT = "joint visit"
    CALL = "call together"
    LETTER = "letter"


class Linking(Record):
    """One service, for one person. `to` is what it was called; `service` is its line here."""

    kind = "linking"
    title = "Linking"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    to: str = text("Service", required=True, search=True, raised_by="private")
    service: str = links("In the directory", "service")
    whom: str = text("For whom", required=True, hint="Sarah, mum")
    need: str = text("What for", required=True, search=True, longest=500, raised_by="private")
    reference: str = text("Their reference number", search=True, hint="So that it need not be told")
    private: bool | None = yes_no("Health or another private matter", progress=True)


class LinkingStep(Record):
    """Something that was said or done about a linking, on a day. Struck out, never removed.

    `before` names the step that was the last one then. What is asked for depends on `rung`:
    after a "not now", what would make it a yes, who should ask, and after what: a day
    (`again_on`), something that happens (`again_after`), or `never`.
    """

    kind = "linking_step"
    title = "Step of a linking"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    linking: str = links("Linking", "linking", under=True, required=True)
    before: str = links("Step before", "linking_step")
    rung: Rung | None = choice("What happened", Rung, required=True)
    on: date | None = day("On", required=True)
    words: str = long_words("What did they say?", search=True, raised_by="private")
    said_by: str = text("Who said it", hint="mum, Sarah, their office")
    yes_if: str = text("What would make it a yes?", longest=500, raised_by="private")
    who_asks: str = text("Who should ask?")
    again_on: date | None = day("Ask again on")
    again_after: str = text("Ask again after", hint="the next fight", raised_by="private")
    never: bool | None = yes_no("Not to be asked again")
    how: Introduction | None = choice("Introduced how", Introduction)
    met: str = text("Introduced to whom", hint="Amina at the front desk")
    expected: date | None = day("Expected")
    meanwhile: str = text("What we do meanwhile", longest=500, raised_by="private")
    helped: bool | None = yes_no("Did it help?")
    told_again: bool | None = yes_no("Did they have to tell it all again?")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")
