"""Key entries: make one, replay one into a log's Controls, and open K(of,g) from them.

A caseload's key stands in the caseload's own log, boxed to the entitled devices and the
recovery keys, exactly. Any other log's key stands in that log, boxed to the current key of
each caseload that holds it, exactly. A further entry of the same g adds recipients, or an
earlier key; a new g is for when somebody lost access, or the newest opens for nobody: then
the key kept under it is the newest that does open (`sync.key_healing`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hmac import compare_digest

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from linkworker.canonical import unb64
from linkworker.errors import Held, Refused
from sync import entries, jws, keys, spelling
from sync.controls import Controls, LogKey
from sync.organisation import Organisation

TYP = "lw-key+1"


def caseload_readers(organisation: Organisation, caseload: str) -> dict[str, bytes]:
    """Return who a caseload's key is boxed to now: devices and recovery keys, raw X25519."""
    at = organisation.position
    devices = {dev: organisation.devices[dev].kem for dev in organisation.entitled(caseload, at)}
    recovery = {key: organisation.recovery[key].kem for key in organisation.recovery_at(at)}
    return devices | recovery


def log_readers(controls: Controls, caseloads: Mapping[str, Controls]) -> dict[str, bytes]:
    """Return who a log's key is boxed to now: "<caseload>.<g>" and its raw public key.

    `caseloads` holds the controls of the holders' own logs; raise Held if one is missing,
    has no key yet or was opened as something else.
    """
    readers = {}
    for caseload in controls.holders():
        own = caseloads.get(caseload)
        if own is None or own.kind != "caseload" or own.g == 0:
            raise Held("a caseload that holds this log has no key here yet")
        readers[f"{caseload}.{own.g}"] = unb64(own.key(own.g).pub, keys.KEY_BYTES)
    return readers


def first_entry(
    organisation: Organisation,
    controls: Controls,
    signer: jws.Signer,
    readers: Mapping[str, bytes],
    previous: bytes | None = None,
) -> tuple[bytes, bytes]:
    """Make the next key of a log for all its readers; return it and its signed entry.

    `previous` is the newest key before it that opens; raises Refused unless it is given where due.
    """
    g = controls.g + 1
    if (g > 1) != (previous is not None):
        raise Refused("the key before is wanted, and only then")
    key = keys.new_key()
    return key, _sign(organisation, controls, signer, (g, key, previous), readers)


def further_entry(
    organisation: Organisation,
    controls: Controls,
    signer: jws.Signer,
    readers: Mapping[str, bytes],
    key: bytes,
    earlier: bytes | None = None,
) -> bytes:
    """Sign an entry that boxes the newest key to more readers, or keeps an earlier one under it."""
    return _sign(organisation, controls, signer, (controls.g, key, earlier), readers)


def apply_key(
    organisation: Organisation,
    controls: Controls,
    entry: bytes,
    *,
    now: bool = False,
    verified: bool = False,
) -> Controls:
    """Return a log's controls after one more key entry.

    `now` is for the server that is about to take it: recipients must be entitled at the newest
    position too, and the signer, but to begin a log. `verified` skips the signature, as in
    `control_log.apply_control`. Raises Refused, or Held for a gap or a position ahead of it.
    """
    with jws.boundary():
        signed = jws.read(entry, TYP)
        made: entries.KeyEntry = spelling.exactly(signed.payload, entries.KeyEntry)
        if made.log != controls.log or made.of != controls.log:
            raise Refused("another log's key")
        organisation.agree(made.lg)
        controls.agree(made.ct, made.lg)
        device = organisation.live_device(signed.kid, made.lg[0])
        if not verified:
            signed.verify(device.key)
        _check_reader(organisation, controls, device.user, (made.lg[0], made.ct[0]))
        _check_recipients(organisation, controls, made)
        if now:
            newest = (organisation.position, controls.position)
            if controls.g or controls.kind == "caseload":
                organisation.live_device(signed.kid, newest[0])
                _check_reader(organisation, controls, device.user, newest)
            if not _caseloads_or_ids(controls, made) <= _entitled(organisation, controls, newest):
                raise Refused("a recipient has lost access meanwhile")
        return replace(controls, keys=_keys_after(controls, made))


def open_key(
    organisation: str, controls: Controls, g: int, mine: Mapping[str, X25519PrivateKey]
) -> bytes:
    """Return K(of,g), from a box of this or a later g and the earlier keys kept under it.

    `mine` maps recipients to private keys: this device's id, a recovery id, or
    "<caseload>.<g>" (`keys.kem_private`). Raise Held if no box of it opens.
    """
    controls.key(g)
    for newer in range(g, controls.g + 1):
        for key in boxed(organisation, controls, newer, mine):
            try:
                return walk_back(controls, newer, key, g)
            except Held:
                continue
    raise Held("no key for this laptop yet")


