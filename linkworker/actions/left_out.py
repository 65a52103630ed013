"""Marked passages in what is gathered for a copy: which, what was decided, and the item without."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from linkworker.actions.about_child import Item
from linkworker.measures.passages import stands, without
from linkworker.records import AccessDecision, Child, Pass, Passage
from linkworker.store import Line, Reader

_TELLING = 3  # words from which a passage is looked for in other entries than its own too


@dataclass(frozen=True)
class Marked:
    """A passage that was marked in an item, with what was decided of it; None while nobody has.

    `moved` says that its words no longer stand in the item as they were marked.
    """

    passage: Passage
    decision: AccessDecision | None
    moved: bool

    @property
    def released(self) -> bool:
        """Say whether the reviewer hands these words out: they are proposed to be left out."""
        return self.decision is not None and self.decision.passed is Pass.RELEASE


def passages_about(reader: Reader, child: Child) -> list[Passage]:
    """Return what was marked in a child's own record and in her family's."""
    logs = [log for log in (child.log, child.family) if log]
    return [one for log in logs for one in reader.find(Passage, log=log)]


def marked_in(
    item: Item, passages: Iterable[Passage], decided: dict[str, AccessDecision]
) -> tuple[Marked, ...]:
    """Return the passages of an item: those marked in it, and those that it says word for word."""
    found = []
    for one in passages:
        here = any(stands(said.words, one.words) for said in item.said)
        before = any(stands(text, one.words) for line in item.history for text in _both(line))
        telling = len(one.words.split()) >= _TELLING
        if one.about == item.id or (telling and (here or before)):
            found.append(Marked(one, decided.get(one.id), not here and one.about == item.id))
    return tuple(found)


def item_without(item: Item, marked: Iterable[Marked]) -> Item:
    """Return an item without the passages that are not handed out, in its history too."""
    words = [one.passage.words for one in marked if not one.released]
    if not words:
        return item
    said = tuple(
        replace(one, words=shown, kept=shown)
        if (shown := without(one.words, words)) != one.words
        else one
        for one in item.said
    )
    history = tuple(
        replace(line, before=without(line.before, words), after=without(line.after, words))
        for line in item.history
    )
    return replace(item, said=said, history=history)


def _both(line: Line) -> tuple[str, str]:
    return line.before, line.after
