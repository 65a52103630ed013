"""Members of what is signed, read and written: each has one spelling, any other is refused."""

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from linkworker.errors import Refused

_F = TypeVar("_F", bound=Struct)


def payload_of(*parts: Struct) -> dict[str, Any]:
    """Return the payload made of a frame and an operation."""
    payload: dict[str, Any] = {}
    for part in parts:
        payload.update(msgspec.to_builtins(part))
    return payload


def frame_and_rest(payload: dict[str, Any], frame: type[_F]) -> tuple[_F, dict[str, Any]]:
    """Split a payload into its frame and the members of its operation."""
    names = set(frame.__struct_fields__)
    framed = {name: value for name, value in payload.items() if name in names}
    rest = {name: value for name, value in payload.items() if name not in names}
    return msgspec.convert(framed, frame), rest


def exactly(members: dict[str, Any], shape: Any) -> Any:
    """Read members as a shape; raise Refused unless they are its one spelling."""
    value = msgspec.convert(members, shape)
    if _spelled(value) != _spelled(members):
        raise Refused("not the one spelling of this entry")
    return value


def names_of(shape: Any) -> frozenset[str]:
    """Return the names of the operations in a union."""
    return frozenset(op.__struct_config__.tag for op in shape.__args__)


def _spelled(value: Any) -> bytes:
    return msgspec.json.encode(value, order="sorted")
