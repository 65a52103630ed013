"""Random histories on several laptops: edits, removals, undo, decisions, in any mixture."""

from dataclasses import dataclass, field

import msgspec
from hypothesis import strategies as st

from linkworker.errors import NotAllowed
from linkworker.store import WireChange
from linkworker.store.ledger import read
from tests.sync.desks import Colour, Desk, Letter, Note, Sheet, Ticking

LOGS = ("A" * 22, "B" * 21 + "A")
WORDS = st.sampled_from(["", "tea", "coffee", " tea", "milk"])
PARAGRAPHS = st.lists(st.sampled_from(["", "one", "two", "three"]), max_size=4).map("\n".join)
CODES = st.lists(st.sampled_from(["", "/", "\\", "I"]), min_size=10, max_size=10).map(tuple)
SHEET = {
    "name": WORDS,
    "safe": st.sampled_from([None, True, False]),
    "colour": st.sampled_from([None, *Colour]),
    "street": WORDS,
    "town": WORDS,
    "needs": st.frozensets(st.sampled_from(["a", "b/c", "d"])),
    "order": WORDS,
    "codes": CODES,
    "story": PARAGRAPHS,
}
NOTE = {"said": WORDS}
STEPS = ["add", "note", "look", "look", "save", "save", "save", "remove", "undo", "decide",
         "carry", "carry", "carry", "move"]  # fmt: skip


@dataclass
class Room:
    """Some desks, the screens that stand open on each, and who has read how much of whom."""

    desks: list[Desk]
    screens: dict[int, list] = field(default_factory=dict)
    actions: dict[int, list[str]] = field(default_factory=dict)

    def letters(self) -> list[Letter]:
        return [letter for desk in self.desks for letter in desk.post()]


def play(data, folder, blank) -> Room:
    """Let some people work for a while, sometimes reading a part of what others did."""
    clocks = [1_762_000_000_000, 1_762_000_000_000, 1_700_000_000_000]
    room = Room([Desk(folder, (Sheet, Note), Ticking(at), blank=blank) for at in clocks])
    for n, desk in enumerate(room.desks):
        for log in LOGS:
            desk.open_log(log)
        room.screens[n], room.actions[n] = [], []
    _add(data, room, 0)
    _note(data, room, 0)
    for n in (1, 2):
        room.desks[n].read(room.desks[0].post())
        _look(data, room, n)
    for _ in range(data.draw(st.integers(1, 30))):
        who = data.draw(st.integers(0, 2))
        globals()[f"_{data.draw(st.sampled_from(STEPS))}"](data, room, who)
    return room


def _edits(data, declared):
    names = data.draw(st.lists(st.sampled_from(sorted(declared)), min_size=1, max_size=4))
    return {name: data.draw(declared[name]) for name in names}


def _add(data, room, who):
    sheet = Sheet(**{"name": "n", **_edits(data, SHEET), "order": "1"})
    made = room.desks[who].add(sheet, data.draw(st.sampled_from(LOGS)))
    room.screens[who].append(made)


def _note(data, room, who):
    sheets = [one for one in room.screens[who] if isinstance(one, Sheet)]
    if sheets:
        sheet = data.draw(st.sampled_from(sheets))
        note = Note(sheet=sheet.id, said=data.draw(WORDS))
        room.screens[who].append(room.desks[who].add(note, sheet.log))


def _look(data, room, who):
    """Open what is shown here now."""
    store = room.desks[who].store
    found = [*store.find(Sheet), *store.find(Note)]
    if found:
        room.screens[who].append(data.draw(st.sampled_from(found)))


def _save(data, room, who):
    """Save a form that has stood open for some time."""
    if room.screens[who]:
        shown = data.draw(st.sampled_from(room.screens[who]))
        _saved(data, room, who, shown, _edits(data, SHEET if isinstance(shown, Sheet) else NOTE))


def _move(data, room, who):
    shown = [one for one in room.screens[who] if isinstance(one, Note)]
    sheets = [one for one in room.screens[who] if isinstance(one, Sheet)]
    if shown and sheets:
        note, sheet = data.draw(st.sampled_from(shown)), data.draw(st.sampled_from(sheets))
        _saved(data, room, who, note, {"sheet": sheet.id})


def _saved(data, room, who, shown, edits):
    desk = room.desks[who]
    as_at = data.draw(st.sampled_from(["", "2025-11-03", "2025-11-04"]))
    with desk.store.change() as (change, changes):
        change.update(shown, as_at=as_at, **edits)
    room.actions[who].append(changes.action)
    for logged in read(desk.store._database, "action = ?", [changes.action]):
        for put in logged.edits[0].puts:
            assert tuple(put.names) == tuple(shown.seen.get(put.slot, ()))


def _remove(data, room, who):
    if room.screens[who]:
        shown = data.draw(st.sampled_from(room.screens[who]))
        store = room.desks[who].store
        under = store.find(Note, sheet=shown.id) if isinstance(shown, Sheet) else []
        with store.change() as (change, changes):
            change.remove(shown, under)
        room.actions[who].append(changes.action)


def _undo(data, room, who):
    if room.actions[who]:
        try:
            done, _ = room.desks[who].store.undo(data.draw(st.sampled_from(room.actions[who])))
        except NotAllowed:
            return
        room.actions[who].append(done.action)


def _decide(data, room, who):
    store = room.desks[who].store
    questions = store.decisions()
    if questions:
        question = data.draw(st.sampled_from(questions))
        answer = data.draw(st.sampled_from(question.answers))
        with store.change() as (change, changes):
            change.decide(question, answer.value)
        room.actions[who].append(changes.action)


def _carry(data, room, who):
    """Read a part of what one other has posted, in pages of some size."""
    other = data.draw(st.sampled_from([n for n in range(3) if n != who]))
    posted = room.desks[other].post()
    part = posted[: data.draw(st.integers(0, len(posted)))]
    room.desks[who].read(part, data.draw(st.integers(1, 7)))


def shuffled(data, letters):
    """Put letters into any order that keeps each device's own, some of them twice."""
    queues = {}
    for letter in letters:
        queues.setdefault(letter.device, []).append(letter)
    mixed = []
    for device in data.draw(st.permutations([one.device for one in letters])):
        mixed.append(queues[device].pop(0))
        if data.draw(st.integers(0, 3)) == 0:
            mixed.append(data.draw(st.sampled_from(mixed)))
    return mixed


def expected_heads(letters):
    """Return, from nothing but the letters, what is alive: every edit that no other names."""
    edits, named = {}, set()
    for letter in letters:
        i = 0
        for edit in msgspec.msgpack.decode(letter.body, type=WireChange).edits:
            for put in edit.puts:
                edits[letter.device, letter.n, letter.log, i] = (edit.id, put.slot)
                named |= {(*name[:2], letter.log, name[2]) for name in put.names}
                i += 1
    alive = {}
    for (device, n, log, i), place in edits.items():
        alive.setdefault(place, set())
        if (device, n, log, i) not in named:
            alive[place].add((device, n, i))
    return alive
