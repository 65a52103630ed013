"""A record may say of itself who wrote it: whose laptop signed it is told where they differ."""

from dataclasses import replace

from linkworker.records import Child, Comment
from tests.sync.reviewing import AT, sync
from ui.desk import Standing
from ui.models.comments import read_talks


def test_a_comment_in_anothers_name_names_whose_laptop_signed_it(maya, sam, tom, goal):
    """Tom's program says that Maya wrote it; and over Sam's own words he writes his."""
    by_maya, by_sam, by_tom = (one.client.keyring.user for one in (maya, sam, tom))
    own = write(sam, goal, by_sam, "Sam's own")
    write(maya, goal, by_maya, "Maya's own")
    sync(sam, maya, tom)
    write(tom, goal, by_maya, "not Maya's")
    with tom.store.change() as (change, _):
        change.update(tom.store.get(Comment, own.id), words="not Sam's any more")
    sync(tom, sam, maya)
    staff = {by_maya: "Maya", by_sam: "Sam", by_tom: "Tom"}
    said = {
        talk.thread.comment.words: replace(talk, staff=staff).who(talk.thread.comment)
        for talk in read_talks(maya.store, Standing(user=by_maya))
    }
    assert said == {
        "Maya's own": "You",
        "not Maya's": "Tom, in your name",
        "not Sam's any more": "Tom, in Sam’s name",
    }


def write(laptop, goal, by, words):
    (child,) = laptop.store.find(Child)
    with laptop.store.change() as (change, _):
        about = {"about_kind": "goal", "about": goal.id, "child": child.id}
        return change.add(Comment(**about, by=by, at=AT, words=words), goal.log)
