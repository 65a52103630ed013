"""Every component and state on one sheet."""

from pathlib import Path

from tests.pictures.camera import Camera
from tests.ui.components import Components


def take(camera: Camera, folder: Path) -> None:
    """Take the picture of the sheet; it needs nothing in `folder`."""
    del folder
    camera.page(Components(), "components")
