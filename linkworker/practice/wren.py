"""Wren, whose mornings are hard: her plan, her people, her attendance, up to 4 November 2025."""

from datetime import date, datetime

from linkworker.actions import attendance, children, contacts, goals, plans
from linkworker.practice.making import Making, marks
from linkworker.records import (
    Action,
    Child,
    Collect,
    Component,
    Half,
    Idea,
    Obstacle,
    Outcome,
    Party,
    Plan,
    Sen,
    Withhold,
)

# / present in the morning, \ in the afternoon, L late, O and I missed
WREN_SUMMER = r"O\L\/\/\OO O\O\L\L\/\ OOL\/\O\/O O\/\O\/\/O O\L\/\/\O\ OO/\L\/O/\ O\L\/\L\/\ "
WREN_AUTUMN = r"O\L\L\/\/I O\L\II/\/\ O\/\L\/\/\ O\L\/\/\/O /\/\L\/\/\ L\II/\/\/\ O\/\L\/\/\ /\L"

CONTACTS = (
    ("2025-09-09 08:50", "check-in", "", 15,
     "Waited at the gate. We walked round once, then went in."),
    ("2025-09-16 10:30", "1:1", "", 15, "Chose her two goals herself and said how near they feel."),
    ("2025-10-07 10:30", "1:1", "", 15, "Drew a fox for each lesson she stayed in: five foxes."),
    ("2025-10-14 15:40", "meeting", "Mr Fenwick", 20,
     "Mr Fenwick agrees to the time-out card. It starts tomorrow."),
    ("2025-10-21 10:30", "1:1", "", 15, "Named three grown-ups she can go to."),
    ("2025-11-03 15:20", "call", "mum", 12,
     "Nursery place may move to a 7:45 start. Mum will ring the Family Hub."),
    ("2025-11-04 08:52", "check-in", "", 15,
     "Came in with a friend. Chose a fox for the calm card. Wants to show Mr Fenwick herself."),
)  # fmt: skip


def tell_wren(making: Making) -> None:
    """Keep what is known of Wren, whose mornings are hard."""
    store = making.store
    wren = making.child(
        name="Wren",
        surname="Tidewater",
        school=making.schools["p"].id,
        year=5,
        school_class="5F",
        pronouns="she/her",
        born=date(2016, 3, 14),
        sen=Sen.SUPPORT,
        started=date(2024, 9, 16),
    )
    making.register(wren, date(2025, 6, 2), marks(WREN_SUMMER))
    making.register(wren, date(2025, 9, 8), marks(WREN_AUTUMN))
    _wrens_people(making, wren)
    plan = making.plan(
        wren,
        started=date(2025, 9, 15),
        my_words="I like drawing foxes. Mornings are the hardest bit. "
        "If I can get through the door with someone I’m OK.",
        good_at="Drawing, above all foxes. Being kind to younger children. "
        "Noticing how others feel.",
        hopes="To show Mr Fenwick the fox drawings. To come in with a friend.",
        grown_ups="Mr Fenwick, Miss Hart in the blue room, gran.",
        works="The blue room when maths is loud. Walking in with somebody. "
        "Mum answers messages after 3 o’clock.",
        needs="Getting her brother to nursery and herself to school by 8:45. "
        "Maths when it is loud.",
        family_voice="She helps so much at home. I want mornings to be lighter for her.",
        school_voice="She stays for all of maths in two lessons out of three.",
        informal="Check-in at the door each morning.",
        formal="1:1 each Tuesday.",
        specialist="Art therapy with Harbour Arts, six more sessions.",
        review_on=date(2025, 11, 13),
    )
    calm = making.goal(
        plan,
        "I want to feel calm enough to stay in maths",
        (("2025-09-16", 3), ("2025-10-07", 5), ("2025-11-04", 6)),
        idea=Idea.CHILD,
        looks_like="She stays for all of maths on most days.",
    )
    friend = making.goal(
        plan,
        "I want to come in with a friend, not on my own",
        (("2025-09-16", 2), ("2025-10-14", 5)),
        idea=Idea.CHILD,
    )
    card = making.action(
        calm,
        "Agree a five-minute time-out card with Mr Fenwick",
        "Joyce",
        "2025-10-14",
        component=Component.FORMAL,
        shown=True,
    )
    making.action(
        calm, "Art therapy: six more sessions", "Harbour Arts", component=Component.SPECIALIST
    )
    making.action(calm, "Share the calm plan with lunchtime staff", "Joyce", "2025-10-24")
    making.action(
        friend,
        "Walk-in buddy rota with Mr Fenwick",
        "Joyce and Wren",
        "2025-11-07",
        component=Component.INFORMAL,
        shown=True,
    )
    making.action(friend, "Ask about a bus pass with mum", "Joyce", "2025-11-10")
    _wrens_contacts(making, wren, card)
    making.agree(plan, ("Wren", "Dana Tidewater", "Mr Fenwick"), date(2025, 10, 15))
    _wrens_attendance_plan(making, wren, plan)
    plans.edit_plan(
        store,
        store.get(Plan, plan.id),
        works="The blue room when maths is loud. Walking in with a friend. "
        "Mum answers messages after 3 o’clock.",
    )


