"""`labportal schema` and `labportal codes`: what they print and write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from labportal.cli import main
from labportal.cli.schema import schema_names
from labportal.model.codes import Code
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_schema_of_one_type(capsys: pytest.CaptureFixture[str]) -> None:
    """A schema can be piped into a file or another program."""
    assert main(["schema", "person"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["title"] == "person"
    assert "orcid" in made["properties"]


def test_schemas_of_all_types(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a type all are printed; with a folder each is a valid schema in its own file."""
    assert main(["schema"]) == 0
    assert tuple(json.loads(capsys.readouterr().out)) == schema_names()
    assert main(["schema", "--output", "out/schemas"]) == 0
    assert "Wrote out/schemas/person.json\n" in capsys.readouterr().out
    written = {path.stem: json.loads(path.read_text()) for path in tmp_path.glob("out/schemas/*")}
    assert sorted(written) == sorted(schema_names())
    for made in written.values():
        jsonschema.Draft202012Validator.check_schema(made)


def test_schema_knows_the_roles_of_the_portal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words for a role are those of conf.py."""
    write_files(tmp_path, {"conf.py": "labportal_roles = {'boss': 'Bosses'}"})
    assert main(["schema", "person"]) == 0
    role = json.loads(capsys.readouterr().out)["properties"]["role"]
    assert "boss" in json.dumps(role)
    assert "phd" not in json.dumps(role["anyOf"])


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("- name: Grace Hopper\n  url: https://example.org\n- Alan Turing\n", True),
        ("Grace Hopper:\n  affiliation: Example University\nAlan Turing:\n", True),
        ("", True),
        ("- name: Grace Hopper\n  email: nobody\n", False),
        ("Grace Hopper: 3\n", False),
    ],
)
def test_schema_of_external_people(
    capsys: pytest.CaptureFixture[str], text: str, *, valid: bool
) -> None:
    """The file of external people may be a list or a mapping, and its values are checked."""
    assert main(["schema", "external-people"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert jsonschema.Draft202012Validator(made).is_valid(yaml.safe_load(text)) is valid


def test_schema_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the way of the folder is kept."""
    (tmp_path / "out").write_text("mine")
    assert main(["schema", "--output", "out"]) == 2
    assert "'out' is a file" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_list_of_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """Every message is listed with its cause."""
    assert main(["codes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [code.value for code in Code]


@pytest.mark.parametrize("written", ["unknown_key", "labportal.unknown_key"])
def test_explanation_of_a_code(capsys: pytest.CaptureFixture[str], written: str) -> None:
    """A code is explained, whether it is given as in a message or without its prefix."""
    assert main(["codes", written]) == 0
    said = capsys.readouterr().out
    code = Code.UNKNOWN_KEY
    assert all(text in said for text in (code.cause, code.example, code.cure))
    assert 'suppress_warnings = ["labportal.unknown_key"]' in said


def test_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt code gets the nearest one."""
    assert main(["codes", "unknown_kee"]) == 2
    assert "did you mean 'unknown_key'?" in capsys.readouterr().err
    assert main(["codes", "zzz"]) == 2
    assert "lists them all" in capsys.readouterr().err
