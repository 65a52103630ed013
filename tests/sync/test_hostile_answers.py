"""Whatever answers a laptop, be it a liar or a filter: an error in plain words, nothing lost."""

import gzip
import tracemalloc

import pytest
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from linkworker.errors import InTheWay, SignIn, SyncError, Unreachable
from linkworker.records import Goal
from linkworker.store import random_id
from sync.exchange import Ask, Entry, Page, Receipt, encode
from sync.loop import one_round
from sync.transport import TYPE
from tests.sync.laptops import URL, begin_plan, edit, now_here, words


class Lying:
    """A server whose answers are altered on their way, once each ask."""

    def __init__(self, server, alter):
        self._server, self._alter = server, alter

    def exchange(self, ask):
        return self._alter(ask, self._server.exchange(ask))


def a_hole(_ask, answer):
    pages = (replace(p, first=p.first + 1, entries=p.entries[1:]) for p in answer.pages)
    return replace(answer, pages=tuple(pages))


def a_hole_inside(_ask, answer):
    pages = [replace(page, entries=page.entries[:1]) for page in answer.pages]
    pages += [replace(p, first=p.first + 2, entries=p.entries[2:]) for p in answer.pages]
    return replace(answer, pages=tuple(pages))


def logs_not_asked(_ask, answer):
    entry = Entry("change", b"x")
    strange = (Page(random_id(), 1, 1, (entry,)), Page("", 1, 1, (entry,)), Page("\0", 0, 0, ()))
    return replace(answer, pages=(*strange, *answer.pages))


def receipts_too_many(_ask, answer):
    return replace(answer, receipts=(*answer.receipts, Receipt("accepted", 1)))


def receipts_too_few(ask, answer):
    return replace(answer, receipts=answer.receipts[:-1]) if ask.push else answer


def strange_heads(_ask, answer):
    return replace(answer, heads=((random_id(), 2**40), ("", 5), *(answer.heads or ())))


def entries_of_another_organisation(_ask, answer):
    return replace(answer, organisation=(*answer.organisation, b"eyJhbGciOiJub25lIn0.e30.AA"))


def pages_twice(_ask, answer):
    return replace(answer, pages=answer.pages * 2)


def pages_backwards(_ask, answer):
    pages = (replace(page, entries=page.entries[::-1]) for page in answer.pages)
    return replace(answer, pages=tuple(pages))


def a_clock_ten_years_out(_ask, answer):
    return replace(answer, now=answer.now + 10 * 365 * 86_400_000, incarnation="")


LIES = {
    a_hole: "left something out",
    a_hole_inside: "left something out",
    logs_not_asked: "",
    receipts_too_many: "does not fit",
    receipts_too_few: "does not fit",
    strange_heads: "",
    entries_of_another_organisation: "not the one that this laptop knows",
    pages_twice: "",
    a_clock_ten_years_out: "",
}


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_a_lying_answer_is_an_error_in_plain_words_or_nothing_and_loses_nothing(lie, maya, sam):
    goal = begin_plan(sam)
    sam.sync()
    for said in ("one", "two", "three"):
        edit(sam, goal, looks_like=said)
        sam.sync()
    mine = begin_plan(maya)
    try:
        told = one_round(maya.client, Lying(maya.server, lie), now_here).trouble
    except SyncError as error:
        told = str(error)
    assert LIES[lie] in told
    assert bool(LIES[lie]) == bool(told)
    assert maya.sync().trouble == ""
    maya.sync()
    assert maya.store.unsent() == 0
    assert maya.store.get(Goal, goal.id).looks_like == "three"
    assert maya.store.mailbox.held() == []
    sam.sync()
    assert words(sam, mine) == "first words"


HTML = b"<html><title>Blocked by your school</title></html>"


@pytest.mark.parametrize(
    ("error", "status", "headers", "body"),
    [
        (SignIn, 200, {"content-type": "text/html; charset=utf-8"}, HTML),
        (SignIn, 511, {"content-type": "text/html"}, HTML),
        (InTheWay, 200, {"content-type": TYPE}, HTML),
        (InTheWay, 200, {"content-type": TYPE}, encode(Ask((0, ""), b""))),
        (InTheWay, 200, {"content-type": TYPE}, b""),
        (InTheWay, 200, {"content-type": TYPE}, b"\x81" * 100_000),
        (InTheWay, 200, {"content-type": TYPE}, b"\0" * 5_000_000),
        (SignIn, 302, {"location": "https://filter.test/", "content-type": TYPE}, b""),
        (InTheWay, 200, {"content-type": TYPE, "content-encoding": "gzip"},
         gzip.compress(bytes(50_000_000))),
        (InTheWay, 403, {"content-type": "text/html"}, HTML),
        (Unreachable, 502, {"content-type": "text/html"}, HTML),
        (Unreachable, 429, {}, b""),
        (Unreachable, 503, {"content-type": TYPE}, b"\x80"),
    ],
)  # fmt: skip
def test_whatever_answers_in_place_of_the_server_loses_nothing(
    maya, tmp_path, error, status, headers, body
):
    """abuse 59: a block page with 200, a gzip bomb, a redirect, another content type."""
    goal = begin_plan(maya)
    real = maya.server._http
    maya.server._http = answering(status, headers, body)
    tracemalloc.start()
    with pytest.raises(error) as raised:
        maya.sync()
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert "safe on this laptop" in str(raised.value)
    wants = "wants you to sign in first" in str(raised.value)
    assert wants == isinstance(raised.value, SignIn)
    maya.server._http = real
    maya.sync()
    assert maya.store.unsent() == 0
    assert words(maya, goal) == "first words"


def answering(status, headers, body):
    """A web server that always says this, reached without a network."""

    async def same(_request):
        response = Response(body, status)
        response.raw_headers = [(k.encode(), v.encode()) for k, v in headers.items()]
        return response

    return TestClient(
        Starlette(routes=[Route("/{path:path}", same, methods=["POST"])]),
        base_url=URL,
        follow_redirects=False,
    )


@pytest.mark.parametrize("years", [-10, 10])
def test_a_laptop_whose_clock_is_ten_years_out_syncs_and_others_do_not_notice(maya, sam, years):
    """abuse 56: a clock ten years out."""
    sam.shift = years * 365 * 86_400_000
    goal = begin_plan(sam)
    assert sam.sync().trouble == ""
    assert sam.store.unsent() == 0
    assert abs(sam.client.round.clock_offset + sam.shift) < 60_000
    maya.sync()
    assert words(maya, goal) == "first words"
    edit(maya, goal, words="Maya's words")
    maya.sync()
    assert maya.store.get(Goal, goal.id).words == "Maya's words"
    sam.sync()
    assert words(sam, goal) == "Maya's words"
