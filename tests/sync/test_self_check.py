"""A store looks itself over: whatever page had gone back, it ends as if none had."""

from hashlib import sha256

import msgspec
import pytest

from linkworker.errors import StoreError
from linkworker.fields import declared
from linkworker.records import BY_KIND, Attachment
from linkworker.records.attachment import Shown
from linkworker.store import Draft, FileState, ledger
from linkworker.store.database import open_database, rows
from tests.sync.at_rest import is_sound
from tests.sync.laptops import KEY, back_up, begin_plan, edit, restore
from tests.sync.test_rolled_back import PAGE, make_anew, put_back, reopen, rounds, settle
from tests.sync.test_wrong_child import AT, wren_of, wrong_note


def read_for_search(store):
    while store.index_some():
        pass


def content(store):
    """Return all that a store says: rows, heads, the change log, drafts, words, settings."""
    read_for_search(store)
    database = store._database
    said = {
        kind: sorted(map(repr, rows(database, _shown(record)))) for kind, record in BY_KIND.items()
    }
    said["changes"] = [msgspec.structs.replace(one, edits=repr(one.edits))
                       for one in ledger.read(database, "1")]  # fmt: skip
    for table in ("draft", "forgotten", "device", "log", "entry", "organisation_entry"):
        said[table] = sorted(map(repr, rows(database, f"SELECT * FROM {table}")))  # noqa: S608
    said["chain"] = sorted(rows(database, "SELECT log, device, n FROM chain"))
    said["found"] = [one.id for one in store.search("words", limit=1_000)]
    return said


def look_and_mend(laptop):
    """Do what the program does of itself, or at the next unlocking; say whether that was much."""
    try:
        reopen(laptop)
        read_for_search(laptop.store)
        if is_sound(laptop):
            return False
        laptop.store.put_right()
    except StoreError:
        laptop.store.close()
        make_anew(laptop)
    return True


def _shown(record):
    columns = ", ".join(f"k.[{name}]" for name in declared(record))
    of = f"record r JOIN [{record.kind}] k ON k.num = r.num"
    return f"SELECT r.id, r.heads, r.gone, {columns} FROM {of}"  # noqa: S608 - our own names


def draft(laptop, goal, words):
    typed = {"words": words}
    laptop.store.keep_draft(Draft("a" * 22, "goal", "Goal", goal.log, goal.id, {}, typed))


@pytest.fixture
def grown(office, maya, sam):
    """Maya's store as it was, and as it is: synced, unsent, typed, moved away and forgotten."""
    goal = begin_plan(maya)
    for n in range(12):
        edit(maya, goal, words=f"{n} " + "early words " * 30)
    wren = wren_of(maya)
    wrong_note(maya, wren)
    rounds(maya, sam)
    draft(maya, goal, "typed early")
    old = settle(maya)
    reopen(maya)
    for n in range(12):
        edit(maya, goal, words=f"{n} " + "late words " * 30)
    begin_plan(sam)
    rounds(maya, sam)
    draft(maya, goal, "typed late")
    edit(maya, goal, words="waits for the server, words")
    new = settle(maya)
    reopen(maya)
    return goal, old, new


def changed(old, new):
    return [at for at in range(PAGE, min(len(old), len(new)), PAGE)
            if old[at : at + PAGE] != new[at : at + PAGE]]  # fmt: skip


@pytest.fixture
def server_again(office):
    """Sets the server back to what it holds now, in its same life."""
    held = back_up(office.pool)

    def again():
        with office.pool.connection() as sql:
            (life,) = sql.execute("SELECT incarnation FROM server").fetchone()
        restore(office.pool, held)
        with office.pool.connection() as sql:
            sql.execute("UPDATE server SET incarnation = %s", [life])

    return again


@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.long)])
def test_abuse_12_every_page_set_back_is_noticed_and_the_store_ends_as_if_it_were_not(
    maya, grown, server_again, each
):
    """abuse 12, T10: noticed by the store itself, put right, and read again at the next sync."""
    _, old, new = grown
    assert is_sound(maya)
    rounds(maya)
    untouched = content(maya.store)
    assert untouched["found"]
    maya.store.close()
    told = 0
    for at in changed(old, new)[::each]:
        put_back(maya, new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        server_again()
        told += look_and_mend(maya)
        assert is_sound(maya), at
        assert [maya.sync().trouble for _ in range(3)] == ["", "", ""]
        for part, said in content(maya.store).items():
            assert said == untouched[part], (at // PAGE, part)
        maya.store.close()
    assert told > 20 // each
    reopen(maya)


@pytest.mark.parametrize("state", [FileState.KEPT, FileState.WAITS])
def test_a_piece_that_had_gone_back_is_fetched_again_where_others_have_it(maya, state):
    """A picture stands here once: what was not sent yet is said to be lost."""
    goal = begin_plan(maya)
    wren = wren_of(maya)
    data = b"a picture of a fox"
    said = {"digest": sha256(data).hexdigest(), "size": len(data), "pieces": 1}
    with maya.store.change() as (change, _):
        fox = Attachment(child=wren.id, name="Fox", shown=Shown.WORK, at=AT, **said)
        made = change.add(fox, goal.log)
        change.keep_file(made, data)
    maya.store.files.settle(maya.store.files.find()[made.id], state)
    behind = open_database(maya.path, KEY, maya.name)
    behind.conn.execute("UPDATE file_piece SET data = ?", [b"an older picture"])
    behind.close()
    assert not is_sound(maya)
    healed = maya.store.put_right()
    assert is_sound(maya)
    kept = state is FileState.KEPT
    assert maya.store.files.find()[made.id].state is (FileState.DAMAGED if kept else state)
    assert healed.lost == (set() if kept else {"file_piece"})
