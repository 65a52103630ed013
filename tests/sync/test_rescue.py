"""Let back in with twelve words: who may read them out, that it is told, that they work once."""

from datetime import datetime
from functools import partial

import pytest

from linkworker.actions.laptops import Own
from linkworker.actions.places import introduce_colleague
from linkworker.actions.rescue import (
    can_let_in,
    helped,
    outlived,
    rescue_key,
    seal_rescue,
    show_words,
    tell_opened,
)
from linkworker.actions.unlock import come_back, keep_rescue, rescue, set_up, unlock
from linkworker.canonical import b64
from linkworker.errors import NotAllowed, WrongPassphrase
from linkworker.records import Child, LetBackIn, RescueBox, WayBack
from linkworker.store import Draft, sealed
from linkworker.store.passphrase import FLOOR
from linkworker.store.rescue_words import rescue_of, words_of
from sync.merge import view
from sync.rescuers import live_laptops, rescuers

NOW = datetime(2025, 11, 4, 9, 12)
OLD, NEW = "velvet otter lamp thirteen", "metal gable overalls cod"


@pytest.fixture
def team(office):
    """Maya leads her caseload, Sam covers it, Tom supervises two; Ada leads the other."""
    people = {
        "maya": office.invite("Maya", Alderbrook="lead"),
        "sam": office.invite("Sam", Alderbrook="write"),
        "tom": office.invite("Tom", Alderbrook="review", Fernhill="review"),
        "ada": office.invite("Ada", Fernhill="lead"),
    }
    for _ in range(2):
        for laptop in people.values():
            laptop.sync()
    return office, people


def own(laptop):
    return Own(laptop.client.keyring.device, laptop.client.keyring.user, laptop.name, "")


def able(laptop):
    places = {caseload for _, caseload in laptop.store.logs("place")}
    return rescuers(laptop.client.keyring, places)


def place_of(laptop):
    return laptop.store.logs("place")[0][0]


def test_those_who_may_help_are_who_reads_all_of_it_anyway_and_administrators(team):
    office, people = team
    devices = {name: laptop.client.keyring.device for name, laptop in people.items()}
    admin = office._admin.client.keyring.device
    assert set(able(people["maya"])) == {devices["tom"], admin}
    assert set(able(people["sam"])) == {devices["maya"], devices["tom"], admin}
    assert set(able(people["tom"])) == {admin}
    assert set(able(people["ada"])) == {devices["tom"], admin}


def test_twelve_words_read_out_let_her_back_in_once_and_it_is_told(team, tmp_path):
    _, people = team
    maya, sam, tom = people["maya"], people["sam"], people["tom"]
    introduce_colleague(
        maya.store, place_of(maya), user=own(maya).user, name="Maya Okoro", work="Link Worker"
    )
    seal_rescue(maya.store, place_of(maya), own(maya), able(maya), now=NOW)
    again = seal_rescue(maya.store, place_of(maya), own(maya), able(maya), now=NOW)
    assert again.ids == {}
    for laptop in (maya, tom, sam):
        laptop.sync()
    (locked,) = can_let_in(tom.store, live_laptops(tom.client.keyring))
    assert (locked.person, locked.laptop) == ("Maya Okoro", "Maya")
    assert can_let_in(tom.store, ()) == []  # a revoked laptop is not let back in
    show = partial(show_words, tom.store, locked, now=NOW, by=own(tom).user)
    with pytest.raises(NotAllowed):
        show(spoken=False)
    assert tom.store.find(LetBackIn) == []
    _, words = show(spoken=True)
    assert rescue_of(words) == rescue_key(maya.store)
    tom.sync()
    maya.sync()
    (told,) = helped(maya.store)
    assert (told.what, told.person) == (WayBack.SHOWN, "Maya Okoro")


