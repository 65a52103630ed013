"""The letters of an ending: to the child, to the family, and a page for the school.

Each says who stays and what goes on before it says that the programme ends.
"""

from linkworker.actions.endings import Ended, ending_of
from linkworker.actions.needs import needs_of
from linkworker.actions.places import calendar_of
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, placed, section
from linkworker.documents.sieve import Sieve
from linkworker.errors import NotAllowed
from linkworker.measures.endings import look_again, staying
from linkworker.records import Child, Ending, Withhold
from linkworker.store import Reader

_FROM_SCHOOL = "AllChild's page, kept by school under our sharing agreement."


def ending_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Write the letter of an ending that fits its reader; raises NotAllowed before one is planned.

    A school gets one page; anybody else who reads for us gets that page too.
    """
    check(recipient, made.on)
    ended = ending_of(store, child, made.on)
    if ended.ending is None:
        raise NotAllowed(f"Nothing is planned yet for {child.name}’s ending: write what goes on")
    sieve, again = Sieve(store, child, recipient), _once_more(store, child, ended.ending)
    if recipient.own:
        return _to_child(sieve, ended, ended.ending, again, made)
    if recipient.school or recipient.ours:
        needed = _needs(store, sieve)
        return _to_school(sieve, ended, ended.ending, [*needed, _still(child, again)], made)
    return _to_family(sieve, ended, ended.ending, again, made)


def _to_child(
    sieve: Sieve, ended: Ended, ending: Ending, again: str, made: Made
) -> Paper:  # fmt: skip
    name = sieve.child.name
    parts = [
        element("p", f"Dear {name},"),
        element("p", f"We have walked together for a while. {_last(ending, 'Our last day')}"),
        *_words(sieve, ending, good_at="What I saw you grow good at"),
        *_stays(sieve, ended, "Who stays with you"),
        *_words(sieve, ending, helped="What helped"),
        *_words(sieve, ending, goes_on="What goes on"),
        *_goodbye(sieve, ending, how=False),
        *_letter(sieve, ending, "Your own letter"),
        element("p", f"I ask once more how you are, about {again}. {_never(name)}"),
        element("p", f"{made.worker.name}"),
    ]
    head = Head("Ending", f"Goodbye, {name}, and what stays", "", whose="A letter to keep.")
    return finish(head, parts, sieve, made)


def _to_family(
    sieve: Sieve, ended: Ended, ending: Ending, again: str, made: Made
) -> Paper:  # fmt: skip
    name = sieve.child.name
    parts = [
        element("p", f"Dear {sieve.recipient.name},"),
        element("p", f"{_last(ending, f'The last day of {name}’s programme')} Thank you for the "
                     "way you let us into it."),
        *_words(sieve, ending, good_at=f"What {name} has grown good at", helped="What helped"),
        *_stays(sieve, ended, f"Who stays with {name}"),
        *_words(sieve, ending, goes_on="What goes on"),
        *_services(sieve, ended),
        *_goodbye(sieve, ending),
        section(
            "After that",
            f"We ask once more how {name} is, about {again}. You need not do anything for it.",
            "What we wrote down stays locked. You may ask to see it, and to have it put right.",
        ),
        boxed("box", "Whom to ask", *whom_to_ask(made)),
    ]  # fmt: skip
    return finish(Head("Ending", f"{name}: goodbye, and what stays", name), parts, sieve, made)


def _to_school(
    sieve: Sieve, ended: Ended, ending: Ending, then: list[Markup], made: Made
) -> Paper:  # fmt: skip
    name = sieve.child.name
    parts = [
        element("p", _last(ending, "The last day of the programme")),
        *_words(sieve, ending, good_at="Good at, now", helped="What helped",
                school_does="What we ask school to go on with"),
        *_stays(sieve, ended, "Who stays"),
        *_words(sieve, ending, goes_on="What goes on"),
        *then,
        boxed("box", "Whom to ask", *whom_to_ask(made)),
    ]  # fmt: skip
    title = f"{name}: the programme ends, and what stays"
    return finish(Head("Ending", title, name, whose=_FROM_SCHOOL), parts, sieve, made)


def _words(sieve: Sieve, ending: Ending, **headings: str) -> list[Markup]:
    """Give a section for each field in which something may be said to this reader."""
    said = ((heading, sieve.field(ending, name)) for name, heading in headings.items())
    return [section(heading, words) for heading, words in said if words]


def _stays(sieve: Sieve, ended: Ended, heading: str) -> list[Markup]:
    """Name the grown-ups who said yes; of who did not, nothing is said."""
    lines = []
    for adult in staying(ended.adults):
        role = f", {adult.role}" if adult.role else ""
        if who := sieve.words("Who stays", f"{adult.name}{role}"):
            how = sieve.words("How they stay in touch", adult.how)
            lines.append(labelled(who, how or "said yes, I stay"))
    return [boxed("words", heading, *lines)] if lines else []


def _services(sieve: Sieve, ended: Ended) -> list[Markup]:
    said = sieve.words("Services that go on", ", ".join(ended.goes_on))
    return [labelled("These go on by themselves", said)] if said else []


def _goodbye(sieve: Sieve, ending: Ending, *, how: bool = True) -> list[Markup]:
    """Say when goodbye is said; `how` is written about the child, and is not read to her."""
    if ending.held_on or not ending.goodbye_on:
        return []
    if sieve.withholds(Withhold.TIMES, "The day of the goodbye"):
        return []
    words = sieve.field(ending, "goodbye") if how else ""
    return [labelled("We say goodbye on", f"{say(ending.goodbye_on)}. {words}".strip())]


def _letter(sieve: Sieve, ending: Ending, heading: str) -> list[Markup]:
    words = sieve.field(ending, "letter")
    return [boxed("words", heading, *words.split("\n"))] if words else []


def _needs(store: Reader, sieve: Sieve) -> list[Markup]:
    """Say what is still needed, where somebody decided that this school needs to know."""
    open_ones = [one for one in needs_of(store, sieve.child) if not one.met_on]
    rows = []
    for one in open_ones:
        if words := sieve.field(one, "words"):
            rows.append([("left", words), ("right", sieve.field(one, "doing"))])
    return [section("Still needed, and what is being done", placed(rows, (50, 50)))] if rows else []


def _still(child: Child, again: str) -> Markup:
    words = f"We ask once more, about {again}: is {child.name} still in touch with who stays?"
    return element("p", words)


def _last(ending: Ending, what: str) -> str:
    return f"{what} is {say(ending.last_day)}." if ending.last_day else ""


def _once_more(store: Reader, child: Child, ending: Ending) -> str:
    """Say about when one looks again: a school day, as Today will ask for it."""
    if ending.last_day is None:
        return "six weeks after"
    return say(look_again(calendar_of(store, child.school), ending.last_day))


def _never(name: str) -> str:
    return f"If something is not right, tell who stays, {name}. You do not have to wait for me."
