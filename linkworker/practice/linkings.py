"""The directory of the invented place, and the linkings and told stories of John and Sarah."""

from datetime import date
from typing import Any

from linkworker.actions import linkings, services, told
from linkworker.practice.making import Making
from linkworker.records import (
    Child,
    Introduction,
    Linking,
    Need,
    Rung,
    Service,
    Sharing,
    StoryPart,
    Telling,
)

ADVICE, COUNCIL, HUB = "Citizens Advice Brent", "Brent Council housing", "Willow Green Family Hub"
THERAPY, ENGLISH = "Kiln Lane Art Therapy", "Evening English at the library"

# Name, what for, what else is known; then each look at it: day, what was learned, weeks to wait.
SERVICES: tuple[tuple[str, tuple[Need, ...], dict[str, Any], tuple[Any, ...]], ...] = (
    (ADVICE, (Need.HOUSING, Need.MONEY, Need.LAW),
     {"about": "Advice on housing, debt, benefits and status.", "free": True,
      "languages": "English, Arabic, Somali", "where": "Brent, beside the library",
      "opening": "Mon to Thu, 10 to 3", "way_in": "Ring, or come before 11", "contact": "Amina",
      "phone": "020 7946 0101"},
     (("2025-04-28", "A joint visit is welcome. Ask for Amina.", 2),
      ("2025-10-13", "Amina is there on Mondays and Thursdays. Bring every letter.", 3))),
    (COUNCIL, (Need.HOUSING,),
     {"about": "Homelessness duty, temporary homes, the housing register.", "free": True,
      "eligibility": "Lives in Brent", "where": "Brent, Civic Centre",
      "languages": "English; others by telephone", "way_in": "A form, then a call",
      "phone": "020 7946 0102"},
     (("2025-09-17", "They answer from 2pm on. The form asks for both parents' papers.", 26),)),
    (HUB, (Need.PARENTS, Need.HOUSING, Need.FOOD),
     {"about": "Help with forms, baby clinic, food shelf, a place to sit.", "free": True,
      "eligibility": "Any family in Brent with a child under 19", "where": "Brent, Willow Green",
      "opening": "Weekdays 9 to 4", "way_in": "Just go, or ring first for the forms desk",
      "languages": "English, Arabic, Romanian", "contact": "Grace", "phone": "020 7946 0103"},
     (("2025-10-20", "Forms desk on Wednesdays. No list.", 0),)),
    (THERAPY, (Need.FEELINGS,),
     {"about": "An hour of art each week with a therapist, in school.", "free": True,
      "youngest": 7, "oldest": 13, "eligibility": "A parent says yes", "where": "In school",
      "way_in": "We ask for a place", "contact": "Rosa", "phone": "020 7946 0104"},
     (("2025-06-26", "A place again from January. They like to meet a parent first.", 4),)),
    ("Dahab family advice", (Need.HOUSING, Need.LAW, Need.MONEY),
     {"about": "Somali-speaking advisers; they go along to the council.", "free": True,
      "languages": "Somali, English", "where": "Brent, Harrow Road", "way_in": "Ring Hodan",
      "contact": "Hodan", "phone": "020 7946 0105"},
     (("2025-02-25", "Hodan goes along to the council with a family.", 1),)),
    ("Northside food shelf", (Need.FOOD,),
     {"about": "A week's food for a small price.", "free": False, "cost": "£3.50 a week",
      "where": "Brent, St Anne's hall", "opening": "Fri, 12 to 3", "way_in": "Just go"},
     (("2025-09-26", "No letter needed any more.", 0),)),
    ("Young carers on Saturdays", (Need.FEELINGS, Need.THINGS_TO_DO),
     {"about": "Lunch, a trip each month, others who know.", "free": True, "youngest": 8,
      "oldest": 16, "where": "Brent, the boathouse", "opening": "Sat, 11 to 3",
      "way_in": "Ring, they visit first", "phone": "020 7946 0107"},
     (("2025-05-12", "They visit at home first. Bus fares are paid.", 6),)),
    (ENGLISH, (Need.WORK, Need.LEARNING),
     {"about": "English for grown-ups, with a crèche.", "free": True, "where": "Brent, library",
      "opening": "Tue and Thu, 6 to 8", "way_in": "Come on a Tuesday"}, ()),
)  # fmt: skip

