"""An ending as a timeline tells it: who was named and asked, the goodbye, six weeks on."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.records import Child, Ending, OnwardCheck, TrustedAdult
from linkworker.store import Reader
from ui.happened.told import Told, told_on

_NAMED, _ASKED = ("heart-handshake", "accent"), ("heart-handshake", "plain")
_GOODBYE, _ONWARD = ("hand-heart", "accent"), ("clock", "plain")


def tell_endings(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every grown-up who was named and what they said, the goodbye, and six weeks on."""
    for adult in reader.find(TrustedAdult, log=child.log):
        yield from _adult(adult, child)
    for ending in reader.find(Ending, log=child.log):
        if ending.held_on:
            words = ending.goodbye
            yield told_on("family", ending.held_on, "Goodbye said", words, "", _GOODBYE, ending)
    for check in reader.find(OnwardCheck, log=child.log):
        found = check.found.value if check.found else ""
        by = staff.get(check.by, "")
        who = f"said {check.told_by}" if check.told_by else by
        title = f"Six weeks on: {found}"
        told = told_on("family", check.on, title, check.words, who, _ONWARD, check)
        people = tuple(one for one in (check.told_by, by) if one)
        yield replace(told, struck=check.struck_because, people=people)


def _adult(adult: TrustedAdult, child: Child) -> Iterator[Told]:
    role = f"{adult.name}, {adult.role}" if adult.role else adult.name
    who = f"said {child.name}" if adult.by_child else ""
    title = f"Grown-up who may stay: {role}"
    yield told_on("family", adult.named_on, title, adult.how, who, _NAMED, adult)
    if adult.asked_on and adult.says:
        title, said = f"{adult.name} was asked to stay: {adult.says.value}", f"said {adult.name}"
        yield told_on("family", adult.asked_on, title, "", said, _ASKED, adult)
