"""A note about another child leaves no word behind: on no laptop, and not on the server."""

from datetime import date, datetime

import pytest

from linkworker.actions import moving_away, retention
from linkworker.actions.comments import comment_on
from linkworker.actions.contacts import record_contact
from linkworker.errors import NotAllowed
from linkworker.records import Child, Colleague, Comment, Contact, Goal, Means, MovedAway, Outcome
from linkworker.store import Draft, random_id
from sync import caseloads, entries, envelope, purging
from tests.sync.desks import agreed_state
from tests.sync.laptops import edit

NEEDLE = "quincewood"
AT = datetime(2025, 11, 3, 9, 42)
SAID = {"at": AT, "means": Means.CALL, "outcome": Outcome.REACHED, "by": "maya"}
TODAY = date(2025, 11, 4)


def her_own(authority, laptop):
    """Give a laptop's person a caseload that nobody else holds; return it."""
    caseload, user = random_id(), laptop.client.keyring.user
    authority.append(lambda _: [entries.Caseload(caseload), entries.Member(caseload, user, "lead")])
    caseloads.open_logs(authority)
    laptop.sync()
    return caseload


def other_child(laptop, caseload, name="Idris"):
    with laptop.store.change() as (change, _):
        log = change.open_log("child", caseload)
        made = change.add(Child(name=name, school="s", year=5), log)
    return laptop.store.get(Child, made.id)


def wrong_note(laptop, child, words=f"Her mum said {NEEDLE} at the gate"):
    record_contact(laptop.store, children=[child], whom="mum", words=words, **SAID)
    return laptop.store.find(Contact, child=child.id)[-1]


def everything_in(laptop, logs):
    """Return all that a store holds, its pages and the envelopes of some logs decrypted."""
    database = laptop.store._database.conn
    tables = database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
    said = [repr(database.execute(f"SELECT * FROM [{t}]").fetchall()) for (t,) in tables.fetchall()]  # noqa: S608
    vocabulary = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocab USING fts5vocab(main, search, row)"
    database.execute(vocabulary)
    said.append(repr(database.execute("SELECT term FROM temp.vocab").fetchall()))
    return "\n".join([*said, *(envelopes_of(laptop, log) for log in logs)])


def envelopes_of(laptop, log):
    sql = "SELECT e.sealed FROM envelope e JOIN log l ON l.num = e.log WHERE l.id = ?"
    found = laptop.store._database.conn.execute(sql, [log]).fetchall()
    return "\n".join(opened(laptop, log, sealed) for (sealed,) in found)


def opened(laptop, log, sealed):
    if purging.entry_of(sealed).kind == "erased":
        return ""
    read = envelope.read(sealed)
    return envelope.unseal(laptop.client.keyring.key(log, read.header.g), read).decode()


def on_server(office, laptop, log):
    """Return what the server holds of a log, opened with a laptop's keys."""
    with office.pool.connection() as sql:
        rows = sql.execute("SELECT kind, data FROM entry WHERE log = %s", [log]).fetchall()
    return "\n".join(opened(laptop, log, bytes(data)) for kind, data in rows if kind == "change")


def wren_of(laptop):
    return next(one for one in laptop.store.find(Child) if one.name == "Wren")


@pytest.fixture
def wrong(authority, maya, sam, tom, goal):
    """A note in Wren's record that is about Idris, on every laptop, with an innocent neighbour."""
    wren, idris = wren_of(maya), other_child(maya, her_own(authority, maya))
    note = wrong_note(maya, wren)
    edit(maya, goal, words="innocent, in the same envelope")
    maya.store.keep_draft(Draft("d", "note", "Note", wren.log, note.id, {}, {"words": NEEDLE}))
    for laptop in (maya, sam, tom):
        laptop.sync()
        laptop.store.index_some()
        assert NEEDLE in everything_in(laptop, [wren.log])
    return wren, idris, note


def move(laptop, note, child):
    shown = laptop.store.get(Contact, note.id)
    moving_away.move_away(laptop.store, shown, child, by="maya", on=TODAY)


def gone_from(laptop, wren, goal):
    """Nothing is left in the wrong record but one line; its neighbour stands."""
    assert laptop.store.find(Contact, log=wren.log) == []
    assert laptop.store.find(Comment, log=wren.log) == []
    assert laptop.store.get(Goal, goal.id).words == "innocent, in the same envelope"
    (line,) = laptop.store.find(MovedAway, child=wren.id)
    assert (line.what, line.on, line.by) == ("a note", TODAY, "maya")
    return line


def test_a_moved_note_leaves_no_word_on_any_laptop_nor_on_the_server(
    office, maya, sam, tom, goal, wrong
):
    """abuse 23: a deleted note's words are in no table, index or envelope, nor on the server."""
    wren, idris, note = wrong
    assert NEEDLE in on_server(office, maya, wren.log)
    seen = tom.store.get(Contact, note.id)
    comment_on(tom.store, seen, child=wren, words=f"What is {NEEDLE}?", by="tom", at=AT)
    tom.sync()
    maya.sync()
    move(maya, note, idris)
    for laptop in (maya, sam, tom):
        laptop.sync()
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (sam, tom, newcomer):
        gone_from(laptop, wren, goal)
        assert NEEDLE not in everything_in(laptop, [wren.log])
    gone_from(maya, wren, goal)
    assert NEEDLE not in envelopes_of(maya, wren.log)
    assert NEEDLE not in on_server(office, maya, wren.log)
    assert maya.store.drafts() == []


