"""People at windows over real stores and a real server, without a network's thread between."""

from contextlib import contextmanager
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions.places import introduce_colleague
from sync import book, caseloads
from sync.authority import Authority
from sync.book import Book
from sync.loop import Told
from tests.demo.hands import click, turn_to, wait_until
from tests.pictures.camera import settle, window_of
from ui.administering import Administering
from ui.standing import standing_of
from ui.widgets.buttons import Button


class Sitting:
    """Somebody at the window of their laptop: a round is done when they press F5."""

    def __init__(self, laptop, window, desk):
        self.laptop, self.window, self.desk = laptop, window, desk
        wait = desk.background.wait
        run = lambda call: wait(lambda _: call())  # noqa: E731
        authority = Authority(laptop.client, laptop.server, run, desk.background.tell_changed)
        desk.office = Administering(
            desk.background, lambda call: call(), lambda: authority, lambda: laptop.client
        )

    def sync(self):
        """Do a round, and tell the window of it as the session does."""
        done = self.desk.background.wait(lambda _: self.laptop.sync())
        standing = partial(standing_of, client=self.laptop.client)
        self.desk.stand(self.desk.background.wait(standing))
        self.desk.hear(Told(at=self.desk.now(), round=done))

    def page(self, name):
        return self.window.page(name)

    def press(self, words):
        """Click the button in sight that says this, or is called so."""
        found = []

        def there():
            found[:] = [
                one
                for one in self.window.findChildren(Button)
                if one.isVisible() and one.isEnabled()
                if words in (one.text(), one.accessibleName())
            ]
            return found

        wait_until(there, f"the button {words}")
        click(found[0])

    def key(self, key, held):
        """Press a key, wherever the focus is."""
        turn_to(self.window)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def sees(self, words):
        shown = self.window.findChildren(QLabel)
        return any(words in one.text() for one in shown if one.isVisible())

    def wait_to_see(self, words):
        wait_until(lambda: self.sees(words), words)

    def wait_to_see_no_more(self, words):
        wait_until(lambda: not self.sees(words), f"no more: {words}")


@contextmanager
def sitting(laptop, name):
    """Sit down at a laptop; its store is closed when one gets up."""
    with window_of(laptop, name) as (window, desk):
        yield Sitting(laptop, window, desk)
        settle(desk)
        desk.background.close()


def introduce(office, *people):
    """Let everybody know everybody's name and work, by the place that all are in."""
    admin = office.admin.authority
    place = Book(admin.mailbox).shelf(book.PLACES)["Brent"]
    caseloads.give(admin, admin.keyring.user, {place: "write"})
    for laptop, _, _ in people:
        laptop.sync()
    admin.sync()
    store = office._admin.store
    log, _ = store.logs("place")[0]
    user = admin.keyring.user
    introduce_colleague(store, log, user=user, name="Ann Whitlow", work="Administrator")
    for laptop, name, work in people:
        introduce_colleague(store, log, user=laptop.client.keyring.user, name=name, work=work)
    admin.sync()
    for laptop, _, _ in people:
        laptop.sync()
