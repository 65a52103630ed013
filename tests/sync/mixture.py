"""Three laptops and a reviewer's, bad networks, restarts, wrong clocks, backups: as steps."""

from contextlib import ExitStack, suppress
from datetime import date, datetime
from itertools import count
from shutil import copy

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from starlette.testclient import TestClient

from linkworker.errors import NotAllowed, Unreachable
from linkworker.records import (
    Action,
    AttendanceWeek,
    Child,
    Comment,
    Contact,
    Goal,
    Means,
    Outcome,
    Plan,
)
from sync.loop import one_round
from sync.server.app import make_app, pool_of
from tests import postgres
from tests.sync.at_rest import all_agree, is_sound, nothing_is_lost
from tests.sync.carriers import Carrier
from tests.sync.laptops import URL, Laptop, back_up, now_here, restore

NAMES = ("Maya", "Sam", "Ann")
TOM = len(NAMES)
YEAR = 365 * 24 * 3600 * 1000
WHO = st.integers(0, len(NAMES) - 1)
ANYBODY = st.integers(0, TOM)
PICK = st.integers(0, 10_000)
WORDS = st.sampled_from(["tea", "coffee", "tea ", "milk\n\nand sugar", "milk\n\nno sugar"])
MONDAYS = [date(2025, 9, 8), date(2025, 9, 15)]
CODES = st.lists(st.sampled_from(["", "/", "\\", "I"]), min_size=10, max_size=10).map(tuple)
EDITS = {
    Goal: {"words": WORDS, "looks_like": WORDS, "order": WORDS, "closed_because": WORDS},
    Action: {"who": WORDS, "notes": WORDS, "done_on": st.sampled_from(MONDAYS), "let_go": WORDS},
    Contact: {"words": WORDS, "minutes": st.sampled_from([None, 5, 10])},
    AttendanceWeek: {"codes": CODES, "source": WORDS},
}
_numbers = count(1)


