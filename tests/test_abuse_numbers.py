"""Everything that is to be played against the program is played, and the page of it is true."""

from tests.abuse import NOT_HERE, PLAYED, TABLE, played, table


def test_each_number_is_played_or_it_is_said_why_not_here():
    found = played()
    assert found.keys() <= PLAYED.keys()
    assert [n for n in PLAYED if n not in found and n not in NOT_HERE] == []


def test_the_page_names_the_tests_that_there_are():
    assert TABLE.read_text() == table()
