"""The server backed up and brought back: a new life, nothing lost, nothing erased returns."""

import os
from datetime import UTC, datetime

import psycopg
import pytest
from starlette.testclient import TestClient

from linkworker.errors import BadFile, NotFound, NotLetIn
from linkworker.records import Goal
from sync import entries, leaving
from sync.server import backups
from sync.server.app import make_app, pool_of
from sync.server.commands import main
from sync.server.erasures import Erasures
from tests.sync.desks import agreed_state
from tests.sync.laptops import URL, begin_plan, edit, words


def tables(database):
    """Return how many rows each table has."""
    with psycopg.connect(database) as sql:
        names = sql.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        return {n: sql.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for (n,) in names}  # noqa: S608


def bring_back(office, database, backup, *more):
    """Stop the server, restore it as an operator does, and start it for all laptops."""
    office.pool.close()
    assert main(["restore", str(backup), "--database", database, "--replace", *more]) == 0
    office.pool = pool_of(database)
    office.http = TestClient(make_app(office.pool), base_url=URL)
    for laptop in (*office.laptops, office._admin):
        laptop.server._http = office.http


def rounds(*laptops):
    for laptop in laptops * 4:
        done = laptop.sync()
        assert (done.trouble, done.refused, done.twice) == ("", [], False)


def the_day_since(office, maya, sam, goal):
    """A day: words, a laptop let in, a child begun, a laptop lost, a key changed; who came."""
    edit(maya, goal, words="written today")
    rounds(maya)
    ann = office.invite("Ann", Alderbrook="write")
    rounds(maya, ann)
    edit(ann, goal, looks_like="by Ann, who was let in today")
    begun = begin_plan(sam)
    rounds(ann, sam, maya)
    leaving.revoke(office.admin.authority, sam.store.mailbox.device_id())
    rounds(maya, ann)
    edit(maya, goal, words="under a new key")
    rounds(maya, ann)
    return ann, begun


def test_a_server_brought_back_to_yesterday_loses_nothing(office, maya, sam, database, tmp_path):
    """A restored server: a new life, and every laptop offers what it holds, its own and others'."""
    goal = begin_plan(maya)
    rounds(maya, sam)
    backup = backups.back_up(database, tmp_path / "backups")
    ann, begun = the_day_since(office, maya, sam, goal)
    bring_back(office, database, backup)
    office.admin.authority.sync()
    rounds(maya, ann)
    assert agreed_state(maya) == agreed_state(ann)
    fresh = office.invite("New", Alderbrook="write")
    rounds(maya, fresh)
    assert words(fresh, goal) == "under a new key"
    assert fresh.store.get(Goal, goal.id).looks_like == "by Ann, who was let in today"
    assert words(fresh, begun) == "first words"
    assert maya.store.unsent() == ann.store.unsent() == 0
    with pytest.raises(NotLetIn):
        sam.sync()


def test_what_one_laptop_alone_had_read_comes_back_from_it(office, maya, sam, database, tmp_path):
    """Its author's laptop is gone for good: a colleague's brings her words back."""
    goal = begin_plan(maya)
    rounds(maya, sam)
    backup = backups.back_up(database, tmp_path / "backups")
    edit(sam, goal, words="Sam's last words")
    rounds(sam, maya)
    office.laptops.remove(sam)
    sam.store.close()
    bring_back(office, database, backup)
    rounds(maya)
    ann = office.invite("Ann", Alderbrook="write")
    rounds(maya, ann)
    assert words(ann, goal) == "Sam's last words"


