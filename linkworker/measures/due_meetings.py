"""What meetings ask for: how it went with what people without the app said they would do."""

from collections.abc import Iterator

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.records import Meeting, MeetingAction

MEETING_ACTION = "meeting_action"


def chase(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask on its day how it went with what somebody agreed to at a meeting."""
    meetings = {one.id: one for one in of.all(Meeting) if not one.struck_because}
    for one in of.all(MeetingAction):
        meeting, day = meetings.get(one.meeting), one.chase_on
        if meeting is None or one.done_on or one.let_go or day is None or day > asked.today:
            continue
        met = f" of {say_day(meeting.at.date())}" if meeting.at else ""
        why = f"agreed at the meeting{met}, to be asked about {say_day(day)}"
        about = f"{one.id} {day}"
        yield Due(MEETING_ACTION, about, f"Ask {one.who}: {one.what}", why, day, of.child)


MEETING_SOURCES = (
    Source(
        MEETING_ACTION, "Agreed at a meeting", "the day has come to ask how it went", chase,
        reads=(Meeting, MeetingAction), only_open={MeetingAction: "done_on"}, always=True,
    ),
)  # fmt: skip
