"""Tom's screens: he reads."""

from tests.pictures.camera import Camera, window_of
from tests.pictures.cast import Cast


def take(camera: Camera, cast: Cast) -> None:
    """Take the pictures of everything a supervisor meets."""
    with window_of(cast.tom, "Tom Arkwright") as (window, desk):
        camera.place(window, desk, "review-caseload", "caseload")
        camera.place(window, desk, "review-plan", "child", f"{cast.wren}/plan")
