"""What the server did stands in rows that nobody alters unnoticed: chained, and confirmed."""

import time
from contextlib import contextmanager

import msgspec
import psycopg
import pytest

from linkworker.errors import Refused
from sync import entries
from sync.audit import After, Rows, first_wrong, newest, row_after
from sync.exchange import Invite, Want
from sync.server.commands import main
from tests.sync.organisations import new_id, open_child


def ask_as(line, laptop):
    def ask(after):
        answered = line.send("/v1/audit", laptop, after)
        assert answered.status_code == 200, answered.content
        return msgspec.msgpack.decode(answered.content, type=Rows)

    return ask


def tick(line, organisation):
    """Confirm the newest row in the organisation log; return its hash."""
    ticked = organisation.state.ticked
    head = newest(ask_as(line, organisation.admin), ticked[1][0] if ticked else "")
    entry = organisation.put(entries.Tick(int(time.time() * 1000), (head,)))
    assert line.append(organisation, entry).status_code == 200
    return head


@contextmanager
def by_whoever_owns_the_database(database):
    """Write as somebody may who runs the server: without its triggers."""
    with psycopg.connect(database) as sql:
        sql.execute("SET session_replication_role = replica")
        yield sql


def make_anew(sql, from_):
    """Make the chain anew from a row on, as a careful forger does."""
    rows = sql.execute("SELECT n, at, what, by, about, hash FROM audit ORDER BY n").fetchall()
    before = rows[from_ - 2][5] if from_ > 1 else ""
    for n, at, what, by, about, _ in rows[from_ - 1 :]:
        before = row_after(before, n, at, (what, by, about)).hash
        sql.execute("UPDATE audit SET hash = %s WHERE n = %s", [before, n])


def test_what_was_done_is_there_in_codes_and_ids(line, organisation, own, child):
    line.send("/v1/invite", organisation.admin, Invite(new_id(), int(time.time() * 1000) + 60_000))
    line.push(organisation.lead, child.write(organisation.lead))
    line.round(organisation.admin, want=[Want(child.id, 0)])
    rows = ask_as(line, organisation.admin)(After("")).rows
    assert [(row.what, row.about) for row in rows[:4]] == [
        ("found", ""),
        ("open", own.id),
        ("open", child.id),
        ("invite", rows[3].about),
    ]
    assert [(row.what, row.by, row.about) for row in rows[4:]] == [
        ("read", organisation.admin.id, child.id)
    ]
    assert first_wrong(rows) is None
    assert [row.n for row in rows] == [1, 2, 3, 4, 5]


def test_rows_are_never_changed_by_the_program(line, organisation, database):
    for statement in (
        "UPDATE audit SET what = 'x'",
        "DELETE FROM audit",
        "TRUNCATE audit",
    ):
        with psycopg.connect(database) as sql, pytest.raises(psycopg.errors.RaiseException):
            sql.execute(statement)


def test_an_edited_row_fails_the_chain_and_one_made_anew_fails_the_tick(
    line, organisation, own, child, database, capsys
):
    """abuse 69: an audit row edited fails the chain check, and a chain made anew the tick."""
    confirmed = tick(line, organisation)
    assert main(["audit", "--database", database]) == 0
    assert "every row follows" in capsys.readouterr().out
    with by_whoever_owns_the_database(database) as sql:
        sql.execute("UPDATE audit SET by = %s WHERE n = 2", [organisation.sue.id])
    assert main(["audit", "--database", database]) == 1
    assert "row 2 was altered" in capsys.readouterr().out
    with pytest.raises(Refused, match="altered"):
        newest(ask_as(line, organisation.admin), "")
    with by_whoever_owns_the_database(database) as sql:
        make_anew(sql, 2)
    assert first_wrong(ask_as(line, organisation.admin)(After("")).rows) is None
    assert main(["audit", "--database", database]) == 1
    assert "not there any more" in capsys.readouterr().out
    with pytest.raises(Refused, match="altered"):
        newest(ask_as(line, organisation.admin), confirmed)


def test_a_row_left_out_or_put_in_is_noticed_and_what_follows_a_tick_goes_on(
    line, organisation, own, child, database
):
    first = tick(line, organisation)
    _, opening = open_child(own, organisation.ann)
    line.push(organisation.ann, *opening)
    assert tick(line, organisation) != first
    with psycopg.connect(database) as sql:
        rows = ask_as(line, organisation.admin)(After("")).rows
        assert first_wrong(rows[:3] + rows[4:]) == 4
        assert first_wrong((*rows[:3], rows[2], *rows[3:])) == 4
        assert first_wrong(rows[2:], rows[1].hash, 2) is None
        counted = sql.execute("SELECT count(*) FROM audit").fetchone()[0]
    assert len(rows) == counted


def test_only_an_administrator_asks_and_only_for_her_own_organisation(line, organisation, child):
    assert line.send("/v1/audit", organisation.lead, After("")).status_code == 404
    rows = ask_as(line, organisation.admin)
    assert rows(After("x" * 43)) == Rows(known=False)
    assert rows(After("\0' OR 1=1")) == Rows(known=False)
