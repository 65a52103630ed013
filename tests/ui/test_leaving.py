"""Locked by what a system tells: its own messages into the filter, its own signals on a bus."""

import ctypes
import shutil
import subprocess
from ctypes import wintypes

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget

from ui.locking import windows_session as windows
from ui.locking.clock_jump import EVERY_MS, ClockJump
from ui.locking.leaving import Leaving
from ui.locking.linux_session import LOGIN, LinuxSession
from ui.locking.mac_session import MacSession

GENERIC = b"windows_generic_MSG"


class Clock:
    """A clock on the wall, in seconds, that a test sets."""

    def __init__(self):
        self.now = 1_762_247_520.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize("jump", [3_600, -3_600, 31, -60])
def test_a_jump_of_the_clock_tells(qapp, qtbot, jump):
    """abuse 80: the floor on every system: it slept, and its clock went on."""
    clock = Clock()
    watch = ClockJump(qapp, clock)
    for slow in (0, 2, -1, 10):
        clock.now += EVERY_MS / 1000 + slow
        with qtbot.assertNotEmitted(watch.jumped):
            watch.look()
    clock.now += EVERY_MS / 1000 + jump
    with qtbot.waitSignal(watch.jumped):
        watch.look()
    watch.rest()


def told(number, how):
    """Give a message of Windows to the filter as Qt does: by the address of its structure."""
    message = wintypes.MSG()
    message.message, message.wParam = number, how
    return message, ctypes.addressof(message)


LEAVES = [
    (windows.WM_WTSSESSION_CHANGE, windows.SESSION_LOCK),
    (windows.WM_WTSSESSION_CHANGE, windows.CONSOLE_DISCONNECT),
    (windows.WM_WTSSESSION_CHANGE, windows.REMOTE_DISCONNECT),
    (windows.WM_WTSSESSION_CHANGE, windows.SESSION_LOGOFF),
    (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND),
    (windows.WM_ENDSESSION, 1),
]
STAYS = [
    (windows.WM_WTSSESSION_CHANGE, 0x8),  # unlocked
    (windows.WM_WTSSESSION_CHANGE, 0x1),  # connected
    (windows.WM_POWERBROADCAST, 0x12),  # woken
    (windows.WM_POWERBROADCAST, 0xA),  # another battery level
    (windows.WM_ENDSESSION, 0),
    (0x0007, 0x7),  # the focus
]


@pytest.fixture
def session(qapp):
    made = windows.WindowsSession(qapp, qapp)
    yield made
    made.rest()


@pytest.mark.parametrize("kind", [GENERIC, b"windows_dispatcher_MSG"])
@pytest.mark.parametrize(("number", "how"), LEAVES)
def test_windows_tells_that_somebody_leaves(session, qtbot, number, how, kind):
    """abuse 80: the session is locked, switched, put to sleep, ended."""
    message, address = told(number, how)
    with qtbot.waitSignal(session.left):
        assert session._filter.nativeEventFilter(kind, address) == (False, 0)
    assert message.message == number


@pytest.mark.parametrize(("number", "how"), STAYS)
def test_windows_tells_something_else(session, qtbot, number, how):
    _, address = told(number, how)
    with qtbot.assertNotEmitted(session.left):
        session._filter.nativeEventFilter(GENERIC, address)


def test_messages_of_another_system_are_not_read(session, qtbot):
    with qtbot.assertNotEmitted(session.left):
        session._filter.nativeEventFilter(b"xcb_generic_event_t", 1)


@pytest.fixture(scope="module")
def bus():
    """The address of a message bus of our own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    command = [daemon, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        yield running.stdout.readline().strip()
        running.terminate()


def wait_until_listened(bus):
    """Ask the bus anything and wait: it has then taken in what was asked of it before."""
    own = "org.freedesktop.DBus"
    answer = bus.call(QDBusMessage.createMethodCall(own, "/", own, "GetId"))
    assert answer.type() is QDBusMessage.MessageType.ReplyMessage, answer.errorMessage()


@pytest.mark.parametrize(
    ("signal", "says", "leaves"),
    [
        (("/", f"{LOGIN}.Manager", "PrepareForSleep"), [True], True),
        (("/", f"{LOGIN}.Manager", "PrepareForSleep"), [False], False),
        (("/session/_32", f"{LOGIN}.Session", "Lock"), [], True),
        (("/", "org.gnome.ScreenSaver", "ActiveChanged"), [True], True),
        (("/", "org.freedesktop.ScreenSaver", "ActiveChanged"), [False], False),
        (("/", "org.freedesktop.ScreenSaver", "ActiveChanged"), [True], True),
    ],
)
def test_linux_tells_it_on_its_buses(qapp, qtbot, bus, signal, says, leaves):
    """abuse 80: real signals on a real bus."""
    ours, theirs = (QDBusConnection.connectToBus(bus, who) for who in ("ours", "theirs"))
    session = LinuxSession(qapp, ours, ours)
    wait_until_listened(ours)
    message = QDBusMessage.createSignal(*signal)
    message.setArguments(says)
    heard = []
    session.left.connect(lambda: heard.append(1))
    theirs.send(message)
    if leaves:
        qtbot.waitUntil(lambda: heard)
    else:
        last = QDBusMessage.createSignal("/", f"{LOGIN}.Session", "Lock")
        theirs.send(last)  # what is sent later is heard later
        qtbot.waitUntil(lambda: heard)
        assert heard == [1]
    session.deleteLater()
    QApplication.processEvents()


def test_without_a_bus_nothing_is_told_and_nothing_breaks(qapp):
    nowhere = QDBusConnection("a bus that was never opened")
    LinuxSession(qapp, nowhere, nowhere)
    assert not nowhere.isConnected()


def test_what_macos_calls_back_tells(qapp, qtbot):
    session = MacSession(qapp)
    with qtbot.waitSignal(session.left):
        session._heard(None, None, None, None, None)


def test_all_of_them_tell_the_program_until_it_rests(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    leaving = Leaving(qapp, window)
    for tells in (leaving.clock.jumped, leaving.windows.left):
        with qtbot.waitSignal(leaving.left):
            tells.emit()
    leaving.rest()
    with qtbot.assertNotEmitted(leaving.left):
        leaving.windows.left.emit()
