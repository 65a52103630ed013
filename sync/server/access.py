"""Who is heard: the one check that every route passes before anything else is looked at.

A device is heard for what it signed, once (the nonce), near the server's time. Whoever may
not do a thing is told the same as if the thing were not there.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from linkworker.errors import Held, NotFound, NotLetIn, Refused
from sync import signatures
from sync.controls import Controls
from sync.exchange import Found, Join, decode
from sync.organisation import Device, Organisation, Step
from sync.server.directory import is_id, organisation_of
from sync.server.log import Sql
from sync.server.organisation_log import Organisations
from sync.server.schema import code_hash

Need = Literal["device", "admin", "invitation", "code"]
NONCES_KEPT = 900.0
HEARD_EVERY = 60.0


@dataclass(frozen=True)
class Call:
    """A request as it came: header names in lower case."""

    request: signatures.Request
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Caller:
    """Whose request it is: an organisation ("": none yet) and its device ("": none yet).

    `state` is the organisation as it was when a device was heard.
    """

    organisation: str
    device: str = ""
    state: Organisation | None = None


class Access:
    """Decides who is heard, over the organisations of one server."""

    def __init__(self, organisations: Organisations) -> None:
        self._organisations = organisations
        self._swept = time.monotonic()

    def authorise(self, sql: Sql, call: Call, need: Need) -> Caller:
        """Return who calls, if they have what a route needs.

        device: a laptop of the organisation signed it, be it revoked since; admin: a live
        laptop of an administrator did; invitation, code: it carries one that is expected.
        Raises NotLetIn for a signature ("clock" if only its time is wrong), NotFound for the rest.
        """
        if need == "code":
            return _with_code(sql, call.request.body)
        if need == "invitation":
            return _with_invitation(sql, call.request.body)
        state, device = self._signed(sql, call)
        if need == "admin" and not is_admin(state, device):
            raise NotFound("nothing here")
        return Caller(state.id, device.id, state)

    def _signed(self, sql: Sql, call: Call) -> tuple[Organisation, Device]:
        states: dict[str, Organisation] = {}

        def key_of(device: str) -> Ed25519PublicKey | None:
            state = self._organisations.of_device(sql, device)
            if state is None:
                return None
            states[device] = state
            return state.device(device).key

        try:
            signature = signatures.verify_request(
                call.headers, call.request, key_of, now=int(time.time())
            )
        except Refused as error:
            raise NotLetIn("not signed by a laptop known here") from error
        except Held as error:
            raise NotLetIn("clock") from error
        state = states[signature.device]
        self._once(sql, state.id, signature)
        return state, state.device(signature.device)

    def _once(self, sql: Sql, organisation: str, signature: signatures.Signature) -> None:
        """Use up a nonce, for good whatever then becomes of the request; note who was heard."""
        taken = sql.execute(
            """WITH heard AS (
                   INSERT INTO heard AS before (organisation, device) VALUES (%(org)s, %(device)s)
                   ON CONFLICT (organisation, device) DO UPDATE SET at = now()
                   WHERE before.at < now() - make_interval(secs => %(seldom)s))
               INSERT INTO nonce (organisation, device, nonce)
               VALUES (%(org)s, %(device)s, %(nonce)s) ON CONFLICT DO NOTHING""",
            {
                "org": organisation,
                "device": signature.device,
                "nonce": signature.nonce,
                "seldom": HEARD_EVERY,
            },
        )
        if not taken.rowcount:
            raise NotLetIn("the request was sent before")
        if time.monotonic() - self._swept > NONCES_KEPT:
            self._swept = time.monotonic()
            sql.execute(
                "DELETE FROM nonce WHERE came < now() - make_interval(secs => %s)", [NONCES_KEPT]
            )


def is_admin(state: Organisation, device: Device) -> bool:
    """Whether a device is in now and its user an administrator."""
    return device.live(state.position) and state.is_admin(device.user, state.position)


def caseloads_of(state: Organisation, device: Device) -> tuple[str, ...]:
    """Return the caseloads that a device may read now; cover ends by the server's clock."""
    now = time.time() * 1000
    return tuple(
        caseload
        for caseload in state.caseloads
        if state.may_read(caseload, device.user, state.position)
        and not _is_over(state.right(caseload, device.user, state.position), now)
    )


def had_standing(state: Organisation, controls: Controls, device: Device) -> bool:
    """Whether a device's user ever had to do with a log, so that it may be told it is there."""
    return is_admin(state, device) or any(
        state.steps(holding.caseload, device.user) for holding in controls.holdings
    )


def _is_over(step: Step | None, now: float) -> bool:
    return step is not None and step.until is not None and step.until < now


def _with_code(sql: Sql, body: bytes) -> Caller:
    code = code_hash(decode(body, Found).code)
    if sql.execute("SELECT 1 FROM setup WHERE code = %s", [code]).fetchone() is None:
        raise NotFound("nothing here")
    return Caller("")


def _with_invitation(sql: Sql, body: bytes) -> Caller:
    invitation = decode(body, Join).invitation
    name = organisation_of(sql, invitation) if is_id(invitation) else None
    if name is None:
        raise NotFound("nothing here")
    return Caller(name)
