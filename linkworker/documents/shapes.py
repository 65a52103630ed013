"""The few shapes of a paper: sections, boxes, two columns, a scale of ten, lines to sign.

A table that only places things says so (`role="presentation"`): a screen reader passes over it.
"""

from collections.abc import Iterable, Sequence

from linkworker.documents.markup import Markup, element, joined, table

_STEPS = 10
APART = "\u00a0" * 4


def section(heading: str, *parts: str) -> Markup:
    """Return a heading with words under it."""
    inside = (part if isinstance(part, Markup) else element("p", part) for part in parts)
    return joined([element("h2", heading), *inside])


def labelled(label: str, words: str) -> Markup:
    """Return a paragraph that begins with what its words are."""
    return element("p", told_as(label, words))


def told_as(label: str, words: str) -> Markup:
    """Return words with what they are before them."""
    return joined([element("b", f"{label}: "), words])


def placed(rows: Sequence[Sequence[tuple[str, str]]], widths: Sequence[int] = ()) -> Markup:
    """Place cells, each its class and its words, in rows; `widths` are in percent."""
    wide = [{"width": f"{one}%"} for one in widths] or [{}] * 20
    body = [
        element(
            "tr",
            *(
                element("td", words, class_=kind, **says)
                for (kind, words), says in zip(row, wide, strict=False)
            ),
        )
        for row in rows
    ]
    looks = {"role": "presentation", "width": "100%", "cellspacing": "0"}
    return element("table", *body, **looks)


def boxed(kind: str, heading: str, *parts: str) -> Markup:
    """Return a section in a box: `words` for what a child said, `box` for what to keep in mind."""
    return placed([[(kind, section(heading, *parts))]])


def side_by_side(parts: Sequence[Markup]) -> list[Markup]:
    """Place sections two in a row; a last one without a neighbour takes the whole width."""
    pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    return [
        placed([list(zip(("left", "right"), pair, strict=False))], (50, 50)[: len(pair)])
        for pair in pairs
    ]


def scale(now: int) -> Markup:
    """Draw ten boxes, filled up to `now`; the words beside it say the same."""
    filled = [("full" if at < now else "blank", "\u00a0") for at in range(_STEPS)]
    row = element("tr", *(element("td", words, class_=kind, width="10%") for kind, words in filled))
    looks = {"role": "presentation", "cellspacing": "2", "width": "100%", "aria-hidden": "true"}
    return element("table", row, **looks)


def signing(lines: Sequence[tuple[str, str, str, str]]) -> Markup:
    """Return a line to sign for each party, with a day; `lines` hold who, name, how and day."""
    heads = ("Who", "Name", "Signature", "Date")
    return section("Agreed by", table(heads, lines, (27, 25, 28, 20), "sign"))


def to_write_on(lines: int) -> Markup:
    """Return empty lines to write on by hand."""
    return placed([[("line", "\u00a0")] for _ in range(lines)])


def to_tick(options: Iterable[str]) -> Markup:
    """Return boxes to tick by hand, in one row."""
    return joined([APART.join(f"☐ {one}" for one in options)])
