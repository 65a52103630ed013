"""The README: every picture it shows is one that is made, and every file it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.pictures import gallery
from ui.screens.keys_page import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
NAMED_AT = {"place": 2, "now": 2, "page": 1}  # which argument is the picture's name


def code():
    return [ast.parse(file.read_text()) for file in (ROOT / "tests/pictures").glob("*.py")
            if file.name != "gallery.py"]  # fmt: skip


def pattern(node):
    """What a string or an f-string can be, as a regular expression; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value.removesuffix(".png"))
    if isinstance(node, ast.JoinedStr):
        parts = [pattern(part) or ".*" for part in node.values]
        return "".join(parts).removesuffix(re.escape(".png"))
    return None


@cache
def said_in_code():
    found = (pattern(node) for tree in code() for node in ast.walk(tree))
    return {one for one in found if one and re.match("[a-z_]{3}", one)}


def pictures_taken():
    for tree in code():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                at = NAMED_AT.get(node.func.attr)
                if at is not None and len(node.args) > at and (made := pattern(node.args[at])):
                    yield made


def test_the_gallery_stands_in_the_readme_as_it_is_listed():
    """If this fails: `python -m tests.pictures.gallery` writes it anew."""
    shown = README.partition(gallery.BEGINS)[2].partition(gallery.ENDS)[0]
    assert shown == gallery.section()


@pytest.mark.parametrize("name", sorted(gallery.names()))
def test_every_picture_shown_is_one_that_is_made(name):
    assert any(re.fullmatch(one, name) for one in said_in_code())


def test_every_picture_made_by_a_name_is_shown():
    taken = set(pictures_taken())
    assert len(taken) > 20
    assert [one for one in taken if not any(re.fullmatch(one, n) for n in gallery.names())] == []


def test_what_is_made_and_not_shown_or_shown_and_not_made_is_said():
    made = [f"{name}{end}" for name in gallery.names() - {"team", "paper-story-1"}
            for end in ("-light", "-125-dark")]  # fmt: skip
    assert gallery.unlike([*made, "roof-light", "paper-story-1", "paper-story-2"]) == [
        "in no group of the gallery: roof",
        "in the gallery and not made: team",
    ]


def files_named():
    linked = re.findall(r"\]\(([^)#\s]+)\)", README)
    quoted = re.findall(r"`([\w./-]+)`", README)
    rooms = [one.name for one in ROOT.iterdir() if one.is_dir()]
    inside = [one for one in quoted if one.split("/")[0] in rooms and "/" in one]
    alone = [one for one in quoted if re.fullmatch(r"[A-Z]+\w*|[\w.-]+\.(lock|toml|spec)", one)]
    files = [one for one in alone if "." in one or one in ("LICENSE", "README", "Makefile")]
    return sorted({one for one in (*linked, *inside, *files) if "://" not in one})


def test_no_file_named_is_missing():
    named = [one for one in files_named() if not one.startswith(gallery.FOLDER)]
    assert len(named) > 20
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_every_key_named_is_one_of_the_list_of_keys():
    table = README.partition("## Keys")[2].partition("## The map")[0]
    named = re.findall(r"\| `([^`]+)` \|", table)
    assert len(named) > 15
    assert set(named) <= {keys for place in KEYS.values() for keys in place}
