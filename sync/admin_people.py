"""`linkworker-admin` about people, their laptops and caseloads, and the organisation itself."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

from linkworker.errors import NotFound
from sync import book, custodians, custody, governing, late, leaving
from sync.administering import Administrator
from sync.authority import Authority
from sync.book import Book
from sync.custody_code import pair_name
from sync.entries import May
from sync.leaving import LaptopRow
from sync.organisation import Organisation
from sync.sheets import write_sheets

EXAMPLES = """
  linkworker-admin laptops
  linkworker-admin lost --name "Maya Okoro"
  linkworker-admin member --name "Sam Reid" --caseload Alderbrook --may write --until 2026-12-18
  linkworker-admin leaver --name "Sam Reid"
  linkworker-admin confirm
"""
_SHORT = 6
Say = Callable[[str], None]
Add = Callable[..., argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Add these commands; each sets `about`, called with an Administrator, options and `say`."""
    add("laptops", help="people, their laptops, and when each was last heard").set_defaults(
        about=_laptops
    )
    lost = _named(add("lost", help="a laptop is lost or handed back: it opens nothing new"))
    lost.add_argument("--laptop", default="", help="which, as `laptops` lists it, if they have two")
    lost.set_defaults(about=_lost)
    leaver = _named(add("leaver", help="a person has left: all their caseloads and laptops end"))
    leaver.set_defaults(about=_leaver)
    member = _named(add("member", help="what a person may do in a caseload, from now on"))
    member.add_argument("--caseload", required=True, help="the caseload's name")
    member.add_argument("--may", required=True, choices=("lead", "write", "review", "none"))
    member.add_argument("--until", help="last day of cover, as 2026-12-18")
    member.set_defaults(about=_member)
    handed = add("late", help="what a lost laptop sent after it was reported")
    handed.add_argument("--then", choices=("pass", "aside"), help="pass it to the lead, or aside")
    handed.set_defaults(about=_late)
    _add_government(add)


def _add_government(add: Add) -> None:
    administrator = _named(add("administrator", help="make a person an administrator, or end it"))
    administrator.add_argument("--end", action="store_true", help="let them be one no longer")
    administrator.set_defaults(about=_administrator)
    pairs = add("recovery", help="a new pair of recovery sheets, in place of an old one")
    pairs.add_argument("--sheets", type=Path, required=True, help="empty folder for the new sheets")
    pairs.add_argument("--drop", default="", help="the old pair, as it is named on its sheets")
    pairs.set_defaults(about=_recovery)
    leaves = add("custodian", help="a keeper of recovery sheets leaves, or a sheet is lost")
    leaves.add_argument("--pair", required=True, help="the pair, as it is named on its sheets")
    leaves.set_defaults(about=_custodian)
    add("root", help="replace the organisation's founding key").set_defaults(about=_root)
    policy = add("policy", help="set a setting of the organisation")
    policy.add_argument("--set", dest="setting", required=True, metavar="NAME=VALUE")
    policy.set_defaults(about=_policy)
    confirm = add("confirm", help="confirm who may do what, as is done once a week")
    confirm.add_argument("--restored", action="store_true", help="the server came from a backup")
    confirm.set_defaults(about=_confirm)