# For whom, with what, what for; then each step: day, what, and what was said of it.
Told = tuple[str, Rung, dict[str, Any]]
JOHN: tuple[tuple[str, str, str, tuple[Told, ...]], ...] = (
    ("John", THERAPY, "somewhere for his temper to go", (
        ("2024-11-18", Rung.IDEA, {}),
        ("2024-11-20", Rung.OFFERED, {"words": "Told her what an hour is like."}),
        ("2024-11-20", Rung.NOT_NOW, {
            "said_by": "mum", "words": "Not for us. People will say he is mad.",
            "yes_if": "he would not be taken out of football", "who_asks": "Joyce",
            "again_after": "the next fight"}),
        ("2025-01-22", Rung.OFFERED, {"words": "After the fight: one question, at her table."}),
        ("2025-01-22", Rung.YES, {"said_by": "mum", "words": "If it is in school, yes."}),
        ("2025-01-29", Rung.INTRODUCED, {"how": Introduction.VISIT, "met": "Rosa"}),
        ("2025-02-05", Rung.STARTED, {"words": "He began a dragon."}),
        ("2025-02-26", Rung.ATTENDING, {}),
        ("2025-06-24", Rung.HELPED, {
            "said_by": "mum", "helped": True, "told_again": False,
            "words": "He says what he feels before it boils."}),
        ("2025-06-24", Rung.ENDED, {"words": "Two terms, as agreed. He gave his dragon away."}),
    )),
    ("mum", ENGLISH, "so that homework is not a wall", (
        ("2025-09-16", Rung.OFFERED, {"words": "A crèche is there too."}),
        ("2025-09-16", Rung.YES, {"said_by": "mum", "words": "If I do not have to read aloud."}),
        ("2025-09-23", Rung.INTRODUCED, {"how": Introduction.CALL}),
        ("2025-09-30", Rung.STARTED, {"words": "She sat with a neighbour."}),
    )),
)  # fmt: skip
SARAH: tuple[tuple[str, str, str, tuple[Told, ...]], ...] = (
    ("mum", ADVICE, "the home that is being repaired", (
        ("2025-03-04", Rung.OFFERED, {}),
        ("2025-03-04", Rung.YES, {"said_by": "mum", "words": "Yes, if somebody comes along."}),
        ("2025-05-06", Rung.INTRODUCED, {"how": Introduction.VISIT, "met": "Amina"}),
        ("2025-05-06", Rung.STARTED, {"words": "An hour. A letter to the council."}),
        ("2025-10-14", Rung.HELPED, {
            "said_by": "mum", "helped": True, "told_again": False,
            "words": "She knew my name. I did not begin at the beginning."}),
        ("2025-10-14", Rung.ATTENDING, {"words": "Each month, until the home is settled."}),
    )),
    ("mum", COUNCIL, "a home of their own", (
        ("2025-07-29", Rung.SIGNPOSTED, {"words": "Which form, and to ask for the duty officer."}),
        ("2025-09-03", Rung.LISTED, {
            "expected": date(2026, 2, 27), "said_by": "their office",
            "meanwhile": "room 4 at lunch, late arrivals pardoned"}),
        ("2025-10-09", Rung.ASKED, {"expected": date(2026, 3, 27), "words": "Still band C."}),
    )),
    ("mum", HUB, "the housing form", (
        ("2025-07-29", Rung.SIGNPOSTED, {"words": "Where it is, and the forms desk."}),
        ("2025-10-21", Rung.YES, {"said_by": "mum", "words": "Yes. I do not want to go alone."}),
    )),
    ("Sarah", "Young carers on Saturdays", "a day that is hers", (
        ("2025-10-13", Rung.OFFERED, {}),
        ("2025-10-13", Rung.NOT_NOW, {
            "said_by": "Sarah", "words": "Not while we sleep at other people's.",
            "yes_if": "one friend may come along", "who_asks": "Joyce",
            "again_on": date(2026, 1, 5)}),
    )),
)  # fmt: skip

