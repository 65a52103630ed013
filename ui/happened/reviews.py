"""Termly reviews as a timeline tells them: opened, each voice as it came, held and decided."""

from collections.abc import Iterator

from linkworker.actions.plans import version_number
from linkworker.actions.reviews import reviews_of
from linkworker.measures.gathering import stands
from linkworker.records import Child, Decided, PlanVersion, Review, ReviewVoice, Voice
from linkworker.store import Reader
from ui.happened.told import Told, told_on

_OPEN, _SAID, _HELD = ("calendar-check", "plain"), ("quote", "plain"), ("calendar-check", "ok")


def tell_reviews(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every review of hers, and what was said for it."""
    for review in reviews_of(reader, child):
        yield _told(reader, review, staff)
        for voice in reader.find(ReviewVoice, review=review.id):
            if stands(voice) == "have":
                yield _voice(voice, child, staff)


def _told(reader: Reader, review: Review, staff: dict[str, str]) -> Told:
    if review.held_on is None:
        title = "Termly review opened"
        return told_on(
            "agreed", review.opened_on, title, "", staff.get(review.by, ""), _OPEN, review
        )
    decided = f": {review.decided.value}" if review.decided else ""
    words = "\n".join(part for part in (review.what_changes, _version(reader, review)) if part)
    who = review.who_came
    return told_on("agreed", review.held_on, f"Termly review{decided}", words, who, _HELD, review)


def _version(reader: Reader, review: Review) -> str:
    """Say which version of the plan it led to, where something changed."""
    versions = [one for one in reader.find(PlanVersion, log=review.log) if one.id == review.version]
    if not versions or review.decided is Decided.CONTINUE:
        return ""
    return f"The plan is now version {version_number(reader, versions[0])}."


def _voice(voice: ReviewVoice, child: Child, staff: dict[str, str]) -> Told:
    own = {Voice.CHILD: child.name, Voice.LINK_WORKER: staff.get(voice.by, "")}
    name = voice.said_by or own.get(voice.voice or Voice.FAMILY, "")
    helps = f"The plan: {voice.helps.value}." if voice.helps else ""
    said = f"“{voice.words}”" if voice.words else ""
    words = "\n".join(part for part in (said, helps) if part)
    who = voice.voice.value if voice.voice else ""
    return told_on("agreed", voice.have_on, f"For the review, {who}", words,
                   f"said {name}" * bool(name), _SAID, voice)  # fmt: skip
