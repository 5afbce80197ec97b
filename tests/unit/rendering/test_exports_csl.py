"""CSL-JSON: valid, and the variables that citation processors depend on."""

from __future__ import annotations

import json
from typing import Any

from csl_schema import check_csl
from labportal.model.records import KINDS
from labportal.rendering.exports.csl import csl_entry, csl_item, join_csl
from unit.rendering.export_cases import publications

TYPES = {
    "Veen20": "article-journal", "Smit21": "paper-conference", "Yilm22": "thesis",
    "Wit22": "thesis", "Sato18": "article", "Holm19": "book", "Veen23": "chapter",
    "Rep21": "report", "Pat15": "patent", "Soft24": "software", "Data24": "dataset",
    "Misc16": "document", "Soon": "manuscript",
}  # fmt: skip


def item(key: str) -> dict[str, Any]:
    """Return the item of one publication."""
    return csl_item(publications()[key])


def test_a_file_is_valid() -> None:
    """A file holds one valid item for each publication, in their order."""
    items = json.loads(join_csl(map(csl_entry, publications().values())))
    check_csl(items)
    assert [each["id"] for each in items] == list(publications())
    assert json.loads(join_csl([])) == []


def test_an_article_with_everything() -> None:
    """Every variable has its own kind of value."""
    assert item("Veen20") == {
        "id": "Veen20",
        "type": "article-journal",
        "title": "Loud CO<sub>2</sub> and <i>quiet</i> knees",
        "author": [
            {"family": "Veen", "given": "Bram", "non-dropping-particle": "van der"},
            {"family": "Bröuwer", "given": "Ada"},
            {"literal": "The Alpha; Group"},
        ],
        "issued": {"date-parts": [[2020, 3]]},
        "container-title": "Journal of Knees",
        "volume": "12",
        "issue": "3-4",
        "page": "101-110",
        "DOI": publications()["Veen20"].doi,
        "PMID": "123456",
        "ISSN": "1234-5678",
        "abstract": "First part.\n\nSecond part with 5 < 6.",
        "keyword": "knee, sound",
    }


def test_a_conference_paper() -> None:
    """Suffix, editors, series and the end of a shortened list of authors."""
    found = item("Smit21")
    assert found["author"] == [
        {"family": "Smit", "given": "Jan", "suffix": "Jr."},
        {"literal": "others"},
    ]
    assert found["editor"] == [{"family": "Sato", "given": "Hana"}]
    assert (found["container-title"], found["collection-title"]) == ("Moon Days", "Moons")
    assert found["URL"] == "https://example.org/a;b?c=d&e=f"


def test_a_thesis() -> None:
    """The school publishes it, and its genre says which thesis it is."""
    found = item("Yilm22")
    assert (found["publisher"], found["genre"]) == ("Example University", "PhD thesis")
    assert found["issued"] == {"date-parts": [[2022, 5, 17]]}
    assert found["ISBN"] == "978-90-000-0000-1"
    assert "container-title" not in found


def test_a_preprint_and_a_formula() -> None:
    """The server publishes it under its number; a formula in the title stays readable text."""
    found = item("Sato18")
    assert found["title"] == publications()["Sato18"].title
    assert (found["publisher"], found["number"]) == ("arXiv", "arXiv:1801.00001")
    assert found["URL"] == "https://arxiv.org/abs/1801.00001"


def test_numbers_of_reports_are_no_issues() -> None:
    """What is numbered by itself has a number, what stands in a journal an issue."""
    assert (item("Rep21")["number"], item("Rep21")["genre"]) == ("7", "White paper")
    assert item("Pat15")["number"] == "US1234"
    assert "issue" not in item("Rep21")


def test_a_year_that_is_none_is_said_as_it_is() -> None:
    """A word instead of a year is a literal date, and nothing is one of nothing."""
    assert item("Soon")["issued"] == {"literal": "in press"}
    assert "issued" not in item("Misc16")


def test_every_kind_has_its_type() -> None:
    """Each kind of publication becomes a type of the vocabulary."""
    assert {publications()[key].kind for key in TYPES} == set(KINDS)
    assert {key: item(key)["type"] for key in TYPES} == TYPES
