"""The table of messages: complete, readable, and its examples true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from labportal.cli.check import examine, is_suppressed
from labportal.cli.conf import read_conf
from labportal.model.codes import Code, code_named
from message_cases import CASES, WHEN_BUILDING, portal_files
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

CODES = [pytest.param(code, id=code.value) for code in Code]


def test_every_code_has_a_case() -> None:
    """No message exists without a portal that triggers it."""
    assert set(CASES) == set(Code) - WHEN_BUILDING


@pytest.mark.parametrize("code", [code for code in Code if code not in WHEN_BUILDING])
def test_example_is_what_the_check_says(code: Code, tmp_path: Path) -> None:
    """The smallest portal with a mistake gets exactly the message that the manual shows."""
    write_files(tmp_path, portal_files(code))
    report = examine(read_conf(tmp_path / "content"))
    said = [(problem.code, f"{problem.source}: {problem.text}") for problem in report.problems]
    assert said == [(code, code.example)]


@pytest.mark.parametrize("code", CODES)
def test_explanation_is_complete(code: Code) -> None:
    """Cause and cure are sentences, and the example is a place and a message without a stop."""
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code.value)
    for sentence in (code.cause, code.cure):
        assert sentence[0].isupper()
        assert sentence[-1] in ".'"
    assert re.fullmatch(r"[\w./-]+:\d+: .*[^.]", code.example)


def test_names_are_unique() -> None:
    """A second message with the name of the first would become its alias unnoticed."""
    assert len(Code.__members__) == len(list(Code))
    assert len({code.cause for code in Code}) == len(Code)


def test_lookup_by_name() -> None:
    """A code is found by its name, and an unknown name is no error."""
    assert code_named("bad_value") is Code.BAD_VALUE
    assert code_named("no_such_code") is None


@pytest.mark.parametrize("code", CODES)
def test_each_is_suppressible_alone(code: Code) -> None:
    """The name of one message silences that one and no other."""
    names = {f"labportal.{code.value}"}
    assert [other for other in Code if is_suppressed(other, names)] == [code]
