"""Who else came into a child's life, or left it, as a timeline tells it."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.records import Child, SteppingUp
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.stepping_up import step_words, told_words


def tell_stepping_up(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every date of the line, struck out or not."""
    for step in reader.find(SteppingUp, log=child.log):
        words, under = step_words(step), told_words(step)
        who, under = f"said {step.told_by}", f"{under[:1].upper()}{under[1:]}"
        title = f"Stepping up: {words[:1].lower()}{words[1:]}"
        told = told_on("family", step.on, title, under, who, ("flag", "plain"), step)
        by = staff.get(step.by, "")
        people = tuple(one for one in (step.told_by, by) if one)
        yield replace(told, struck=step.struck_because, people=people)
