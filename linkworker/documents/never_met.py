"""The words for somebody we wrote about and never met (UK GDPR Article 14), for one place's staff.

It names no child: whose family it is, is said by whoever hands it over.
"""

from datetime import date

from linkworker.documents.markup import element
from linkworker.documents.paper import Paper, page_of, say
from linkworker.documents.shapes import labelled
from linkworker.records import Colleague

TITLE = "If we wrote about you and never met you"
_WHY = (
    "Sometimes somebody tells us about you, because you matter to a child whom we support: as "
    "family, as a teacher, as somebody who helps."
)
_RIGHTS = (
    "to see it, to put it right, to have it deleted, to stop its use, to complain to us or to the "
    "Information Commissioner (ico.org.uk, 0303 123 1113)."
)
_LINES = (
    ("What we may hold", "your name, what you are to the child, a telephone number, what was said "
     "of you where it changes the support. Of people who only live in the same house we keep a "
     "number, no names."),
    ("From whom", "the child, her parent, her school, or a service."),
    ("Why, and on what basis", "to support the child; legitimate interests (Article 6(1)(f)). "
     "About an offence, one sentence at most and only where it changes the support (DPA 2018 "
     "Schedule 1)."),
    ("Who reads it", "the child’s Link Worker, her supervisor, a few people of our charity. It is "
     "unreadable to the company that keeps the server."),
    ("How long", "as long as the child’s record: {kept}."),
    ("What you can ask", _RIGHTS),
)  # fmt: skip


def never_met_paper(worker: Colleague, kept: str, on: date, *, practice: bool) -> Paper:
    """Return the words on a page; `kept` says how long a child's record is kept here."""
    ring = f", telephone {worker.phone}" if worker.phone else ""
    parts = [
        element("h1", TITLE),
        element("p", f"AllChild. {say(on)}.", class_="quiet"),
        element("p", _WHY),
        *(labelled(label, words.format(kept=kept)) for label, words in _LINES),
        labelled("Who to ask", f"{worker.name}{ring}."),
    ]
    return Paper(
        title=TITLE,
        html=page_of(TITLE, parts, practice=practice),
        foot=f"{TITLE}. {say(on)}.",
        no_phone=not worker.phone,
        practice=practice,
    )