class Mixture(RuleBasedStateMachine):
    """Work, syncs and mishaps. What must hold is looked at when all is quiet again."""

    founded = None
    folder = None

    @initialize()
    def set_out(self):
        cluster, stores = self.founded
        self.left = ExitStack()
        address = self.left.enter_context(postgres.copied(cluster, "mixed"))
        self.pool = self.left.enter_context(pool_of(address))
        http = self._answering()
        number = next(_numbers)
        self.laptops = [
            Laptop(None, http, name, copy(path, self.folder / f"{number}-{name}.db"))
            for name, path in stores
        ]
        self.carriers = [Carrier(laptop.server) for laptop in self.laptops]
        self.screens = [[] for _ in stores]
        self.acknowledged = set()
        self.backup, self.restored = None, False
        self.actions = [[] for _ in stores]

    @rule(who=WHO, words=WORDS)
    def add_to_the_plan(self, who, words):
        store = self.laptops[who].store
        goals = store.find(Goal)
        log = store.find(Child)[0].log
        with self._action(who) as change:
            goal = change.add(Goal(plan=store.find(Plan)[0].id, words=words), log)
            change.add(Action(goal=(goals or [goal])[0].id, what=words, who="Maya"), log)

    @rule(who=WHO, words=WORDS)
    def write_a_contact(self, who, words):
        child = self.laptops[who].store.find(Child)[0]
        at = datetime(2025, 9, 8, 10, 30)
        contact = Contact(
            child=child.id, at=at, whom="mum", means=next(iter(Means)), outcome=next(iter(Outcome)),
            words=words,
        )  # fmt: skip
        with self._action(who) as change:
            change.add(contact, child.log)

    @rule(who=ANYBODY, words=WORDS)
    def comment(self, who, words):
        store = self.laptops[who].store
        child = store.find(Child)[0]
        about = {"about_kind": "child", "about": child.id, "at": datetime(2025, 9, 8, 11, 0)}
        with self._action(who) as change:
            change.add(Comment(child=child.id, by="tom", words=words, **about), child.log)

    @rule(who=ANYBODY, pick=PICK, words=WORDS)
    def change_a_comment(self, who, pick, words):
        comments = [one for one in self.screens[who] if isinstance(one, Comment)]
        if comments:
            with self._action(who) as change:
                change.update(comments[pick % len(comments)], words=words)

    @rule(who=WHO, monday=st.sampled_from(MONDAYS), codes=CODES)
    def import_a_week(self, who, monday, codes):
        child = self.laptops[who].store.find(Child)[0]
        week = AttendanceWeek(child=child.id, monday=monday, codes=codes, source="file")
        with self._action(who) as change:
            change.add(week, child.log, as_at="2025-09-19")

    @rule(who=ANYBODY, pick=PICK)
    def look(self, who, pick):
        store = self.laptops[who].store
        kinds = [Comment] if who == TOM else [*EDITS, Comment]
        found = [record for kind in kinds for record in store.find(kind)]
        if found:
            self.screens[who].append(found[pick % len(found)])

    @rule(who=WHO, pick=PICK, data=st.data())
    def save_a_form_that_stood_open(self, who, pick, data):
        forms = [record for record in self.screens[who] if type(record) in EDITS]
        if forms:
            shown = forms[pick % len(forms)]
            fields = EDITS[type(shown)]
            names = data.draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=2))
            with self._action(who) as change:
                change.update(shown, **{name: data.draw(fields[name]) for name in names})

    @rule(who=WHO, pick=PICK)
    def decide(self, who, pick):
        questions = self.laptops[who].store.decisions()
        if questions:
            question = questions[pick % len(questions)]
            with self._action(who) as change:
                change.decide(question, question.answers[pick % len(question.answers)].value)

    @rule(who=WHO, pick=PICK)
    def remove(self, who, pick):
        goals = [record for record in self.screens[who] if isinstance(record, Goal)]
        if goals:
            goal = goals[pick % len(goals)]
            with self._action(who) as change:
                change.remove(goal, self.laptops[who].store.find(Action, goal=goal.id))

    @rule(who=ANYBODY, pick=PICK)
    def undo(self, who, pick):
        if self.actions[who]:
            with suppress(NotAllowed):
                action = self.actions[who][pick % len(self.actions[who])]
                done, _ = self.laptops[who].store.undo(action)
                self._note(who, done.action)

    @rule(
        who=ANYBODY,
        weather=st.sampled_from(["fair", "lost", "reply lost", "twice"]),
        at=st.integers(0, 3),
        page=st.sampled_from([None, 1, 2]),
    )
    def sync(self, who, weather, at, page):
        carrier = self.carriers[who]
        carrier.weather, carrier.at, carrier.page = weather, at, page
        with suppress(Unreachable):
            self._round(who)

    @rule(who=ANYBODY)
    def restart(self, who):
        self.laptops[who].restart()

    @rule(who=ANYBODY, years=st.integers(-10, 10))
    def set_the_clock_wrong(self, who, years):
        self.laptops[who].shift = years * YEAR

    @rule()
    def back_the_server_up(self):
        self.backup = back_up(self.pool)

    @rule()
    def bring_the_server_back(self):
        if self.backup:
            restore(self.pool, self.backup)
            http = self._answering()
            for laptop in self.laptops:
                laptop.server._http = http
            self.restored = True

    def _answering(self):
        return self.left.enter_context(TestClient(make_app(self.pool), base_url=URL))

    def _round(self, who):
        self.carriers[who].same = []
        return one_round(self.laptops[who].client, self.carriers[who], now_here)

    def _action(self, who):
        return _Acknowledged(self, who)

    def _note(self, who, action):
        self.acknowledged.add(action)
        self.actions[who].append(action)

    def teardown(self):
        if not hasattr(self, "laptops"):
            return
        try:
            self._come_to_rest()
            all_agree(self.laptops)
            nothing_is_lost(self.laptops, self.acknowledged)
            assert [laptop.name for laptop in self.laptops if not is_sound(laptop)] == []
        finally:
            for laptop in self.laptops:
                laptop.store.close()
                laptop.path.unlink()
            self.left.close()

    def _come_to_rest(self):
        for carrier in self.carriers:
            carrier.weather, carrier.page = "fair", None
        for who in (*range(TOM + 1),) * (3 if self.restored else 2):
            self._round(who)
        with self.pool.connection() as sql:
            heads = dict(sql.execute("SELECT log, head FROM log").fetchall())
        for who, laptop in enumerate(self.laptops):
            assert laptop.store.unsent() == 0
            mine = laptop.store.mailbox.cursors()
            assert mine == {log: heads[log] for log in mine}
            done = self._round(who)
            assert (done.requests, done.trouble, done.refused, done.twice) == (1, "", [], False)
            assert laptop.store.mailbox.held() == []


class _Acknowledged:
    """One action that a person was told is saved."""

    def __init__(self, mixture, who):
        self._mixture, self._who = mixture, who
        self._change = mixture.laptops[who].store.change()

    def __enter__(self):
        change, self._changes = self._change.__enter__()
        return change

    def __exit__(self, *error):
        self._change.__exit__(*error)
        if error[0] is None and self._changes.ids:
            self._mixture._note(self._who, self._changes.action)
