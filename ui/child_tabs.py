"""The tabs of a child's page from the left, and which paper belongs to each."""

from typing import NamedTuple

from ui.attachments.part import Pictures
from ui.child.attendance import Attendance
from ui.child.part import Part
from ui.child.plan import PlanTab
from ui.child.story import Story
from ui.child.timeline import Timeline
from ui.family.part import Family
from ui.helping.part import Help
from ui.linkings.part import Linkings
from ui.school.part import SchoolTab
from ui.sdq.part import SdqTab
from ui.sessions.tab import SessionsTab
from ui.voice.part import VoiceTab


class Tab(NamedTuple):
    """One tab: its words, and the part it shows."""

    words: str
    part: type[Part]


TABS = {
    "story": Tab("Story", Story),
    "timeline": Tab("Timeline", Timeline),
    "plan": Tab("Support plan", PlanTab),
    "attendance": Tab("Attendance", Attendance),
    "sdq": Tab("SDQ", SdqTab),
    "linkings": Tab("Linkings", Linkings),
    "sessions": Tab("Sessions", SessionsTab),
    "help": Tab("Help", Help),
    "family": Tab("Family", Family),
    "pictures": Tab("Pictures", Pictures),
    "voice": Tab("Voice", VoiceTab),
    "school": Tab("School", SchoolTab),
}
# A tab's own paper, where it is not the plan
PAPERS = dict(
    attendance="attendance", timeline="chronology", linkings="letter", help="slip", school="return"
)
