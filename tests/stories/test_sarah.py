"""Sarah: a budget hotel, no home in the summer, and 71% to 86% of her half-days, step by step."""

import linkworker.records as of
from linkworker.actions import endings, practical_support
from linkworker.actions.activities import begin_support, end_support
from linkworker.actions.attendance import finish_step, weeks_of
from linkworker.actions.sessions import Mark
from linkworker.actions.sharing import tell_by_mouth
from linkworker.measures.attendance import summarise
from tests.stories.sarahs_first_year import first_term, summer_without_a_home
from tests.stories.telling import day, told_of

SPRING = (
    r"O\/\/\/\L\ /\/\OO/\/\ L\/\/\O\/\ /\/\/\/\OO /\O\/\/\/\ /\/\/\OO/\ "
    r"/\L\/\O\/\ O\/\/\/\/\ /\/\/\OO/\ /\/\/\/\/\ /\O\/\O\/\ "
)


def test_two_years_of_sarah(story):
    first_term(story)
    summer_without_a_home(story)
    back_to_school(story)
    improved_and_still_too_often_away(story)
    somebody_stays(story)
    her_timeline_tells_it_all(story)
    her_plan_says_it_in_her_words(story)


def back_to_school(story):
    """Everybody at school knows what matters; a plan with attendance inside it."""
    story.on("2025-09-09", "08:45")
    story.about(
        of.SchoolAdjustment,
        what="Late marks excused",
        eases=of.Eases.LATE,
        agreed_by="Ms Okafor",
        starts=story.today,
        review_on=day("2025-11-20"),
    )
    story.about(
        of.SchoolAdjustment,
        what="Homework pardoned",
        eases=of.Eases.HOMEWORK,
        agreed_by="Ms Okafor",
        starts=story.today,
        review_on=day("2025-11-20"),
    )
    tell_all_staff(story)
    story.on("2025-09-15")
    story.plan = story.fill(
        of.Plan,
        story.child,
        started=story.today,
        review_on=day("2025-11-20"),
        my_words="I am not lazy. It takes two buses now.",
        good_at="Writing. Holding a group together when it is tired.",
        hopes="To be in school enough to stay with my friends.",
        works="Room 4 at lunch.",
        needs="No home of their own since the summer.",
    )
    story.fill(
        of.Goal, story.plan, words="I want to be in school enough that it stops being a thing"
    )
    plan = story.fill(
        of.AttendancePlan,
        story.plan,
        started=story.today,
        baseline_from=day("2024-09-09"),
        baseline_to=day("2024-10-25"),
        target="Four full days each week",
        harder=frozenset({of.Obstacle.HOUSING.value, of.Obstacle.JOURNEY.value}),
        harder_most=of.Obstacle.HOUSING,
        review_on=day("2025-11-05"),
    )
    bus = story.fill(
        of.Step,
        plan,
        party=of.Party.CHILD,
        what="Send a message when the bus is late",
        due=day("2025-09-22"),
    )
    story.on("2025-09-22")
    story.do(finish_step, bus, on=story.today)
    boxing_and_leap(story)


def tell_all_staff(story):
    """All staff, the safeguarding lead too, are told what they need to know."""
    story.do(
        tell_by_mouth,
        story.child,
        at=story.now,
        today=story.today,
        by="joyce",
        what="They have no home of their own since July; late marks are excused.",
        whom="All her teachers and Ms Okafor, safeguarding lead",
        why="So that nobody asks her why she is late",
    )


