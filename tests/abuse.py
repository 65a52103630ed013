"""What is played against the program, by number, and the tests that play it.

A test says in its name or docstring which it plays: "abuse 37" or "abuse 15, 57". This module
finds them, and `python -m tests.abuse` writes the table for `docs/abuse-tests.md`.
"""

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "abuse-tests.md"
_NUMBERS = re.compile(r"\babuse ((?:\d+(?:, | and | to )?)+)")

PLAYED = {
    1: "a wrong passphrase, a damaged slot: one answer",
    2: "any byte of the key file changed",
    3: "the key file cut short anywhere",
    4: "a guess made too cheap or too dear by the key file",
    5: "a slot of another store's key file",
    6: "the store's file is gone",
    7: "the store's file is empty",
    8: "a store that is not encrypted in its place",
    9: "words of children in any file of the store",
    10: "a flipped bit in any page",
    11: "two pages swapped",
    12: "one page set back to an earlier day",
    13: "the whole store set back to an earlier day",
    14: "an older write-ahead file beside a newer store",
    15: "killed in the middle of a save",
    16: "killed in the middle of changing the key",
    17: "the disk is full at a save",
    18: "the disk is full while the key is changed",
    19: "a file or folder that cannot be written",
    20: "a second program on the same store",
    21: "another program holds the key file while it is replaced",
    22: "calls that must never stand in the source",
    23: "words of a note that was removed",
    24: "a backup made while somebody writes, and one without its key file",
    25: "a passphrase typed on another keyboard",
    26: "the first entry of another organisation",
    27: "keys swapped in a request to join",
    28: "an invitation used twice, too late, or mistyped",
    29: "a reader added to a key by the server",
    30: "a key without the recovery keys, or with a stranger",
    31: "one person's box given to another",
    32: "different keys for two members",
    33: "a Link Worker signs what an administrator may",
    34: "somebody signs who is no administrator any more",
    35: "two administrators at the same moment",
    36: "entries in another order, left out, doubled",
    37: "one history for some, another for others",
    38: "the newest entries are withheld",
    39: "an operation of a newer version",
    40: "keys that keep nothing, keys that are not one's own",
    41: "an entry that fails leaves no trace",
    42: "the end of somebody's right is hidden from one laptop",
    43: "any bit of an envelope changed",
    44: "other algorithms, other members, other spellings",
    45: "an entry of one kind given as another",
    46: "the same envelope again",
    47: "a number left out",
    48: "two laptops from one store",
    49: "an envelope moved to another place",
    50: "somebody else's words signed as one's own",
    51: "a reviewer writes a plan",
    52: "a new member writes as of before they came",
    53: "written after the end of a right, in any order of arrival",
    54: "content that has broken parsers",
    55: "content of a newer version",
    56: "clocks ten years out",
    57: "killed between taking in and saying so",
    58: "an answer cut after any byte",
    59: "a school's filter answers in place of the server",
    60: "a school's filter reads all that goes through it",
    61: "any route without a signature, or with somebody else's",
    62: "one's own caseload named, somebody else's things in the body",
    63: "any part of a signed request changed",
    64: "a request sent again, or at another time",
    65: "bodies too large, too slow, too many",
    66: "a thousand false signatures from one address",
    67: "ids that are no ids",
    68: "what is not there and what one may not see: one answer",
    69: "a row of the audit changed",
    70: "children's words in the server's database and logs",
    71: "many append at once while somebody reads",
    72: "searches that are no words",
    73: "signs that searching has a meaning for",
    74: "markup in a note",
    75: "markup pasted",
    76: "formulas in what a spreadsheet opens",
    77: "a child whose name is a path",
    78: "files from a school that are no such files",
    79: "what leaves without anybody being asked who they are",
    80: "left alone, locked, asleep, another user",
    81: "what was copied stays in the clipboard",
    82: "words in what a crash says",
    83: "two people on one account",
    84: "every laptop gone",
}


def played() -> dict[int, list[str]]:
    """Return the tests that play each number, as "file::test"."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                said = f"{node.name.replace('_', ' ')}. {ast.get_docstring(node) or ''}"
                for number in _numbers(said):
                    found[number].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def _numbers(said: str) -> set[int]:
    found: set[int] = set()
    for listed in _NUMBERS.findall(said):
        for part in re.split(r", | and ", listed.strip(" ,")):
            ends = [int(end) for end in part.split(" to ")]
            found.update(range(ends[0], ends[-1] + 1))
    return found


def table() -> str:
    """Return the page that says by which tests each is played."""
    found = played()
    lines = [
        "# What is played against the program",
        "",
        "Made by `python -m tests.abuse`. A test compares this page with the tests that there are.",
        "",
        "| number | what is played | tests |",
        "|---|---|---|",
    ]
    for number, what in PLAYED.items():
        by = "<br>".join(f"`{test}`" for test in found[number])
        lines.append(f"| {number} | {what} | {by} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table())
    sys.stdout.write(f"{len(played().keys() & PLAYED.keys())} of {len(PLAYED)} are played\n")
