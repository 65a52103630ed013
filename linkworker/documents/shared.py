"""What was shared about a child, as a list for one reader: what, with whom, when, why.

What was told to keep a child safe is not on it: whether the family is told of that is for the
safeguarding lead to say.
"""

from linkworker.actions.sharing import Shared, shared_about
from linkworker.documents.markup import element, table
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import NotAllowed
from linkworker.fields import Record
from linkworker.measures.sharing import keeps_safe
from linkworker.records import Child, ConcernPassed, InformationShared
from linkworker.store import Reader

_WIDE = (14, 30, 24, 32)
_HEADS = ("When", "What", "With whom, how", "Why, on which ground")
_ASK_LEAD = "it was told to keep the child safe: the safeguarding lead says who is told of it"


def shared_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print what was shared about a child; raises NotAllowed where nothing was."""
    check(recipient, made.on)
    sieve = Sieve(store, child, recipient)
    lines = [line for one in shared_about(store, child) if (line := _line(sieve, one))]
    if not lines:
        raise NotAllowed(f"Nothing was shared about {child.name} that stands on this list")
    head = Head("What was shared", f"What we shared about {child.name}", about_child(sieve, child))
    yours = "Ask us about any of it. You can ask us to stop sharing, or to put something right."
    asks = boxed("box", "Who to ask", *whom_to_ask(made), element("p", yours))
    return finish(head, [table(_HEADS, lines, _WIDE), asks], sieve, made)


def _line(sieve: Sieve, one: Shared) -> tuple[str, str, str, str] | None:
    """Return a line of the list; None where this reader must not read what was told."""
    record = one.record
    if _kept_safe(record) and not sieve.recipient.ours:
        sieve.leave_out(f"What was told on {say(one.at.date())}", _ASK_LEAD)
        return None
    if isinstance(record, InformationShared):
        what, why = sieve.field(record, "what"), sieve.field(record, "why")
    else:
        what, why = sieve.words("Shared", one.what), sieve.words("Why", one.why)
    if not what:
        return None
    with_whom = sieve.words("With whom", f"{_whom(one)}, {one.how}")
    reason = ". ".join(_sentence(part) for part in (why, one.ground) if part)
    return say(one.at.date()), _sentence(what), _sentence(with_whom), reason


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _whom(one: Shared) -> str:
    """Say with whom; of a worry only what they are, for few may read who it went to."""
    record = one.record
    return record.to.value if isinstance(record, ConcernPassed) and record.to else one.whom


def _kept_safe(record: Record) -> bool:
    """Say whether it was told to keep the child safe."""
    told = record.told if isinstance(record, InformationShared) else None
    return isinstance(record, ConcernPassed) or keeps_safe(told)
