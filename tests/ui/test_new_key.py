"""A new key for this laptop, from Settings: new words, the way back made anew, nothing lost."""

import pytest

from linkworker.actions.children import add_child
from linkworker.actions.rescue import can_let_in, rescue_key, show_words
from linkworker.actions.unlock import rescue, set_up, unlock
from linkworker.errors import StoreMissing, WrongPassphrase
from linkworker.records import Child, RescueBox
from linkworker.store.passphrase import FLOOR
from linkworker.store.rescue_words import rescue_of
from sync.merge import view
from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.linkworker.small_disk import disk_of
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.first_day import Person, clear_away, go_on
from tests.ui.office_hands import found, invite, join, let_in
from ui import desk as desks
from ui.locking.words_again import WordsAgain
from ui.new_key import DONE
from ui.screens.new_key_page import NewKeyPage

OLD = "velvet otter lamp thirteen"
KEY_FILE = "vault.lwk"


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        yield made
    go_on(qapp)
    clear_away()


def ask_for_it(person, words):
    """Settings, the button, the passphrase; until four new words show."""
    person.inside.go("settings")
    card = person.page("settings").new_key
    wait_until(card.make.isVisible, "the card")
    card.make.click()
    (asked,) = card.findChildren(WordsAgain)
    asked.words.setText("not these words at all")
    asked.keep()
    wait_until(asked.field.problem, "that they are wrong")
    assert not isinstance(person.window, NewKeyPage)
    asked.words.setText(words)
    asked.keep()
    wait_until(lambda: isinstance(person.window, NewKeyPage), "the new words")
    return person.window


def make_it(person, page):
    """Write the words down, type them back, and wait for the next session."""
    words, before = page.words.passphrase, person.app.session
    for look in (cut_off, unnamed_controls, not_plain):
        assert look(page) == []
    page.go_on()
    page.again.words.setText("these are not them")
    page.go_on()
    assert page.again.field.problem()
    page.again.words.setText(words)
    page.go_on()
    wait_until(lambda: person.app.session is not before, "the next session")
    return words


def rescue_words(ann, person, device, older=""):
    """Twelve words for somebody's laptop, as an administrator's opens them; and their mark.

    `older` is the mark of earlier ones: those are waited past.
    """

    def sealed():
        for one in (person, ann):
            one.app.session.sync_now()
        boxes = ann.desk.background.wait(lambda s: s.find(RescueBox, device=device))
        return [box.mark for box in boxes if box.mark != older]

    def show(store):
        (one,) = can_let_in(store, {device})
        words = show_words(store, one, spoken=True, now=desks.this_minute(), by="ann")[1]
        return words, one.box.mark

    wait_until(sealed, "the way back")
    return ann.desk.background.wait(show)


@pytest.fixture
def team(tmp_path, local):
    """Ann, who administers; Maya, let in, with a child not sent yet; Maya's words."""
    ann, maya = Person(tmp_path / "ann"), Person(tmp_path / "maya")
    found(ann, local, tmp_path / "sheets")
    code = invite(ann, "Maya Okoro", "lead", new="Alderbrook")
    own = join(maya, local.url, code, "Maya Okoro")
    let_in(ann, maya)
    caseload = maya.desk.standing.caseload
    maya.desk.background.wait(
        lambda store: add_child(store, caseload=caseload, name="Wren", school="s", year=5)
    )
    return ann, maya, own


def test_new_words_open_it_the_old_ones_and_the_old_way_back_do_not(team):
    ann, maya, own = team
    device = maya.app.session._client.keyring.device
    old_twelve, mark = rescue_words(ann, maya, device)
    old_file = (maya.folder / KEY_FILE).read_bytes()
    before = maya.app.session
    ask_for_it(maya, own).back.click()
    assert maya.app.session is before  # gone back from: nothing was done
    assert maya.inside.here()[0] == "settings"
    words = make_it(maya, ask_for_it(maya, own))
    maya.wait_to_see(DONE)
    assert maya.read(lambda reader: [one.name for one in reader.find(Child)]) == ["Wren"]
    new_twelve, _ = rescue_words(ann, maya, device, mark)
    for one in (maya, ann):
        one.app.lock()
    with pytest.raises(WrongPassphrase):
        unlock(maya.folder, own, view)
    opened = unlock(maya.folder, words, view)
    with pytest.raises(WrongPassphrase):
        rescue(maya.folder, rescue_of(list(old_twelve)), view)
    assert rescue(maya.folder, rescue_of(list(new_twelve)), view).vault == opened.vault
    (maya.folder / KEY_FILE).write_bytes(old_file)
    with pytest.raises(StoreMissing):
        unlock(maya.folder, own, view).store()


@pytest.fixture
def small_disk(tmp_path):
    """A disk with no room for a second store."""
    with disk_of(12, tmp_path) as place:
        yield place


def test_on_a_full_disk_nothing_is_changed_and_it_is_said(qapp, small_disk):
    folder = small_disk / "own"
    set_up(folder, OLD, view, FLOOR)
    person = Person(folder)
    before = (folder / KEY_FILE).read_bytes()
    person.window.words.setText(OLD)
    person.window.unlock.click()
    wait_until(lambda: person.app.session, "its being unlocked")
    make_it(person, ask_for_it(person, OLD))
    person.wait_to_see("not enough room on this laptop's disk")
    person.wait_to_see("Nothing was changed")
    assert (folder / KEY_FILE).read_bytes() == before
    person.app.lock()
    go_on(qapp)
    clear_away()
    store = unlock(folder, OLD, view).store()
    assert rescue_key(store)
    store.close()
