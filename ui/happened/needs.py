"""What a child needs, as a timeline tells it: told, first help, no longer needed."""

from collections.abc import Iterator

from linkworker.records import Child, ChildNeed
from linkworker.store import Reader
from ui.happened.told import Told, told_on

_TOLD, _HELP, _MET = ("message-circle", "plain"), ("footprints", "accent"), ("circle-check", "ok")


def tell_needs(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every need when it was told, when help began and when it was met."""
    del staff
    for need in reader.find(ChildNeed, log=child.log):
        area = need.area.value if need.area else ""
        said = f"said {need.said_by}"
        yield told_on("plan", need.since, f"Need: {area}", need.words, said, _TOLD, need)
        if need.help_on:
            words = f"{need.words}\n{need.doing}".strip()
            yield told_on("plan", need.help_on, f"First help: {area}", words, "", _HELP, need)
        if need.met_on:
            title = f"No longer needed: {area}"
            yield told_on("plan", need.met_on, title, need.words, "", _MET, need)
