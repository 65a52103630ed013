"""Why each kind of record is held: the lines that the record of processing is printed from.

Articles are of the UK GDPR. Retention names a class of the charity's schedule; nothing is
deleted by the program until that schedule has been approved by its named person.
"""

from functools import partial

from linkworker.fields import Keeping

TEAM = "Link Workers of the caseload; its supervisor, reading; the organisation's administrators"

_of_a_place = partial(
    Keeping,
    retention="Place: while the programme runs there, and 6 years",
    readers="All staff of the place",
)
_of_a_child = partial(Keeping, retention="Programme record", readers=TEAM)

PLACE = _of_a_place(
    purpose="Run the programme in a place: its schools, calendar and staff",
    basis="Article 6(1)(f) legitimate interests",
)
PARTNERS = _of_a_place(
    purpose="Bring in who helps where no service does; what was bought and what came of it",
    basis="Article 6(1)(f) legitimate interests",
)
DIRECTORY = _of_a_place(
    purpose="Know what there is for families in a place, and who looked at it last",
    basis="Article 6(1)(f) legitimate interests; staff of services by name and work telephone",
)
SUPPORT = _of_a_child(
    purpose="Support one child through the two-year Impact Programme",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
)
SAFETY = _of_a_child(
    purpose="Keep the child safe with us: health in an emergency, who may collect",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(c) vital interests",
)
FAMILY = _of_a_child(
    purpose="Know who is round a child, who to ring about what, and what not to say to whom",
    basis="Article 6(1)(f) legitimate interests; Article 10 with DPA 2018 Schedule 1 for orders",
)
AGREED = _of_a_child(
    purpose="Keep to what a family and a young person answered, and ask no more often than agreed",
    basis="Article 6(1)(f) legitimate interests; a yes to photo, quote or evaluation: 6(1)(a)",
)
PICTURES = _of_a_child(
    purpose="Keep a child's own work, a signed agreement or what a paper said, as small as can be",
    basis="Article 6(1)(f) legitimate interests; a photo with people on it: 6(1)(a) consent",
)
APART = _of_a_child(
    purpose="Know of a relative's offence in one sentence, where it changes the support",
    basis="Article 6(1)(f) legitimate interests; Article 10 with DPA 2018 Schedule 1",
)
CONCERN = _of_a_child(
    purpose="Know that a concern was passed on: to whom, when and how; never what it was",
    basis="Article 6(1)(f) legitimate interests; DPA 2018 Schedule 1 paragraph 18 (safeguarding)",
)
SEALED = Keeping(
    purpose="Let the charity's safeguarding lead read what a child said, as it was said",
    basis="Article 6(1)(f) legitimate interests; DPA 2018 Schedule 1 paragraph 18 (safeguarding)",
    retention="Programme record",
    readers="The charity's safeguarding lead alone: sealed to a laptop of theirs",
)
PROGRESS = _of_a_child(
    purpose="See whether the support helps: SDQ scores, marks at school, hours of support",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
)
ATTENDANCE = _of_a_child(
    purpose="See a child's attendance as the school's register has it, and help it grow",
    basis="Article 6(1)(f) legitimate interests, under the school's sharing agreement",
)
SCHOOL_LIFE = _of_a_child(
    purpose="Stand by a child whom school sends away or who is taught elsewhere, and on return",
    basis="Article 6(1)(f) legitimate interests; Articles 9 and 10 with DPA 2018 Schedule 1",
)
SHARING = _of_a_child(
    purpose="Know what was shared about a child on paper: with whom, when and why",
    basis="Article 6(1)(f) legitimate interests; Article 5(2) accountability",
)
REVIEW = _of_a_child(
    purpose="Supervise the work with one child: ask, thank and answer at the place it is about",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
)
VOICE = _of_a_child(
    purpose="Hear what a child says, and tell her what changed because of it",
    basis="Article 6(1)(f) legitimate interests; Article 9(2)(g) with DPA 2018 Schedule 1",
)
QUOTES = _of_a_child(
    purpose="Use somebody’s words only for what they said yes to, as long as they do",
    basis="Article 6(1)(f) to keep them; 6(1)(a) consent for each use, taken back at any time",
)
FEEDBACK = _of_a_child(
    purpose="Know from a family and a young person whether the support helps",
    basis="Article 6(1)(f) legitimate interests; counted elsewhere by 6(1)(a) alone",
)
SURVEYS = _of_a_place(
    purpose="Know from leaders, partners, families and young people whether the work helps",
    basis="Article 6(1)(f) legitimate interests; no answer names anybody",
)
_RIGHTS = "Do what people have a right to, and be able to show that it was done"
_RIGHTS_BASIS = "Article 6(1)(c) legal obligation: UK GDPR Articles 5(2), 12 to 22"
RIGHTS = _of_a_child(purpose=_RIGHTS, basis=_RIGHTS_BASIS)
RIGHTS_TEAM = Keeping(
    purpose="Show that something was erased, where and when; nothing of what it was",
    basis=_RIGHTS_BASIS,
    retention="Proof: 6 years",
    readers=TEAM,
)
RIGHTS_PLACE = _of_a_place(
    purpose="Say on what basis and for how long records are kept in a place",
    basis=_RIGHTS_BASIS,
)
WEEK = Keeping(
    purpose="Know what a Link Worker's week holds besides the children; nothing about a child",
    basis="Article 6(1)(f) legitimate interests, told to staff",
    retention="Until a year after the last day it was for",
    readers=TEAM,
)
LAPTOP = Keeping(
    purpose="See that every laptop's work has reached the team; no hours, no ranking",
    basis="Article 6(1)(f) legitimate interests, told to staff",
    retention="While the laptop is in use; each report replaces the one before",
    readers=f"{TEAM}; each worker sees the same row about herself that her supervisor sees",
)
RESCUE = _of_a_place(
    purpose="Let somebody who forgot her passphrase back in, and know who helped",
    basis="Article 6(1)(f) legitimate interests; Article 32 security, told to staff",
)
LOSS = Keeping(
    purpose="Account for a lost laptop: what was on it, what was done, who was told and why",
    basis="Article 6(1)(c) legal obligation (Articles 33 and 34; record of breaches, 33(5))",
    retention="Record of breaches: 6 years",
    readers="All staff of the place; no child's name stands in it",
)