def boxing_and_leap(story):
    """Boxing in the autumn, LEAP from spring; her group goes on meeting after it."""
    for name, weekday, starts, ends in (
        ("London Sports Trust", of.Weekday.THURSDAY, "2025-09-25", "2025-12-18"),
        ("LEAP", of.Weekday.FRIDAY, "2026-01-09", "2026-03-27"),
    ):
        story.on(starts, "17:00")
        partner = story.fill(
            of.Partner,
            name=name,
            sort=of.PartnerType.CHARITY,
            agreement="DSA 2025/4",
            agreement_from=day("2025-09-01"),
        )
        story.about(
            of.FamilyAnswer,
            scope=of.Scope.PARTNER,
            partner=name,
            who="mum",
            answer=of.Answer.VERBAL,
            on=story.today,
        )
        meets = story.fill(
            of.Activity,
            what=name,
            partner=partner.id,
            weekday=weekday,
            minutes=60,
            school=story.schools["s"].id,
            at="15:45",
            starts=day(starts),
            ends=day(ends),
        )
        support = story.about(of.Enrolment, activity=meets.id)
        story.do(begin_support, support, on=story.today)
        story.register(meets, Mark(of.Came.PRESENT))
        story.on(ends, "17:00")
        story.do(end_support, story.again(support), on=story.today, because="It came to its end")
    story.about(
        of.Enrichment,
        what="The LEAP group goes on by itself",
        said_by="Sarah",
        from_whom="the group",
        started=story.today,
        did="We meet on Fridays anyway.",
    )


def improved_and_still_too_often_away(story):
    """71% at first, 86% at the end of spring: better, and still persistent absence. Both show."""
    story.on("2026-03-27", "16:30")
    story.school_sent("2026-01-05", SPRING)
    marks = story.ask(lambda reader: weeks_of(reader, story.child))
    before = summarise([one for one in marks if one[0] <= day("2024-10-25")])
    spring = summarise([one for one in marks if one[0] >= day("2026-01-05")])
    assert (before.attended, before.possible, before.percent) == (50, 70, 71.4)
    assert spring.percent == 86.4
    assert before.persistent
    assert spring.persistent
    said = story.said_on("attendance")
    assert "At the start: 71.4%, 50 of 70 half-days" in said
    assert "Since then: 86.4%, 95 of 110 half-days" in said
    better = "Better than at the start by 15.0 points. Still persistent absence"
    assert better in said


def somebody_stays(story):
    """The ending: who stays, what goes on, a goodbye, and one look six weeks on."""
    story.on("2026-04-21")
    adult = story.about(
        of.TrustedAdult, name="Ms Okafor", role="room 4", by_child=True, named_on=story.today
    )
    story.do(endings.ask_adult, adult, says=of.Stays.YES, on=story.today)
    story.about(
        of.Ending,
        goes_on="Lunch in room 4.",
        last_day=day("2026-07-17"),
        helped="Somebody who asked how she was before asking why she was late.",
    )
    story.do(endings.begin_ending, story.child, on=story.today, by="joyce")
    story.on("2026-07-10")
    story.do(practical_support.came_back, story.laptop, on=story.today, today=story.today)
    story.about(
        of.SdqForm,
        filled_by=of.FilledInBy.SELF,
        which=of.WhichForm.FOLLOW_UP,
        filled_on=story.today,
        emotional=4,
        conduct=2,
        hyperactivity=4,
        peer=2,
        prosocial=9,
    )
    story.on("2026-07-17")
    story.do(endings.say_goodbye, story.child, on=story.today, today=story.today)
    story.do(endings.end_programme, story.child, on=story.today, today=story.today, by="joyce")
    story.on("2026-08-28")
    story.do(
        endings.look_once_more,
        story.child,
        today=story.today,
        by="joyce",
        on=story.today,
        found=of.InTouch.STILL,
        words="Ms Okafor sees her each week.",
    )
    turns = [one.turn for one in story.find(of.StageStep, child=story.child.id)]
    assert turns[-3:] == [of.Turn.ENDING, of.Turn.FOLLOW_UP, of.Turn.CLOSED]


def her_timeline_tells_it_all(story):
    assert story.told() == told_of("sarah")


def her_plan_says_it_in_her_words(story):
    paper = story.paper("plan", "Miriam")
    for words in (
        story.plan.my_words,
        story.plan.good_at,
        story.plan.hopes,
        "Miriam",
        "I want to be in school enough that it stops being a thing",
        "Four full days each week",
    ):
        assert words in paper