def test_nobody_else_opens_the_box_though_all_staff_have_it(team):
    """abuse 31: a box of Tom's in Sam's hands stays shut."""
    _, people = team
    maya, sam, tom = people["maya"], people["sam"], people["tom"]
    seal_rescue(maya.store, place_of(maya), own(maya), able(maya), now=NOW)
    for laptop in (maya, sam, tom):
        laptop.sync()
    assert can_let_in(sam.store, live_laptops(sam.client.keyring)) == []
    (locked,) = can_let_in(tom.store, live_laptops(tom.client.keyring))
    with pytest.raises(NotAllowed):
        show_words(sam.store, locked, spoken=True, now=NOW, by=own(sam).user)
    assert len(sam.store.find(RescueBox, device=own(maya).device)) == 2
    public = sealed.public_of(tom.store.mailbox.secret("kem"))
    with tom.store.change() as (change, _):  # sealed to Tom, for another laptop
        change.update(locked.box, box=sealed.seal(b64(bytes(16)), public, "lw/1/rescue|other|x"))
    with pytest.raises(NotAllowed):
        show_words(tom.store, locked, spoken=True, now=NOW, by=own(tom).user)


def test_who_may_help_no_longer_keeps_no_box_and_the_key_is_another(team):
    _, people = team
    maya = people["maya"]
    everybody = {**able(maya), own(people["sam"]).device: bytes(range(1, 33))}
    seal_rescue(maya.store, place_of(maya), own(maya), everybody, now=NOW)
    device = own(maya).device
    assert outlived(maya.store, device, able(maya))
    assert not outlived(maya.store, device, everybody)
    seal_rescue(maya.store, place_of(maya), own(maya), able(maya), now=NOW)
    assert {box.to for box in maya.store.find(RescueBox, device=device)} == set(able(maya))
    back = seal_rescue(maya.store, place_of(maya), own(maya), everybody, now=NOW)
    assert back.ids
    assert len(maya.store.find(RescueBox, device=device)) == 3


def locked_laptop(folder):
    """A laptop with a child, a draft, and changes not sent; give its rescue key."""
    made = set_up(folder, OLD, view, FLOOR)
    store = made.store()
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        change.add(Child(name="Wren", school="s", year=5), log)
    store.keep_draft(Draft("d", "note", "Wren", log, "", {}, {"words": "half written"}))
    key = rescue_key(store)
    store.close()
    keep_rescue(made, key)
    return key


def test_the_locked_laptop_opens_without_a_network_and_keeps_what_it_had(tmp_path):
    key = locked_laptop(tmp_path)
    back = come_back(rescue(tmp_path, rescue_of(words_of(key)), view), NEW, FLOOR, NOW)
    for refuse in (lambda: unlock(tmp_path, OLD, view), lambda: rescue(tmp_path, key, view)):
        with pytest.raises(WrongPassphrase):
            refuse()
    store = unlock(tmp_path, NEW, view).store()
    assert [draft.typed["words"] for draft in store.drafts()] == ["half written"]
    assert [child.name for child in store.find(Child)] == ["Wren"]
    assert store.unsent() == 1
    fresh = rescue_key(store)
    store.close()
    assert fresh != key
    assert rescue(tmp_path, fresh, view).vault == back.vault
    assert keep_rescue(back, fresh) is back  # it fits: nothing is written


def test_that_twelve_words_opened_it_is_told_once(tmp_path):
    key = locked_laptop(tmp_path)
    store = come_back(rescue(tmp_path, key, view), NEW, FLOOR, NOW).store()
    with store.change() as (change, _):
        place = change.open_log("place", "place")
    for told in (1, 0):
        said = tell_opened(store, place, Own("device", "maya", "Maya's", ""))
        assert len(said.ids) == told
    assert [(one.what, one.by) for one in store.find(LetBackIn)] == [(WayBack.OPENED, "maya")]
    store.close()


def test_a_crash_between_the_new_key_and_the_key_file_is_put_right(tmp_path):
    """abuse 16: whichever of the two was kept, the laptop opens and can be rescued again."""
    made = set_up(tmp_path, OLD, view, FLOOR)
    store = made.store()
    first = rescue_key(store)
    made = keep_rescue(made, first)
    store.mailbox.keep_secret("rescue", bytes(range(16)))  # and ended before the key file
    made = keep_rescue(unlock(tmp_path, OLD, view), rescue_key(store))
    store.close()
    assert rescue(tmp_path, bytes(range(16)), view).vault == made.vault
    with pytest.raises(WrongPassphrase):
        rescue(tmp_path, first, view)
