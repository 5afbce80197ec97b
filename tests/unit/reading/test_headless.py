"""Fields that a page says in its text."""

from __future__ import annotations

import pytest

from labportal.reading.headers import BodyItem, Header, RawValue, read_headless

PAGE = """\
#  Hand and wrist
Section leader: prof. dr. Ada van der Berg

Text with - no list.

## Current projects
- [Growth: the plates](hw/growth_plates.md)
- [A site](https://example.org/x)
* A project without a page


## Previous projects:
1. First
   goes on
2. Second

### Associated Researchers
- Ada van der Berg (since 2019)
- **Grace Höpper**, PhD student
- van Dyk, Alan
  - {person}`alan <at>` guest

More text.

- not a person
""".split("\n")


def test_title_leader_and_lists() -> None:
    """Title, lead line and lists become fields with their lines."""
    page = read_headless(PAGE)
    assert (page.title, page.title_line, page.title_level) == ("Hand and wrist", 1, 1)
    assert page.fields == {
        "leader": RawValue("prof. dr. Ada van der Berg", 2),
        "projects": RawValue(["growth-plates", "A site", "A project without a page"], 7, (7, 8, 9)),
        "previous_projects": RawValue(["First goes on", "Second"], 13, (13, 15)),
        "people": RawValue(
            ["Ada van der Berg", "Grace Höpper", "van Dyk, Alan", "at"], 18, (18, 19, 20, 21)
        ),
    }


def test_lists_can_be_replaced() -> None:
    """A list says where it stands and what follows its names."""
    page = read_headless(PAGE, first_line=11)
    projects, previous, people = page.lists
    assert (projects.first_line, projects.last_line) == (17, 19)
    assert projects.items[0] == BodyItem("Growth: the plates", "hw/growth_plates.md", 17)
    assert (previous.heading, previous.first_line, previous.last_line) == (
        "Previous projects:",
        23,
        25,
    )
    assert [item.note for item in people.items] == ["(since 2019)", "PhD student", "", "guest"]
    assert people.last_line == 31


def test_underlined_headings() -> None:
    """Headings may be underlined."""
    page = read_headless(["My *page*", "===", "", "Team", "----", "- Ada L"])
    assert page.title == "My page"
    assert page.fields["people"].value == ["Ada L"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [(["Litj17", "Mori20a"], ["Litj17", "Mori20a"]), (["Litj17", "A paper of 2020"], None)],
)
def test_publications_must_look_like_keys(items: list[str], expected: list[str] | None) -> None:
    """A list of written references is text, a list of keys is a field."""
    page = read_headless(["# T", "## Publications", *(f"- {item}" for item in items)])
    assert (page.fields["bibkeys"].value if page.fields else None) == expected


def test_code_holds_no_fields() -> None:
    """Headings and lists in code or comments are none."""
    code = ["```", "## People", "- Ada", "```", "<!--", "## People", "- Grace", "-->"]
    page = read_headless(code)
    assert page.title == ""
    assert page.fields == {}


def test_own_headings() -> None:
    """A portal may name its own headings and lead lines; case makes no difference."""
    page = read_headless(
        ["# T", "Coördinator: Ada", "## MEDEWERKERS", "- Grace"],
        headings={"medewerkers": "people"},
        lead_lines={"coördinator": "leader"},
    )
    assert {name: raw.value for name, raw in page.fields.items()} == {
        "leader": "Ada",
        "people": ["Grace"],
    }


def test_header_wins() -> None:
    """What the header says stays when the text says it, too."""
    header = Header(fields={"people": RawValue("Ada", 2)})
    merged = header.with_fields({"people": RawValue(["Grace"], 9), "leader": RawValue("A", 8)})
    assert {name: raw.value for name, raw in merged.fields.items()} == {
        "people": "Ada",
        "leader": "A",
    }


def test_lead_lines_end_at_the_next_heading() -> None:
    """A sentence with a colon further down is text."""
    assert read_headless(["# T", "", "## More", "Leader: nobody"]).fields == {}
