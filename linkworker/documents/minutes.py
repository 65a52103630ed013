"""Minutes of a meeting on one page, printed before anybody leaves the room."""

from linkworker.actions.meetings import Met, meetings_of
from linkworker.documents.markup import Markup, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, section
from linkworker.documents.sieve import Sieve
from linkworker.errors import NotAllowed
from linkworker.fields import Sensitivity, sensitivity_of
from linkworker.records import Child, Meeting, MeetingVoice, Withhold
from linkworker.store import Reader

_PRIVATE = "what was said is private: tick it if this reader was in the room"
_TICK = "meeting.said"


def minutes_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print the minutes of a child's latest meeting; raises NotAllowed where there was none."""
    check(recipient, made.on)
    meetings = meetings_of(store, child)
    if not meetings:
        raise NotAllowed(f"No meeting about {child.name} is written down yet")
    met, sieve = meetings[0], Sieve(store, child, recipient)
    parts = [
        *_head_lines(sieve, met),
        *_who_came(sieve, met),
        *_decided(sieve, met),
        *_agreed(sieve, met),
        boxed("box", "Whom to ask", *whom_to_ask(made)),
    ]
    title = f"{child.name}: minutes of {say(met.on)}"
    whose = "What was agreed is asked about by the Link Worker."
    return finish(Head("Minutes", title, child.name, whose=whose), parts, sieve, made)


def _head_lines(sieve: Sieve, met: Met) -> list[Markup]:
    about = _said(sieve, met.meeting, "about", "What it was about")
    where = sieve.words("Where", met.meeting.where)
    lines = (("About", about), ("Where", where))
    return [labelled(label, words) for label, words in lines if words]


def _who_came(sieve: Sieve, met: Met) -> list[Markup]:
    rows = []
    for voice in met.voices:
        own = voice.name == sieve.child.name or not voice.role
        who = voice.name if own else f"{voice.name}, {voice.role}"
        said = _said(sieve, voice, "words", "A sentence")
        rows.append((sieve.words("Who came", who), said))
    shown = [row for row in rows if row[0]]
    return [section("Who came, and a sentence of each", table(("Who", "Said"), shown, (32, 68)))]


def _decided(sieve: Sieve, met: Met) -> list[Markup]:
    words = _said(sieve, met.meeting, "decided", "What we decided")
    return [boxed("words", "What we decided", words)] if words else []


def _agreed(sieve: Sieve, met: Met) -> list[Markup]:
    """Say who does what, and when it is asked about."""
    hides = bool(met.actions) and sieve.withholds(Withhold.TIMES, "When we ask how it went")
    rows = [
        (what, sieve.field(one, "who"), "" if hides else say(one.chase_on))
        for one in met.actions
        if (what := sieve.field(one, "what"))
    ]
    heads = ("What", "Who does it", "We ask how it went on")
    return [section("What was agreed", table(heads, rows, (50, 24, 26)))] if rows else []


def _said(sieve: Sieve, record: Meeting | MeetingVoice, name: str, label: str) -> str:
    """Return what was said, unless it is private and this reader was not ticked for it."""
    words = getattr(record, name)
    private = sensitivity_of(record, name) is not Sensitivity.ORDINARY
    if words and private and not sieve.recipient.needs(_TICK):
        sieve.leave_out("What was said at the meeting", _PRIVATE, _TICK)
        return ""
    return sieve.words(label, words)