def _laptops(administrator: Administrator, _options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    listed = leaving.laptops(authority)
    people, caseloads = _called(authority, book.PEOPLE), _called(authority, book.CASELOADS)
    for row in sorted(listed, key=lambda one: people.get(one.user, "")):
        where = ", ".join(f"{caseloads[c]} ({may})" for c, may in row.caseloads.items()
                          if c in caseloads)  # fmt: skip
        say(f"{people.get(row.user, 'you')}: laptop {row.device[:_SHORT]}, {_state(row)}"
            + (f"; {where}" if where else ""))  # fmt: skip


def _lost(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    user = _user(authority, options.name)
    mine = [row for row in leaving.laptops(authority) if row.user == user and not row.gone
            and row.device.startswith(options.laptop)]  # fmt: skip
    if len(mine) != 1:
        listed = ", ".join(row.device[:_SHORT] for row in mine) or "none"
        raise NotFound(f"Say which laptop of {options.name} with --laptop. There is: {listed}")
    counted = leaving.revoke(authority, mine[0].device)
    say(f"{options.name}'s laptop {mine[0].device[:_SHORT]} opens nothing new from now on.")
    say(f"What it had sent in {len(counted)} records and lists stays. When it next reaches the "
        "server it hands in the rest, for you to look at, and destroys what it holds.")  # fmt: skip


def _leaver(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    left = leaving.leaver(authority, _user(authority, options.name))
    say(f"{options.name} has left {len(left)} caseloads and places. Their laptops open nothing "
        "new, and destroy what they hold when they next reach the server.")  # fmt: skip


def _member(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    caseload = _id(authority, book.CASELOADS, options.caseload, "caseload")
    may: May = options.may
    leaving.set_member(
        authority, _user(authority, options.name), caseload, may, _end_of(options.until)
    )
    until = f" until the end of {options.until}" if options.until else ""
    words = {"none": "has nothing to do with", "lead": "leads", "write": "writes in",
             "review": "reviews"}[may]  # fmt: skip
    say(f"{options.name} {words} {options.caseload}{until}.")


def _administrator(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    verb = governing.end_admin if options.end else governing.make_admin
    verb(authority, _user(authority, options.name))
    say(f"{options.name} is {'no longer ' if options.end else ''}an administrator.")


def _custodian(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    authority.sync()
    (pair,) = _pairs(authority.organisation, options.pair)
    custodians.note_leaving(authority, pair)
    say(f"Pair {options.pair} is to be replaced within {custodians.DAYS} days: every administrator "
        "is reminded until it is. Use: linkworker-admin recovery --drop")  # fmt: skip


def _pairs(organisation: Organisation, named: str) -> list[str]:
    live = organisation.recovery_at(organisation.position)
    found = [one for one in live if pair_name(one) == named]
    if not found:
        names = ", ".join(sorted(map(pair_name, live)))
        raise NotFound(f"There is no such pair of recovery sheets. There are: {names}")
    return found


def _recovery(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    authority.sync()
    organisation = authority.organisation
    old = _pairs(organisation, options.drop) if options.drop else []
    pair, first = custody.make_pair(), custodians.next_number(organisation)
    sheets = write_sheets(options.sheets, (pair,), "your organisation", first)
    governing.replace_recovery(authority, [pair], old)
    say(f"{len(sheets)} new recovery sheets are in {options.sheets}. Print each, give them to two "
        "trustees or executives at two addresses, and delete the files.")  # fmt: skip
    if old:
        say("The old pair is sealed nothing new from now on. Collect its sheets and destroy them.")


def _root(administrator: Administrator, _options: argparse.Namespace, say: Say) -> None:
    governing.replace_root(administrator.authority)
    say("The founding key is a new one. It is kept in this vault, and under the recovery sheets.")


def _policy(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    name, _, value = options.setting.partition("=")
    if not name or not value:
        raise NotFound("Say it as NAME=VALUE")
    governing.set_policy(
        administrator.authority, {name: int(value) if value.isdecimal() else value}
    )
    say(f"{name} is {value} from now on, on every laptop.")


def _confirm(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    governing.tick(administrator.authority, restored=options.restored)
    say("Who may do what is confirmed as of now. Every laptop sees it at its next sync.")


def _late(administrator: Administrator, options: argparse.Namespace, say: Say) -> None:
    authority = administrator.authority
    found = [one for one in late.waiting(authority) if one.held_back]
    people = _called(authority, book.PEOPLE)
    for one in found:
        when = datetime.fromtimestamp(one.came / 1000, UTC).astimezone()
        say(f"{people.get(one.author, 'somebody')}'s lost laptop sent something on {when:%d %B}.")
    if not found:
        say("Nothing came from a lost laptop.")
    elif options.then:
        late.settle(authority, found, done=options.then == "aside")
        say("It is set aside." if options.then == "aside" else "Who leads there now decides.")


def _state(row: LaptopRow) -> str:
    if row.gone:
        return "gone, and says that nothing is left on it" if row.purged else "gone"
    if not row.heard:
        return "never heard"
    return f"last heard {datetime.fromtimestamp(row.heard / 1000, UTC).astimezone():%d %B %H:%M}"


def _named(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--name", required=True, help="the person, as they were invited")
    return parser


def _called(authority: Authority, shelf: str) -> dict[str, str]:
    return Book(authority.mailbox).called(shelf)


def _user(authority: Authority, name: str) -> str:
    return _id(authority, book.PEOPLE, name, "person")


def _id(authority: Authority, shelf: str, name: str, what: str) -> str:
    found = Book(authority.mailbox).shelf(shelf).get(name)
    if found is None:
        raise NotFound(f"No {what} called {name} was invited from this computer")
    return found


def _end_of(day: str | None) -> int | None:
    if day is None:
        return None
    try:
        last = datetime.combine(datetime.fromisoformat(day).date(), time.max)
    except ValueError as error:
        raise NotFound("Write the day as 2026-12-18") from error
    return int(last.astimezone().timestamp() * 1000)