def _wrens_people(making: Making, wren: Child) -> None:
    making.person(
        wren,
        name="Dana Tidewater",
        phone="01632 960 114",
        best_time="after 3pm",
        role="mum",
        responsibility=True,
        safe=True,
        collect=Collect.MAY,
        what_to_say="Ring before you visit. Good news first.",
    )
    making.person(
        wren,
        name="Gareth Pell",
        role="dad",
        responsibility=True,
        safe=False,
        collect=Collect.MUST_NOT,
        withhold=frozenset({Withhold.ADDRESS.value, Withhold.TIMES.value}),
    )
    children.keep_emergency_card(
        making.store,
        wren,
        None,
        allergies="Nuts: mild rash, no pen.",
        medication="None in school.",
        first_contact="Dana, mum",
        first_phone="01632 960 114",
        second_contact="Gran, Bess",
        second_phone="01632 960 115",
        collection="Mum or gran. Nobody else.",
        language="English",
        checked_on=date(2025, 9, 10),
    )


def _wrens_contacts(making: Making, wren: Child, card: Action) -> None:
    _, _, _, agreed, *_ = making.contacts(wren, CONTACTS)
    goals.finish_action(making.store, card, contact=agreed)
    unanswered = datetime(2025, 10, 30, 11, 0)
    making.contact(wren, unanswered, "call", "", "mum", outcome=Outcome.NO_ANSWER)
    wrong = making.contact(wren, datetime(2025, 10, 9, 9, 0), "check-in", "Late, but calm.")
    contacts.strike_contact(making.store, wrong, reason="Written on the wrong day", by=making.user)


def _wrens_attendance_plan(making: Making, wren: Child, plan: Plan) -> None:
    store = making.store
    steps = (
        (Party.CHILD, "Walk in with a friend", date(2025, 10, 6)),
        (Party.FAMILY, "Ask the Family Hub about nursery drop-off", date(2025, 11, 7)),
        (Party.SCHOOL, "Breakfast club from 8:00, Monday to Friday", date(2025, 9, 8)),
        (Party.SCHOOL, "No late mark when nursery runs over", date(2025, 11, 5)),
    )
    first, _, breakfast, _ = making.attendance_plan(
        wren,
        plan,
        steps,
        baseline_from=date(2025, 6, 2),
        baseline_to=date(2025, 7, 18),
        started=date(2025, 10, 6),
        target="Above 90% for this half-term",
        target_by=date(2025, 12, 19),
        harder=frozenset({Obstacle.MORNINGS.value, Obstacle.CARING.value}),
        harder_most=Obstacle.MORNINGS,
        harder_words="Mornings are rushed. I walk my brother to nursery and then I worry "
        "about coming in late.",
        harder_said="Wren",
        helps="Breakfast club. Somebody at the door. A late mark that is not told off.",
        review_on=date(2025, 11, 10),
    )
    for step, on in ((first, date(2025, 10, 6)), (breakfast, date(2025, 9, 8))):
        attendance.begin_step(store, step, on=on)
    reasons = (
        (date(2025, 9, 29), "Wren", "I could not get the shoes on my brother and it got late."),
        (date(2025, 10, 20), "mum", "The nursery opened late, so she stayed home with us."),
    )
    for day, who, words in reasons:
        attendance.give_reason(
            store, wren, missed_on=day, half=Half.MORNING, said_by=who, words=words
        )
