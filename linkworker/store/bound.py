"""Ids of records that are bound to one log: nothing written under one in another log stands there.

Such an id ends in a mark that no other id here has, so that every laptop tells them apart by
themselves. What was made by an earlier version, what a file or calendar can make twice, and what
has bytes on the server have ids that say nothing of their log.
"""

from hashlib import sha256

from linkworker.canonical import b64

LENGTH = 22
_MARK = "0"  # 16 bytes in base64url never end so
_OWN = 10  # letters: 60 bits drawn; the others but the mark, 66 bits, are what binds them


def bind(id_: str, log: str) -> str:
    """Return an id for a new record of a log, made from one that was drawn."""
    own = id_[:_OWN]
    return f"{own}{_binding(own, log)}{_MARK}"


def fits(id_: str, log: str) -> bool:
    """Say whether a record of this id may stand in a log, as far as the id says."""
    bound = len(id_) == LENGTH and id_.endswith(_MARK)
    return not bound or id_[_OWN:-1] == _binding(id_[:_OWN], log)


def _binding(own: str, log: str) -> str:
    named = sha256(f"lw/1/record|{log}|{own}".encode()).digest()
    return b64(named)[: LENGTH - _OWN - 1]
