"""Every screen test runs dressed in the light theme."""

import pytest

from ui import theme


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.apply(theme.Look("light"))
