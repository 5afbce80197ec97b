"""The tolerant reader of .bib files, and the writer of clean ones.

A mistake costs at most the entry it is in, and is reported with its file and line.  Nothing here
opens a file: callers pass bytes or text.
"""

from __future__ import annotations

from labportal.reading.bibtex.files import BibFile, decode_bib
from labportal.reading.bibtex.reader import Bibliography, read_bibliography
from labportal.reading.bibtex.write import write_bibtex

__all__ = ["BibFile", "Bibliography", "decode_bib", "read_bibliography", "write_bibtex"]
