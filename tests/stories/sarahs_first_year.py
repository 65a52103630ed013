"""Sarah's first year: found, asked, understood; Element; a summer without a home."""

import linkworker.records as of
from linkworker.actions import holidays
from linkworker.actions.activities import begin_support, end_support
from linkworker.actions.sessions import Mark
from linkworker.measures.breaks import Break
from tests.stories.telling import at, day

JOURNAL = "“You Are Awesome” journal"
FIRST = r"OO/\O\LO/\ OOL\O\L\/O O\/\OO/\/\ LOO\/\L\/O O\/\L\O\/\ O\L\OO/\/\ L\/\/\O\/\ "


def first_term(story):
    """She is found, asked and agreed with; why she is away is learned from mum."""
    story.on("2024-09-10")
    story.begin(name="Sarah", surname="Quennell", school=story.schools["s"].id, year=9)
    story.about(of.StageStep, turn=of.Turn.IDENTIFIED, on=day("2024-09-04"))
    story.about(of.StageStep, turn=of.Turn.MEETING, on=day("2024-09-06"))
    story.about(
        of.FamilyAnswer,
        scope=of.Scope.TAKING_PART,
        answer=of.Answer.ASKED,
        who="mum",
        on=story.today,
        worry="She has no time for one more meeting.",
        next_on=day("2024-09-12"),
    )
    story.on("2024-09-12")
    story.about(
        of.FamilyAnswer,
        scope=of.Scope.TAKING_PART,
        answer=of.Answer.SIGNED,
        who="mum",
        on=story.today,
    )
    story.about(
        of.FamilyAnswer, scope=of.Scope.SCHOOL, answer=of.Answer.SIGNED, who="mum", on=story.today
    )
    story.on("2024-09-16")
    story.about(of.StageStep, turn=of.Turn.BEGAN, on=story.today)
    story.child = story.change(
        story.child, pronouns="she/her", school_class="9C", started=story.today
    )
    story.mum = story.about(
        of.Person,
        name="Miriam Quennell",
        phone="01632 960 127",
        role="mum",
        responsibility=True,
        safe=True,
    )
    story.on("2024-10-08", "16:10")
    story.note(
        of.Means.CALL,
        "The council repairs their home; all five are in a budget hotel.",
        whom="mum",
        minutes=25,
    )
    story.about(
        of.HousingChange,
        housing=of.Housing.HOTEL,
        on=day("2024-09-20"),
        words="Five in two rooms, no table, while the council repairs the flat.",
        told_by="mum",
    )
    story.on("2024-10-15", "12:30")
    what_helps_at_once(story)
    element(story)
    for when, topics in (("2025-01-21", "what I am proud of"), ("2025-02-11", "people I trust")):
        story.on(when, "13:00")
        story.about(
            of.DirectWork, resource=JOURNAL, minutes=30, topics=topics, at=at(f"{when}T12:30")
        )
    story.on("2025-03-04", "17:00")
    story.note(of.Means.CALL, "Mum sees calmer evenings and more talk at home.", whom="mum")
    story.about(
        of.SdqForm,
        filled_by=of.FilledInBy.SELF,
        which=of.WhichForm.START,
        filled_on=day("2024-10-01"),
        emotional=8,
        conduct=3,
        hyperactivity=5,
        peer=4,
        prosocial=8,
    )


def what_helps_at_once(story):
    """A laptop, a room at lunch; and what the school counted since September."""
    story.laptop = story.about(
        of.PracticalSupport,
        what="Laptop",
        handed=of.Handed.LENT,
        from_whom="Fernhill Academy",
        whom="Sarah",
        on=story.today,
        due_back=day("2026-07-10"),
    )
    story.about(
        of.SchoolAdjustment,
        what="Room 4 at lunch",
        eases=of.Eases.PLACE,
        agreed_by="Ms Okafor",
        starts=story.today,
        review_on=day("2024-12-10"),
    )
    story.note(of.Means.ONE_TO_ONE, "Room 4 is hers at lunch to catch up and to talk.", minutes=20)
    story.school_sent("2024-09-09", FIRST)


def element(story):
    """She is invited to Element, comes and stays."""
    partner = story.fill(
        of.Partner,
        name="Element",
        sort=of.PartnerType.CHARITY,
        offers="Art and film",
        agreement="DSA 2024/3",
        agreement_from=day("2024-09-01"),
    )
    arts = story.fill(
        of.Activity,
        what="Element",
        partner=partner.id,
        school=story.schools["s"].id,
        weekday=of.Weekday.TUESDAY,
        at="15:30",
        minutes=90,
        room="Drama studio",
        starts=day("2024-11-12"),
        ends=day("2025-04-01"),
    )
    story.on("2024-11-05")
    story.about(
        of.FamilyAnswer,
        scope=of.Scope.PARTNER,
        partner="Element",
        who="mum",
        answer=of.Answer.SIGNED,
        on=story.today,
    )
    support = story.about(of.Enrolment, activity=arts.id)
    story.on("2024-11-12", "17:00")
    story.do(begin_support, support, on=story.today)
    for when, came in (("2024-11-12", of.Came.PART), ("2024-11-19", of.Came.PRESENT)):
        story.on(when, "17:10")
        story.register(arts, Mark(came, engagement=3))
    story.on("2025-04-01", "17:10")
    story.do(end_support, story.again(support), on=story.today, because="It came to its end")


def summer_without_a_home(story):
    """Citizens Advice, then officially homeless: spoken to all through the holiday."""
    story.on("2025-05-06")
    home = frozenset({of.Need.HOUSING.value})
    advice = story.fill(
        of.Service,
        name="Citizens Advice Brent",
        what_for=home,
        free=True,
        way_in="Ring and say who sent you",
    )
    story.linking = story.about(
        of.Linking, service=advice.id, whom="mum", need="A home of their own"
    )
    step(story, of.Rung.OFFERED, "Mum would like somebody beside her.")
    step(story, of.Rung.YES, "Yes, if we go together.", said_by="mum")
    step(
        story,
        of.Rung.INTRODUCED,
        "Went with mum.",
        how=of.Introduction.VISIT,
        met="Ann Price, adviser",
    )
    story.on("2025-07-15")
    summer = Break(day("2025-07-19"), day("2025-09-07"))
    story.do(
        holidays.agree_on_break,
        story.child,
        summer,
        contact=of.HolidayContact.WEEKLY,
        who_calls="Joyce",
    )
    story.on("2025-07-29", "11:00")
    story.note(of.Means.CALL, "Officially homeless; staying with friends.", whom="mum", minutes=20)
    story.about(
        of.HousingChange,
        housing=of.Housing.FRIENDS,
        on=day("2025-07-24"),
        words="At friends’, a few weeks at each.",
        told_by="mum",
    )
    hub = story.fill(
        of.Service, name="Willow Family Hub", what_for=frozenset({of.Need.HOUSING.value}), free=True
    )
    hubs = story.fill(
        of.Linking, story.child, service=hub.id, whom="mum", need="A home of their own"
    )
    step(story, of.Rung.SIGNPOSTED, "Ask Brent council and the Family Hub.", linking=hubs)
    story.on("2025-08-19", "11:00")
    story.note(of.Means.CALL, "Stayed in touch. She has kept up the journal.", minutes=15)


def step(story, rung, words, linking=None, **said):
    """Write down what was said about a linking."""
    story.fill(
        of.LinkingStep, linking or story.linking, rung=rung, words=words, on=story.today, **said
    )
