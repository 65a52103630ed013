"""A family as a timeline tells it: tries and answers, stages, where they live, what they need.

The one sentence that is kept apart is told nowhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.households import housing_of
from linkworker.measures.agreements import YES
from linkworker.records import Child, FamilyAnswer, FamilyNeed, HousingChange, StageStep
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.family import answer_title, answer_words

_PLAIN = "plain"


def tell_family(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every try and answer, every turn of the programme, and what changed at home."""
    for answer in reader.find(FamilyAnswer, log=child.log):
        yield _answer(answer, staff)
    for step in reader.find(StageStep, log=child.log):
        yield _turn(step, staff)
    for moved in housing_of(reader, child):
        yield _moved(moved, staff)
    for need in reader.find(FamilyNeed, log=child.family) if child.family else []:
        if need.met_on:
            who = f"said {need.said_by}" if need.said_by else ""
            mark = ("circle-check", "ok")
            yield told_on("family", need.met_on, "No longer needed", need.words, who, mark, need)


def _answer(answer: FamilyAnswer, staff: dict[str, str]) -> Told:
    mark = ("handshake", "ok") if answer.answer in YES else ("message-circle", _PLAIN)
    by, words = staff.get(answer.by, ""), answer_words(answer)
    told = told_on("family", answer.on, answer_title(answer), words, by, mark, answer)
    people = tuple(one for one in (answer.who, by) if one)
    return replace(told, struck=answer.struck_because, people=people)


def _turn(step: StageStep, staff: dict[str, str]) -> Told:
    title = f"Programme: {step.turn.value if step.turn else ''}"
    mark, by = ("footprints", _PLAIN), staff.get(step.by, "")
    told = told_on("family", step.on, title, step.why, by, mark, step)
    return replace(told, struck=step.struck_because)


def _moved(moved: HousingChange, staff: dict[str, str]) -> Told:
    title = f"Home: {moved.housing.value if moved.housing else ''}"
    by = staff.get(moved.by, "")
    who = f"said {moved.told_by}" if moved.told_by else by
    told = told_on("family", moved.on, title, moved.words, who, ("house", _PLAIN), moved)
    people = tuple(one for one in (moved.told_by, by) if one)
    return replace(told, struck=moved.struck_because, people=people)
