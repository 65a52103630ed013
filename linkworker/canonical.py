"""One spelling for everything that is signed or kept for 25 years: JSON and base64url.

Two parties that read the same bytes must see the same thing, so each value has
exactly one spelling and any other is refused (RFC 4648 section 5 without padding;
RFC 8259 with sorted members, no spaces, no duplicates, no NaN).
"""

import base64
import json
import re
from typing import Any

from linkworker.errors import Refused

LONGEST = 262_144
ID = "[A-Za-z0-9_-]{21}[AQgw]"  # 16 bytes, as `b64` spells them
_BASE64 = re.compile(r"[A-Za-z0-9_-]*")


def b64(raw: bytes) -> str:
    """Spell bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: object, length: int | None = None) -> bytes:
    """Read base64url; raise Refused unless it is the one spelling of `length` bytes."""
    if not isinstance(text, str) or not _BASE64.fullmatch(text) or len(text) % 4 == 1:
        raise Refused("not base64url")
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(raw) != text or (length is not None and len(raw) != length):
        raise Refused("not the one spelling of these bytes")
    return raw


def encode(value: dict[str, Any]) -> bytes:
    """Spell a JSON object: UTF-8, members sorted, no spaces; raise Refused if it cannot be."""
    try:
        text = json.dumps(
            value, separators=(",", ":"), ensure_ascii=False, sort_keys=True, allow_nan=False
        )
        return text.encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused("cannot be spelled as JSON") from error


def decode(raw: bytes, longest: int = LONGEST) -> dict[str, Any]:
    """Read a JSON object of at most `longest` bytes; raise Refused unless it is canonical."""
    if len(raw) > longest:
        raise Refused("too long")
    try:
        value = json.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise Refused("not JSON") from error
    if not isinstance(value, dict) or encode(value) != raw:
        raise Refused("not the one spelling of this JSON")
    return value
