"""A line of talk about a linking: what it is understood as, on Tuesday 4 November 2025."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.records import Introduction, Rung
from ui.linkings.heard import Heard, heard

TODAY = date(2025, 11, 4)
CALENDAR = SchoolCalendar(
    terms=(
        Term(date(2025, 9, 8), date(2025, 12, 19)),
        Term(date(2026, 1, 5), date(2026, 3, 27)),
        Term(date(2026, 4, 13), date(2026, 7, 17)),
    ),
    half_terms=(Span(date(2026, 2, 16), date(2026, 2, 20)),),
)
NOT_NOW = Rung.NOT_NOW


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("no, not now, ask again after Christmas", Heard(NOT_NOW, date(2026, 1, 5))),
        ("not now - ask again after half-term", Heard(NOT_NOW, date(2026, 2, 23))),
        ("Not yet. After Easter, she says", Heard(NOT_NOW, date(2026, 4, 13))),
        ("maybe later, in January", Heard(NOT_NOW, date(2026, 1, 5))),
        ("ask again in 6 weeks", Heard(NOT_NOW, date(2025, 12, 16))),
        ("ask me again on 12 Dec", Heard(NOT_NOW, date(2025, 12, 12))),
        ("not now, ask again after the next Fight", Heard(NOT_NOW, event="the next Fight")),
        ("not now, once the baby is here", Heard(NOT_NOW, event="the baby is here")),
        ("no, never ask again", Heard(NOT_NOW, never=True)),
        ("Don’t ask us again after that", Heard(NOT_NOW, never=True)),
        ("not now", Heard(NOT_NOW)),
        ("no", Heard(Rung.NO)),
        ("Mum: no thank you", Heard(Rung.NO)),
        ("yes, if somebody comes along", Heard(Rung.YES)),
        ("mum said yes", Heard(Rung.YES)),
        ("offered it at the gate", Heard(Rung.OFFERED)),
        ("asked mum", Heard(Rung.OFFERED)),
        ("gave her the number", Heard(Rung.SIGNPOSTED)),
        ("introduced by joint visit to Amina", Heard(Rung.INTRODUCED, how=Introduction.VISIT)),
        ("rang together", Heard(Rung.INTRODUCED, how=Introduction.CALL)),
        ("sent the letter", Heard(Rung.INTRODUCED, how=Introduction.LETTER)),
        ("on their waiting list, expected 27 Mar", Heard(Rung.LISTED, date(2026, 3, 27))),
        ("still waiting, about 6 weeks", Heard(Rung.ASKED, date(2025, 12, 16))),
        ("they said no: lives in the wrong street", Heard(Rung.SERVICE_NO)),
        ("first visit on Friday was good", Heard(Rung.STARTED)),
        ("goes each Thursday", Heard(Rung.ATTENDING)),
        ("it helped: we sleep again", Heard(Rung.HELPED, helped=True)),
        ("did not help", Heard(Rung.HELPED, helped=False)),
        ("it has stopped", Heard(Rung.ENDED)),
        ("hm", Heard()),
        ("", Heard()),
    ],
)
def test_a_line_is_understood(line, found):
    assert heard(line, TODAY, CALENDAR) == found


def test_a_break_that_no_calendar_knows_is_not_guessed():
    assert heard("not now, after Christmas", TODAY, SchoolCalendar()) == Heard(NOT_NOW)
    known = SchoolCalendar(terms=CALENDAR.terms[:1])
    assert heard("not now, ask after Christmas", TODAY, known) == Heard(NOT_NOW)


@given(st.text(max_size=80))
def test_no_line_is_too_strange(line):
    found = heard(line, TODAY, CALENDAR)
    assert found.rung is not None or not (found.never or found.event or found.how)
