"""What went wrong, said without a word of anybody's: its kind and where in the program it was.

The words of an exception that nobody foresaw may hold what somebody typed, and so may a traceback's
values. Nothing of that goes to a log, to the system's crash reports or on the screen.
"""

import sys
import threading
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from linkworker.errors import Invalid, LinkWorkerError

UNFORESEEN = "The program could not do what you asked"
_QUIET = "a message of Qt"


def said_of(error: BaseException | None, trace: TracebackType | None = None) -> str:
    """Say an error in code alone: "ValueError (note_form.py:120)"."""
    if error is None:
        return "an error"
    frames = traceback.extract_tb(trace or error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}{where}"


def said_in_words(error: Exception) -> str:
    """Say an error to a person: as it was raised for people, else in code alone."""
    if isinstance(error, LinkWorkerError):
        return str(error)
    return f"{UNFORESEEN}. {for_whoever_helps(error)}"


def for_whoever_helps(error: Exception) -> str:
    """Say in code what a person can read out to somebody who knows the program."""
    return f"For whoever helps: {said_of(error)}"


def problems_of(error: Exception) -> Mapping[str, str]:
    """Return words by the name of the field they belong to; '' is for what belongs to none."""
    return error.problems if isinstance(error, Invalid) else {"": said_in_words(error)}


def keep_words_out() -> None:
    """Let whatever nobody handles be told in code alone, in every thread."""
    sys.excepthook = lambda _kind, error, trace: _tell(said_of(error, trace))
    threading.excepthook = lambda args: _tell(said_of(args.exc_value, args.exc_traceback))
    sys.unraisablehook = lambda args: _tell(said_of(args.exc_value, args.exc_traceback))
    qInstallMessageHandler(_qt)


def _qt(kind: QtMsgType, context: QMessageLogContext, words: Any) -> None:
    """Tell that Qt had something to say, by its category; its words may be of a document."""
    del words
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        _tell(f"{_QUIET} ({context.category})")


def _tell(words: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"Linkworker: {words}\n")
