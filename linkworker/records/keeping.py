"""Why each kind of record is held: the lines that the record of processing is printed from.

Articles are of the UK GDPR. Retention names a class of the charity's schedule; nothing is
deleted by the program until that schedule has been approved by its named person.
"""

from linkworker.fields import Keeping

TEAM = "Link Workers of the caseload; its supervisor, reading; the organisation's administrators"

PLACE = Keeping(
    purpose="Run the programme in a place: its schools, calendar and staff",
    basis="Article 6(1)(f) legitimate interests",
    retention="Place: while the programme runs there, and 6 years",
    readers="All staff of the place",
)
SUPPORT = Keeping(
    purpose="Support one child through the two-year Impact Programme",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
    retention="Programme record",
    readers=TEAM,
)
SAFETY = Keeping(
    purpose="Keep the child safe with us: health in an emergency, who may collect",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(c) vital interests",
    retention="Programme record",
    readers=TEAM,
)
FAMILY = Keeping(
    purpose="Know who is round a child, who to ring about what, and what not to say to whom",
    basis="Article 6(1)(f) legitimate interests; Article 10 with DPA 2018 Schedule 1 for orders",
    retention="Programme record",
    readers=TEAM,
)
ATTENDANCE = Keeping(
    purpose="See a child's attendance as the school's register has it, and help it grow",
    basis="Article 6(1)(f) legitimate interests, under the school's sharing agreement",
    retention="Programme record",
    readers=TEAM,
)
SHARING = Keeping(
    purpose="Know what was shared about a child on paper: with whom, when and why",
    basis="Article 6(1)(f) legitimate interests; Article 5(2) accountability",
    retention="Programme record",
    readers=TEAM,
)
REVIEW = Keeping(
    purpose="Supervise the work with one child: ask, thank and answer at the place it is about",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
    retention="Programme record",
    readers=TEAM,
)
LAPTOP = Keeping(
    purpose="See that every laptop's work has reached the team; no hours, no ranking",
    basis="Article 6(1)(f) legitimate interests, told to staff",
    retention="While the laptop is in use; each report replaces the one before",
    readers=f"{TEAM}; each worker sees the same row about herself that her supervisor sees",
)
