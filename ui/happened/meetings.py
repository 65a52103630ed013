"""Meetings as a timeline tells them: who came, what each said, what was agreed and came of it."""

from collections.abc import Iterator
from datetime import datetime

from linkworker.actions.meetings import whole
from linkworker.records import Child, Meeting, MeetingAction
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.meetings import agreed_words, meeting_words

_MET, _DONE = ("users", "info"), ("circle-check", "ok")


def tell_meetings(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every meeting, struck out or not; its contact is told with it."""
    for meeting in reader.find(Meeting, log=child.log):
        met = whole(reader, meeting)
        came = tuple(one.name for one in met.voices)
        title = f"Meeting: {meeting.about}"
        by = staff.get(meeting.by, "")
        who = ", ".join(came) or by
        yield Told(
            "meetings", meeting.at or datetime.min, title, meeting_words(met), who, *_MET,
            meeting, meeting.struck_because, timed=True, people=(*came, by),
        )  # fmt: skip
        if not meeting.struck_because:
            yield from (_done(one) for one in met.actions if one.done_on)


def _done(action: MeetingAction) -> Told:
    title, who = f"Done, as agreed: {agreed_words(action)}", f"said {action.who}"
    return told_on("meetings", action.done_on, title, action.came_of_it, who, _DONE, action)
