"""Invitations that the server expects, and the requests that wait for an administrator.

The server holds an id derived from the invitation's secret and never the secret: it
cannot make a request, alter one, or read who is asked.
"""

import hmac
import time
from collections.abc import Container

from linkworker.canonical import decode
from linkworker.errors import NotFound, Refused
from sync.exchange import Invite, Join, Joins, Withdraw
from sync.server import audit
from sync.server.access import Caller
from sync.server.audit import Deed
from sync.server.directory import claim, forget, is_id
from sync.server.log import Sql

LONGEST_REQUEST = 4_096
LONGEST_INVITATION = 31 * 24 * 3600 * 1000


def expect(sql: Sql, caller: Caller, invite: Invite) -> Joins:
    """Remember an invitation until it ends; return the requests that wait already.

    Raises Refused if its end has passed or lies more than 31 days ahead, or its id is taken.
    """
    now = time.time() * 1000
    if not now < invite.until <= now + LONGEST_INVITATION:
        raise Refused("an invitation lasts at most 31 days")
    if not is_id(invite.id):
        raise Refused("not an id")
    added = sql.execute(
        """INSERT INTO invitation (organisation, invitation, until)
           VALUES (%s, %s, to_timestamp(%s / 1000.0)) ON CONFLICT DO NOTHING""",
        [caller.organisation, invite.id, invite.until],
    )
    if added.rowcount and not claim(sql, caller.organisation, invite.id):
        raise Refused("this id is in use")
    found = waiting(sql, caller)
    audit.note(sql, caller.organisation, [Deed("invite", caller.device, invite.id)])
    return found


def withdraw(sql: Sql, caller: Caller, withdrawn: Withdraw) -> Joins:
    """Forget an invitation and whatever was asked with it; return the requests that wait."""
    known = sql.execute(
        "SELECT invitation FROM invitation WHERE organisation = %s AND invitation = %s",
        [caller.organisation, withdrawn.id],
    )
    _forget(sql, caller.organisation, [row[0] for row in known])
    return waiting(sql, caller)


def ask_in(sql: Sql, caller: Caller, join: Join) -> Joins:
    """Keep a laptop's request to join; the same one again changes nothing.

    One invitation lets one laptop ask. Raises NotFound if it is over or another has asked.
    """
    decode(join.request, LONGEST_REQUEST)
    row = sql.execute(
        """UPDATE invitation SET request = coalesce(request, %s), mac = coalesce(mac, %s)
           WHERE organisation = %s AND invitation = %s AND until > now()
           RETURNING request, mac""",
        [join.request, join.mac, caller.organisation, join.invitation],
    ).fetchone()
    if row is None or not hmac.compare_digest(row[0] + row[1], join.request + join.mac):
        raise NotFound("no such invitation")
    return Joins(())


def waiting(sql: Sql, caller: Caller, _nothing: None = None) -> Joins:
    """Return the requests that wait, by invitation; those whose time is over are forgotten."""
    organisation = caller.organisation
    over = sql.execute(
        "SELECT invitation FROM invitation WHERE organisation = %s AND until <= now()",
        [organisation],
    )
    _forget(sql, organisation, [row[0] for row in over])
    rows = sql.execute(
        """SELECT invitation, request, mac FROM invitation
           WHERE organisation = %s AND request IS NOT NULL ORDER BY until, invitation""",
        [organisation],
    )
    return Joins(tuple(Join(*row) for row in rows))


def answered(sql: Sql, organisation: str, devices: Container[str]) -> None:
    """Forget the requests of devices that are now in the organisation log."""
    asked = waiting(sql, Caller(organisation)).waiting
    done = [join.invitation for join in asked if decode(join.request).get("dev") in devices]
    _forget(sql, organisation, done)


def _forget(sql: Sql, organisation: str, invitations: list[str]) -> None:
    if invitations:
        sql.execute(
            "DELETE FROM invitation WHERE organisation = %s AND invitation = ANY(%s)",
            [organisation, invitations],
        )
        forget(sql, invitations)
