"""Wrong settings, and the examples of right ones."""

from __future__ import annotations

import ast

import pytest

from labportal.reading.mistakes import EXAMPLES, line_of_setting
from labportal.reading.settings import PREFIX, read_settings, setting_fields

NAMES = [declared.name for declared in setting_fields()]


def test_every_setting_has_an_example() -> None:
    """No setting is without one, and none is left from an older setting."""
    assert sorted(EXAMPLES) == sorted(NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "reference_styles"])
def test_examples_are_right(name: str) -> None:
    """What a message offers is accepted."""
    # A site has to be one of those that are declared.
    written = {f"{PREFIX}{of}": ast.literal_eval(EXAMPLES[of]) for of in ("sites", name)}
    assert read_settings(written)[1] == ()


@pytest.mark.parametrize(
    "value", [3, "x", ["x"], {"x": 1}, None, object(), {1: 2}, [[]], {"a": []}]
)
@pytest.mark.parametrize("name", NAMES)
def test_any_value_is_refused_or_accepted(name: str, value: object) -> None:
    """Nothing that can stand in a conf.py makes the check fail, and a message names the setting."""
    mistakes = read_settings({f"{PREFIX}{name}": value})[1]
    assert all(f"'{PREFIX}{name}'" in mistake.text for mistake in mistakes)
    assert all("\n" not in mistake.text for mistake in mistakes)


def test_line_of_a_setting() -> None:
    """The line is that of the assignment, and the first one if there is none."""
    conf = "# labportal_roles\nx = 1\nlabportal_roles_more = 2\nlabportal_roles = 3\n"
    assert line_of_setting(conf, "labportal_roles") == 4
    assert line_of_setting(conf, "labportal_values") == 1