STORY: tuple[tuple[str, str, str, Sharing, str], ...] = (
    ("Where we live", "mum", "The council took our flat to repair it and it was never given back. "
     "We were in a hotel, five of us, and since July we sleep at friends’. We move often.",
     Sharing.ANYBODY, ""),
    ("What we need now", "mum", "A door we can close. Somebody who reads the forms with me and "
     "says it in plain words.", Sharing.ANYBODY, ""),
    ("How Sarah gets to school", "Sarah", "Two buses. If I am late it is the bus, not me.",
     Sharing.NAMED, "Ms Okafor, Willow Green Family Hub"),
    ("My nights", "mum", "I have not slept well since the summer. My doctor knows.",
     Sharing.ASK, ""),
    ("Why we left the first flat", "mum", "That stays with you and me.", Sharing.NOBODY, ""),
)  # fmt: skip


def tell_linkings(making: Making, place_log: str) -> None:
    """Keep the directory, and what became of it for John and for Sarah."""
    known = {said[0]: _service(making, place_log, *said) for said in SERVICES}
    (john,), (sarah,) = (making.store.find(Child, name=name) for name in ("John", "Sarah"))
    for child, said in ((john, JOHN), (sarah, SARAH)):
        for whom, to, need, steps in said:
            _linking(making, child, known[to], {"whom": whom, "need": need}, steps)
    _story(making, sarah)


def _service(
    making: Making, log: str, name: str, needs: tuple[Need, ...], known: dict[str, Any],
    looks: tuple[Any, ...],
) -> Service:  # fmt: skip
    spoken = frozenset(one.strip() for one in known.get("languages", "").split(",") if one)
    said = known | {"languages": spoken, "what_for": frozenset(one.value for one in needs)}
    changes = services.add_service(making.store, log, name=name, **said)
    service = making.store.get(Service, *changes.touches(Service))
    for day, learned, weeks in looks:
        on = date.fromisoformat(day)
        services.check_service(
            making.store, service, on=on, by=making.user, learned=learned, weeks=weeks
        )
    return service


def _linking(
    making: Making, child: Child, service: Service, said: dict[str, str], steps: tuple[Told, ...]
) -> None:
    store, by = making.store, making.user
    begun = date.fromisoformat(steps[0][0])
    private = Need.FEELINGS.value in service.what_for or None
    changes = linkings.begin_linking(
        store, child, service=service, on=begun, by=by, private=private, **said
    )
    linking = store.get(Linking, *changes.touches(Linking))
    for day, rung, words in steps:
        on = date.fromisoformat(day)
        if rung is not Rung.IDEA:
            linkings.add_step(store, linking, rung=rung, on=on, today=on, by=by, **words)
    if service.name == ADVICE:
        linkings.edit_linking(store, linking, reference="CAB 25-1187")


def _story(making: Making, sarah: Child) -> None:
    """Keep what mum and Sarah told once, and who knows which part of it."""
    store, on = making.store, date(2025, 5, 6)
    for heading, said_by, words, sharing, named in STORY:
        told.add_part(
            store, sarah, heading=heading, said_by=said_by, words=words, sharing=sharing,
            named=frozenset(one.strip() for one in named.split(",") if one), agreed_on=on,
            private=heading == "My nights" or None,
        )  # fmt: skip
    home, need, bus = told.parts_of(store, sarah)[:3]
    knows: tuple[tuple[StoryPart, str, date, Telling], ...] = (
        (home, ADVICE, on, Telling.SPOKEN),
        (need, ADVICE, on, Telling.SPOKEN),
        (home, COUNCIL, date(2025, 7, 31), Telling.FAMILY),
        (bus, "Ms Okafor", date(2025, 9, 9), Telling.SPOKEN),
    )
    for part, who, day, how in knows:
        told.tell_part(store, part, who=who, on=day, how=how, by=making.user)
