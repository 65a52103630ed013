"""Between the laptop and the server stands whatever a school has: nothing is read, nothing lost."""

import httpx2
import pytest

from linkworker.errors import Unreachable
from linkworker.records import Goal
from sync.transport import Server
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.tls_proxy import LOCAL, Authority, Filter, serving_tls

NEEDLES = ("Needle-in-the-words", "Wren-Needle", "first words")


@pytest.fixture
def school(office, tmp_path):
    """A server over TLS, and before it a filter that decrypts; the laptops trust the filter."""
    ours, theirs = Authority(tmp_path, "ours"), Authority(tmp_path, "the-schools")
    certificate, key = ours.certify("server")
    with (
        serving_tls(office.pool, certificate, key) as port,
        Filter(*theirs.certify("filter"), port, ours.trusted()) as filter_,
    ):
        yield filter_, theirs


def at_school(laptop, filter_, authority):
    """Put a laptop on the school's network."""
    http = httpx2.Client(verify=authority.trusted(), trust_env=False, timeout=60)
    signer = laptop.client.keyring.signer
    laptop.server = Server(f"https://{LOCAL}:{filter_.port}", signer, laptop.now, http=http)


def test_a_filter_that_decrypts_lets_the_work_through_and_reads_no_word_of_it(maya, sam, school):
    """abuse 60: a TLS-inspecting proxy: sync works both ways, and what it reads holds no needle."""
    filter_, authority = school
    for laptop in (maya, sam):
        at_school(laptop, filter_, authority)
    goal = begin_plan(maya)
    edit(maya, goal, words=NEEDLES[0])
    maya.sync()
    sam.sync()
    edit(sam, goal, looks_like=NEEDLES[1])
    sam.sync()
    maya.sync()
    assert words(sam, goal) == NEEDLES[0]
    assert maya.store.get(Goal, goal.id).looks_like == NEEDLES[1]
    assert maya.store.unsent() == sam.store.unsent() == 0
    for laptop in (maya, sam):
        laptop.server.close()
    seen = bytes(filter_.seen)
    assert seen.count(b"POST /v1/exchange HTTP/1.1") >= 4, "it reads every request in clear"
    assert b"signature-input" in seen
    for needle in (*NEEDLES, "Wren", "Maya", "Alderbrook", "goal", "looks_like"):
        assert needle.encode() not in seen


def test_a_filter_whose_authority_the_laptop_does_not_trust_carries_nothing(maya, school, tmp_path):
    """abuse 60: without the school's certificate installed there is no connection at all."""
    filter_, _ = school
    at_school(maya, filter_, Authority(tmp_path, "another"))
    goal = begin_plan(maya)
    with pytest.raises(Unreachable, match="safe on this laptop"):
        maya.sync()
    assert maya.store.unsent() > 0
    assert words(maya, goal) == "first words"
    maya.server.close()
