"""The printed register: first names and one letter, numbered; health only where it was chosen."""

from datetime import date, datetime

import pytest

from linkworker.actions import activities, children, partners, session_sheets, sessions
from linkworker.documents.paper import Made
from linkworker.documents.session_sheet import session_sheet
from linkworker.errors import NotAllowed
from linkworker.records import Activity, Child, Colleague, PaperGiven, Partner, Weekday

WEDNESDAY = date(2025, 11, 5)
MADE = Made(Colleague(name="Joyce"), WEDNESDAY)


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        return change.open_log("place", "brent")


def partner(store, place, **said):
    changes = partners.add_partner(store, place, name="Harbour Arts", **said)
    return store.get(Partner, *changes.touches(Partner))


@pytest.fixture
def register(store, place, child):
    changes = activities.add_activity(
        store, place, what="Art therapy", leader="Jo Tran", school="s", at="14:00",
        weekday=Weekday.WEDNESDAY, starts=date(2025, 9, 10),
    )  # fmt: skip
    art = store.get(Activity, *changes.touches(Activity))
    added = children.add_child(
        store, caseload="c", name="Kofi", surname="Starling", school="s", year=5
    )
    them = [child, store.get(Child, *added.touches(Child))]
    for one in them:
        activities.plan_support(store, one, activity=art.id, today=WEDNESDAY)
        (support,) = activities.supports_of(store, one)
        activities.begin_support(store, support, on=date(2025, 9, 10))
    children.keep_emergency_card(store, child, None, allergies="Nuts", medication="EpiPen")
    return sessions.register_of(store, art, WEDNESDAY)


def sheet(register, whose, **said):
    return session_sheet(register, whose, reader="Jo Tran", made=MADE, **said)


def test_it_names_in_order_by_first_name_and_one_letter(store, place, register):
    html = sheet(register, None).html
    assert html.index("Kofi S") < html.index("Wren T")
    assert "Starling" not in html
    assert "Tidewater" not in html
    assert "Return slip" in html
    assert "Give this back to Joyce" in html


def test_health_stands_on_it_only_when_chosen_and_by_number(store, register):
    health = session_sheets.health_of(store, register)
    plain, told = sheet(register, None), sheet(register, None, health=health)
    assert "Nuts" not in plain.html
    assert "2: allergies: Nuts; medication: EpiPen" in told.html


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"agreement": "DSA 1", "agreement_from": date(2025, 12, 1)},
        {
            "agreement": "DSA 1",
            "agreement_from": date(2024, 1, 1),
            "agreement_until": date(2025, 1, 1),
        },
    ],
)
def test_a_partner_without_an_agreement_in_force_gets_none(store, place, register, said):
    with pytest.raises(NotAllowed, match="Harbour Arts has no sharing agreement in force"):
        sheet(register, partner(store, place, **said))


def test_a_partner_with_one_gets_it_and_it_is_kept_with_each_child(store, place, register):
    whose = partner(store, place, agreement="DSA 1", agreement_from=date(2025, 1, 1))
    assert sheet(register, whose).title == "Register: Art therapy, Wed 5 November 2025"
    session_sheets.give_session_sheet(
        store, register, reader="Jo Tran", role=whose.name, at=datetime(2025, 11, 5, 9, 0), by="j"
    )
    given = store.find(PaperGiven)
    assert {one.child for one in given} == {line.child.id for line in register.lines}
    assert {(one.reader, one.role) for one in given} == {("Jo Tran", "Harbour Arts")}
