"""Everything that is to be played against the program is played, and the page of it is true."""

from tests.abuse import PLAYED, TABLE, played, table


def test_each_number_is_played():
    assert sorted(played()) == sorted(PLAYED)


def test_the_page_names_the_tests_that_there_are():
    assert TABLE.read_text() == table()
