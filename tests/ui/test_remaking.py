"""A picture made anew: small, upright, and without a word of where and when it was taken."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

from linkworker.actions.attachments import PICTURE_BYTES
from linkworker.errors import BadFile
from linkworker.records import FileForm
from ui.attachments.remaking import LONGEST, picture_of, take, take_file, take_image

NEEDLE = b"GPS 51.5560 -0.2796"


def drawn(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for at in range(400):
        area = (at * 97 % width, at * 61 % height, width // 9 + 1, height // 9 + 1)
        painter.fillRect(*area, QColor.fromHsv(at * 7 % 360, 160, 220))
    painter.end()
    return image


def packed(image, form="jpeg", quality=92):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form, quality)
    return bytes(buffer.data().data())


def with_exif(jpeg, orientation=1):
    """Put an EXIF part with a place and an orientation into a JPEG, as a telephone does."""
    place = NEEDLE + b"\0"
    entries = struct.pack("<HHII", 0x0112, 3, 1, orientation)
    entries += struct.pack("<HHII", 0x010E, 2, len(place), 38)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + place
    part = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + jpeg[2:]


def png(width, height, words=b"", rows=None):
    """Return a PNG of one colour, with words in it; it may claim more rows than it has."""

    def chunk(name, data):
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    points = b"".join(packer.compress(row) for _ in range(rows or height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"tEXt", b"Comment\0" + words), chunk(b"IDAT", points))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def refused(data, name="IMG_2041.jpg"):
    with pytest.raises(BadFile) as caught:
        take(data, name)
    (words,) = caught.value.problems
    assert name in words
    return words


def test_a_telephones_picture_becomes_small_and_says_nothing_of_where_it_was_taken(tmp_path):
    data = with_exif(packed(drawn(4_000, 3_000)))
    assert NEEDLE in data
    path = tmp_path / "IMG_2041.jpg"
    path.write_bytes(data)
    made = take_file(path)
    assert (made.form, made.before, made.path) == (FileForm.PICTURE, len(data), path)
    assert len(made.data) <= PICTURE_BYTES
    assert made.data.startswith(b"\xff\xd8\xff")
    assert NEEDLE not in made.data
    assert b"Exif" not in made.data
    picture = picture_of(made.data)
    assert (picture.width(), picture.height()) == (LONGEST, 1_200)
    assert picture.textKeys() == []


def test_words_and_a_colour_profile_inside_a_picture_are_left_out_too():
    image = drawn(600, 400)
    image.setText("Comment", NEEDLE.decode())
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    made = take(packed(image, "png"), "drawing.png").data
    assert NEEDLE not in made
    assert b"ICC_PROFILE" not in made
    assert NEEDLE not in take(png(300, 200, NEEDLE), "scan.png").data


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (300, 200)), (6, (200, 300)), (3, (300, 200))]
)
def test_a_picture_taken_sideways_stands_upright(orientation, size):
    made = picture_of(take(with_exif(packed(drawn(300, 200)), orientation), "a.jpg").data)
    assert (made.width(), made.height()) == size


def test_what_can_be_seen_through_is_put_on_white():
    image = QImage(80, 60, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    made = picture_of(take(packed(image, "png"), "a.png").data)
    assert made.pixelColor(40, 30).lightness() > 250


def test_a_pasted_picture_is_made_small_as_well():
    made = take_image(drawn(3_000, 2_000))
    assert (made.path, picture_of(made.data).width()) == (None, LONGEST)


def test_noise_is_made_smaller_until_it_is_small_enough():
    points = _noise(1_000 * 800 * 4)
    noise = QImage(points, 1_000, 800, QImage.Format.Format_RGB32)
    assert len(take(packed(noise, "png"), "noise.png").data) <= PICTURE_BYTES


def _noise(length):
    found, block = bytearray(), b"noise"
    while len(found) < length:
        block = zlib.compress(block + len(found).to_bytes(8))[-64:]
        found += block
    return bytes(found[:length])


@pytest.mark.parametrize("size", [50_000, 9_900])
def test_a_picture_of_few_bytes_that_would_fill_the_memory_is_never_unpacked(size):
    bomb = png(size, size, rows=40)
    assert len(bomb) < 400_000
    assert "too large to be looked at safely" in refused(bomb, "bomb.png")


def test_a_file_of_more_than_25_megabytes_is_not_read_whole(tmp_path):
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    with pytest.raises(BadFile, match="more than 25 MB"):
        take_file(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(40), "Most Compatible"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "neither a picture"),
        (b"PK\x03\x04" + bytes(40), "neither a picture"),
        (b"MZ" + bytes(99), "neither a picture"),
        (b"", "neither a picture"),
        (b"%PDF-1.7\n" + bytes(2_000_000), "larger than 2 MB"),
        (b"%PDF-1.7\n/Encrypt 4 0 R", "without one"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_that_say_what_to_do(data, words):
    assert words in refused(data)


def test_a_picture_that_breaks_off_is_refused():
    whole = packed(drawn(300, 200), "png")
    assert "not whole" in refused(whole[: len(whole) // 2], "half.png")


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
)
def test_whatever_bytes_come_nothing_but_a_plain_refusal_comes_of_it(junk, start):
    with suppress(BadFile):
        assert len(take(start + junk, "junk").data) <= PICTURE_BYTES
