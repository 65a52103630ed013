"""How a plan stands, on paper: its version or DRAFT, and the lines that are signed."""

from collections.abc import Sequence

from linkworker.actions.plans import Standing
from linkworker.documents.markup import Markup, element, joined
from linkworker.documents.paper import OURS, Head, Made, say
from linkworker.documents.shapes import labelled, signing
from linkworker.documents.sieve import Sieve
from linkworker.records import Child, Party, Withhold

# What `keeping` says of a plan's readers, in words that are read at a kitchen table.
_AT_ALLCHILD = (
    "At AllChild: the Link Worker, whoever stands in, their supervisor, and those who look after "
    "our records."
)
_SIGNING = {
    Party.CHILD: "Child or young person",
    Party.FAMILY: "Parent or carer",
    Party.SCHOOL: "School",
}


def head_of(kind: str, title: str, about: str, how: Standing) -> Head:
    """Return the head of a paper that says what a plan says."""
    version = f"version {how.number}" if how.number else ""
    if not how.draft:
        words = f"Version {how.number}, agreed by child, family and school."
    elif how.version is None:
        words = "Not agreed yet: it has not been put to anybody."
    elif how.changed:
        words = f"Not agreed yet: it has changed since version {how.number}."
        version = f"changed since {version}"
    else:
        waiting = [party.value for party in Party if not how.agreed_now(party)]
        words = f"Version {how.number}, not agreed yet by {_and(waiting)}."
    return Head(kind, title, about, version, f"{words} {OURS}", how.draft, OURS)


def about_child(sieve: Sieve, child: Child) -> str:
    """Say whom a paper is about: name, school, year and class, as far as its reader may know."""
    said = [child.whole_name]
    if not sieve.withholds(Withhold.SCHOOL, "School, year and class"):
        school = sieve.school.name if sieve.school else "school not on this laptop yet"
        year = "Reception" if child.year == 0 else f"Year {child.year}"
        said += [part for part in (school, year, child.school_class) if part]
    return ", ".join(said)


def to_sign(sieve: Sieve, how: Standing, made: Made) -> Markup:
    """Return a line for child, family, school and Link Worker, with who agreed to it as it stands.

    Where a party still has to sign, what it agreed to before is said under it in small letters.
    """
    lines: list[tuple[str, str, str, str]] = []
    for party, label in _SIGNING.items():
        if party is Party.SCHOOL and sieve.withholds(Withhold.SCHOOL, "Signature of the school"):
            continue
        before = _before(sieve, how, party, made)
        lines.append((joined([label, before]), *_agreed(sieve, how, party)))
    lines.append(("Link Worker", made.worker.name, "", ""))
    return signing(lines)


def who_sees(sieve: Sieve) -> Markup:
    """Say who else reads what this paper says."""
    others = "the child, the family"
    if not sieve.withholds(Withhold.SCHOOL, "School among those who see it"):
        others += ", the school"
    return labelled("Who sees this", f"{others}. {_AT_ALLCHILD}")


def _agreed(sieve: Sieve, how: Standing, party: Party) -> tuple[str, str, str]:
    agreed = how.agreed.get(party)
    if agreed is None:
        return "", "", ""
    one = agreed.agreement
    name = sieve.words("Agreed by", one.who)
    if not how.agreed_now(party):
        return name, "", ""
    told = not sieve.withholds(Withhold.TIMES, "When it was agreed")
    how_said = sieve.words("How it was agreed", one.how)
    return name, how_said or "agreed", say(one.agreed_on) if told else ""


def _before(sieve: Sieve, how: Standing, party: Party, made: Made) -> Markup:
    """Say which version a party that still has to sign agreed to before; nothing if it did not."""
    agreed = how.agreed.get(party)
    if agreed is None or how.agreed_now(party):
        return Markup()
    on, told = agreed.agreement.agreed_on, ""
    if on and not sieve.withholds(Withhold.TIMES, "When it was agreed"):
        year = f" {on.year}" if on.year != made.on.year else ""
        told = f" on {on.day} {on:%b}{year}"
    words = element("span", f"agreed to version {agreed.number}{told}", class_="quiet")
    return joined([element("br"), words])


def _and(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
