"""Passages of a text that somebody marked: where they stand, and the text without them."""

import re
from collections.abc import Iterable

LEFT_OUT = "[words about somebody else left out]"
KEPT_OFF = "…"  # in the place of words that were said in confidence, on lists

Span = tuple[int, int]


def places(text: str, passage: str) -> list[Span]:
    """Return where a passage stands, (from, to) in letters: whole words, as they were marked.

    Capitals, spaces and the ends of lines do not matter, so that it survives what a merge or a
    mended slip does to them.
    """
    words = passage.split()
    if not words:
        return []
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    said = r"\s+".join(map(re.escape, words))
    return [found.span() for found in re.finditer(before + said + after, text, re.IGNORECASE)]


def stands(text: str, passage: str) -> bool:
    """Say whether a passage stands in a text."""
    return bool(places(text, passage))


def without(text: str, passages: Iterable[str], instead: str = LEFT_OUT) -> str:
    """Return a text with every place of these passages taken out; what overlaps goes as one."""
    left, at = [], 0
    for start, end in _together(one for said in passages for one in places(text, said)):
        left += [text[at:start], instead]
        at = end
    return "".join([*left, text[at:]])


def whole_words(text: str, start: int, end: int) -> Span:
    """Widen what was chosen of a text to whole words, without spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _together(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
