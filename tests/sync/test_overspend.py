"""Two laptops apart spend the same money, or take the same register: nothing is lost."""

from datetime import date, datetime

import pytest

from linkworker.actions import activities, children, partners, sessions
from linkworker.records import (
    Activity,
    Away,
    Came,
    Child,
    Commission,
    CommissionState,
    Fund,
    Partner,
    Session,
    SessionAttendance,
    Weekday,
)

AT = datetime(2025, 11, 3, 9, 0)
TUESDAY = date(2025, 11, 4)


@pytest.fixture
def money(maya, sam):
    """£500 and a partner, on both laptops."""
    place = maya.store.logs("place")[0][0]
    partners.add_fund(maya.store, place, name="Small support", amount=50000)
    partners.add_partner(maya.store, place, name="Element")
    sync(maya, sam)


def sync(*laptops):
    for laptop in (*laptops, *laptops):
        laptop.sync()


def buy(laptop, what, sessions_, price, minute):
    """Ask for sessions and agree to them: this laptop alone knows of enough money."""
    (fund,), (partner,) = laptop.store.find(Fund), laptop.store.find(Partner)
    partners.ask_commission(
        laptop.store, partner, need="Calm", what=what, sessions=sessions_, price=price,
        fund=fund.id,
    )  # fmt: skip
    (asked,) = [one for one in laptop.store.find(Commission) if one.what == what]
    at = AT.replace(minute=minute)
    partners.agree_commission(laptop.store, asked, approver=laptop.name, at=at)


def over(laptop):
    return partners.overspent(laptop.store, partners.standings(laptop.store))


def test_an_overspend_from_two_laptops_at_once_is_two_entries_in_plain_sight(maya, sam, money):
    buy(maya, "Art therapy", 12, 4000, minute=30)
    buy(sam, "Boxing", 10, 3000, minute=10)
    assert over(maya) == over(sam) == []
    sync(maya, sam)
    for laptop in (maya, sam):
        (found,) = over(laptop)
        assert found.sentence == (
            "If both go ahead: £280 over. Boxing (Sam) was agreed first, then Art therapy (Maya)."
        )
        assert {one.state for one in laptop.store.find(Commission)} == {CommissionState.AGREED}
    mine = next(one for one in maya.store.find(Commission) if one.what == "Art therapy")
    partners.stop_commission(maya.store, mine, because="Sam's was first")
    sync(maya, sam)
    assert over(maya) == over(sam) == []
    assert len(sam.store.find(Commission)) == 2


def test_one_commission_bought_differently_by_two_is_put_to_people(maya, sam, money):
    buy(maya, "Art therapy", 2, 4000, minute=0)
    sync(maya, sam)
    for laptop, number in ((maya, 4), (sam, 6)):
        (one,) = laptop.store.find(Commission)
        partners.edit_commission(laptop.store, one, sessions=number)
    sync(maya, sam)
    for laptop in (maya, sam):
        (decision,) = laptop.store.decisions()
        assert (decision.slot, len(decision.answers)) == ("bought", 2)


@pytest.fixture
def club(maya, sam):
    """An activity with Wren on it, on both laptops."""
    place = maya.store.logs("place")[0][0]
    activities.add_activity(
        maya.store, place, what="Homework club", school="s", weekday=Weekday.TUESDAY, at="15:30",
        starts=date(2025, 9, 9),
    )  # fmt: skip
    children.add_child(maya.store, caseload=maya.caseload, name="Wren", school="s", year=5)
    (child,), (club,) = maya.store.find(Child), maya.store.find(Activity)
    activities.plan_support(maya.store, child, activity=club.id, today=TUESDAY)
    (support,) = activities.supports_of(maya.store, child)
    activities.begin_support(maya.store, support, on=date(2025, 9, 9))
    sync(maya, sam)


def keep(laptop, mark):
    (club,) = laptop.store.find(Activity)
    register = sessions.register_of(laptop.store, club, TUESDAY)
    (line,) = register.lines
    marks = {line.child.id: mark}
    sessions.keep_register(laptop.store, register, marks, by=laptop.name, today=TUESDAY)


def test_the_same_register_from_two_laptops_is_one_and_a_difference_is_asked(maya, sam, club):
    keep(maya, sessions.Mark(Came.PRESENT, engagement=3))
    keep(sam, sessions.Mark(Came.ABSENT, Away.LESSON, engagement=3))
    sync(maya, sam)
    for laptop in (maya, sam):
        assert len(laptop.store.find(Session)) == len(laptop.store.find(SessionAttendance)) == 1
        asked = {one.slot: len(one.answers) for one in laptop.store.decisions()}
        assert asked == {"came": 2}
