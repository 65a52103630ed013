"""The certificate of an erasure: what was erased, by whom, and what is not gone yet.

It names the laptops that have not confirmed and the day on which the last backup dies.
It has no name of a child: who asked knows the reference.
"""

from collections.abc import Mapping
from datetime import date

from linkworker.actions.erasing import Certificate
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Paper, page_of, say
from linkworker.documents.shapes import labelled, section

_PROOF = (
    "Once it is signed and synced, the words are gone from the server, and from every laptop named "
    "here as confirmed. What stays is that something was there: "
    "whose it was and when it was signed, without a word of it."
)
_PAPERS = "Papers and files that had left before, and what others wrote for themselves, are theirs."


def erasure_certificate(
    found: Certificate, staff: Mapping[str, str], on: date, *, practice: bool
) -> Paper:
    """Return the certificate as it stands on a day; of an invented child it says so."""
    erasure = found.erasure
    title = f"Erasure {erasure.reference}"
    parts = [
        element("h1", f"Certificate of erasure {erasure.reference}"),
        element("p", f"Made on {say(on)}.", class_="quiet"),
        labelled("Why", erasure.reason),
        labelled("Asked for", _by(staff, erasure.asked_by, erasure.asked_on)),
        labelled("Agreed by a second person", _by(staff, erasure.agreed_by, erasure.agreed_on)),
        labelled("Signed by an administrator", _by(staff, erasure.signed_by, erasure.signed_on)),
        section("What was erased", *(element("p", one) for one in erasure.listed.split("\n"))),
        _confirmed(found, staff),
        _left(found, staff),
        element("p", _PROOF),
        element("p", _PAPERS, class_="quiet"),
    ]
    foot = f"{title}. {'Complete' if found.complete else 'Not complete'} on {say(on)}."
    return Paper(title=title, html=page_of(title, parts, practice=practice), foot=foot)


def _by(staff: Mapping[str, str], user: str, on: date | None) -> str:
    return f"{staff.get(user, 'a colleague')}, {say(on)}" if user else "not yet"


def _confirmed(found: Certificate, staff: Mapping[str, str]) -> Markup:
    lines = [
        (one.name or "a laptop", staff.get(one.user, ""), say(one.at.date() if one.at else None),
         say(one.backups_until) if one.backups_until else "none known")
        for one in found.done
    ]  # fmt: skip
    heads = ("Laptop", "Whose", "Gone on", "Its own last backup gone on")
    table_ = table(heads, lines, (28, 26, 22, 24)) if lines else element("p", "None yet.")
    return section("Laptops that have confirmed", table_)


def _left(found: Certificate, staff: Mapping[str, str]) -> Markup:
    """Say what is not gone yet, or that all is."""
    lines = [f"The laptop of {staff.get(user, 'a colleague')} has not confirmed."
             for _, user in found.missing]  # fmt: skip
    if found.erasure.signed_on and found.erasure.server_backups_until is None:
        lines.append("When the server’s last backup from before is gone is not known yet.")
    if found.last_copy is not None:
        lines.append(f"The last known backup from before is gone on {say(found.last_copy)}.")
    if not found.erasure.signed_on:
        lines.insert(0, "It is not signed yet: nothing is erased.")
    said = lines or ["Nothing that we know of."]
    return section("What is not gone yet", *(element("p", one) for one in said))
