"""What is seen before anything is unlocked."""

from pathlib import Path

from tests.pictures.camera import Camera
from ui.screens.join_page import JoinPage
from ui.screens.unlock_page import UnlockPage


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of the doors; `folder` is where tries are counted."""
    camera.page(JoinPage(), "join")
    camera.page(UnlockPage(folder), "unlock")
