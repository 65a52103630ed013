"""A sheet to draw on without a screen: circles, lines and areas in colour, packed as PNG."""

import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A sheet of `width` by `height` points in one colour."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(bytes(ground) * width) for _ in range(height)]

    def area(self, corners: Sequence[Point], colour: Colour) -> None:
        """Fill what lies inside these corners."""
        for y in range(self.height):
            cut = sorted(_crossings(corners, y + 0.5))
            for left, right in zip(cut[::2], cut[1::2], strict=True):
                self._run(y, round(left), round(right), colour)

    def circle(self, middle: Point, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        for y in range(round(middle[1] - radius), round(middle[1] + radius) + 1):
            half = max(0.0, radius**2 - (y - middle[1]) ** 2) ** 0.5
            self._run(y, round(middle[0] - half), round(middle[0] + half), colour)

    def line(self, points: Sequence[Point], thick: float, colour: Colour) -> None:
        """Draw from point to point with a round pen."""
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / max(1.0, thick / 6)))
            for step in range(steps + 1):
                part = step / steps
                self.circle((x + (to_x - x) * part, y + (to_y - y) * part), thick / 2, colour)

    def png(self) -> bytes:
        """Pack the sheet."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        points = zlib.compress(b"".join(b"\0" + bytes(row) for row in self._rows), 9)
        parts = ((b"IHDR", head), (b"IDAT", points), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)

    def _run(self, y: int, left: int, right: int, colour: Colour) -> None:
        left, right = max(0, left), min(self.width, right)
        if 0 <= y < self.height and left < right:
            self._rows[y][left * 3 : right * 3] = bytes(colour) * (right - left)


def _crossings(corners: Sequence[Point], y: float) -> list[float]:
    found = []
    for (x, top), (to_x, below) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (top <= y) != (below <= y):
            found.append(x + (y - top) * (to_x - x) / (below - top))
    return found


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
