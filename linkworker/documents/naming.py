"""Who is named in free words: other children are put out of them, all others are pointed at."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from linkworker.measures.days import WEEKDAYS
from linkworker.measures.named import places
from linkworker.measures.slips import name_words
from linkworker.records import Child

INSTEAD = "[another child]"
_WORD = re.compile(r"\w+")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NO_NAMES = {
    *("i", "link", "worker", "year", "reception", "christmas", "easter", "english", "maths"),
    *("am", "pm", "send", "ok"),
    *(day.casefold() for day in WEEKDAYS),
    *(f"{day.casefold()}s" for day in WEEKDAYS),
    *(day[:3].casefold() for day in WEEKDAYS),
    *_MONTHS,
    *(month[:3] for month in _MONTHS),
}
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr"}
_BEGINS = re.compile(r"(^|[.!?:;“\"(\n])\s*$")
_EXCERPT = 60  # letters on either side of a name


class Named(NamedTuple):
    """Somebody who is named in a paper's free words: who that is, and where it stands.

    `tick` lets the name of another child stand, which otherwise is not printed.
    """

    name: str
    who: str
    where: str
    tick: str = ""


class Names:
    """The names of some children, made ready once to be looked for in many lines."""

    def __init__(self, children: Iterable[Child]) -> None:
        self._forms = [(child, _forms(child)) for child in children]

    def without(self, text: str, besides: Collection[str] = ()) -> tuple[str, list[Child]]:
        """Put `INSTEAD` for each name or nickname, but for the child ids `besides`.

        Return which children were found. Whole words that begin with a capital count, however
        they are accented. A surname goes with the name before it.
        """
        text = unicodedata.normalize("NFC", text)
        said = set(name_words(text))
        found = []
        for child, forms in self._forms:
            if child.id in besides or not any(form[0] in said for form in forms):
                continue
            spans = [span for form in forms for span in places(text, form)]
            if spans:
                found.append(child)
            for start, end in _apart(spans):
                text = f"{text[:start]}{INSTEAD}{text[end:]}"
        return text, found


def stands_in(text: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Return where the first of these names stands in a text, or None."""
    spans = [span for name in names for span in places(text, name_words(name))]
    return min(spans, default=None)


def unknown(text: str) -> list[tuple[str, int]]:
    """Return words that look like names, each with its place: a capital inside a sentence.

    It points; it does not decide. Of a name that begins a sentence, two words are needed.
    """
    runs: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(text):
        if not word[0][0].isupper() or word[0].casefold() in _NO_NAMES:
            continue
        if runs and text[runs[-1][-1].end() : word.start()].strip(" ") == "":
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        (text[run[0].start() : run[-1].end()], run[0].start())
        for run in map(_from_title, runs)
        if len(run) > 1 or not _BEGINS.search(text[: run[0].start()])
    ]


def excerpt(text: str, at: int, end: int) -> str:
    """Return the words round a name, whole words, with … where they go on."""
    first = text.rfind(" ", 0, max(at - _EXCERPT, 0)) + 1 if at > _EXCERPT else 0
    last = text.find(" ", end + _EXCERPT)
    words = text[first:] if last < 0 else text[first:last]
    return f"{'… ' if first else ''}{words.strip()}{' …' if last >= 0 else ''}"


def _from_title(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out what stands before a title, as in "Ask Mrs Oduya"."""
    titled = (at for at, word in enumerate(run) if word[0].casefold() in _TITLES)
    return run[next(titled, 0) :]


def _forms(child: Child) -> list[list[str]]:
    """Give a child's names as plain words, the longest first."""
    said = (child.name, child.nickname)
    whole = [f"{name} {child.surname}" for name in said if name and child.surname]
    return [words for name in (*whole, *said) if (words := name_words(name))]


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what lies inside another; the last in the text comes first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept[::-1]
