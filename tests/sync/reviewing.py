"""What a supervisor's laptop does in tests: comment, sync, look."""

from datetime import datetime

from linkworker.actions import comments
from linkworker.records import Child, Comment, Goal

AT = datetime(2025, 11, 6, 11, 0)


def sync(*laptops):
    for laptop in laptops:
        done = laptop.sync()
        assert (done.trouble, done.refused) == ("", [])


def comment(laptop, goal, said="What would quieter look like?"):
    shown = laptop.store.get(Goal, goal.id)
    (child,) = laptop.store.find(Child)
    changes = comments.comment_on(
        laptop.store, shown, child=child, place="words", words=said, by=laptop.name, at=AT
    )
    return changes.action


def said(laptop):
    return [one.words for one in laptop.store.find(Comment)]
