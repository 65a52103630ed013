"""Changes that nobody should send, each validly signed and sealed by a member of the team."""

from random import Random

import msgspec

from linkworker.store import random_id

DEVICE = "A" * 22
VALUES = (
    None, True, False, 0, -1, 2**31, 2**63, -(2**63), 2**64 - 1, 1e308, 0.1, "", "x" * 100_000,
    "\0", "a\0b", "\ud7ff", "\u202e", [], {}, [[]], {"": None}, {"x": {"y": [1, "2", None]}},
    {"closed_on": 7}, {"closed_on": "2025-02-30"}, ["/"] * 10, "2025-13-40", "1e5", "null",
)  # fmt: skip
SLOTS = (
    "words", "closing", "order", "plan", "idea", "gone", "needs/x", "codes/0", "codes/99",
    "codes/x", "nobody_knows", "num", "id", "rowid", "x" * 120, "x" * 121, "", "/", "a/b/c",
    "words'; DROP TABLE record; --", "\0", "GONE", "[num]",
)  # fmt: skip
KINDS = (
    "goal", "child", "contact", "attendance_week", "plan", "", "unknown", "record", "change",
    "x" * 61, "log", "sqlite_master", "search", "goal\0", "goal]; DROP TABLE goal; --",
)  # fmt: skip
NAMES = (
    [], [[DEVICE, 1, 0]], [[DEVICE, 0, 0]], [[DEVICE, 2**53, 0]], [[DEVICE, 1, 5000]],
    [["", 1, 0]], [[DEVICE, -1, -1]], [["x" * 500, 1, 1]], [[DEVICE, 2**63, 1]],
    [7], [-1], [2**62], [[1, 2, 3]], [[DEVICE, "1", 0]], [[DEVICE, 1]], [None], [[[]]],
)  # fmt: skip
WHOLE = (
    None, 0, "", [], {}, [[]], [1, 2, 3, 4], ["a", 1, "", None], ["a", "b", "", []],
    ["a", 2**70, "", []], ["a", -1, "", []], ["a" * 500, 1, "", []], ["a", 1, "b", [[]]],
    ["a", 1, "b", [["i"]]], ["a", 1, None, []], {"action": "a"}, ["", 0, "", []],
    ["a", 1, "", [["", "goal", []]]], ["a", 1, "", [["x" * 23, "goal", []]]],
    ["a", 1, "", [["id", "goal", [["words", "x"]] * 1025]]],
)  # fmt: skip


def bodies(goal, seed=5):
    """Yield bodies (bytes) of one change each: fixed oddities first, then mixtures."""
    for whole in WHOLE:
        yield _json([whole])
    yield from _odd_bytes(goal)
    random = Random(seed)  # noqa: S311 - the same every time
    while True:
        record = random.choice([goal.id, random_id(), "", "x", goal.id + "\0"])
        put = [random.choice(SLOTS), random.choice(VALUES), random.choice(NAMES)]
        put += random.choice([[], ["", ""], ["0" * 5000, ""], ["", "9999-99-99"], [1, 2]])
        covers = random.choice(NAMES)
        edit = [record, random.choice(KINDS), [put] * random.choice([1, 1, 2]), covers]
        clock = random.choice([1, 2**63 - 1, 2**63, -5, 1.5, 1_762_000_000_000 << 20])
        yield _json([[random.choice(["", random_id(), "x" * 23]), clock, "", [edit]]])


def _odd_bytes(goal):
    """Yield bodies that are no JSON, or JSON that a reader may choke on."""
    head = f'[["{random_id()}",1,"",[["{goal.id}","goal",[["'
    yield b""
    yield b"\xff\xfe\x00"
    yield b"[" * 100_000
    yield b'{"a":' * 50_000
    yield b"[[1]" * 9
    yield b"[" + b"9" * 60_000 + b"]"
    yield (head + 'words","\\ud800",[]]]]]]]').encode()
    yield (head + 'words","\\u0000",[]]]]]]]').encode()
    yield (head + 'words",' + "[" * 500 + "]" * 500 + ",[]]]]]]]").encode()
    yield (head + 'unknown",' + "[" * 500 + "]" * 500 + ",[]]]]]]]").encode()
    yield (head + 'unknown",' + '{"a":' * 300 + "1" + "}" * 300 + ",[]]]]]]]").encode()
    yield (head + 'words",1e999,[]]]]]]]').encode()
    yield (head + 'words",NaN,[]]]]]]]').encode()
    yield (head + 'words","' + "x" * 250_000 + '",[]]]]]]]').encode()
    kind = f'[["{random_id()}",1,"",[["{random_id()}","later_kind",[["slot",'
    yield (kind + "[" * 200 + "]" * 200 + ",[]]]]]]]").encode()
    yield (kind + "123456789012345678901234567890,[]]]]]]]").encode()


def _json(value):
    return msgspec.json.encode(_fitting(value))


def _fitting(value):
    """Spell what JSON cannot say as a number too large for anybody."""
    if isinstance(value, list):
        return [_fitting(one) for one in value]
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        return msgspec.Raw(str(value).encode())
    return value
