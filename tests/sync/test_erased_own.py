"""Who only writes takes back their own words and nobody else's; what is erased stays so."""

import pytest

from linkworker.actions import moving_away
from linkworker.actions.attachments import tidy_files
from linkworker.errors import NotAllowed
from linkworker.records import Attachment, Child, Contact, Goal
from linkworker.store import forgetting, healing, ledger
from linkworker.store.changes import encode_edits
from sync import control_log, entries, late, leaving
from sync.authority import Authority
from sync.exchange import Ask, Entry, Push, decode
from tests.sync.desks import agreed_state
from tests.sync.laptops import edit, words
from tests.sync.pictures import FOUR, add, picture, through
from tests.sync.test_wrong_child import (
    NEEDLE,
    TODAY,
    everything_in,
    her_own,
    move,
    on_server,
    opened,
    other_child,
    wren_of,
    wrong_note,
)


def erase_own(laptop, record):
    """Sign what a laptop's own program would not: its own edits of a record, whoever else wrote."""
    keyring, log = laptop.client.keyring, record.log
    names = forgetting.names_of(laptop.store._database, {record.id})
    own = tuple(name for name in names if name[0] == keyring.device)
    signed = control_log.sign(
        keyring.organisation, keyring.controls(log), keyring.signer, entries.Erase(own)
    )
    push = Push(log, Entry("control", signed))
    answer = laptop.server.exchange(Ask(keyring.organisation.at, b"", (push,)))
    assert [one.result for one in answer.receipts] == ["accepted"]


def synced(*laptops):
    for laptop in laptops:
        laptop.sync()


def one_request(laptop):
    ask = laptop.client.ask()
    for _ in laptop.client.take(ask, laptop.server.exchange(ask)):
        pass


def pieces_of(office, log):
    with office.pool.connection() as sql:
        return sql.execute("SELECT count(*) FROM piece WHERE log = %s", [log]).fetchone()[0]


def test_who_writes_takes_nothing_but_their_own_words_out_of_anothers_record(
    office, maya, sam, tom, goal
):
    edit(sam, goal, words="Sam's words")
    with sam.store.change() as (change, _):
        change.update(wren_of(sam), year=6)
    synced(sam, maya, tom)
    edit(maya, goal, looks_like="Maya wrote on")
    synced(maya, sam)
    for record in (wren_of(sam), sam.store.get(Goal, goal.id)):
        erase_own(sam, record)
        synced(sam, maya, tom)
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (maya, sam, tom, newcomer):
        (found,) = laptop.store.find(Goal)
        assert (found.words, found.looks_like) == ("first words", "Maya wrote on")
        assert [(one.name, one.year) for one in laptop.store.find(Child)] == [("Wren", 5)]
        assert "Sam's words" not in everything_in(laptop, [goal.log])
        before = agreed_state(laptop)
        laptop.store.rebuild()
        assert agreed_state(laptop) == before
    assert agreed_state(newcomer) == agreed_state(maya) == agreed_state(tom)
    edit(maya, goal, words="and on")
    synced(maya, sam, newcomer)
    assert [words(one, goal) for one in (sam, newcomer)] == ["and on", "and on"]


def test_an_erased_edit_that_came_back_with_an_old_page_goes_when_its_log_is_read_again(
    maya, sam, tom, goal
):
    edit(sam, goal, words="Sam's words")
    synced(sam, tom)
    database = tom.store._database
    (kept,) = (one for one in ledger.read(database, "1") if "Sam's words" in repr(one.edits))
    erase_own(sam, sam.store.get(Goal, goal.id))
    synced(sam, tom)
    assert words(tom, goal) == "first words"
    old = [encode_edits(kept.edits).decode(), kept.num]
    database.conn.execute("UPDATE change SET body = ? WHERE num = ?", old)
    tom.store.rebuild()
    assert words(tom, goal) == "Sam's words"
    healing.doubt(database, {goal.log})  # as a look through the store does that finds it
    database.conn.execute("UPDATE log SET cursor = 0 WHERE id = ?", [goal.log])
    synced(tom, tom)
    assert words(tom, goal) == "first words"
    assert "Sam's words" not in everything_in(tom, [goal.log])
    assert tom.store.mailbox.doubted() == set()


def test_what_another_wrote_meanwhile_in_a_note_moved_by_its_writer_stands_on_every_laptop(
    office, authority, maya, sam, tom, goal
):
    """Who only writes may have their own words erased; of hers a lead decides, and all see them."""
    note = wrong_note(sam, wren_of(sam))
    idris = other_child(sam, her_own(authority, sam))
    synced(sam, maya, tom)
    with maya.store.change() as (change, _):
        change.update(maya.store.get(Contact, note.id), whom="her aunt")
    move(sam, note, idris)
    assert sam.store.find(Contact, log=note.log) == []
    synced(sam, tom)
    assert tom.store.find(Contact, log=note.log) == []
    with pytest.raises(NotAllowed), tom.store.change() as (change, _):
        change.update(note, words="from a form that showed it still")
    synced(maya, sam, tom)
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (maya, sam, tom, newcomer):
        (found,) = laptop.store.find(Contact, log=note.log)
        assert (found.words, found.whom) == ("", "her aunt")
        assert NEEDLE not in everything_in(laptop, [note.log]) or laptop is sam  # in Idris's record
        assert laptop.store.mailbox.erasures.waiting() == []
    assert agreed_state(newcomer) == agreed_state(maya) == agreed_state(tom)
    assert NEEDLE not in on_server(office, maya, note.log)


