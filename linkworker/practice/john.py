"""John, Year 5: days in the head's office, then art therapy, homework club and friends."""

from datetime import date

from linkworker.actions import goals
from linkworker.practice.making import Making, marks
from linkworker.records import Child, Collect, Component, Contact, Idea

AUTUMN = r"O\/\/\/\/\ /\II/\/\/\ /\/\/\/\/\ /\O\/\/\/\ /\/\/\/\/\ /\/\/\/\/\ /\/\I\/\/\ /\/"

CONTACTS = (
    ("2024-09-18 09:00", "check-in", "", 10, "Outside the head’s office. He talked about dogs."),
    ("2024-10-02 09:00", "check-in", "", 10, "A place and a sign of his own for when it boils up."),
    ("2024-10-16 15:20", "call", "mum", 15, "Told mum three good things he did this week."),
    ("2024-11-13 13:00", "1:1", "", 40, "First hour with the occupational therapist: anger, and "
     "where it sits in the body."),
    ("2024-11-20 15:30", "meeting", "mum", 30, "Art therapy is not for them, she says: not now."),
    ("2025-01-15 15:20", "call", "mum", 15, "Mum rang us first. She will come to the evening."),
    ("2025-01-22 14:10", "meeting", "mum", 30, "After another fight: mum agrees to art therapy."),
    ("2025-06-24 13:00", "1:1", "", 40, "Last hour of art therapy. He gave his dragon away."),
    ("2025-09-16 15:40", "call", "mum", 20, "Mum cannot help with homework and feels bad about it. "
     "Told her about the club."),
    ("2025-09-30 15:30", "group", "", 60, "Homework club: nine there. Sat with two new friends."),
    ("2025-10-21 15:30", "group", "", 60, "Homework club. Finished his fractions, then helped."),
    ("2025-11-03 12:20", "check-in", "", 10, "Has a part in the Christmas play: the innkeeper. "
     "“I get to say no to everybody.”"),
)  # fmt: skip


def tell_john(making: Making) -> None:
    """Keep what is known of John, up to 4 November 2025."""
    john = making.child(
        name="John",
        surname="Ashgrove",
        school=making.schools["p"].id,
        year=5,
        school_class="5B",
        pronouns="he/him",
        started=date(2024, 9, 16),
    )
    making.register(john, date(2025, 9, 8), marks(AUTUMN))
    making.person(
        john,
        name="Teresa Ashgrove",
        phone="01632 960 131",
        role="mum",
        responsibility=True,
        safe=True,
        collect=Collect.MAY,
        what_to_say="Good news first: she used to hear from school only after a fight.",
    )
    _tell_plan(making, john, making.contacts(john, CONTACTS))


def _tell_plan(making: Making, john: Child, said: list[Contact]) -> None:
    plan = making.plan(
        john,
        started=date(2025, 9, 15),
        my_words="I used to be in trouble. Now I am in the play.",
        good_at="Football. Making people laugh. Looking after the small ones at the club.",
        hopes="To play in the school team. To have friends who stay.",
        works="Homework club. Mum hearing the good things. His own sign when it boils up.",
        needs="A place at home to do homework. Long writing.",
        family_voice="He talks to me about school now.",
        school_voice="More days on the positive record than we have ever had.",
        informal="A word each day.",
        formal="Homework club, Tuesdays.",
        developmental="Two terms of academic delivery.",
        specialist="Occupational therapy and art therapy, finished in June.",
        review_on=date(2025, 11, 27),
    )
    temper = making.goal(
        plan,
        "I want to walk away before it boils up",
        (("2025-09-16", 5), ("2025-11-03", 8)),
        idea=Idea.CHILD,
    )
    homework = making.goal(
        plan,
        "I want to hand my homework in",
        (("2025-09-16", 2), ("2025-10-21", 7)),
        idea=Idea.FAMILY,
    )
    club = making.action(
        homework,
        "Bring him to the homework club",
        "Joyce",
        "2025-09-30",
        component=Component.FORMAL,
    )
    making.action(temper, "Go to the football trial with him", "Joyce", "2025-11-06")
    goals.finish_action(making.store, club, contact=said[-3])
    making.agree(plan, ("John", "Teresa Ashgrove", "Mr Fenwick"), date(2025, 10, 6))
