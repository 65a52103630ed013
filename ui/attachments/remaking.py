"""A picture made anew: smaller, upright, and with nothing in it but what can be seen.

Where and when it was taken, on which telephone, by whom: none of it is in the new file, since
only the points are painted over. No picture is unpacked before its size is known.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from linkworker.actions.attachments import PDF_BYTES, PICTURE_BYTES
from linkworker.errors import BadFile
from linkworker.records import FileForm

LARGEST_FILE = 25_000_000  # bytes that are read at all
MOST_POINTS = 100_000_000
LONGEST = 1_600  # points of the longer side that are kept
_WHITE = 0xFFFFFFFF  # stands behind what can be seen through
_MEMORY = 192  # MiB that unpacking may take
_KINDS = (b"jpeg", b"png", b"webp", b"bmp", b"tiff")
_QUALITIES = (85, 75, 65, 55)
_SIZES = (LONGEST, 1_200, 900, 600)
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypavif")
_NEITHER = (
    "{name} is neither a picture nor a PDF that can be kept here. Take a photo of it, or save it "
    "as a PDF, and choose that"
)
_TELEPHONES = (
    "{name} is in a telephone's own form (HEIC). On the telephone open it, choose Share or Save "
    "as JPEG, and choose that. On an iPhone, Settings, Camera, Formats, Most Compatible does it "
    "for all"
)
_TOO_LARGE = (
    "{name} is too large to be looked at safely ({size}). Take it again, or crop it first, and "
    "choose that"
)
_BROKEN = (
    "{name} cannot be read: it is not whole. Copy it from the telephone again, and choose that"
)
_PDF = (
    "{name} is larger than 2 MB. Save it smaller, or only the page that matters, and choose that; "
    "or take a photo of the page"
)
_LOCKED = "{name} asks for a password. Save it without one, and choose that"


@dataclass(frozen=True)
class Remade:
    """What will be kept: its bytes, its form, how large the file was, and where that still lies.

    `path` is None for what was pasted.
    """

    data: bytes
    form: FileForm
    before: int
    path: Path | None
    name: str


def take_file(path: Path) -> Remade:
    """Read a file and make of it what can be kept; raises BadFile in words of what to do."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadFile([f"{path.name} cannot be opened. Copy it to this laptop first"]) from error
    if len(data) > LARGEST_FILE:
        raise BadFile([_TOO_LARGE.format(name=path.name, size="more than 25 MB")])
    return take(data, path.name, path)


def take(data: bytes, name: str, path: Path | None = None) -> Remade:
    """Make of some bytes what can be kept; raises BadFile in words of what to do."""
    if data.startswith(b"%PDF-"):
        if len(data) > PDF_BYTES:
            raise BadFile([_PDF.format(name=name)])
        if b"/Encrypt" in data:
            raise BadFile([_LOCKED.format(name=name)])
        return Remade(data, FileForm.PDF, len(data), path, name)
    if data[4:12] in _HEIC:
        raise BadFile([_TELEPHONES.format(name=name)])
    return Remade(_small(_read(data, name)), FileForm.PICTURE, len(data), path, name)


def take_image(image: QImage) -> Remade:
    """Make of a picture that was pasted what can be kept."""
    return Remade(_small(image), FileForm.PICTURE, image.sizeInBytes(), None, "The picture")


def picture_of(data: bytes, longest: int = LONGEST) -> QImage:
    """Unpack a picture that is kept, no larger than `longest` points; an empty one if it is not."""
    try:
        return _read(data, "", longest)
    except BadFile:
        return QImage()


def _read(data: bytes, name: str, longest: int = LONGEST) -> QImage:
    QImageReader.setAllocationLimit(_MEMORY)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in _KINDS:
        raise BadFile([_NEITHER.format(name=name)])
    size = reader.size()
    if not size.isValid():
        raise BadFile([_BROKEN.format(name=name)])
    said = f"{size.width():,} by {size.height():,} points"
    if size.width() * size.height() > MOST_POINTS:
        raise BadFile([_TOO_LARGE.format(name=name, size=said)])
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(_within(size, longest))
    image = reader.read()
    if image.isNull():
        large = size.width() * size.height() * 4 > _MEMORY << 20
        raise BadFile(
            [_TOO_LARGE.format(name=name, size=said) if large else _BROKEN.format(name=name)]
        )
    return image


def _small(image: QImage) -> bytes:
    """Paint a picture anew and pack it, ever smaller until it is small enough."""
    data = b""
    for longest in _SIZES:
        painted = _painted(image, longest)
        for quality in _QUALITIES:
            data = _packed(painted, quality)
            if len(data) <= PICTURE_BYTES:
                return data
    return data


def _painted(image: QImage, longest: int) -> QImage:
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = image.size()
    if max(size.width(), size.height()) > longest:
        size = _within(size, longest)
    fresh = QImage(size, QImage.Format.Format_RGB32)
    fresh.fill(_WHITE)
    painter = QPainter(fresh)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(fresh.rect(), image)
    painter.end()
    return fresh


def _packed(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    writer.write(image)
    return bytes(buffer.data().data())


def _within(size: QSize, longest: int) -> QSize:
    scaled = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))
