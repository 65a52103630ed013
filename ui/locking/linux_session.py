"""What Linux tells on its buses: the session is locked, the laptop goes to sleep.

`org.freedesktop.login1` (systemd) on the system's bus; the screen savers of GNOME and of others
on the person's own.
"""

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIN = "org.freedesktop.login1"
_HEAR: Any = SLOT("hear(QDBusMessage)")  # a string, whatever the types say: bytes are refused
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class LinuxSession(QObject):
    """Tells when the person at this session leaves it; silent where there is no bus."""

    left = Signal()

    def __init__(
        self,
        parent: QObject,
        system: QDBusConnection | None = None,
        own: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        system = system or QDBusConnection.systemBus()
        own = own or QDBusConnection.sessionBus()
        for bus, interface, name in (
            (system, f"{LOGIN}.Manager", "PrepareForSleep"),
            (system, f"{LOGIN}.Session", "Lock"),
            *((own, saver, "ActiveChanged") for saver in SAVERS),
        ):
            if bus.isConnected():
                bus.connect("", "", interface, name, self, _HEAR)

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """Take in one signal; those with `False` say that somebody came back."""
        if all(message.arguments()):
            self.left.emit()
