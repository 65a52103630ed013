"""What a person's folder on a laptop holds: known before the store, and all it needs, is loaded."""

from pathlib import Path

KEY_FILE = "vault.lwk"


def is_set_up(folder: Path) -> bool:
    """Say whether somebody has set up a store in this folder."""
    return (folder / KEY_FILE).exists()
