"""The catalogue as JSON: everything public with its links, nothing private."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from labportal.rendering.exports.catalogue import catalogue_json
from labportal.rendering.exports.catalogue_schema import catalogue_schema
from unit.rendering.export_cases import catalogue, site


def document(base: str = "https://lab.example.org/") -> dict[str, Any]:
    """Return the catalogue as a program reads it."""
    made: dict[str, Any] = json.loads(catalogue_json(catalogue(), site(base)))
    return made


def record(type_name: str, key: str) -> dict[str, Any]:
    """Return one record."""
    [found] = [each for each in document()["records"][type_name] if each["key"] == key]
    return dict(found)


@pytest.mark.parametrize("base", ["", "https://lab.example.org/"])
def test_the_document_follows_its_schema(base: str) -> None:
    """The published schema describes the published document, and allows nothing else."""
    schema = json.loads(catalogue_schema())
    Draft202012Validator.check_schema(schema)
    found = document(base)
    Draft202012Validator(schema).validate(found)
    assert list(found["records"]) == ["person", "project", "publication", "group", "external"]
    found["records"]["person"][0]["aliases"] = ["x"]
    assert not Draft202012Validator(schema).is_valid(found)


def test_a_member() -> None:
    """A member's public fields and links are there."""
    assert record("person", "ada") == {
        "key": "ada",
        "url": "https://lab.example.org/people/ada/",
        "active": True,
        "position": "Professor",
        "title": "Ada Bröuwer",
        "links": [{"label": "Blog", "url": "https://ada.example.org"}],
        "orcid": "0000-0002-1825-0097",
        "email": "ada@example.org",
        "office": "Room 1",
        "linked": {
            "groups": [{"type": "group", "key": "alpha"}],
            "projects": [{"type": "project", "key": "knees"}],
        },
        "related": {"project": ["knees"], "publication": ["veen20"]},
    }


def test_a_former_member_cannot_be_called() -> None:
    """Neither address nor position of somebody who has left is given away."""
    found = record("person", "bram")
    assert found["active"] is False
    assert not {"email", "telephone", "office", "position"} & set(found)
    assert found["related"]["publication"] == ["veen20", "veen23"]


def test_private_things_are_nowhere() -> None:
    """No draft, old name, private field or address of an external person is in the document."""
    text = catalogue_json(catalogue(), site())
    for secret in ("secret.pdf", "not for you", "karin@", "bram@", "Formerly", '"draft"', "x.md"):
        assert secret not in text
    assert record("external", "karin")["affiliation"] == "Elsewhere"


def test_a_project() -> None:
    """Links say which record is meant; what no record answers to is a name."""
    found = record("project", "knees")
    assert found["linked"]["people"] == [
        {"type": "person", "key": "ada"}, {"name": "Nobody Here"},
    ]  # fmt: skip
    assert found["linked"]["bibkeys"] == [
        {"type": "publication", "key": "smit21"},
        {"type": "publication", "key": "veen20"},
        {"name": "Lost99"},
    ]
    assert found["funding"] == [{"funder": "Fund", "grant": "42"}]


def test_a_publication() -> None:
    """Authors have the parts of their names, and the person behind each who is known."""
    found = record("publication", "veen20")
    assert found["url"] == "https://lab.example.org/publications/veen20/"
    assert found["authors"] == [
        {"name": "Bram van der Veen", "given": "Bram", "particle": "van der", "family": "Veen",
         "type": "person", "key": "bram"},
        {"name": "Ada Bröuwer", "given": "Ada", "family": "Bröuwer", "type": "person",
         "key": "ada"},
        {"name": "The Alpha; Group"},
    ]  # fmt: skip
    assert (found["issued"], found["kind"], found["pages"]) == ("2020-03", "article", "101–110")
    assert found["abstract"] == "First part.\n\nSecond part with 5 < 6."
    assert record("publication", "smit21")["more_authors"] is True


def test_a_draft_person_is_no_author() -> None:
    """The author of a thesis whose page is a draft is a name like any other."""
    [author] = record("publication", "yilm22")["authors"]
    assert author == {"name": "Emre Yılmaz", "given": "Emre", "family": "Yılmaz"}


def test_addresses_without_a_site() -> None:
    """Where nobody told the address of the site, those of pages begin at its top."""
    found = document("")
    assert "url" not in found
    assert found["records"]["group"][0]["url"] == "groups/alpha/"
