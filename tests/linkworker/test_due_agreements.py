"""What Today asks for of agreements: the next try, and a yes that runs out."""

from datetime import date, timedelta

from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_agreements import next_try, runs_out
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Answer, Child, FamilyAnswer, Relation, Scope

DAY = date(2025, 11, 3)


def of_child(*answers, relations=()):
    made = [
        FamilyAnswer(id=str(at), who="mum", on=DAY + timedelta(at), **said)
        for at, said in enumerate(answers)
    ]
    records = {FamilyAnswer: made, Relation: list(relations)}
    return OfChild(Child(name="Sarah"), SchoolCalendar(), records=records)


def test_a_family_is_tried_again_on_the_agreed_day_with_the_tries_so_far():
    again = DAY + timedelta(7)
    tried = {"scope": Scope.QUOTE, "answer": Answer.ASKED, "next_on": again}
    of = of_child(tried, tried)
    assert list(next_try(of, Asked(again - timedelta(1)))) == []
    (due,) = next_try(of, Asked(again))
    assert due.what == "Ask mum about: quote"
    assert due.why == "next try agreed for Mon 10 November, tried 2 times"
    assert (due.by, due.tab) == (again, "family")


def test_an_answer_since_ends_the_tries():
    said = {"scope": Scope.QUOTE, "answer": Answer.ASKED, "next_on": DAY + timedelta(7)}
    of = of_child(said, {"scope": Scope.QUOTE, "answer": Answer.SIGNED})
    assert list(next_try(of, Asked(DAY + timedelta(70)))) == []


def test_which_partner_is_meant_stays_off_today():
    said = {"scope": Scope.PARTNER, "partner": "Kiln Lane Art Therapy", "answer": Answer.ASKED}
    (due,) = next_try(of_child({**said, "next_on": DAY}), Asked(DAY))
    assert "Kiln" not in f"{due.what} {due.why} {due.about}"


def test_a_yes_is_asked_for_anew_before_and_after_it_runs_out():
    until = DAY + timedelta(60)
    of = of_child({"scope": Scope.PHOTO, "answer": Answer.SIGNED, "until": until})
    assert list(runs_out(of, Asked(DAY + timedelta(29), days=30))) == []
    (due,) = runs_out(of, Asked(DAY + timedelta(30), days=30))
    assert due.why == "the yes counts until Fri 2 January 2026"
    (due,) = runs_out(of, Asked(until + timedelta(1), days=30))
    assert due.why == "the yes ran out Fri 2 January 2026"
    assert due.late(until + timedelta(1))


def test_a_no_is_never_asked_about_by_itself():
    of = of_child({"scope": Scope.PHOTO, "answer": Answer.NOT_NOW})
    assert list(next_try(of, Asked(DAY + timedelta(400)))) == []
    assert list(runs_out(of, Asked(DAY + timedelta(400), days=30))) == []
