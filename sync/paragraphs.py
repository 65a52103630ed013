"""Three-way merge of long words by paragraph (diff3; Khanna, Kunal and Pierce, 2007).

Frozen as text3/1: another rule is another number. A paragraph is a line. Edits of different
paragraphs both stand; two paragraphs added at one place both stay, the earlier one first; the
same paragraph changed in two ways is for a person. Words are never mixed within a paragraph.
"""

from collections.abc import Iterator, Sequence

MOST = 400

Chunk = tuple[list[str], list[str], list[str]]


def merge_paragraphs(base: str, versions: Sequence[str]) -> str | None:
    """Merge versions (earliest first) of one text written over `base`; None: ask a person."""
    merged = versions[0]
    for version in versions[1:]:
        step = _merge(base.split("\n"), merged.split("\n"), version.split("\n"))
        if step is None:
            return None
        merged = "\n".join(step)
    return merged


def _merge(base: list[str], one: list[str], other: list[str]) -> list[str] | None:
    if max(len(base), len(one), len(other)) > MOST:
        return None
    merged: list[str] = []
    for before, mine, theirs in _chunks(base, one, other):
        if mine in (before, theirs):
            merged += theirs
        elif theirs == before:
            merged += mine
        elif not before:
            merged += mine + theirs
        else:
            return None
    return merged


def _chunks(base: list[str], one: list[str], other: list[str]) -> Iterator[Chunk]:
    """Cut the three at the paragraphs that both versions left alone."""
    in_one, in_other = _matches(base, one), _matches(base, other)
    b = i = j = 0
    for at in [n for n in in_one if n in in_other]:
        yield base[b:at], one[i : in_one[at]], other[j : in_other[at]]
        yield [base[at]], [base[at]], [base[at]]
        b, i, j = at + 1, in_one[at] + 1, in_other[at] + 1
    yield base[b:], one[i:], other[j:]


def _matches(base: list[str], version: list[str]) -> dict[int, int]:
    """Return a longest common subsequence: paragraph of base -> paragraph of version."""
    lengths = [[0] * (len(version) + 1) for _ in range(len(base) + 1)]
    for b in range(len(base) - 1, -1, -1):
        for v in range(len(version) - 1, -1, -1):
            if base[b] == version[v]:
                lengths[b][v] = lengths[b + 1][v + 1] + 1
            else:
                lengths[b][v] = max(lengths[b + 1][v], lengths[b][v + 1])
    found, b, v = {}, 0, 0
    while b < len(base) and v < len(version):
        if base[b] == version[v]:
            found[b] = v
            b, v = b + 1, v + 1
        elif lengths[b + 1][v] >= lengths[b][v + 1]:
            b += 1
        else:
            v += 1
    return found
