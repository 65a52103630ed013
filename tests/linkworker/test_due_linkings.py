"""What Today asks for of linkings: again on the agreed day, and how long a list takes."""

from datetime import date, timedelta

from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_linkings import ask_again, list_asked
from linkworker.records import Child, Linking, LinkingStep, Rung

DAY = date(2025, 11, 3)


def of_child(*steps):
    made = [
        LinkingStep(id=str(at), before=str(at - 1), linking="l", on=DAY, **said)
        for at, said in enumerate(steps)
    ]
    records = {Linking: [Linking(id="l", to="The Hub", whom="mum")], LinkingStep: made}
    return OfChild(Child(name="Sarah"), SchoolCalendar(), records=records)


def test_a_family_is_asked_again_on_its_day_and_not_before():
    of = of_child({"rung": Rung.NOT_NOW, "again_on": DAY + timedelta(14)})
    assert list(ask_again(of, Asked(DAY + timedelta(13)))) == []
    (due,) = ask_again(of, Asked(DAY + timedelta(14)))
    assert due.what == "Ask mum again about The Hub"
    assert due.why == "mum said not now Mon 3 November: the day has come"
    assert (due.by, due.tab) == (DAY + timedelta(14), "linkings")


def test_who_is_never_to_be_asked_is_never_due_and_what_happened_is():
    never = of_child({"rung": Rung.NOT_NOW, "never": True})
    assert list(ask_again(never, Asked(DAY + timedelta(900)))) == []
    waits = {"rung": Rung.NOT_NOW, "again_after": "the next fight", "said_by": "dad"}
    assert list(ask_again(of_child(waits), Asked(DAY + timedelta(900)))) == []
    (due,) = ask_again(of_child(waits, {"rung": Rung.HAPPENED}), Asked(DAY))
    assert due.why == "dad said not now Mon 3 November: the next fight"


def test_a_list_is_asked_about_after_so_many_school_days():
    of = of_child({"rung": Rung.LISTED})
    assert list(list_asked(of, Asked(DAY + timedelta(25), days=20))) == []
    (due,) = list_asked(of, Asked(DAY + timedelta(28), days=20))
    assert due.what == "Ask The Hub how long it takes"
    later = of_child({"rung": Rung.LISTED}, {"rung": Rung.STARTED})
    assert list(list_asked(later, Asked(DAY + timedelta(28), days=20))) == []