def test_the_right_record_has_it_with_its_own_times(maya, tom, goal, wrong):
    wren, idris, note = wrong
    comment_on(
        tom.store, tom.store.get(Contact, note.id), child=wren, words="Why?", by="tom", at=AT
    )
    tom.sync()
    maya.sync()
    move(maya, note, idris)
    (moved,) = maya.store.find(Contact, child=idris.id)
    assert (moved.at, NEEDLE in moved.words, moved.id == note.id) == (AT, True, False)
    assert [one.about for one in maya.store.find(Comment, log=idris.log)] == [moved.id]
    line = gone_from(maya, wren, goal)  # at once, before any sync
    for wrong_one in (line, maya.store.get(Contact, moved.id), wren):
        with pytest.raises(NotAllowed):
            moving_away.move_away(maya.store, wrong_one, idris, by="maya", on=TODAY)


def test_what_somebody_wrote_meanwhile_in_a_moved_note_goes_as_well(office, maya, sam, goal, wrong):
    wren, idris, note = wrong
    shown = sam.store.get(Contact, note.id)
    with sam.store.change() as (change, _):
        change.update(shown, words=f"{NEEDLE}, said Sam")
    move(maya, note, idris)
    maya.sync()
    sam.sync()  # brings his edit, then hears that the note is gone
    for _ in range(2):
        maya.sync()
        sam.sync()
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (sam, newcomer):
        gone_from(laptop, wren, goal)
        assert NEEDLE not in everything_in(laptop, [wren.log])
    assert NEEDLE not in on_server(office, maya, wren.log)
    with pytest.raises(NotAllowed), sam.store.change() as (change, _):
        change.update(shown, words="late")


def test_who_only_covers_is_told_whom_to_ask_before_anything_of_anothers_is_forgotten(
    authority, maya, sam, tom, goal
):
    with maya.store.change() as (change, _):
        for laptop in (maya, sam, tom):
            user = laptop.client.keyring.user
            change.add(Colleague(user=user, name=laptop.name), maya.caseload)
    wren, idris = wren_of(sam), other_child(sam, her_own(authority, sam))
    note = wrong_note(sam, wren)
    for laptop in (maya, sam, tom):
        laptop.sync()
    seen = tom.store.get(Contact, note.id)
    comment_on(tom.store, seen, child=wren, words=f"Why {NEEDLE}?", by="tom", at=AT)
    for laptop in (tom, sam):
        laptop.sync()
    with pytest.raises(NotAllowed, match=r"^Tom wrote here too: ask Maya, who leads here, to move"):
        move(sam, note, idris)
    for laptop in (sam, maya):
        laptop.sync()
        assert [one.words for one in laptop.store.find(Contact, log=wren.log)] == [note.words]
    assert sam.store.find(MovedAway) == sam.store.find(Contact, log=idris.log) == []
    theirs = other_child(maya, her_own(authority, maya))
    move(maya, maya.store.get(Contact, note.id), theirs)
    for laptop in (maya, sam):
        laptop.sync()
        assert laptop.store.find(Contact, log=wren.log) == []


def test_nothing_is_moved_out_of_a_record_that_must_stay(office, authority, maya, goal):
    wren, idris = wren_of(maya), other_child(maya, her_own(authority, maya))
    note = wrong_note(maya, wren)
    said = {"name": "The court", "reason": "an order to keep all", "since": TODAY}
    retention.hold(maya.store, wren, by="maya", review_on=date(2026, 11, 4), **said)
    with pytest.raises(NotAllowed, match=r"The court says that it must stay: an order.*Ask them"):
        move(maya, note, idris)
    assert [one.words for one in maya.store.find(Contact, log=wren.log)] == [note.words]
    assert maya.store.find(Contact, log=idris.log) == []
    (kept,) = retention.holds_of(maya.store, wren)
    retention.lift(maya.store, kept, because="it is over", on=TODAY)
    move(maya, note, idris)
    assert maya.store.find(Contact, log=wren.log) == []


def test_a_note_that_was_never_sent_is_moved_and_nobody_hears_of_it(office, maya, authority, goal):
    wren, idris = wren_of(maya), other_child(maya, her_own(authority, maya))
    note = wrong_note(maya, wren)
    move(maya, note, idris)
    assert maya.store.mailbox.erasures.waiting() == []
    maya.sync()
    assert NEEDLE not in on_server(office, maya, wren.log)
    assert maya.client.keyring.controls(wren.log).erased == ()


def test_rows_made_anew_from_the_log_do_not_bring_a_moved_note_back(maya, sam, goal, wrong):
    wren, idris, note = wrong
    move(maya, note, idris)
    for laptop in (maya, sam):
        laptop.sync()
        laptop.store.rebuild()
        gone_from(laptop, wren, goal)
    assert agreed_state(sam).keys() <= agreed_state(maya).keys()


def test_a_restored_server_is_not_given_the_words_again(office, maya, sam, goal, wrong):
    wren, idris, note = wrong
    yesterday = office.backup()
    move(maya, note, idris)
    for laptop in (maya, sam):
        laptop.sync()
    office.restore(yesterday)
    for laptop in (maya, sam, maya, sam):
        laptop.sync()
    for laptop in (maya, sam):
        gone_from(laptop, wren, goal)
    assert NEEDLE not in on_server(office, maya, wren.log)
