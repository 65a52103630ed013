"""What holds on all laptops when everything has been sent and read."""

from linkworker.records import RECORDS
from linkworker.store.ledger import read
from linkworker.store.selfcheck import open_check
from sync.merge import view
from tests.sync.desks import agreed_state, globally
from tests.sync.laptops import KEY


def all_agree(laptops):
    """Every laptop holds the same, and has set nothing aside."""
    first = agreed_state(laptops[0])
    for laptop in laptops:
        assert agreed_state(laptop) == first
        sql = "SELECT count(*) FROM parked"
        assert laptop.store._database.conn.execute(sql).fetchone() == (0,)


def nothing_is_lost(laptops, acknowledged):
    """Every action is everywhere, and alive is every edit that no other edit names."""
    for laptop in laptops:
        database = laptop.store._database
        changes = read(database, "1")
        actions = [change.action for change in changes]
        assert len(set(actions)) == len(actions)
        assert acknowledged <= set(actions)
        named = {n for c in changes for e in c.edits for p in e.puts for n in p.names}
        alive = {}
        for change in changes:
            puts = [(edit.id, put) for edit in change.edits for put in edit.puts]
            for i, (record, put) in enumerate(puts):
                heads = alive.setdefault(record, {}).setdefault(put.slot, set())
                if change.num * 1024 + i not in named:
                    heads.add(change.num * 1024 + i)
        kept = database.conn.execute("SELECT id FROM record").fetchall()
        assert alive.keys() == {id_ for (id_,) in kept}
        for id_, (heads, _) in globally(laptop).items():
            assert {s: len(h) for s, h in heads.items()} == {
                s: len(h) for s, h in alive[id_].items()
            }


def is_sound(laptop):
    """Have a store look itself over, as it does beside who works with it."""
    check = open_check(laptop.path, KEY, laptop.name, RECORDS, view)
    try:
        return all(check.steps())
    finally:
        check.close()
