"""Take what cameras and programs note out of a picture, without decoding it.

Where a picture was taken, by which camera and by whom stands in blocks beside the pixels.  What
browsers need stays: pixels, colours and their profile, transparency, animation.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_DROPPED = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0x08 | 0x04
"""Say in the head of a WebP picture that it has EXIF and XMP."""
_APP0, _APP2, _APP14, _COMMENT = 0xE0, 0xE2, 0xEE, 0xFE
_SCAN, _END = 0xDA, 0xD9
# Within the pixels 0xFF is followed by 0, by a restart mark or by itself.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG, PNG or WebP without its notes; others, and damaged ones, as they are."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"\xff\xd8" + b"".join(_jpeg_parts(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass
    return data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield what stays; a picture may be followed by others, such as a preview, which do not."""
    place = 2
    while True:
        while data[place + 1] == 0xFF:
            place += 1
        marker = data[place + 1]
        if marker == _END:
            yield data[place : place + 2]
            return
        (size,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + size
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        if _stays(marker, data[place + 4 : place + 16]):
            yield data[place:end]
        if end >= len(data):
            return
        place = end


def _stays(marker: int, start: bytes) -> bool:
    if marker == _APP2:
        return start.startswith(b"ICC_PROFILE\0")
    is_note = _APP0 < marker <= 0xEF and marker != _APP14
    return not is_note and marker != _COMMENT


def _png_chunks(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + size
        if name in _PNG_KEPT:
            yield data[place:end]
        if name == b"IEND":
            return
        place = end


def _webp(data: bytes) -> bytes:
    parts = []
    place = 12
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        end = place + 8 + size + size % 2
        if name == b"VP8X":
            flags = data[place + 8] & ~_WEBP_FLAGS
            parts.append(data[place : place + 8] + bytes((flags,)) + data[place + 9 : end])
        elif name not in _WEBP_DROPPED:
            parts.append(data[place:end])
        place = end
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body
