"""Words people gave us: asked about by a list, printed for one reader, gone once taken back."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from linkworker.actions.quotes import permitted, take_back
from linkworker.records import Answer, Contact, PaperGiven, Quote, QuoteAnswer, ReviewVoice
from tests.seeds import TODAY
from tests.ui.child_hands import ask, choose, press, settled, words
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.child.telling import Telling
from ui.models.voice import MAY
from ui.screens.quotes_page import QuotesPage

KNOT = "I come to school without a knot in my stomach."


@pytest.fixture
def reviewers(joyces):
    """The same store, for somebody who only reads."""
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    return joyces


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def opened(joyce, place="quotes", about=""):
    joyce.window.go(place, about)
    settled(joyce.qtbot, joyce.desk)
    settled(joyce.qtbot, joyce.desk)
    return joyce.window.page(place)


def row(page, words_):
    return next(one for one in page.rows if one.given.quote.words == words_)


def given(joyce, use="funders"):
    found = ask(joyce.qtbot, joyce.desk, lambda r: permitted(r, use, TODAY))
    return [one.quote.words for one in found]


def test_six_wait_and_each_heading_says_how_many(joyce):
    page = opened(joyce)
    assert "6 quotes wait for a yes" in " ".join(words(page.head))
    assert len(page.rows) == 6
    page.filters._chips[MAY].click()
    settled(joyce.qtbot, joyce.desk)
    assert {one.given.quote.words for one in page.rows} == set(given(joyce)) | {
        one for use in ("website", "training", "school") for one in given(joyce, use)
    }


def test_a_yes_to_two_uses_is_kept_for_each_and_the_row_moves(joyce):
    page = opened(joyce)
    shown = row(page, "I walk off first. Then I am proud and I come back.")
    shown.begin()
    question = shown.findChildren(type(shown._asked.itemAt(0).widget()))[0]
    assert question.fields["who"].value() == "John"
    question.fields["asked"].editor.set_value(("funders", "website"))
    question.keep()
    settled(joyce.qtbot, joyce.desk)
    settled(joyce.qtbot, joyce.desk)
    assert len(page.rows) == 5
    assert "I walk off first. Then I am proud and I come back." in given(joyce)
    answers = ask(joyce.qtbot, joyce.desk, lambda r: r.find(QuoteAnswer, newest="on"))
    assert {one.use for one in answers if one.on == TODAY} == {"funders", "website"}


def test_what_is_not_said_is_asked_for_at_its_field(joyce):
    page = opened(joyce)
    shown = page.rows[0]
    shown.begin()
    question = shown._asked.itemAt(0).widget()
    question.fields["who"].editor.set_value("")
    question.keep()
    assert question.fields["who"].problem() == "Say who was asked"
    question.fields["who"].editor.set_value("mum")
    question.fields["asked"].editor.set_value(())
    question.keep()
    assert question.fields["asked"].problem() == "Say for which use"


def test_a_list_is_printed_by_keys_for_a_named_reader_and_kept_with_each_child(joyce, tmp_path):
    page = opened(joyce)
    page.filters._chips[MAY].setFocus()
    joyce.press(Key.Key_P, CTRL)
    paper = joyce.window.page("quotes_paper")
    joyce.qtbot.waitUntil(lambda: paper.isVisible() and paper._found is not None)
    assert not paper.print.isEnabled()
    paper.reader.setFocus()
    joyce.write("The Elm Trust")
    paper._make()
    assert KNOT in paper.out.paper.html
    file = tmp_path / "words.html"
    paper.out.choose_printer = lambda _: None
    joyce.press(Key.Key_Return, CTRL)
    paper.out.write(file)
    settled(joyce.qtbot, joyce.desk)
    assert "Ashgrove" not in Path(file).read_text(encoding="utf-8")
    made = ask(joyce.qtbot, joyce.desk, lambda r: r.find(PaperGiven, reader="The Elm Trust"))
    assert [one.role for one in made] == ["the funders’ report"]  # both are John's: once


def test_a_yes_taken_back_while_the_list_is_open_leaves_no_more(joyce):
    paper = opened(joyce, "quotes_paper", "funders")
    paper.reader.editor.set_value("The Elm Trust")
    paper._make()
    left = []
    paper.out.print = lambda: left.append(paper.out.paper.html)
    quote = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Quote, words=KNOT)[0])
    paper._desk.background.changed.disconnect(paper._changed)  # as if nobody had told the page
    joyce.change(lambda s: take_back(s, quote, who="mum", on=TODAY, by="joyce"))
    paper._leave(paper.out.print)
    settled(joyce.qtbot, joyce.desk)
    assert left
    assert KNOT not in left[0]


def test_taken_back_from_the_list_it_may_be_used_nowhere(joyce):
    page = opened(joyce, about=MAY)
    shown = row(page, KNOT)
    choose(shown, KNOT, "They take it back")
    question = shown._asked.itemAt(0).widget()
    question.keep()
    settled(joyce.qtbot, joyce.desk)
    assert KNOT not in given(joyce)
    assert KNOT not in given(joyce, "school")


def test_somebody_who_reviews_asks_and_prints_nothing(qtbot, reviewers):
    page = qtbot.show(QuotesPage(reviewers), 1100, 700)
    page.show_about("all")
    settled(qtbot, reviewers)
    assert page.rows
    assert not any(one.ask.isVisible() or one._more.isVisible() for one in page.rows)
    assert not page.print.isVisible()
    assert "reviewing" in " ".join(words(page))


@pytest.mark.parametrize("kind", [Contact, ReviewVoice])
def test_words_are_kept_from_a_note_or_a_review_with_where_they_stand(joyce, kind):
    part = joyce.open_child("John", "timeline")
    telling = part.findChild(Telling)
    john = joyce.child("John")
    found = ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, log=john.log))
    record = next(o for o in found if (o.words and getattr(o, "voice", None) is not None)
                  or (isinstance(o, Contact) and o.words))  # fmt: skip
    told = next(one for one in part._told if one.record.id == record.id)
    telling.show_told(part._about, told)
    press(joyce.qtbot, telling, "Keep words of it, to ask about")
    question = telling._asked.itemAt(0).widget()
    question.fields["words"].editor.set_value("Only these.")
    question.fields["said_by"].editor.set_value("mum")
    question.keep()
    settled(joyce.qtbot, joyce.desk)
    (quote,) = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Quote, words="Only these."))
    assert record.id in (quote.contact, quote.voice)
    assert quote.on == datetime.fromisoformat(str(told.at)).date()
    assert Answer.VERBAL not in {one.answer for one in joyce.desk.background.wait(
        lambda s: s.find(QuoteAnswer, quote=quote.id))}  # fmt: skip


def test_an_answer_kept_by_mistake_is_struck_out_with_a_reason_and_counts_no_more(joyce):
    page = opened(joyce)
    said = "I walk off first. Then I am proud and I come back."
    shown = row(page, said)
    shown.begin()
    question = shown._asked.itemAt(0).widget()
    question.fields["asked"].editor.set_value(("funders",))
    question.keep()
    settled(joyce.qtbot, joyce.desk)
    assert said in given(joyce)
    page.filters._chips[MAY].click()
    settled(joyce.qtbot, joyce.desk)
    shown = row(page, said)
    choose(shown, said, "Strike out the last answer")
    asked = shown._asked.itemAt(0).widget()
    settled(joyce.qtbot, joyce.desk)
    assert any(one.startswith("John: ") and ", for " in one for one in words(asked))
    asked.fields["reason"].editor.set_value("he was asked about other words")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: said not in given(joyce))
    answers = ask(joyce.qtbot, joyce.desk, lambda r: r.find(QuoteAnswer))
    assert [one.struck_because for one in answers if one.struck_because] == [
        "he was asked about other words"
    ]