def test_what_was_erased_since_the_backup_is_erased_in_it_before_anybody_is_answered(
    office, maya, database, tmp_path, capsys
):
    begin_plan(maya)
    rounds(maya)
    ((log, _),) = maya.store.logs("child")
    backup = backups.back_up(database, tmp_path / "backups")
    office.admin.authority.control(log, lambda _: entries.Erase(()))
    for more in ((), ("--erasures", str(tmp_path / "elsewhere" / "erasures"))):
        if more:  # the database that knew of it is gone as well
            with psycopg.connect(database) as sql:
                Erasures(tmp_path / "elsewhere" / "erasures").again(sql)
            with psycopg.connect(database, autocommit=True) as sql:
                sql.execute("DROP SCHEMA public CASCADE")
                sql.execute("CREATE SCHEMA public")
        bring_back(office, database, backup, *more)
        with psycopg.connect(database) as sql:
            kinds = dict(
                sql.execute(
                    "SELECT kind, count(*) FROM entry WHERE log = %s GROUP BY kind", [log]
                ).fetchall()
            )
        assert "change" not in kinds
        assert kinds["erased"] > 0
    sam = office.invite("Sam", Alderbrook="write")
    office.admin.authority.sync()
    sam.sync()
    assert sam.store.find(Goal) == []


def test_a_backup_is_the_owners_alone_and_old_ones_go(line, organisation, database, tmp_path):
    folder = tmp_path / "backups"
    old = folder / f"2020-01-01T000000-000000{backups.SUFFIX}"
    folder.mkdir()
    old.touch()
    assert main(["backup", "--database", database, "--to", str(folder), "--keep", "30"]) == 0
    (made,) = folder.iterdir()
    assert oct(made.stat().st_mode & 0o777) == "0o600"
    assert datetime.now(UTC).strftime("%Y-%m-%d") in made.name


def test_a_restore_never_takes_the_place_of_records_unasked(
    line, organisation, child, database, tmp_path, capsys
):
    folder = tmp_path / "backups"
    made = backups.back_up(database, folder)
    before = tables(database)
    assert main(["restore", str(made), "--database", database]) == 1
    assert "--replace" in capsys.readouterr().out
    broken = folder / "broken"
    broken.write_bytes(os.urandom(2000))
    for what in (broken, folder / "none"):
        assert main(["restore", str(what), "--database", database, "--replace"]) == 1
    assert tables(database) == before
    assert "no backup" in capsys.readouterr().out
    assert main(["restore", str(made), "--database", database, "--replace"]) == 0
    after = tables(database)
    assert after.pop("audit") == before.pop("audit") + 1
    assert {n: c for n, c in after.items() if n != "nonce"} == {
        n: c for n, c in before.items() if n != "nonce"
    }
    assert len(list(folder.glob("*-before-restore*"))) == 1


def test_a_password_is_never_on_a_command_line(database, tmp_path, monkeypatch):
    """The real tool, behind a script that writes down how it was started."""
    with psycopg.connect(database) as sql:
        real = backups._tool("pg_dump", sql.info.server_version // 10_000)
    script = tmp_path / "bin" / "pg_dump"
    script.parent.mkdir()
    arguments, environment = tmp_path / "arguments", tmp_path / "environment"
    script.write_text(
        f'#!/bin/sh\necho "$@" >> {arguments}\nenv >> {environment}\nexec {real} "$@"\n'
    )
    script.chmod(0o700)
    monkeypatch.setenv("PATH", str(script.parent), prepend=":")
    backups.back_up(f"{database} password=Needle-word", tmp_path / "backups")
    assert "--format=custom" in arguments.read_text()
    assert "Needle" not in arguments.read_text()
    assert "PGPASSWORD=Needle-word" in environment.read_text()


def test_a_restore_that_was_cut_short_does_not_run_as_the_server_it_was(office, database, tmp_path):
    """The tables are back, and the power goes before the server has its new life."""
    backup = backups.back_up(database, tmp_path / "backups")
    office.pool.close()
    backups._bring_back(database, backup)
    with pool_of(database) as pool, pytest.raises(NotFound, match="init first"):
        make_app(pool)
    office.pool = pool_of(database)


def test_a_restore_that_fails_says_where_what_was_there_lies(office, database, tmp_path):
    backup = backups.back_up(database, tmp_path / "backups")
    office.pool.close()
    cut = backup.read_bytes()
    backup.write_bytes(cut[: len(cut) - 2000])
    with pytest.raises(BadFile) as failed:
        backups.restore(database, backup, None, replace=True)
    (saved,) = backup.parent.glob("*-before-restore*")
    assert failed.value.problems[-1] == f"What was there before is in {saved}"
    office.pool = pool_of(database)
