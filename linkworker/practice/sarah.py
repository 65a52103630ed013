"""Sarah, a secondary pupil: a hotel, no home in summer, and back to school step by step."""

from datetime import date

from linkworker.actions import attendance
from linkworker.practice.making import Making, marks
from linkworker.records import Child, Component, Idea, Obstacle, Party

# 50 of 70 half-days before the summer (71.4%), then the autumn
SUMMER = (
    r"OO/\O\LO/\ OOL\O\L\/O O\/\OO/\/\ LOO\/\L\/O O\/\L\O\/\ O\L\OO/\/\ L\/\/\O\/\ "
)  # fmt: skip
AUTUMN = r"L\OOL\OO/\ L\O\/\II/\ L\L\O\O\/\ O\L\/\L\/O L\/\L\O\/\ L\/\/\L\/\ O\L\/\/\/\ L\/"

CONTACTS = (
    ("2024-09-24 12:30", "1:1", "", 20,
     "First talk. Attendance is 71%, often late, little joy in lessons. She likes to write."),
    ("2024-10-08 16:10", "call", "mum", 25,
     "The council is repairing their home; all five are in a budget hotel. No table to work at."),
    ("2024-10-15 12:30", "1:1", "", 20,
     "School lends her a laptop. Room 4 is hers at lunch to catch up and to talk."),
    ("2024-11-12 15:30", "group", "", 60, "First afternoon at Element. She painted and stayed."),
    ("2025-01-21 12:30", "1:1", "", 30, "You Are Awesome journal: what I am proud of."),
    ("2025-02-11 12:30", "1:1", "", 30, "Journal: people I trust. She named two."),
    ("2025-03-04 17:00", "call", "mum", 15, "Mum sees calmer evenings and more talk at home."),
    ("2025-05-06 16:00", "meeting", "mum", 40, "Went with mum to Citizens Advice about the home."),
    ("2025-07-29 11:00", "call", "mum", 20,
     "Officially homeless; staying with friends. Mum will ask the council and the Family Hub."),
    ("2025-08-19 11:00", "call", "Sarah", 15, "Stayed in touch. She has kept up the journal."),
    ("2025-09-09 08:45", "meeting", "Ms Okafor, DSL, and head of year", 30,
     "All her teachers will know what matters. Late arrivals and homework are pardoned for now."),
    ("2025-10-02 12:30", "1:1", "", 30, "Boxing with London Sports Trust: she has been each week."),
    ("2025-11-03 12:35", "1:1", "", 25, "“When I get here nobody shouts about the time any more.”"),
)  # fmt: skip


def tell_sarah(making: Making) -> None:
    """Keep what is known of Sarah, up to 4 November 2025."""
    sarah = making.child(
        name="Sarah",
        surname="Quennell",
        school=making.schools["s"].id,
        year=9,
        school_class="9C",
        pronouns="she/her",
        started=date(2024, 9, 16),
    )
    making.register(sarah, date(2025, 6, 2), marks(SUMMER))
    making.register(sarah, date(2025, 9, 8), marks(AUTUMN))
    making.person(
        sarah,
        name="Miriam Quennell",
        phone="01632 960 127",
        best_time="after 5pm",
        role="mum",
        responsibility=True,
        safe=True,
        address_withheld=True,
        what_to_say="They move often: ask where they are, never send post to the old flat.",
    )
    making.contacts(sarah, CONTACTS)
    _tell_plan(making, sarah)


def _tell_plan(making: Making, sarah: Child) -> None:
    plan = making.plan(
        sarah,
        started=date(2025, 9, 15),
        my_words="I am not lazy. It takes two buses now. Ask me how I am before you ask why I am "
        "late.",
        good_at="Writing. Painting. Holding a group together when it is tired.",
        hopes="A door I can close. To be in school enough to stay in the group with my friends.",
        works="Room 4 at lunch. Boxing. Nobody telling her off at the gate.",
        needs="No home of their own since the summer. Two buses each way.",
        family_voice="She has carried a lot. I want her to be a child again for a while.",
        school_voice="When she is here she is right in it.",
        informal="Lunch in room 4 on three days.",
        formal="1:1 each Monday.",
        developmental="Boxing with London Sports Trust; LEAP from spring.",
        review_on=date(2025, 11, 20),
    )
    goal = making.goal(
        plan,
        "I want to be in school enough that it stops being a thing",
        (("2025-09-16", 3), ("2025-10-20", 5)),
        idea=Idea.CHILD,
    )
    making.action(
        goal, "Ask about LEAP in spring", "Joyce", "2025-11-12", component=Component.DEVELOPMENTAL
    )
    making.action(goal, "Ring the Family Hub about the housing form", "Joyce", "2025-11-05")
    making.agree(plan, ("Sarah", "Miriam Quennell", "Ms Okafor"), date(2025, 9, 22))
    steps = (
        (Party.CHILD, "Send a message when the bus is late", date(2025, 9, 22)),
        (Party.FAMILY, "Tell the school where they are staying", date(2025, 9, 26)),
        (Party.SCHOOL, "Late arrivals and homework pardoned until the review", date(2025, 11, 5)),
    )
    texts, tells, _ = making.attendance_plan(
        sarah,
        plan,
        steps,
        baseline_from=date(2025, 6, 2),
        baseline_to=date(2025, 7, 18),
        started=date(2025, 9, 22),
        target="Four full days each week",
        target_by=date(2025, 12, 19),
        harder=frozenset({Obstacle.HOUSING.value, Obstacle.JOURNEY.value, Obstacle.SLEEP.value}),
        harder_most=Obstacle.HOUSING,
        harder_words="Two buses, and we never know how long we can stay.",
        helps="Late arrivals pardoned. Homework in room 4. A message when the bus is late.",
        review_on=date(2025, 11, 5),
    )
    for step, on in ((texts, date(2025, 9, 22)), (tells, date(2025, 9, 25))):
        attendance.finish_step(making.store, step, on=on)
