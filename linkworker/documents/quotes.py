"""Words people gave us, for one reader and one use: only those with a yes in force.

It is made of what `actions.quotes.permitted` lets through and of nothing else. Nobody stands on it
by name: who said something is said by what they are, and children's names are put out.
"""

from collections.abc import Iterable, Sequence

from linkworker.actions.quotes import Permitted
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.naming import INSTEAD, Named, Names, excerpt, unknown
from linkworker.documents.paper import Made, Paper, page_of, say
from linkworker.documents.shapes import boxed, labelled, placed
from linkworker.documents.sieve import LeftOut
from linkworker.errors import NotAllowed
from linkworker.measures.quotes import Use
from linkworker.records import Child, Speaker

_A_CHILD = "[a child]"
_WHO = {
    Speaker.CHILD: "A child",
    Speaker.FAMILY: "A parent or carer",
    Speaker.SCHOOL: "Somebody at school",
    Speaker.PARTNER: "Somebody who works with children",
}
_ONLY = (
    "Each of these was said to us and may be used for {use}, and for nothing else. A yes can be "
    "taken back: ask us again before you print or show it anew, and use no words that are not on "
    "the newest list."
)


def quotes_paper(
    words: Sequence[Permitted], use: Use, children: Iterable[Child], made: Made, *, reader: str,
    practice: bool,
) -> Paper:  # fmt: skip
    """Print the words that `reader` may use; raises NotAllowed where there are none, or another's.

    `children` are all whose names must not stand in them.
    """
    if not words:
        raise NotAllowed(f"No words have a yes for {use.words}")
    if any(one.use.code != use.code or one.on != made.on for one in words):
        raise NotAllowed("These words were permitted for another use, or on another day")
    names, left_out = Names(children), list[LeftOut]()
    named: dict[str, Named] = {}
    said = [_said(one, names, left_out, named) for one in words]
    title = f"Words for {use.words}"
    parts = [
        placed([[("ours", "AllChild · Words people gave us")]]),
        element("h1", title),
        element("p", f"For {reader}. Made on {say(made.on)}.", class_="quiet"),
        *said,
        boxed("box", "How they may be used", element("p", _ONLY.format(use=use.words)),
              _asks(made)),
    ]  # fmt: skip
    return Paper(
        title=title,
        html=page_of(title, parts, practice=practice),
        left_out=tuple(dict.fromkeys(left_out)),
        named=tuple(named.values()),
        foot=f"{title}. {'PRACTICE. ' * practice}For {reader}. Made on {say(made.on)}.",
        no_phone=not made.worker.phone,
        practice=practice,
    )


def _asks(made: Made) -> Markup:
    worker = made.worker
    ring = f", telephone {worker.phone}" if worker.phone else ""
    return labelled("Who to ask", f"{worker.name}{ring}.")


def who_said(permitted: Permitted) -> str:
    """Say whose words they are without a name."""
    speaker, year = permitted.quote.speaker, permitted.child.year
    who = _WHO[speaker] if speaker else "Somebody"
    if speaker is Speaker.CHILD and year:
        return f"{who} in year {year}"
    return who


def _said(
    one: Permitted, names: Names, left_out: list[LeftOut], named: dict[str, Named]
) -> Markup:  # fmt: skip
    words, found = names.without(one.quote.words)
    words = words.replace(INSTEAD, _A_CHILD)
    for child in found:
        left_out.append(LeftOut(f"{child.name}’s name", "no child is named in words that leave"))
    for name, at in unknown(words):
        if name not in _A_CHILD:
            where = excerpt(words, at, at + len(name))
            named.setdefault(name, Named(name, "", where))
    said = joined([element("p", f"“{words}”"), element("p", who_said(one), class_="quiet")])
    return placed([[("words", said)]])
