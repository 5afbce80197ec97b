"""Declared values in the fields of a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import Person
from said_support import messages, reader_in, record_of

if TYPE_CHECKING:
    from pathlib import Path


def test_values_in_headers(tmp_path: Path) -> None:
    """They are filled in wherever text stands; each unknown one is named once, with its line."""
    header = (
        "---\ntitle: Ada\nposition: In {{ ROOM }}\npicture: '{{ NOWHERE }}/ada.png'\n"
        "tags:\n- '{{ ROOM }}'\n- '{{ ROM }}'\n---\n\nText.\n"
    )
    portal = reader_in(tmp_path)({"people/ada.md": header}, values={"ROOM": "2.1"})
    record = record_of(portal, "people/ada")
    assert isinstance(record, Person)
    assert record.position.default == "In 2.1"
    assert record.tags == ("2.1", "{{ ROM }}")
    assert messages(portal) == [
        "people/ada.md:4 there is no value 'NOWHERE'",
        "people/ada.md:7 there is no value 'ROM'; did you mean 'ROOM'?",
    ]
