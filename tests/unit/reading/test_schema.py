"""What editors and the manual are told about the fields."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from labportal.model.fields import Kind, field_specs
from labportal.model.records import RECORD_TYPES, Person, Project
from labportal.reading.schema import field_rows, json_schema
from labportal.reading.values import Vocabularies

WORDS = Vocabularies(roles=("phd", "staff"))
TYPES = [row for row in RECORD_TYPES.values() if row.name != "publication"]


def as_editors_see(text: str) -> Any:
    """Return the value of YAML text, a date as text: JSON has no dates."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize("row", TYPES, ids=lambda row: str(row.name))
def test_schema_is_valid(row: Any) -> None:
    """Every type has a valid schema with all its fields, and its examples fit."""
    schema = json_schema(row, WORDS)
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    for name, spec in field_specs(row.record_class).items():
        assert schema["properties"][name]["description"] == spec.help
        is_text = spec.kind is Kind.TEXT
        example = spec.example if is_text else as_editors_see(spec.example)
        assert validator(schema).is_valid({name: example}), name


@pytest.mark.parametrize(
    ("header", "good"),
    [
        ("role: phd", True),
        ("role: [phd, staff]", True),
        ("role: {bones: phd, breast: staff}", True),
        ("role: phd, staff", True),
        ("role: posdoc", False),
        ("active: yes", True),
        ("active: perhaps", False),
        ("email:", True),
        ("email: nobody", False),
        ("orcid: https://orcid.org/0000-0002-1825-0097", True),
        ("orcid: 12", False),
        ("start: 2021-09", True),
        ("start: 2021", True),
        ("start: '14-03-2026'", False),
        ("website: www.example.org", False),
        ("projects: [a, b]", True),
        ("projects: a, b", True),
        ("links: {Code: https://x.example}", True),
        ("something: else", True),
    ],
)
def test_editors_see_mistakes(header: str, good: bool) -> None:
    """The schema accepts what the reader accepts, and refuses what it reports."""
    validator = jsonschema.Draft202012Validator(json_schema(Person, WORDS))
    assert validator.is_valid(as_editors_see(header)) is good


def test_other_spellings_are_known() -> None:
    """Editors know the other spellings, and which one to prefer."""
    members = json_schema(Project)["properties"]["members"]
    assert members["deprecated"] is True
    assert members["description"] == "Another way to write 'people'."


def test_rows_for_the_manual() -> None:
    """The manual's table says what to write, with the words of the portal."""
    rows = {row.name: row for row in field_rows(Person, WORDS)}
    assert rows["role"].write == "one of: phd, staff; one for all groups, or one for each"
    assert rows["orcid"].write == "an ORCID iD, such as 0000-0002-1825-0097"
    assert rows["role"].also == ("type", "category")
    assert rows["title"].required
    assert list(rows) == list(field_specs(Person))
