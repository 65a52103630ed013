"""A worry about safety, passed on: that it was, to whom, when; and what becomes of the words.

Nothing here asks whether a family has agreed: telling whoever keeps a child safe never waits.
The words stand in a draft of their own until they were handed over. Then they are sealed to the
charity's safeguarding lead or wiped, as the place has chosen: nobody reads them here any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed, Refused
from linkworker.fields import problems
from linkworker.measures.concerns import came_back, standing_answers
from linkworker.records import (
    Child,
    ConcernAnswer,
    ConcernPassed,
    ConcernWords,
    Place,
    WordsThen,
)
from linkworker.store import Changes, Reader, Store, sealed
from linkworker.store.drafts import APART

FORM = f"{APART}concern"
MOST_WORDS = 8_000  # letters: sealed, they still fit into one envelope
_SECRET = "concern"  # noqa: S105 - the name of the private key, and of the setting that has the public one


@dataclass(frozen=True)
class Passed:
    """A concern that was passed on, what was said of it since, and its words if they are sealed."""

    concern: ConcernPassed
    answers: Sequence[ConcernAnswer]
    words: ConcernWords | None

    @property
    def answered(self) -> ConcernAnswer | None:
        """The answer that says they came back."""
        return came_back(self.answers)


def words_then(place: Place | None) -> WordsThen:
    """Say what becomes of typed words: sealed unless the place says wiped, or no key is known."""
    if place is None or not place.lead_key or "lead_key" in place.undecided:
        return WordsThen.WIPED
    return place.concern_words or WordsThen.SEALED


def pass_on(
    store: Store, child: Child, *, words: str, place: Place | None, now: datetime, by: str,
    draft: str, **said: Any,
) -> Changes:  # fmt: skip
    """Keep that a concern was handed over, and let its words go: sealed, or wiped.

    Raises Invalid, all at once; then nothing is kept, and the words stay in their draft.
    """
    concern = ConcernPassed(child=child.id, by=by, **said)
    if found := problems(concern) | _wrong(concern, words, now):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        kept = change.add(concern, child.log)
        if words.strip() and place and words_then(place) is WordsThen.SEALED:
            box = sealed.seal(words, place.lead_key, _about(kept))
            code, reader = sealed.check_code(place.lead_key), place.lead_key_of
            change.add(ConcernWords(concern=kept.id, box=box, code=code, reader=reader), child.log)
    if words.strip() or draft:
        store.wipe()
    return changes


def let_go(store: Store, draft: str) -> None:
    """Wipe typed words of which no record is kept: about a child who is not on this laptop."""
    store.drop_draft(draft)
    store.wipe()


def keep_answer(
    store: Store, concern: ConcernPassed, *, came_back: bool | None, words: str = "",
    now: datetime, by: str,
) -> Changes:  # fmt: skip
    """Keep whether they came back, and in one line what they said; raises Invalid."""
    answer = ConcernAnswer(
        concern=concern.id, came_back=came_back, on=now.date(), words=words, by=by
    )
    if found := problems(answer):
        raise Invalid(found)
    with store.change() as (change, changes):
        change.add(answer, concern.log)
    return changes


def strike_concern(store: Store, concern: ConcernPassed, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake: it stays readable on the timeline, with the reason."""
    return strike(store, concern, reason=reason, by=by)


def concerns_of(reader: Reader, child: Child) -> list[Passed]:
    """Return what was passed on about a child and not struck out, the newest first."""
    answers = reader.find(ConcernAnswer, log=child.log)
    boxes = {one.concern: one for one in reader.find(ConcernWords, log=child.log)}
    return [
        Passed(one, standing_answers(one, answers), boxes.get(one.id))
        for one in reader.find(ConcernPassed, log=child.log, newest="passed_at")
        if not one.struck_because
    ]


def become_lead(store: Store, place: Place, *, name: str) -> Changes:
    """Have words sealed to this laptop from now on: it is the safeguarding lead's.

    Its private key stays in this store; words sealed to an earlier laptop open on that one alone.
    """
    private = store.mailbox.secret(_SECRET)
    if private is None:
        private = sealed.new_private()
        store.mailbox.keep_secret(_SECRET, private)
    public = sealed.public_of(private)
    store.keep_setting(_SECRET, public)
    with store.change() as (change, changes):
        change.update(place, lead_key=public, lead_key_of=name)
    return changes


def opens_here(reader: Reader, words: ConcernWords | None) -> bool:
    """Say whether words were sealed to this very laptop."""
    own = reader.setting(_SECRET)
    return bool(words and own and words.code == sealed.check_code(own))


def leads_here(reader: Reader, place: Place | None) -> bool:
    """Say whether words are sealed to this laptop from now on."""
    return bool(place and place.lead_key and place.lead_key == reader.setting(_SECRET))


def open_words(store: Store, words: ConcernWords, concern: ConcernPassed) -> str:
    """Return the words of a concern that were sealed to this laptop; raises NotAllowed."""
    private = store.mailbox.secret(_SECRET) or b""
    try:
        return sealed.unseal(words.box, private, _about(concern))
    except Refused as error:
        raise NotAllowed(f"These words open on the laptop of {words.reader} alone") from error


def _about(concern: ConcernPassed) -> str:
    return f"lw/1/concern|{concern.log}|{concern.id}"


def _wrong(concern: ConcernPassed, words: str, now: datetime) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("noticed_at", "passed_at", "ours_told_at"):
        at = getattr(concern, name)
        if at and at > now:
            found[name] = "This time is still to come"
    if concern.noticed_at and concern.passed_at and concern.passed_at < concern.noticed_at:
        found["passed_at"] = "They were told after it was noticed, not before"
    if len(words) > MOST_WORDS:
        found["words"] = f"These words are longer than {MOST_WORDS:,} letters: print them first"
    return found
