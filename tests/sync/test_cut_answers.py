"""The network is cut within an answer: all of it is taken in, or nothing."""

import httpx2
import pytest

from linkworker.errors import InTheWay, SyncError, Unreachable
from sync.transport import Server
from tests.sync.laptops import begin_plan, words


class Body(httpx2.SyncByteStream):
    """The first bytes of a body; `said` whether the connection then ends with an error."""

    def __init__(self, body, *, said):
        self._body = body
        self._said = said

    def __iter__(self):
        yield self._body
        if self._said:
            raise httpx2.ReadError("the connection was cut")


class Cut(httpx2.BaseTransport):
    """Carries requests to the real server, and of each answer the first `after` bytes."""

    def __init__(self, http, *, said):
        self._http = http
        self._said = said
        self.after = 0
        self.length = 0

    def handle_request(self, request):
        headers = dict(request.headers)
        whole = self._http.post(str(request.url), content=request.read(), headers=headers)
        self.length = len(whole.content)
        body = Body(whole.content[: self.after], said=self._said)
        kept = {"content-type": whole.headers["content-type"]}
        return httpx2.Response(whole.status_code, headers=kept, stream=body)


def behind(laptop, cut):
    """Put a laptop on a network that cuts; return its way to the server as it was."""
    real = laptop.server
    http = httpx2.Client(transport=cut)
    laptop.server = Server(real._url, laptop.client.keyring.signer, laptop.now, http=http)
    return real


@pytest.mark.parametrize("said", [True, False], ids=["with an error", "as if it were whole"])
def test_an_answer_cut_after_any_byte_leaves_nothing_half_taken(office, maya, sam, said):
    """abuse 58: the network is cut after byte N of a response, N stepped through all of it."""
    theirs = begin_plan(sam)
    sam.sync()
    mine = begin_plan(maya)
    before = maya.store.mailbox.cursors()
    cut = Cut(office.http, said=said)
    real = behind(maya, cut)
    tried = set()
    for part in range(40):
        cut.after = cut.length * part // 40
        with pytest.raises(Unreachable if said else InTheWay, match="safe on this laptop"):
            maya.sync()
        tried.add(cut.after)
        assert before.items() <= maya.store.mailbox.cursors().items()
    cut.after = cut.length - 1
    with pytest.raises(SyncError):
        maya.sync()
    assert len(tried) > 30
    maya.server = real
    for laptop in (maya, sam, maya):
        assert laptop.sync().trouble == ""
    assert maya.store.unsent() == 0
    assert words(maya, theirs) == words(sam, mine) == "first words"
