"""Something to do that a person wrote down, what was said of something due, and a place's rules."""

from datetime import date

from linkworker.fields import LogKind, Record, day, links, number, text, yes_no
from linkworker.records import keeping


class ToDo(Record):
    """Something to do for one child; done by a recorded contact, or let go with a reason."""

    kind = "to_do"
    title = "To-do"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    child: str = links("Child", "child", under=True, required=True)
    what: str = text("What to do", required=True, search=True, longest=500)
    due: date | None = day("By when", progress=True)
    by: str = text("Whose", longest=22, progress=True)
    written_on: date | None = day("Written on", progress=True)
    done_on: date | None = day("Done on", progress=True, group="outcome")
    done_by: str = links("Done by contact", "contact", progress=True, group="outcome")
    let_go: str = text("Not done because", progress=True, group="outcome")
    paused_until: date | None = day("Waits until", progress=True, group="pause")
    paused_because: str = text("Waits because", progress=True, group="pause")


class OwnToDo(Record):
    """Something to do of the Link Worker's own, about no child."""

    kind = "own_to_do"
    title = "Own to-do"
    lives_in = LogKind.CASELOAD
    keeping = keeping.WEEK

    what: str = text("What to do", required=True, search=True, longest=500)
    due: date | None = day("By when")
    by: str = text("Whose", longest=22)
    written_on: date | None = day("Written on")
    done_on: date | None = day("Done on", group="outcome")
    let_go: str = text("Not done because", group="outcome")
    paused_until: date | None = day("Waits until", group="pause")
    paused_because: str = text("Waits because", group="pause")


class DueAnswer(Record):
    """What was said of one thing that a rule found due: put aside with a reason, or let wait.

    `rule` is the rule's code, `about` the record or date that it was about: when that changes,
    such as after the next contact, the rule may ask again.
    """

    kind = "due_answer"
    title = "Said of something due"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    key = ("child", "rule", "about")

    child: str = links("Child", "child", under=True, required=True)
    rule: str = text("Rule", required=True, longest=60, progress=True)
    about: str = text("About", required=True, longest=60, progress=True)
    said_on: date | None = day("Said on", progress=True)
    by: str = text("Said by", longest=22, progress=True)
    aside_because: str = text("Not needed because", progress=True, group="answer")
    paused_until: date | None = day("Waits until", progress=True, group="answer")
    paused_because: str = text("Waits because", progress=True, group="answer")


class DueRule(Record):
    """A rule that makes tasks, as a place has it: on or off, and after how many days it asks."""

    kind = "due_rule"
    title = "Rule for what is due"
    lives_in = LogKind.PLACE
    keeping = keeping.PLACE
    key = ("rule",)

    rule: str = text("Rule", required=True, longest=60)
    on: bool | None = yes_no("On", group="set")
    days: int | None = number("Days", lowest=1, highest=200, unit="days", group="set")
    looked_at: date | None = day("Looked at again on")
