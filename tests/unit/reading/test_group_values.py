"""Groups, home groups, and fields with one value for each group."""

from __future__ import annotations

import pytest

from labportal.model.fields import PerGroup
from labportal.model.records import Person, Project
from labportal.reading.headers import read_header
from labportal.reading.values import Vocabularies, read_record

WORDS = Vocabularies(roles=("phd", "staff"), groups=("breast", "bones", "ai-for-health"))


def person(header: str, words: Vocabularies = WORDS) -> tuple[Person, list[str]]:
    """Read a person and say code and text of what is wrong."""
    record, problems = read_record(
        Person, read_header(f"title: A\n{header}\n", "p.md"), key="a", path="p.md",
        vocabularies=words,
    )  # fmt: skip
    return record, [f"{p.source.line} {p.code.value}: {p.text}" for p in problems]


def test_two_groups_two_values() -> None:
    """Values belong to the groups in their order."""
    ada, problems = person("groups: breast, bones\nrole: phd, staff\nactive: yes,no")
    assert ada.role == PerGroup("phd", (("breast", "phd"), ("bones", "staff")))
    assert ada.active == PerGroup(default=True, by_group=(("breast", True), ("bones", False)))
    assert problems == []


def test_two_groups_one_value() -> None:
    """One value is meant for all groups."""
    ada, problems = person("groups: breast, bones\nrole: phd\nposition: PhD student")
    assert (ada.role, ada.position) == (PerGroup("phd"), PerGroup("PhD student"))
    assert problems == []


@pytest.mark.parametrize("groups", ["groups: breast\n", ""])
def test_one_group_and_a_title_with_a_comma(groups: str) -> None:
    """With one group a comma is part of the title."""
    ada, problems = person(f"{groups}position: Professor, head of the laboratory")
    assert ada.position == PerGroup("Professor, head of the laboratory")
    assert problems == []


def test_three_groups_two_values() -> None:
    """A wrong number of values is reported; those given count, the rest is the first."""
    ada, problems = person("groups: breast, bones, ai_for_health\nrole: staff, phd")
    assert ada.groups == ("breast", "bones", "ai-for-health")
    assert [ada.role.in_group(group) for group in ada.groups] == ["staff", "phd", "staff"]
    assert problems == ["3 per_group_count: field 'role' has 2 values for 3 groups"]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ("groups: bones\n", "3 per_group_count: field 'active' has 2 values for 1 group"),
        ("", "2 per_group_count: field 'active' has 2 values, but no group is given"),
    ],
)
def test_more_values_than_groups(groups: str, message: str) -> None:
    """A value too many is reported."""
    ada, problems = person(f"{groups}active: yes, no")
    assert ada.active.default is True
    assert problems == [message]


def test_values_by_name_of_group() -> None:
    """A mapping names the groups; an unknown one is reported on its line and left out."""
    text = (
        "---\ntitle: A\ngroups: [breast, bones]\nrole:\n  bones: staff\n  breast: phd\n"
        "  brest: phd\n---\n"
    )
    ada, problems = read_record(
        Person, read_header(text, "p.md"), key="a", path="p.md", vocabularies=WORDS
    )
    assert ada.role == PerGroup("phd", (("breast", "phd"), ("bones", "staff")))
    assert [(p.source.line, p.text) for p in problems] == [
        (7, "unknown group 'brest'; did you mean 'breast'?")
    ]


def test_default_in_a_mapping() -> None:
    """A mapping may say what holds for the other groups."""
    text = "---\ntitle: A\ngroups: [breast, bones]\nrole: {bones: staff, default: phd}\n---\n"
    ada, _ = read_record(
        Person, read_header(text, "p.md"), key="a", path="p.md", vocabularies=WORDS
    )
    assert [ada.role.in_group(group) for group in ada.groups] == ["phd", "staff"]


def test_unknown_role_in_one_group() -> None:
    """An unknown role counts as none in its group, and is kept as written."""
    ada, problems = person("groups: breast, bones\nrole: phd, stuff")
    assert ada.role.by_group == (("breast", "phd"), ("bones", ""))
    assert ada.extra == {"role": "phd, stuff"}
    assert problems == [
        "3 bad_value: field 'role' is 'stuff', but must be one of phd, staff; did you mean 'staff'?"
    ]


def test_unknown_group() -> None:
    """An unknown group is reported with the nearest one; without declared groups any will do."""
    ada, problems = person("groups: brest, bones")
    assert ada.groups == ("brest", "bones")
    assert problems == ["2 unknown_group: unknown group 'brest'; did you mean 'breast'?"]
    assert person("groups: brest, bones", Vocabularies())[1] == []


def test_doubled_group() -> None:
    """A group that is listed twice counts once."""
    ada, problems = person("groups: Bones, bones")
    assert ada.groups == ("bones",)
    assert problems == ["2 repeated_key: 'bones' is listed twice"]


def test_default_group_outside_the_groups() -> None:
    """A home group that is not among the groups is reported and has no effect."""
    ada, problems = person("groups: breast\ndefault_group: bones")
    assert ada.default_group == ""
    assert ada.extra == {"default_group": "bones"}
    assert problems == [
        "3 default_group: default_group 'bones' is not one of this page's groups (breast)"
    ]


def test_external_home() -> None:
    """People may be at home nowhere; projects may not."""
    ada, problems = person("groups: breast\ndefault_group: external")
    assert (ada.default_group, problems) == ("external", [])
    header = read_header("title: A\ngroups: breast\ndefault_group: external\n", "p.md")
    _, found = read_record(Project, header, key="a", path="p.md", vocabularies=WORDS)
    assert [p.code.value for p in found] == ["default_group"]


def test_order_of_fields_makes_no_difference() -> None:
    """Values may stand before the groups that they belong to."""
    ada, problems = person("role: phd, staff\ngroups: breast, bones")
    assert ada.role.by_group == (("breast", "phd"), ("bones", "staff"))
    assert problems == []
