"""A child's own sheet for a review, given to her: she is asked by it."""

from collections.abc import Iterable

from linkworker.actions.reviews import gathering_of
from linkworker.actions.voices import put_voice
from linkworker.measures.gathering import stands
from linkworker.records import Child, PaperGiven, Voice
from linkworker.store import Changes, Store


def give_child_sheet(
    store: Store, child: Child, *, wording: Iterable[str], **said: object
) -> Changes:
    """Keep that her sheet was printed or saved; where her review is open, that she is asked."""
    given = PaperGiven(child=child.id, wording=" ".join(sorted(wording)), **said)  # type: ignore[arg-type]
    gathering = gathering_of(store, child)
    with store.change() as (change, changes):
        change.add(given, child.log)
        if gathering and gathering.is_open and gathering.review and given.at:
            shown = gathering.voices.get(Voice.CHILD)
            if stands(shown) == "missing":
                on = given.at.date()
                put_voice(change, gathering.review, Voice.CHILD, shown, asked_on=on)
    return changes
