"""Commissions in whole pence: committed, delivered, left, over, and for each session come to."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.spending import Delivery, committed, left_of, over
from linkworker.records import Commission, CommissionState, Fund

AT = datetime(2025, 11, 3, 9, 0)
FUND = Fund(id="f", name="Small support", amount=50000)


def bought(sessions, price, *, state=CommissionState.AGREED, after=0, **said):
    at = AT + timedelta(minutes=after)
    return Commission(sessions=sessions, price=price, state=state, agreed_at=at, **said)


def test_both_agreed_while_apart_are_said_to_be_over_and_who_was_first():
    joyce = bought(12, 4000, what="Art therapy", approver="Joyce", after=30, id="a")
    sam = bought(10, 3000, what="Boxing", approver="Sam", id="b")
    found = over(FUND, [(joyce, 0), (sam, 0)])
    assert found.pence == 28000
    assert found.agreed == (sam, joyce)
    assert found.sentence == (
        "If both go ahead: £280 over. Boxing (Sam) was agreed first, then Art therapy (Joyce)."
    )


def test_what_is_only_asked_for_or_stopped_takes_nothing():
    apart = [bought(99, 9999, state=s) for s in (CommissionState.ASKED, CommissionState.STOPPED)]
    assert over(FUND, [(one, 3) for one in apart]) is None
    assert [committed(one, 3) for one in apart] == [0, 0]


def test_of_a_finished_one_only_what_was_held_stays_taken():
    one = bought(12, 4000)
    assert committed(one, 7) == 48000
    assert committed(bought(12, 4000, state=CommissionState.FINISHED), 7) == 28000


def test_twelve_paid_for_seven_held_five_came():
    found = Delivery(bought=12, held=7, not_held=2, came=5, price=4000)
    assert (found.left, found.delivered, found.each) == (5, 28000, 5600)
    assert Delivery(12, 0, 0, 0, 4000).each is None


@given(st.integers(0, 10**9), st.integers(1, 10**4))
def test_the_cost_of_each_is_the_nearest_penny(pence, came):
    each = Delivery(bought=1, held=1, not_held=0, came=came, price=pence).each
    assert -came <= 2 * (each * came - pence) <= came


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10**6)), max_size=5))
def test_left_and_over_are_the_same_sum(lines):
    every = [(bought(n, p, id=str(at), after=at), 0) for at, (n, p) in enumerate(lines)]
    left = left_of(FUND, (committed(one) for one, _ in every))
    found = over(FUND, every)
    assert (found.pence if found else 0) == max(0, -left)
