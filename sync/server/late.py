"""Whether an envelope comes in time: its author's right lasts, by the logs and by the clock."""

import time

from msgspec.structs import replace

from linkworker.errors import Late
from sync import envelope, rights
from sync.controls import Controls
from sync.organisation import Organisation
from sync.server.log import Link, Sql, follows_late


def in_time(
    organisation: Organisation,
    controls: Controls,
    header: envelope.Header,
    *,
    again: bool = False,
) -> bool:
    """Whether the author's right lasts, by the logs and (cover that ends) by the clock.

    The version of the content does not matter to a server that cannot read it. What was here
    before a restore comes `again`: it came in time once, whatever the clock says now.
    """
    try:
        until = rights.may(organisation, controls, replace(header, sv=envelope.SCHEMA))
    except Late:
        return False
    return again or until is None or time.time() * 1000 <= until


def follows(
    sql: Sql,
    organisation: Organisation,
    controls: Controls,
    sealed: envelope.Envelope,
    new: Link,
) -> bool:
    """Whether it goes on from an envelope that came late, and so comes late itself."""
    header = sealed.header
    if not follows_late(sql, organisation.id, new.log, new.device, header.pv):
        return False
    envelope.verify(organisation, controls, sealed, (header.first - 1, header.pv))
    return not in_time(organisation, controls, header)
