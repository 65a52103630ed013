"""Where an entry stands, a family may have it erased, or say that it is wrong."""

from datetime import date

import pytest

from linkworker.actions.linkings import begin_linking
from linkworker.actions.people import add_person, tell_of_it
from linkworker.actions.said_wrong import answer_wrong, say_wrong
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Contact, Erasure, Linking, Person, SaidWrong
from tests.seeds import TODAY
from tests.ui.child_hands import ask, choose, run, words
from tests.ui.tasks.hands import Worker
from ui.attachments.card import PictureCard
from ui.child.round import PersonRow
from ui.linkings.card import LinkingCard

ERASE, WRONG = "Have it erased…", "Somebody says it is wrong…"


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def of(joyce, kind, **where):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, **where))


def first(part, kind):
    return next(one for one in part.findChildren(kind) if one.isVisible() and one._more.isVisible())


@pytest.mark.parametrize(
    ("tab", "shows", "kind"),
    [("linkings", LinkingCard, Linking), ("family", PersonRow, Person),
     ("pictures", PictureCard, None)],
)  # fmt: skip
def test_one_entry_is_asked_for_erasure_from_where_it_stands(joyce, tab, shows, kind):
    sarah = joyce.child("Sarah")
    if kind is Linking:
        run(joyce.qtbot, joyce.desk, lambda s: begin_linking(
            s, sarah, to="Clinic", whom="Sarah", need="talk", on=TODAY, by="u"))  # fmt: skip
    part = joyce.open_child("Sarah", tab)
    here = first(part, shows)
    choose(here, here._more.accessibleName().removeprefix("More about: "), ERASE)
    joyce.qtbot.waitUntil(lambda: here._asked.count() == 1)
    joyce.settle()
    asked = here._asked.itemAt(0).widget()
    assert "This goes:" in words(asked)
    asked.fields["reason"].editor.set_value("they ask")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, Erasure)))
    (erasure,) = of(joyce, Erasure)
    assert erasure.entries
    assert not erasure.agreed_by
    joyce.window.go("rights", sarah.id)
    page = joyce.window.page("rights")
    joyce.qtbot.waitUntil(lambda: len(page.erase.lines) == 1)
    assert page.erase.look.isVisible()  # the whole record may still be asked for


def test_what_a_parent_says_is_wrong_stands_beside_the_note_and_changes_nothing(joyce):
    part = joyce.open_child("Sarah", "timeline")
    row, told = next((r, t) for r, t in part._opening.items() if isinstance(t.record, Contact))
    part._open(row, told)
    joyce.settle()
    choose(part.telling, "contact", WRONG)
    joyce.settle()
    asked = part.telling._asked.itemAt(0).widget()
    asked.keep()
    joyce.settle()
    assert "Say who says so" in " ".join(words(asked))
    asked.fields["who"].editor.set_value("Hodan, mum")
    asked.fields["words"].editor.set_value("It was not the hotel that moved us")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, SaidWrong)))
    joyce.settle()
    beside = "Hodan, mum says this is wrong"
    joyce.qtbot.waitUntil(lambda: beside in " ".join(words(part.telling)))
    (note,) = (one for one in of(joyce, Contact) if one.id == told.record.id)
    assert note == told.record
    (said,) = of(joyce, SaidWrong)
    page = answer_it(joyce, said)
    assert "What was done" in " ".join(words(page.said))


def answer_it(joyce, said):
    joyce.window.go("rights", said.child)
    page = joyce.window.page("rights")
    joyce.qtbot.waitUntil(lambda: any(said.words in line for line in words(page.said)))
    joyce.settle()
    line = next(one for one in page.said.lines if said.entry in one.accessibleName())
    line.buttons[0].click()
    asked = page.said._asked.itemAt(0).widget()
    asked.fields["words"].editor.set_value("Added who moved them, and when")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, SaidWrong)[0].answered_on))
    joyce.qtbot.waitUntil(lambda: any("Added who moved" in line for line in words(page.said)))
    return page


def test_what_is_said_to_be_wrong_needs_words_and_is_answered_once(joyce):
    sarah, note = joyce.child("Sarah"), of(joyce, Contact)[0]
    said = {"who": "mum", "words": "It was Tuesday", "on": date(2025, 11, 4), "by": "u"}

    def keep(store):
        with pytest.raises(Invalid):
            say_wrong(store, sarah, note, **{**said, "words": " "})
        say_wrong(store, sarah, note, **said)
        (one,) = store.find(SaidWrong)
        with pytest.raises(Invalid):
            answer_wrong(store, one, words=" ", on=TODAY)
        answer_wrong(store, one, words="Wrote it beside", on=TODAY)
        (one,) = store.find(SaidWrong)
        with pytest.raises(NotAllowed):
            answer_wrong(store, one, words="again", on=TODAY)

    run(joyce.qtbot, joyce.desk, keep)


def test_who_never_met_us_is_told_or_somebody_says_why_not_and_the_words_leave_on_paper(
    joyce, tmp_path
):
    sarah = joyce.child("Sarah")
    caseload = ask(joyce.qtbot, joyce.desk, lambda r: dict(r.logs("child"))[sarah.log])
    run(joyce.qtbot, joyce.desk, lambda s: add_person(
        s, child=sarah, caseload=caseload, name="Uncle Dara", role="uncle"))  # fmt: skip
    joyce.window.go("rights", sarah.id)
    page = joyce.window.page("rights")
    joyce.qtbot.waitUntil(lambda: any("Uncle Dara" in one for one in words(page.never_met)))
    joyce.settle()
    line = next(one for one in page.never_met.lines if "Uncle Dara" in one.accessibleName())
    line.buttons[1].click()
    asked = page.never_met._asked.itemAt(0).widget()
    asked.fields["not_told"].editor.set_value("it would tell him where they live (Tom decided)")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, Person, name="Uncle Dara")[0].not_told))
    joyce.qtbot.waitUntil(lambda: "Tom decided" in " ".join(words(page.never_met)))
    page.out.choose_file = lambda *_: str(tmp_path / "words.html")
    page.never_met.words.click()
    joyce.qtbot.waitUntil(lambda: (tmp_path / "words.html").exists())
    said = (tmp_path / "words.html").read_text(encoding="utf-8")
    assert "6 years from the end of the programme" in said
    assert "Sarah" not in said


def test_it_is_said_that_somebody_was_told_or_why_not_and_never_both(joyce):
    def keep(store):
        person = store.find(Person)[0]
        for said in ({}, {"how": "letter", "not_told": "risk"}):
            with pytest.raises(Invalid):
                tell_of_it(store, person, on=TODAY, **said)

    run(joyce.qtbot, joyce.desk, keep)
