"""Qt draws to memory: no test needs a screen. It must be said before any Qt import."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
