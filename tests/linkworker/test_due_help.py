"""What Today asks for of help: an adjustment to look at again, a lent thing to come back."""

from datetime import date

from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_help import adjustment, lent_back
from linkworker.records import Child, Eases, Handed, PracticalSupport, SchoolAdjustment

TODAY = date(2025, 11, 4)


def of(*records):
    return OfChild(Child(name="Sarah"), SchoolCalendar(), records={type(records[0]): records})


def agreed(**more):
    said = {"id": "a", "what": "Late marks excused", "eases": Eases.LATE,
            "agreed_by": "Ms Okafor", "starts": date(2025, 9, 9)} | more  # fmt: skip
    return of(SchoolAdjustment(**said))


def lent(**more):
    said = {"id": "l", "what": "Laptop", "handed": Handed.LENT, "on": date(2025, 9, 15)} | more
    return of(PracticalSupport(**said))


def test_an_adjustment_is_looked_at_again_on_its_day_and_stays_due_until_it_was():
    (due,) = adjustment(agreed(review_on=date(2025, 11, 5)), Asked(TODAY, days=5))
    assert due.what == "Look again with the school: Late marks excused"
    assert due.why == "agreed by Ms Okafor, to be looked at again Wed 5 November"
    assert (due.by, due.tab) == (date(2025, 11, 5), "help")
    assert list(adjustment(agreed(review_on=date(2025, 11, 12)), Asked(TODAY, days=5))) == []
    (late,) = adjustment(agreed(review_on=date(2025, 10, 1)), Asked(TODAY, days=5))
    assert late.late(TODAY)


def test_one_that_ends_is_asked_about_before_and_never_after_its_last_day():
    (due,) = adjustment(agreed(until=date(2025, 11, 7)), Asked(TODAY, days=5))
    assert due.why == "agreed by Ms Okafor, ends Fri 7 November"
    assert list(adjustment(agreed(until=date(2025, 11, 3)), Asked(TODAY, days=5))) == []
    struck = agreed(until=date(2025, 11, 7), struck_because="not ours")
    assert list(adjustment(struck, Asked(TODAY, days=5))) == []


def test_a_lent_thing_is_asked_for_near_its_day_until_it_is_back():
    (due,) = lent_back(lent(due_back=date(2025, 11, 14)), Asked(TODAY, days=10))
    assert due.what == "Ask for it back: Laptop"
    assert due.why == "lent Mon 15 September 2025, to come back by Fri 14 November"
    assert list(lent_back(lent(due_back=date(2025, 11, 28)), Asked(TODAY, days=10))) == []
    for done in ({"returned_on": TODAY}, {"kept_because": "theirs"}, {"struck_because": "no"}):
        out = lent(due_back=date(2025, 11, 14), **done)
        assert list(lent_back(out, Asked(TODAY, days=10))) == []
