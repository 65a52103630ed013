"""What a slot shows when several edits of it are alive. Pure: no I/O, no clock, nothing written.

The state of a slot is its set of heads and, for long words, the 16 latest replaced texts.
What is shown is a view of that state, computed when read, so two versions of this program
may show it differently but can never answer each other. RULES is the frozen number of this
function: another rule is another number, with vectors of its own.
"""

from collections.abc import Callable, Sequence

from linkworker.fields import Rule
from linkworker.store import Head, View, comparable, fingerprint
from sync.paragraphs import merge_paragraphs

RULES = "heads/1 text3/1"


def view(rule: Rule, heads: Sequence[Head], kept: Sequence[Head] = ()) -> View:
    """Return what a slot with these live heads shows under its rule.

    `kept` are replaced texts that are still known; only long words look at them.
    """
    ordered = sorted(heads, key=lambda head: head.order, reverse=True)
    return _VIEWS[rule](ordered, kept)


def _ask(ordered: Sequence[Head], _kept: Sequence[Head]) -> View:
    return _asked(ordered, _settled(ordered))


def _always_ask(ordered: Sequence[Head], _kept: Sequence[Head]) -> View:
    return _asked(ordered, {})


def _text(ordered: Sequence[Head], kept: Sequence[Head]) -> View:
    plain = _ask(ordered, kept)
    if not plain.asked:
        return plain
    base = _nearest_ancestor(plain.asked, [*ordered, *kept])
    if base is None:
        return plain
    merged = merge_paragraphs(base.value, [head.value for head in reversed(plain.asked)])
    if merged is None:
        return plain
    return View(merged, tuple(head.ref for head in ordered))


def _present(ordered: Sequence[Head], _kept: Sequence[Head]) -> View:
    value = any(head.value is True for head in ordered)
    return View(value, tuple(head.ref for head in ordered if head.value is value))


def _later(ordered: Sequence[Head], _kept: Sequence[Head]) -> View:
    return _shows(ordered[0], ordered)


def _newest(ordered: Sequence[Head], _kept: Sequence[Head]) -> View:
    return _shows(max(ordered, key=lambda head: (head.as_at, *head.order)), ordered)


_VIEWS: dict[Rule, Callable[[Sequence[Head], Sequence[Head]], View]] = {
    Rule.ASK: _ask,
    Rule.ALWAYS_ASK: _always_ask,
    Rule.TEXT: _text,
    Rule.SET: _present,
    Rule.ORDER: _later,
    Rule.NEWEST: _newest,
}


def _shows(head: Head, ordered: Sequence[Head]) -> View:
    same = comparable(head.value)
    return View(head.value, tuple(h.ref for h in ordered if comparable(h.value) == same))


def _settled(ordered: Sequence[Head]) -> dict[int, Head]:
    """Return the heads whose value another live head replaced, each with the last such other."""
    by: dict[int, Head] = {}
    for head in ordered:
        mine = fingerprint(head.value)
        for other in ordered:
            if other.was == mine and _differs(other, head):
                by[head.ref] = other
                break
    ends = {head.ref: _end(head, by) for head in ordered if head.ref in by}
    return {ref: end for ref, end in ends.items() if end is not None}


def _end(head: Head, by: dict[int, Head]) -> Head | None:
    """Follow what replaced what to its end; None where that goes round: nobody settled it."""
    passed = {head.ref}
    while head.ref in by:
        head = by[head.ref]
        if head.ref in passed:
            return None
        passed.add(head.ref)
    return head


def _differs(one: Head, other: Head) -> bool:
    return bool(comparable(one.value) != comparable(other.value))


def _asked(ordered: Sequence[Head], settled: dict[int, Head]) -> View:
    """Show the latest open answer; ask when there are several different ones."""
    answers: list[list[Head]] = []
    for head in ordered:
        if head.ref in settled:
            continue
        same = next((a for a in answers if not _differs(a[0], head)), None)
        if same is None:
            answers.append([head])
        else:
            same.append(head)
    first = answers[0]
    shown = {head.ref for head in first} | _stands_for(first, settled)
    asked = tuple(answer[0] for answer in answers) if len(answers) > 1 else ()
    return View(first[0].value, tuple(sorted(shown)), asked)


def _stands_for(answer: Sequence[Head], settled: dict[int, Head]) -> set[int]:
    refs = {head.ref for head in answer}
    return {ref for ref, by in settled.items() if by.ref in refs}


def _nearest_ancestor(heads: Sequence[Head], known: Sequence[Head]) -> Head | None:
    """Return the latest known text that every one of these heads was written over."""
    by_ref = {head.ref: head for head in known}
    common = set.intersection(*(_ancestors(head, by_ref) for head in heads))
    return max((by_ref[ref] for ref in common), key=lambda head: head.order, default=None)


def _ancestors(head: Head, by_ref: dict[int, Head]) -> set[int]:
    found: set[int] = set()
    waiting = [ref for ref in head.names if ref in by_ref]
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += [name for name in by_ref[ref].names if name in by_ref]
    return found
