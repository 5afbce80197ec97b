"""From headers to records: what the fields mean, and what is wrong with them.

The declarations in `labportal.model.records` say what each field may hold; nothing here knows a
record type by name.  Must not know the catalogue: whether a name or key exists is found out there.
"""

from __future__ import annotations

from labportal.reading.values.parsed import Vocabularies
from labportal.reading.values.records import read_record

__all__ = ["Vocabularies", "read_record"]
