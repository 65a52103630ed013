"""A meeting round a child: who came, a sentence of each, and what people without the app will do.

For several children there is one in each log, joined by an occasion number that names nobody.
"""

from datetime import date, datetime

from linkworker.fields import LogKind, Record, Rule, day, links, moment, number, text, yes_no
from linkworker.fields import words as long_words
from linkworker.records import keeping


class Meeting(Record):
    """One meeting in one child's record; the time it took stands in its contact."""

    kind = "meeting"
    title = "Meeting"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT
    event = True

    child: str = links("Child", "child", under=True, required=True)
    at: datetime | None = moment("When", required=True)
    about: str = text("What it was about", required=True, search=True, raised_by="private")
    where: str = text("Where", hint="room 4")
    decided: str = long_words("What we decided", search=True, raised_by="private")
    contact: str = links("Contact", "contact")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    occasion: str = text("Occasion", longest=22)
    others: int | None = number("Other children it was about", highest=500)
    by: str = text("Written by", longest=22)
    struck_because: str = text("Struck out because", group="striking")
    struck_by: str = text("Struck out by", longest=22, group="striking")


class MeetingVoice(Record):
    """Somebody who came, and their sentence."""

    kind = "meeting_voice"
    title = "Who came"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    meeting: str = links("Meeting", "meeting", under=True, required=True)
    name: str = text("Who came", required=True, hint="Mr Fenwick")
    role: str = text("Who that is", hint="class teacher")
    words: str = text("Their sentence", longest=500, search=True, raised_by="private")
    private: bool | None = yes_no("Health or another private matter", progress=True)
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)


class MeetingAction(Record):
    """What somebody without the app said they would do, and when we ask how it went."""

    kind = "meeting_action"
    title = "Agreed at a meeting"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    meeting: str = links("Meeting", "meeting", under=True, required=True)
    what: str = text("What", required=True, longest=500, search=True)
    who: str = text("Who does it", required=True, hint="Mr Fenwick")
    chase_on: date | None = day("Ask how it went on", required=True, progress=True)
    order: str = text("Place in the list", rule=Rule.ORDER, progress=True, longest=60)
    done_on: date | None = day("Done on", progress=True, group="outcome")
    came_of_it: str = text("What came of it", progress=True, group="outcome", longest=500)
    let_go: str = text("Let go because", progress=True, group="outcome")
