"""Qt draws to memory: no test needs a screen. It must be said before any Qt import.

How long one example takes is nobody's fault on a laden machine: Hypothesis sets no limit.
"""

import os

from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