def walk_back(controls: Controls, g: int, key: bytes, to: int) -> bytes:
    """Return K(of,to) from the later K(of,g); raise Held if a key on the way does not open."""
    while g > to:
        g, key = _earlier(controls, g, key, to)
    return key


def _sign(
    organisation: Organisation,
    controls: Controls,
    signer: jws.Signer,
    made: tuple[int, bytes, bytes | None],
    readers: Mapping[str, bytes],
) -> bytes:
    of, (g, key, previous) = controls.log, made
    entry = entries.KeyEntry(
        log=of,
        lg=organisation.at,
        ct=controls.at,
        of=of,
        g=g,
        pub=keys.public_of(key, of, g),
        to={
            reader: keys.box(key, public, (organisation.id, of, g, reader))
            for reader, public in readers.items()
        },
        prev=None if previous is None else keys.seal_previous(key, previous, of, g),
    )
    return jws.sign(signer, TYP, spelling.payload_of(entry))


def _check_reader(
    organisation: Organisation, controls: Controls, user: str, at: tuple[int, int]
) -> None:
    lg, ct = at
    reads = any(organisation.may_read(caseload, user, lg) for caseload in controls.holders(ct))
    if not reads and not organisation.is_admin(user, lg):
        raise Refused("the signer may not read this log")


def _entitled(
    organisation: Organisation, controls: Controls, at: tuple[int, int]
) -> frozenset[str]:
    if controls.kind != "caseload":
        return controls.holders(at[1])
    return organisation.entitled(controls.log, at[0]) | organisation.recovery_at(at[0])


def _caseloads_or_ids(controls: Controls, made: entries.KeyEntry) -> frozenset[str]:
    if controls.kind == "caseload":
        return frozenset(made.to)
    caseloads = [recipient.partition(".") for recipient in made.to]
    if not all(dot for _, dot, _ in caseloads):
        raise Refused("a log's key is boxed to caseloads")
    return frozenset(caseload for caseload, _, _ in caseloads)


def _check_recipients(
    organisation: Organisation, controls: Controls, made: entries.KeyEntry
) -> None:
    named = _caseloads_or_ids(controls, made)
    entitled = _entitled(organisation, controls, (made.lg[0], made.ct[0]))
    if made.g == controls.g + 1:
        if named != entitled or len(named) != len(made.to):
            raise Refused("the recipients are not exactly those entitled")
    elif not named <= entitled:
        raise Refused("a recipient is not entitled")


def _keys_after(controls: Controls, made: entries.KeyEntry) -> tuple[LogKey, ...]:
    previous = () if made.prev is None else (made.prev,)
    if made.g == controls.g + 1:
        if bool(previous) != (made.g > 1):
            raise Refused("the key before is wanted, and only then")
        jws.sealing_key(unb64(made.pub, keys.KEY_BYTES))
        first = {recipient: (box,) for recipient, box in made.to.items()}
        return (*controls.keys, LogKey(made.pub, first, previous))
    if made.g > controls.g:
        raise Held("an earlier key entry is missing")
    if made.g != controls.g:
        raise Refused("an old key")
    newest = controls.keys[-1]
    if made.pub != newest.pub or (previous and made.g == 1) or not (made.to or previous):
        raise Refused("not a further entry of this key")
    boxes = dict(newest.boxes)
    for recipient, box in made.to.items():
        boxes[recipient] = (*boxes.get(recipient, ()), box)
    return (*controls.keys[:-1], LogKey(newest.pub, boxes, newest.previous + previous))


def boxed(
    organisation: str, controls: Controls, g: int, mine: Mapping[str, X25519PrivateKey]
) -> Iterator[bytes]:
    """Yield K(of,g) from every box of it that is for one of these private keys and opens."""
    known = controls.key(g)
    for recipient in known.recipients & mine.keys():
        for box in known.boxes[recipient]:
            try:
                key = keys.unbox(box, mine[recipient], (organisation, controls.log, g, recipient))
            except Refused:
                continue
            if _is_key(controls, g, key):
                yield key


def _earlier(controls: Controls, g: int, key: bytes, to: int) -> tuple[int, bytes]:
    for sealed in controls.key(g).previous:
        try:
            earlier = keys.open_previous(sealed, key, controls.log, g)
        except Refused:
            continue
        for lower in range(g - 1, to - 1, -1):
            if _is_key(controls, lower, earlier):
                return lower, earlier
    raise Held("the key before this one does not open")


def _is_key(controls: Controls, g: int, key: bytes) -> bool:
    return compare_digest(keys.public_of(key, controls.log, g), controls.key(g).pub)
