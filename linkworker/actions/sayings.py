"""What a child says, and what came of it: kept beside her or by her, told back the next time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.records import CameOf, Child, Saying, SayingAnswer
from linkworker.store import Changes, Reader, Store


@dataclass(frozen=True)
class Said:
    """A saying and what came of it, the first answer first; what is struck out is left out."""

    saying: Saying
    answers: tuple[SayingAnswer, ...]

    @property
    def unread(self) -> bool:
        """Whether something came of it that the child has not seen yet."""
        return any(one.read_on is None for one in self.answers)


def keep_saying(
    store: Store, child: Child, *, words: str, on: date, by: str, by_child: bool = False,
    draft: str = "",
) -> Changes:  # fmt: skip
    """Keep what a child said; raises Invalid without words."""
    saying = Saying(child=child.id, words=words.strip(), on=on, by=by, by_child=by_child or None)
    if found := problems(saying):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(saying, child.log)
    return changes


def answer_saying(
    store: Store, saying: Saying, *, came: CameOf | None, words: str, on: date, by: str,
    draft: str = "",
) -> Changes:  # fmt: skip
    """Keep what came of a saying, as it is told to the child; raises Invalid, all at once."""
    answer = SayingAnswer(saying=saying.id, came=came, words=words.strip(), on=on, by=by)
    if found := problems(answer):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(answer, saying.log)
    return changes


def read_by_child(store: Store, answers: Sequence[SayingAnswer], *, on: date) -> Changes:
    """Keep that the child has seen what came of her words."""
    with store.change() as (change, changes):
        for one in answers:
            if one.read_on is None:
                change.update(one, read_on=on)
    return changes


def strike_saying(store: Store, saying: Saying, *, reason: str, by: str) -> Changes:
    """Strike a saying out, such as one of another child: it stays readable on the timeline."""
    return strike(store, saying, reason=reason, by=by)


def strike_answer(store: Store, answer: SayingAnswer, *, reason: str, by: str) -> Changes:
    """Strike out what came of a saying."""
    return strike(store, answer, reason=reason, by=by)


def said_by(reader: Reader, child: Child) -> list[Said]:
    """Return what a child said, the latest first, each with what came of it."""
    answers: dict[str, list[SayingAnswer]] = {}
    for one in reader.find(SayingAnswer, log=child.log):
        if not one.struck_because:
            answers.setdefault(one.saying, []).append(one)
    sayings = [one for one in reader.find(Saying, child=child.id) if not one.struck_because]
    order = sorted(sayings, key=lambda one: one.on or date.min)
    return [Said(one, _in_order(answers.get(one.id, []))) for one in reversed(order)]


def _in_order(answers: list[SayingAnswer]) -> tuple[SayingAnswer, ...]:
    return tuple(sorted(answers, key=lambda one: one.on or date.min))
