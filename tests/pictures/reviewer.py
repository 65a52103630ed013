"""Tom's screens: his team, what he reads and comments on; and where comments land for Joyce."""

from linkworker.actions.comments import threads_of
from linkworker.records import Child
from tests.pictures.camera import Camera, window_of
from tests.pictures.cast import Cast


def take(camera: Camera, cast: Cast) -> None:
    """Take the pictures of everything a supervisor meets, then of his comments at their place."""
    with window_of(cast.tom, "Tom Arkwright") as (window, desk):
        camera.place(window, desk, "team", "team")
        camera.place(window, desk, "review-caseload", "caseload")
        camera.place(window, desk, "review-story", "child", f"{cast.john}/story")
        camera.place(window, desk, "review-plan", "child", f"{cast.john}/plan")
        camera.place(window, desk, "review-comments", "comments")
    john = cast.joyce.store.get(Child, cast.john)
    talks = [thread.comment for thread in threads_of(cast.joyce.store, john)]
    goal = next(one.about for one in talks if one.about_kind == "goal")
    with window_of(cast.joyce, "Joyce Addo") as (window, desk):
        camera.place(window, desk, "comments", "comments")
        camera.place(window, desk, "comment-at-its-place", "child", f"{cast.john}/plan/{goal}/")
        camera.place(window, desk, "comment-answer", "comment", f"goal/{goal}/")