def test_a_picture_moved_by_who_added_it_leaves_the_server(office, authority, sam, tom, goal):
    with sam.store.change() as (change, _):
        change.update(wren_of(sam), started=TODAY)
    add(sam, wren_of(sam), picture(FOUR), name="At the gate")
    sam.sync()
    through(sam)
    assert pieces_of(office, goal.log) == 4
    (shown,) = sam.store.find(Attachment)
    idris = other_child(sam, her_own(authority, sam))
    moving_away.move_away(sam.store, shown, idris, by="sam", on=TODAY)
    for _ in range(2):
        synced(sam, tom)
        tidy_files(sam.store, TODAY)
        through(sam)
    assert tom.store.find(Attachment) == []
    assert pieces_of(office, goal.log) == 0


def test_an_erasure_that_may_not_be_signed_any_more_waits_until_somebody_else_has_erased(
    authority, maya, sam, tom, goal
):
    note = wrong_note(sam, wren_of(sam))
    idris, other = other_child(sam, her_own(authority, sam)), her_own(authority, maya)
    synced(sam, maya)
    move(sam, note, idris)
    leaving.set_member(authority, sam.client.keyring.user, maya.caseload, "review")
    synced(sam, sam)
    assert [log for _, log, _ in sam.store.mailbox.erasures.waiting()] == [note.log]
    assert sam.store.not_erased() == {note.log}
    move(maya, maya.store.get(Contact, note.id), other_child(maya, other, "Noor"))
    synced(maya, maya, sam, sam)
    assert sam.store.mailbox.erasures.waiting() == []
    assert sam.store.not_erased() == set()


def test_words_that_a_laptop_held_without_their_key_are_gone_from_it_before_the_key_comes(
    office, authority, maya, goal
):
    note = wrong_note(maya, wren_of(maya))
    idris = other_child(maya, her_own(authority, maya))
    maya.sync()
    move(maya, note, idris)
    maya.client.begin()
    one_request(maya)  # brings what stood beside it, and the line that stays
    nora = office.invite("Nora", Alderbrook="write")
    nora.sync()  # no colleague has opened anything for her yet
    assert note.log in {log for log, *_ in nora.store.mailbox.held()}
    one_request(maya)  # brings the erasure; Maya has not heard of Nora
    nora.sync()
    assert [one.log for one in nora.store.mailbox.erasures.done()] == [note.log]
    for log, _, data in nora.store.mailbox.held():
        assert NEEDLE not in opened(maya, log, decode(data, Entry).data)
    synced(maya, nora, nora)
    nora.store.index_some()
    assert nora.store.mailbox.held() == []
    assert nora.store.find(Contact, log=note.log) == []
    assert NEEDLE not in everything_in(nora, [note.log])
    assert [one.words for one in nora.store.find(Goal)] == ["first words"]


def test_what_was_set_aside_and_is_erased_by_its_number_goes(maya, sam, goal):
    note = wrong_note(maya, wren_of(maya))
    maya.sync()
    kept = ledger.read(maya.store._database, "n IS NOT NULL")
    (change,) = (one for one in kept if {edit.id for edit in one.edits} == {note.id})
    body = encode_edits(change.edits)
    with sam.store.mailbox.receiving() as page:
        page.chain(note.log, maya.client.keyring.device, "", (change.n, "read by a newer program"))
        page.park(note.log, maya.client.keyring.device, change.n, "not known", body)
    idris = other_child(maya, maya.caseload)
    move(maya, note, idris)
    synced(maya, maya, sam)
    assert NEEDLE not in repr(sam.store._database.conn.execute("SELECT * FROM parked").fetchall())


def test_taking_over_late_work_puts_no_words_back_that_were_moved_away(
    office, authority, maya, sam, tom, goal
):
    note = wrong_note(maya, wren_of(maya))
    idris = other_child(maya, her_own(authority, maya))
    synced(maya, sam, tom)
    with sam.store.change() as (change, _):
        change.update(sam.store.get(Contact, note.id), words=f"{NEEDLE}, said Sam")
    edit(sam, goal, words="late, and about Wren")
    leaving.set_member(authority, sam.client.keyring.user, maya.caseload, "none")
    maya.sync()
    move(maya, note, idris)
    synced(maya, maya, sam)
    lead = Authority(maya.client, maya.server)
    late.take_over(lead, late.waiting(lead))
    synced(maya, tom, maya)
    assert late.waiting(lead) == []
    for laptop in (maya, tom):
        assert laptop.store.find(Contact, log=note.log) == []
        assert words(laptop, goal) == "late, and about Wren"
    assert NEEDLE not in everything_in(tom, [note.log])
    assert NEEDLE not in on_server(office, maya, note.log)
