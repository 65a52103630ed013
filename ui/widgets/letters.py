"""Letters that are typed: which of them are kept, how many there are, how many there may be."""

import re

LONGEST = 20_000
_NO_LETTER = re.compile("[\0\ud800-\udfff]")
_NEAR = 9, 10  # of as many letters as can be kept: from here on they are counted


def room_in(words: str, longest: int) -> tuple[str, bool]:
    """Say how many letters there are, "" while there is room enough; and whether all fit."""
    over = len(words) - longest
    if len(words) * _NEAR[1] < longest * _NEAR[0]:
        return "", True
    said = f"{len(words):,} of {longest:,} letters"
    return (f"{said}: {over:,} too many", False) if over > 0 else (said, True)


def too_long(words: str, longest: int) -> str:
    """Say by how many letters words are too long to be kept as one, or ""."""
    over = len(words) - longest
    if over <= 0:
        return ""
    rest = "put the rest in another note" if longest == LONGEST else "say it in fewer"
    return f"has {over:,} letters more than the {longest:,} that can be kept: {rest}"


def typed_words(text: str) -> str:
    """Give what was typed without what no store holds: NUL and halves of letters, from pasting."""
    return _NO_LETTER.sub("", text).strip()
