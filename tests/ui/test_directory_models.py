"""What a typed need finds in the directory, and how a service is said."""

from datetime import date

from linkworker.actions.services import Known
from linkworker.measures.linkings import Verdict
from linkworker.records import Need, Service, ServiceCheck
from ui.models.directory import (
    Wanted,
    ages,
    checked,
    default_need,
    languages,
    learned,
    look,
    what_worked,
    where_and_when,
)

TODAY = date(2025, 11, 4)
NOTHING = Verdict(0, 0, 0, 0)


def known(name, *needs, on=None, said=NOTHING, linked=0, weeks=None, **more):
    checks = (ServiceCheck(on=on, learned="Open", by="sam", weeks=weeks),) if on else ()
    service = Service(
        id=name, name=name, what_for=frozenset(one.value for one in needs),
        languages=frozenset(more.pop("spoken", ())), **more,
    )  # fmt: skip
    return Known(service, checks, said, linked)


ADVICE = known("Advice", Need.HOUSING, Need.MONEY, on=date(2025, 10, 13), spoken=("Somali",),
               free=True, where="Brent, the library")  # fmt: skip
DAHAB = known("Dahab", Need.HOUSING, on=date(2025, 2, 25), spoken=("Somali", "English"),
              free=True, where="Brent")  # fmt: skip
PAID = known("Café law", Need.LAW, Need.HOUSING, on=date(2025, 10, 1), free=False, cost="£20")
GONE = known("Old advice", Need.HOUSING, on=date(2025, 10, 1), closed_because="no money")
ALL = [GONE, DAHAB, PAID, ADVICE]


def names(typed="", **more):
    return [one.service.name for one in look(ALL, Wanted(typed, **more), TODAY).found]


def test_a_need_in_one_line_finds_who_has_all_of_it():
    assert names("housing, Brent, Somali speaker, free") == ["Advice", "Dahab"]
    assert look(ALL, Wanted("housing, Brent, Somali speaker, free"), TODAY).whole
    assert names("cafe") == ["Café law"]
    assert names() == ["Advice", "Café law", "Dahab", "Old advice"]


def test_where_none_has_all_of_it_those_that_have_most_are_shown_as_such():
    looked = look(ALL, Wanted("law for free in Somali"), TODAY)
    assert not looked.whole
    assert [one.service.name for one in looked.found] == ["Advice", "Dahab"]
    assert names("piano") == []


def test_it_is_narrowed_by_need_language_price_and_how_fresh_it_is():
    assert names(need=Need.LAW.value) == ["Café law"]
    assert names(language="English") == ["Dahab"]
    assert names(free=True) == ["Advice", "Dahab"]
    assert names(free=True, fresh=True) == ["Advice"]
    assert languages(ALL) == ["English", "Somali"]


def test_what_helped_here_comes_first_among_the_fresh():
    better = known("Zeal", Need.HOUSING, on=date(2025, 10, 1), said=Verdict(2, 3, 0, 0))
    found = look([ADVICE, better], Wanted(), TODAY).found
    assert [one.service.name for one in found] == ["Zeal", "Advice"]


def test_nobody_offers_what_nobody_looked_at_without_being_told():
    staff = {"sam": "Sam"}
    assert checked(ADVICE, staff, TODAY) == "Looked at Mon 13 October 2025 by Sam"
    assert checked(DAHAB, staff, TODAY) == (
        "Nobody has looked at it for 8 months (Tue 25 February 2025 by Sam). "
        "Ring before you offer it."
    )
    assert checked(known("New"), staff, TODAY) == (
        "Nobody has looked at it yet. Ring before you offer it."
    )


def test_a_service_in_words():
    assert where_and_when(ADVICE.service) == "Free · Brent, the library · Somali"
    assert [ages(Service(youngest=a, oldest=z)) for a, z in ((8, 16), (8, None), (None, 5))] == [
        "ages 8 to 16", "from age 8", "up to age 5",
    ]  # fmt: skip
    assert learned(known("A", on=TODAY, weeks=1)) == "“Open” Wait: 1 week."
    assert learned(known("A", on=TODAY, weeks=0)) == "“Open” No wait."
    assert what_worked(known("A", linked=4, said=Verdict(2, 3, 1, 2))) == (
        "4 linkings here; helped 2 of 3 who told us; 1 of 2 had to tell it all again"
    )
    assert what_worked(known("A")) == "Nobody here was linked with it yet."
    assert default_need(ADVICE.service, "housing, Brent") == "housing"
    assert default_need(ADVICE.service, "Brent") == "housing, money and benefits"
