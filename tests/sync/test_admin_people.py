"""`linkworker-admin` about people: laptops, a lost one, cover, a leaver, sheets, a confirmation."""

from tests.sync.test_admin import desk, founded, laptop  # noqa: F401 - fixtures


def test_people_and_laptops_from_a_command_line(founded, laptop):  # noqa: F811
    """Everything an administrator does about people, in plain words."""
    maya, sam = laptop("Maya"), laptop("Sam")
    for one, right in ((maya, "--lead"), (sam, "--write")):
        one.join(founded.invite(one.name, right, "Alderbrook"))
        assert founded.run("approve")[0] == 0
        one.sync()
    code, said = founded.run("laptops")
    assert (code, said.count("last heard")) == (0, 3)
    assert "Alderbrook (lead)" in said

    member = ("member", "--name", "Sam", "--caseload", "Alderbrook", "--may")
    assert founded.run(*member, "review", "--until", "2031-12-18") == (
        0, "Sam reviews Alderbrook until the end of 2031-12-18.\n",
    )  # fmt: skip
    assert founded.run(*member, "write", "--until", "soon")[0] == 1
    assert "No person called Ann" in founded.run("leaver", "--name", "Ann")[1]
    assert founded.run("administrator", "--name", "Maya") == (0, "Maya is an administrator.\n")
    assert founded.run("administrator", "--name", "Maya", "--end")[0] == 0

    code, said = founded.run("lost", "--name", "Sam")
    assert (code, "opens nothing new" in said) == (0, True)
    assert founded.run("lost", "--name", "Sam")[0] == 1
    assert founded.run("late") == (0, "Nothing came from a lost laptop.\n")
    code, said = founded.run("leaver", "--name", "Sam")
    assert (code, "Sam has left 2 caseloads and places" in said) == (0, True)
    assert "gone" in founded.run("laptops")[1]


def test_keys_settings_and_a_confirmation_from_a_command_line(founded):  # noqa: F811
    new = founded.folder / "new sheets"
    code, said = founded.run("recovery", "--sheets", new, "--drop", "XX")
    assert (code, "There are:" in said) == (1, True)
    old = said.partition("There are: ")[2].split(",")[0].strip()
    code, said = founded.run("recovery", "--sheets", new, "--drop", old)
    assert (code, "Collect its sheets and destroy them" in said) == (0, True)
    assert len(list(new.iterdir())) == 2
    assert founded.run("root")[0] == 0
    assert founded.run("policy", "--set", "lock_minutes=4") == (
        0, "lock_minutes is 4 from now on, on every laptop.\n",
    )  # fmt: skip
    assert founded.run("policy", "--set", "lock_minutes")[0] == 1
    assert founded.run("confirm")[0] == 0
