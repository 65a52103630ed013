"""Comments on a record: asking, thanking, answering, settling; and what waits for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linkworker.actions.striking import strike
from linkworker.actions.team import Team
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record, declared
from linkworker.records import Child, Comment
from linkworker.store import Changes, Reader, Store

_WRITE = ("lead", "write")


@dataclass(frozen=True)
class Thread:
    """A comment and its answers, in the order they were made."""

    comment: Comment
    answers: tuple[Comment, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is neither struck out nor settled, or was answered since it was settled."""
        if self.comment.struck_because:
            return False
        return not self.comment.settled_on or self.answered > (self.comment.settled_answers or 0)

    @property
    def answered(self) -> int:
        """How many answers there are that are not struck out."""
        return sum(not one.struck_because for one in self.answers)

    @property
    def last(self) -> Comment:
        """The latest words that are not struck out, else the first."""
        said = (one for one in reversed(self.answers) if not one.struck_because)
        return next(said, self.comment)


def comment_on(
    store: Store, record: Record, *, child: Child, draft: str = "", **said: Any
) -> Changes:
    """Keep a comment on a record of a child, or on the child herself.

    `said` is its `words`, who it is `by` (a user id), `at` what time, and maybe the `place` (a
    field's name) and `thanks`. Raises NotAllowed for a record that is not in the child's own
    log, Invalid for no words.
    """
    if record.log != child.log:
        raise NotAllowed(f"Only what is in {child.name}'s own record can be commented on")
    if said.get("place", "") not in ("", *declared(type(record))):
        raise Invalid({"place": "There is no such field to comment on"})
    comment = Comment(child=child.id, about_kind=record.kind, about=record.id, **said)
    return _add(store, comment, child.log, draft)


def answer(
    store: Store,
    comment: Comment,
    *,
    words: str,
    by: str,
    at: datetime,
    thanks: bool = False,
    draft: str = "",
) -> Changes:
    """Answer a comment at its place; raises NotAllowed when it is struck out."""
    if comment.struck_because:
        raise NotAllowed("This comment is struck out")
    said = Comment(
        child=comment.child,
        about_kind=comment.about_kind,
        about=comment.about,
        place=comment.place,
        at=at,
        by=by,
        words=words,
        thanks=thanks or None,
        answer_to=comment.answer_to or comment.id,
    )
    return _add(store, said, comment.log, draft)


def settle(store: Store, comment: Comment, *, on: date, by: str) -> Changes:
    """Say that a comment needs nothing more; `by` is a user id. Raises NotAllowed.

    An answer that comes from elsewhere afterwards opens it again.
    """
    if comment.answer_to:
        raise NotAllowed("It is the first comment that is settled, with all its answers")
    thread = Thread(comment, tuple(store.find(Comment, answer_to=comment.id)))
    if not thread.open:
        raise NotAllowed("This comment is settled or struck out already")
    with store.change() as (change, changes):
        change.update(comment, settled_on=on, settled_by=by, settled_answers=thread.answered)
    return changes


def strike_comment(
    store: Store, comment: Comment, *, reason: str, by: str, draft: str = ""
) -> Changes:
    """Strike out a comment of one's own: it stays readable, with the reason. Raises NotAllowed."""
    if comment.by != by:
        raise NotAllowed("Only who wrote a comment strikes it out")
    return strike(store, comment, reason=reason, by=by, draft=draft)


def threads_of(reader: Reader, child: Child) -> list[Thread]:
    """Return every comment in a child's record with its answers, the oldest first."""
    return _threads(reader.find(Comment, log=child.log))


def threads_on(reader: Reader, record: Record) -> list[Thread]:
    """Return the comments on one record with their answers, the oldest first."""
    found = reader.find(Comment, log=record.log, about=record.id)
    return _threads([one for one in found if one.about_kind == record.kind])


def waiting_for(reader: Reader, user: str, team: Team) -> list[Thread]:
    """Return the comments that wait for a person's answer, the longest waiting first.

    `team` says who may do what in each caseload. What was answered waits for who began it.
    What was not waits for whoever else writes in that caseload, and for those who review it
    when the asker writes there. A thank-you waits for nobody.
    """
    caseloads = dict(reader.logs("child"))
    waiting = [
        thread
        for thread in _threads(reader.find(Comment))
        if thread.open
        and not thread.last.thanks
        and _waits(thread, user, team.get(caseloads.get(thread.comment.log, ""), {}))
    ]
    return sorted(waiting, key=lambda thread: thread.last.at or datetime.min)


def _waits(thread: Thread, user: str, may: Mapping[str, str]) -> bool:
    asker, last = thread.comment.by, thread.last.by
    if last == user or user not in may:
        return False
    if last != asker:
        return asker == user
    return may[user] in _WRITE or may.get(asker) in _WRITE


def _threads(comments: list[Comment]) -> list[Thread]:
    """Join answers to their comments; one whose comment is not here stands for itself."""
    ordered = sorted(comments, key=lambda one: (one.at or datetime.min, one.id))
    here = {one.id for one in ordered}
    answers: dict[str, list[Comment]] = {}
    for one in ordered:
        answers.setdefault(one.answer_to, []).append(one)
    first = [one for one in ordered if one.answer_to not in here]
    return [Thread(one, tuple(answers.get(one.id, ()))) for one in first]


def _add(store: Store, comment: Comment, log: str, draft: str) -> Changes:
    with store.change(draft) as (change, changes):
        change.add(comment, log)
    return changes
