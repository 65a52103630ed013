"""Linkings as a timeline tells them: each step, and who was told a part of the story."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.linkings import steps_by_linking
from linkworker.records import Child, Linking, LinkingStep, Rung, StoryPart, StoryTold, Telling
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.linkings import step_title, step_words

_MARKS = {
    Rung.YES: ("circle-check", "ok"),
    Rung.INTRODUCED: ("handshake", "accent"),
    Rung.STARTED: ("footprints", "ok"),
    Rung.ATTENDING: ("footprints", "ok"),
    Rung.HELPED: ("hand-heart", "accent"),
    Rung.LISTED: ("clock", "info"),
    Rung.ASKED: ("clock", "info"),
    Rung.ENDED: ("flag", "plain"),
}
_PLAIN = ("heart-handshake", "plain")


def tell_linkings(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every step of every linking, struck out or not, and what was told of the story."""
    steps = steps_by_linking(reader, child.log)
    for linking in reader.find(Linking, child=child.id):
        for step in reversed(steps.get(linking.id, [])):
            yield _told(linking, step, staff)
    parts = {part.id: part for part in reader.find(StoryPart, child=child.id)}
    for told in reader.find(StoryTold, log=child.log):
        if told.how is not Telling.LETTER and told.part in parts:  # a letter tells of itself
            yield _knows(parts[told.part], told, staff)


def _told(linking: Linking, step: LinkingStep, staff: dict[str, str]) -> Told:
    who = f"said {step.said_by}" if step.said_by else staff.get(step.by, "")
    title = step_title(step, linking.to, whose=linking.whom)
    mark = _MARKS.get(step.rung, _PLAIN) if step.rung else _PLAIN
    told = told_on("linkings", step.on, title, step_words(step), who, mark, step)
    people = tuple(one for one in (step.said_by, staff.get(step.by, "")) if one)
    return replace(told, struck=step.struck_because, people=people)


def _knows(part: StoryPart, told: StoryTold, staff: dict[str, str]) -> Told:
    how = told.how.value if told.how else ""
    title = f"{told.who} knows “{part.heading}”"
    words = "\n".join(one for one in (how[:1].upper() + how[1:], told.why) if one)
    mark = ("eye", "plain")
    made = told_on("linkings", told.on, title, words, staff.get(told.by, ""), mark, told)
    return replace(made, struck=told.struck_because, people=(told.who, staff.get(told.by, "")))
