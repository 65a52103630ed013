"""To-dos and holiday agreements as a timeline tells them."""

from collections.abc import Iterator

from linkworker.actions.holidays import agreements_of
from linkworker.measures.days import say_day
from linkworker.records import Child, HolidayAgreement, ToDo
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_to_dos(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what was done of what somebody wrote down, and what was agreed for each break."""
    for one in reader.find(ToDo, log=child.log):
        if one.done_on:
            who = staff.get(one.by, "")
            yield told_on("plan", one.done_on, "Done", one.what, who, ("list-checks", "ok"), one)
    for agreed in agreements_of(reader, child):
        if agreed.starts and agreed.contact:
            title = f"Agreed for the break: {agreed.contact.value}"
            mark = ("handshake", "ok")
            yield told_on("agreed", agreed.starts, title, _said(agreed), "", mark, agreed)


def _said(agreed: HolidayAgreement) -> str:
    until = f"until {say_day(agreed.ends)}" if agreed.ends else ""
    calls = f"{agreed.who_calls} calls" if agreed.who_calls else ""
    covers = f"{agreed.covered_by} covers" if agreed.covered_by else ""
    parts = (agreed.as_agreed, agreed.activities, calls, covers, until)
    return ". ".join(part for part in parts if part)
