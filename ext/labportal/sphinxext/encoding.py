"""Pages that are not UTF-8 are read as the catalogue reads them, instead of ending the build.

Sphinx reads a page in the encoding of its settings and raises at the first wrong byte, before any
event.  So the settings get the name of an encoding of ours, which falls back to Windows-1252.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from labportal.reading.pages import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ENCODING = "labportal_utf_8"
_UTF_8 = frozenset({"utf-8", "utf-8-sig", "utf8"})


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes once everything was read, for the last byte may decide."""

    def _buffer_decode(self, data: Any, errors: str, final: bool) -> tuple[str, int]:  # noqa: FBT001 -- Python's signature
        return _decode(data) if final else ("", 0)


def _decode(data: Any, _errors: str = "strict", /) -> tuple[str, int]:
    return decode(bytes(data), "")[0], len(data)


def find_codec(name: str) -> codecs.CodecInfo | None:
    """Return the encoding for Python's table of encodings."""
    if name != ENCODING:
        return None
    return codecs.CodecInfo(
        codecs.utf_8_encode, _decode, incrementaldecoder=_Decoder, name=ENCODING
    )


def tolerate_encodings(app: Sphinx, env: BuildEnvironment, _docnames: Sequence[str]) -> None:
    """Let Sphinx read pages that are not UTF-8, unless ``source_encoding`` says what they are."""
    if app.config.source_encoding.lower() in _UTF_8:
        try:
            codecs.lookup(ENCODING)
        except LookupError:
            codecs.register(find_codec)
        env.settings["input_encoding"] = ENCODING
