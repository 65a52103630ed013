"""The page of partners: what was bought in figures, one line to copy, an overspend in sight."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from linkworker.actions import partners
from linkworker.records import Commission, CommissionState, Fund, Partner
from tests.ui.child_hands import ask, settled, words
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.partners.commission import CommissionRow
from ui.widgets.buttons import Button
from ui.widgets.field import Field

ART = "Art therapy, one to one"


def rest(joyce):
    """Let all that was asked be kept, read again and shown."""
    settled(joyce.qtbot, joyce.desk)
    joyce.settle()


@pytest.fixture
def joyce(qtbot, joyces):
    worker = Worker(qtbot, joyces)
    place = worker.change(lambda s: s.find(Partner)[0].log)
    worker.desk.stand(replace(worker.desk.standing, place_log=place))
    worker.window.go("partners")
    rest(worker)
    worker.page = worker.window.page("partners")
    return worker


def press(joyce, widget, name):
    rest(joyce)
    named = (b for b in widget.findChildren(Button) if b.accessibleName() == name)
    joyce.click(next(b for b in named if b.isVisible()))


def row(joyce, what):
    found = joyce.page.findChildren(CommissionRow)
    return next(one for one in found if one.found.commission.what == what and one.isVisible())


def commission(joyce, what):
    found = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Commission))
    return next(one for one in found if one.what == what)


def answer(joyce, label, words_):
    rest(joyce)
    field = next(f for f in joyce.page.findChildren(Field) if f.label.startswith(label))
    field.editor.set_value(words_)


def test_we_paid_for_twelve_and_five_happened_is_one_line_to_copy(joyce):
    art = row(joyce, ART)
    said = words(art)
    assert [said[said.index(word) - 1] for word in ("bought", "held", "came to", "left")] == [
        *("12", "5", "4", "7"),
    ]
    assert said[said.index("for each come to") - 1] == "£50"
    press(joyce, art, f"Copy the line about {ART}")
    assert QGuiApplication.clipboard().text() == (
        f"{ART}: We paid for 12, 5 happened (1 the partner could not come). "
        "That is £50 for each session a child came to."
    )


def _ask_for_films(store):
    (fund,), said = store.find(Fund), {"need": "Fridays", "what": "Film club", "sessions": 10}
    (element,) = [one for one in store.find(Partner) if one.name == "Element"]
    return partners.ask_commission(store, element, price=9000, fund=fund.id, **said)


def test_a_need_without_a_service_becomes_a_commission(joyce):
    joyce.window.go("partners", "need/Somewhere to be on Fridays")
    rest(joyce)
    assert "For: Somewhere to be on Fridays" in words(joyce.page)
    press(joyce, joyce.page, "Ask Element for sessions")
    rest(joyce)
    assert joyce.window.here()[0] == "form"
    fields = joyce.window.page("form").forms[0].fields
    assert fields["need"].value() == "Somewhere to be on Fridays"
    fields["what"].editor.set_value("Film club")
    fields["sessions"].editor.set_value(10)
    fields["price"].editor.setText("£90")
    joyce.press(Key.Key_Return, CTRL)
    rest(joyce)
    assert joyce.window.here()[0] == "partners"
    assert commission(joyce, "Film club").price == 9000


def test_more_than_is_left_is_agreed_with_a_reason_and_stands_at_the_top(joyce):
    joyce.change(_ask_for_films)
    press(joyce, row(joyce, "Film club"), "Agree to Film club")
    press(joyce, joyce.page, "Agree")
    rest(joyce)
    over = "This is £900, and £565 is left of Small support fund, 2025/26: £335 over"
    answer(joyce, over, "The funder has said yes to more")
    press(joyce, joyce.page, "Agree")
    rest(joyce)
    agreed = commission(joyce, "Film club")
    assert (agreed.state, agreed.approver) == (CommissionState.AGREED, "Joyce")
    assert any("If all go ahead: £335 over" in one for one in words(joyce.page))


def test_an_amount_that_is_none_is_said_at_its_field(joyce):
    joyce.window.go("form", f"commission/{commission(joyce, ART).id}")
    rest(joyce)
    field = joyce.window.page("form").forms[0].fields["price"]
    field.editor.setText("forty")
    joyce.press(Key.Key_Return, CTRL)
    assert field.problem() == "Price of each must be an amount such as £26.50"


def test_what_does_not_go_ahead_says_why(joyce):
    row(joyce, ART).ask_stop()
    answer(joyce, "Why does it not", "The family said not the art thing")
    press(joyce, joyce.page, "It does not go ahead")
    rest(joyce)
    assert commission(joyce, ART).state is CommissionState.STOPPED
