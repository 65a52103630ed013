"""Contacts as a timeline tells them."""

from collections.abc import Iterator
from datetime import datetime

from linkworker.actions.contacts import contacts_of
from linkworker.actions.good_words import FROM
from linkworker.records import Child, Contact, Means, Meeting, Outcome
from linkworker.store import Reader
from ui.happened.told import Told

_SORTS = {Means.CALL: "calls", Means.MESSAGE: "messages", Means.MEETING: "meetings"}
_ICONS = {
    Means.CALL: ("phone", "info"),
    Means.MESSAGE: ("mail", "info"),
    Means.VISIT: ("house", "accent"),
    Means.ELSEWHERE: ("map-pin", "accent"),
    Means.MEETING: ("users", "info"),
    Means.GROUP: ("users", "accent"),
    Means.BREAKFAST: ("utensils", "accent"),
    Means.FROM_SCHOOL: ("star", "accent"),
    Means.FROM_HOME: ("star", "accent"),
}


def tell_contacts(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every contact, struck out or not; a meeting written down whole tells its own."""
    whole = {one.contact for one in reader.find(Meeting, log=child.log)}
    contacts = (one for one in contacts_of(reader, child) if one.id not in whole)
    return (told_contact(one, child, staff) for one in contacts)


def told_contact(contact: Contact, child: Child, staff: dict[str, str]) -> Told:
    """Tell a contact: how and with whom, how long, reached or only tried."""
    icon, tone = _ICONS.get(contact.means or Means.CHECK_IN, ("message-circle", "accent"))
    tried = contact.outcome is not None and contact.outcome is not Outcome.REACHED
    how = contact.means.value if contact.means else "contact"
    title = how[:1].upper() + how[1:]
    if contact.means in FROM:
        title = f"{contact.whom} said"
    elif contact.whom and contact.whom != child.name:
        title += f" with {contact.whom}"
    if contact.minutes:
        title += f", {contact.minutes} min"
    if contact.travel:
        title += f", {contact.travel} min on the way"
    outcome = contact.outcome.value.capitalize() if contact.outcome and tried else ""
    others = f"With {contact.others} more" if contact.others else ""
    said = f"“{contact.words}”" if contact.means in FROM else contact.words
    words = "\n".join(part for part in (outcome, said, others) if part)
    sort = _SORTS.get(contact.means or Means.CHECK_IN, "met")
    return Told(
        sort,
        contact.at or datetime.min,
        title,
        words,
        staff.get(contact.by, ""),
        icon,
        "plain" if tried else tone,
        contact,
        contact.struck_because,
        timed=True,
        people=(contact.whom, staff.get(contact.by, "")),
    )
