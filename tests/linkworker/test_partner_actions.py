"""Partners and commissions in a real store: asked, agreed with a name, over with a reason."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import activities, partners, sessions
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Activity,
    Came,
    Commission,
    CommissionState,
    Fund,
    Happened,
    NotHeld,
    Partner,
    Session,
    Weekday,
)

AT = datetime(2025, 9, 1, 9, 0)
MONDAY = date(2025, 9, 8)


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "brent")


@pytest.fixture
def arts(store, place):
    changes = partners.add_partner(store, place, name="Element", vcse=True)
    return store.get(Partner, *changes.touches(Partner))


@pytest.fixture
def fund(store, place):
    changes = partners.add_fund(store, place, name="Small support", amount=50000)
    return store.get(Fund, *changes.touches(Fund))


def ask(store, partner, **said):
    plain = {"need": "A way to be heard without words", "what": "Art therapy", "sessions": 12}
    changes = partners.ask_commission(store, partner, **(plain | {"price": 4000} | said))
    return store.get(Commission, *changes.touches(Commission))


def agree(store, commission, **said):
    changes = partners.agree_commission(store, commission, **({"approver": "Tom", "at": AT} | said))
    return store.get(Commission, *changes.touches(Commission))


def test_what_is_asked_for_takes_money_once_somebody_has_agreed(store, arts, fund):
    asked = ask(store, arts, fund=fund.id)
    assert partners.left_in(fund, partners.standings(store)) == 50000
    with pytest.raises(Invalid, match="Say who agrees"):
        partners.agree_commission(store, asked, approver=" ", at=AT)
    agreed = agree(store, asked)
    assert (agreed.state, agreed.approver) == (CommissionState.AGREED, "Tom")
    assert partners.left_in(fund, partners.standings(store)) == 2000
    with pytest.raises(NotAllowed, match="asked for"):
        agree(store, agreed)


def test_more_than_is_left_is_agreed_only_with_a_reason_and_stays_in_sight(store, arts, fund):
    agree(store, ask(store, arts, fund=fund.id))
    second = ask(store, arts, what="Boxing", sessions=10, price=3000, fund=fund.id)
    with pytest.raises(Invalid) as found:
        agree(store, second)
    assert found.value.problems == {
        "over_because": "This is £300, and £20 is left of Small support: £280 over. "
        "Say why all the same"
    }
    agree(store, second, over_because="The funder will add to it", at=AT + timedelta(hours=1))
    (over,) = partners.overspent(store, partners.standings(store))
    assert over.pence == 28000
    assert [one.what for one in over.agreed] == ["Art therapy", "Boxing"]


def test_stopping_needs_a_reason_and_frees_the_money(store, arts, fund):
    agreed = agree(store, ask(store, arts, fund=fund.id))
    with pytest.raises(Invalid, match="Say why"):
        partners.stop_commission(store, agreed, because="")
    partners.stop_commission(store, agreed, because="The family said not the art thing")
    assert partners.left_in(fund, partners.standings(store)) == 50000
    with pytest.raises(NotAllowed):
        partners.stop_commission(store, store.get(Commission, agreed.id), because="again")


def test_we_paid_for_three_and_two_happened_in_one_line(store, place, arts, child):
    agreed = agree(store, ask(store, arts, sessions=3))
    made = activities.add_activity(
        store, place, what="Art therapy", partner=arts.id, commission=agreed.id, school="s",
        weekday=Weekday.MONDAY, at="10:00", starts=MONDAY,
    )  # fmt: skip
    activity = store.get(Activity, *made.touches(Activity))
    changes = activities.plan_support(store, child, activity=activity.id, today=MONDAY)
    (support,) = activities.supports_of(store, child)
    assert (support.what, changes.touches(type(support))) == ("Art therapy", {support.id})
    activities.begin_support(store, support, on=MONDAY)
    for week in (0, 1):
        register = sessions.register_of(store, activity, MONDAY + timedelta(weeks=week))
        mark = sessions.Mark(Came.ABSENT if week else Came.PRESENT)
        sessions.keep_register(store, register, {child.id: mark}, by="joyce", today=MONDAY)
    register = sessions.register_of(store, activity, MONDAY + timedelta(weeks=2))
    sessions.did_not_happen(store, register, because=NotHeld.PARTNER)
    (standing,) = partners.standings(store)
    found = standing.delivery
    assert (found.bought, found.held, found.not_held, found.came) == (3, 2, 1, 1)
    assert (found.left, found.delivered, found.each) == (1, 8000, 8000)
    assert standing.line == (
        "Art therapy: We paid for 3, 2 happened (1 the partner could not come). "
        "That is £80 for each session a child came to."
    )
    partners.finish_commission(store, agreed)
    assert {one.happened for one in store.find(Session)} == {Happened.HELD, Happened.NOT_HELD}


def test_days_in_the_wrong_order_are_refused(store, place, arts):
    for verb, said in (
        (partners.add_fund, {"name": "Line", "amount": 1}),
        (activities.add_activity, {"what": "Club", "school": "s", "weekday": Weekday.MONDAY}),
    ):
        with pytest.raises(Invalid, match="before the first"):
            verb(store, place, starts=MONDAY, ends=MONDAY - timedelta(days=1), **said)
    with pytest.raises(Invalid) as found:
        partners.edit_partner(store, arts, agreement_from=MONDAY, agreement_until=AT.date())
    assert list(found.value.problems) == ["agreement_until"]
