"""An administrator at the first window, and a person who joins: by clicks, over a real server."""

from tests.demo.hands import wait_until
from ui.founding.where_step import WhereStep

PLACE = "Brent"


def fill_where(page, url, code, name="Ann Whitlow"):
    """Type where the server is, and the rest of the first step."""
    where: WhereStep = page.where
    typed = {"server": url, "code": code, "place": PLACE, "name": name}
    for field, words in typed.items():
        where.fields[field].editor.set_value(words)


def found(person, local, folder):
    """Set an organisation up, page by page, until it is there; give the four words."""
    words = set_up(person, local, folder)
    wait_until(lambda: person.inside.here()[0] == "people", "the organisation")
    return words


def set_up(person, local, folder):
    """Go through the pages from the welcome on."""
    person.click(person.window.found_button)
    page = person.window
    fill_where(page, local.url, local.code)
    person.click(page.next)
    person.click(page.next)
    person.click(page.next)
    assert page.step == 4
    folder.mkdir()
    page.sheets.write(folder)
    person.click(page.next)
    for field, answer in zip(page.asked.fields, page.asked.answers(), strict=True):
        field.editor.set_value(answer.lower())
    person.click(page.next)
    words = page.words.passphrase
    person.click(page.next)
    person.write(words)
    person.click(page.next)
    wait_until(lambda: person.app.session, "the laptop's lock")
    return words


def invite(person, name, role, new="", choose=None):
    """Invite somebody from the page of people; give the code."""
    people = person.page("people")
    wait_until(lambda: people.invite.isVisible(), "the page of people")
    person.click(people.invite)
    wait_until(lambda: person.inside.here()[0] == "invite", "the form")
    page = person.page("invite")
    wait_until(lambda: page.place.value(), "the places")
    page.name.editor.set_value(name)
    page.role.role.editor.set_value(role)
    page.role._arrange()
    if new:
        page.role.caseload.editor.set_value("new")
        page.role._arrange()
        page.role.new.editor.set_value(new)
    if choose:
        choose(page.role)
    person.click(page.send)
    wait_until(lambda: page.card, "the invitation")
    code = page.card._invited.code
    person.click(page.card.done)
    wait_until(lambda: person.inside.here()[0] == "people", "the page of people")
    return code


def join(person, url, code, name):
    """Hand an invitation in by its code; give the four words of the new laptop."""
    person.click(person.window.join_button)
    page = person.window
    page.invitation.boxes.set_value(code)
    page.invitation.server.set_value(url)
    page.invitation.name.set_value(name)
    person.click(page.next)
    person.click(page.next)
    words = page.words.passphrase
    person.write(words)
    person.click(page.next)
    wait_until(lambda: person.app.session, "the laptop's lock")
    person.wait_to_see("Invitation handed in, today")
    return words


def let_in(admin, person, helped=None):
    """Let the one laptop in that asks; its caseload is opened for it by who `helped`."""
    page = admin.page("people")
    admin.app.session.sync_now()
    wait_until(lambda: page.asking.lets_in, "a laptop that asks")
    admin.click(page.asking.lets_in[0])
    wait_until(lambda: not page.asking.isVisible(), "it being let in")
    person.app.session.sync_now()
    wait_until(lambda: person.desk.standing.caseloads, "being let in")
    if helped is not None:
        open_for(helped, person)
    wait_until(lambda: not person.desk.standing.unopened, "the caseload")


def open_for(helped, person):
    """Let a colleague's laptop sync, then the new one, until the caseload is open there."""

    def opened():
        for one in (helped, person):
            one.app.session.sync_now()
        return not person.desk.standing.unopened

    wait_until(opened, "the caseload")
