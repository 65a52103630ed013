"""Programs of tests in processes of their own, to be killed.

Each is forked from one process that has read the program already and does nothing else: a start
costs no second of reading it again.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import NamedTuple

_forked = get_context("forkserver")
_forked.set_forkserver_preload(
    ["tests.linkworker.doomed", *(f"tests.sync.doomed{one}" for one in (
        "", "_enrolment", "_erasing", "_picture"))]
)  # fmt: skip


class Ended(NamedTuple):
    """How a program ended (-9: killed), what it said, and what it complained of."""

    returncode: int
    stdout: str
    stderr: str


class Apart:
    """A program that runs in a process of its own; `said` reads what it says, as it says it."""

    def __init__(self, program: Callable[..., None], *arguments: object) -> None:
        said, out = _forked.Pipe(duplex=False)
        told, trouble = _forked.Pipe(duplex=False)
        self._process = _forked.Process(target=_go, args=(out, trouble, program, arguments))
        self._process.start()
        out.close()
        trouble.close()
        self.said, self._told = _reading(said), _reading(told)

    def running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> Ended:
        """Wait for its end, however long that takes."""
        with self.said, self._told:
            said, told = self.said.read(), self._told.read()
        self._process.join()
        return Ended(self._process.exitcode, said, told)


def run(program: Callable[..., None], *arguments: object) -> Ended:
    """Run a program to its end."""
    return Apart(program, *arguments).end()


def _reading(end: Connection):
    with end:
        return os.fdopen(os.dup(end.fileno()))


def _go(out: Connection, trouble: Connection, program: Callable[..., None], arguments) -> None:
    for end, standard in ((out, sys.stdout), (trouble, sys.stderr)):
        os.dup2(end.fileno(), standard.fileno())
        end.close()
    with suppress(BrokenPipeError):
        program(*arguments)
        sys.stdout.flush()
