"""Fields that a page says in its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labportal.reading.headers import (
    HEADINGS,
    LEAD_LINES,
    BodyItem,
    BodyList,
    Header,
    RawValue,
    fields_of,
    read_headless,
)

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


def lists(text: str) -> list[BodyList]:
    """Return the lists under known words in a text."""
    return list(read_headless(text.split("\n")).lists)


def people(*items: str) -> list[BodyItem]:
    """Return what items under a people heading say, without the items as written."""
    (found,) = lists("# T\n## Team\n" + "\n".join(f"- {item}" for item in items))
    return [replace(item, raw="") for item in found.items]


def test_title_and_leader() -> None:
    """The first heading is the title, a line of known words under it holds a field."""
    page = read_headless(PAGE)
    assert (page.title, page.title_line, page.title_level) == ("Hand and wrist", 1, 1)
    (lead,) = page.leads
    assert (lead.label, lead.fields, lead.text, lead.line) == (
        "Section leader", ("leader", "people"), "prof. dr. Ada van der Berg", 2,
    )  # fmt: skip
    assert page.summary == "Text with - no list."


def test_lists_have_their_lines() -> None:
    """A list says where it stands, what it may hold, and what follows its names."""
    page = read_headless(PAGE, first_line=11)
    projects, previous, known = page.lists[:3]
    assert (projects.fields, projects.first_line, projects.last_line) == (("projects",), 17, 19)
    assert replace(projects.items[0], raw="") == BodyItem(
        "Growth: the plates", "hw/growth_plates.md", 17
    )
    assert [item.text for item in projects.items[1:]] == ["A site", "A project without a page"]
    assert (previous.heading, previous.first_line, previous.last_line) == (
        "Previous projects:", 23, 25,
    )  # fmt: skip
    assert [(item.text, item.line) for item in previous.items] == [
        ("First goes on", 23), ("Second", 25),
    ]  # fmt: skip
    assert [item.note for item in known.items] == ["since 2019", "PhD student", "", "guest"]
    assert [item.text for item in known.items] == [
        "Ada van der Berg", "Grace Höpper", "van Dyk, Alan", "at",
    ]  # fmt: skip
    assert known.last_line == 31
    assert (projects.is_flat, known.is_flat) == (True, False)


def test_underlined_headings() -> None:
    """Headings may be underlined."""
    page = read_headless(["My *page*", "===", "", "Team", "----", "- Ada L"])
    assert page.title == "My page"
    assert [item.text for item in page.lists[0].items] == ["Ada L"]


@pytest.mark.parametrize(
    ("raw", "text", "target", "note", "simple"),
    [
        ("Ada Lovelace", "Ada Lovelace", "", "", True),
        ("Ada Lovelace, PhD student", "Ada Lovelace", "", "PhD student", True),
        ("Ada Lovelace - PhD student", "Ada Lovelace", "", "PhD student", True),
        ("Lovelace, Ada", "Lovelace, Ada", "", "", True),
        (
            "Prof. dr. Ada Lovelace, MD PhD, head",
            "Prof. dr. Ada Lovelace, MD PhD",
            "",
            "head",
            True,
        ),
        ("**Ada Lovelace**, PhD student", "Ada Lovelace", "", "PhD student", True),
        ("**Ada Lovelace** (guest)", "Ada Lovelace", "", "guest", True),
        ("*Ada Lovelace*: guest", "Ada Lovelace", "", "guest", True),
        ("[Ada Lovelace](ada.md), guest", "Ada Lovelace", "ada.md", "guest", True),
        ("[Ada Lovelace](ada.md), MD PhD, head", "Ada Lovelace, MD PhD", "ada.md", "head", True),
        ("[**Ada Lovelace**](ada.md) – guest", "Ada Lovelace", "ada.md", "guest", True),
        ("**[Ada Lovelace](ada.md)** – guest", "Ada Lovelace", "ada.md", "guest", True),
        ("[x] Ada Lovelace", "Ada Lovelace", "", "", True),
        ("**PI**: Ada Lovelace", "Ada Lovelace", "", "PI", True),
        ("PhD student: Ada Lovelace (2019)", "Ada Lovelace", "", "PhD student, 2019", True),
        ("**PI:** [Ada Lovelace](ada.md)", "Ada Lovelace", "ada.md", "PI", True),
        ("Ada Lovelace, [her site](https://a.org)", "Ada Lovelace", "", "her site", False),
        ("PI: [Ada Lovelace](ada.md)", "Ada Lovelace", "ada.md", "PI", True),
        ("Ada Lovelace <ada@a.org>", "Ada Lovelace", "", "ada@a.org", False),
        ("Ada Lovelace, guest (ada@a.org)", "Ada Lovelace", "", "guest, ada@a.org", False),
        ("Ada Lovelace [ORCID](https://a.org)", "Ada Lovelace", "", "ORCID", False),
        ("![Ada](ada.jpg) Ada Lovelace, guest", "Ada Lovelace", "", "guest", False),
    ],
)
def test_items_that_name_people(
    raw: str, text: str, target: str, note: str, *, simple: bool
) -> None:
    """Name, link and note are told apart, however they are marked up."""
    assert people(raw) == [BodyItem(text, target, 3, note, simple)]


def test_nested_lists_keep_their_shape() -> None:
    """A word above names is no name, and a list in a list is not flat."""
    (found,) = lists("# T\n## People\n- Staff\n  - Ada L\n- PhD students:\n  - Grace H")
    assert [item.text for item in found.items] == ["Ada L", "Grace H"]
    assert not found.is_flat


@pytest.mark.parametrize(
    "text",
    ["# T\n## P\n", "# T\n**Team**\n\n", "# T\n__Team:__\n\n", "# T\nTeam:\n", "# T\n\nTeam\n\n"],
)
def test_words_above_a_list_are_like_a_heading(text: str) -> None:
    """Bold words, or words with a colon, that stand alone above a list say what it holds."""
    found = lists(f"{text}- Ada L\n")
    assert len(found) == ("Team" in text)


def test_headings_below_a_heading_of_people() -> None:
    """What stands under "Team" names people, whatever its own heading; so it is with papers."""
    text = "# T\n## Team\n### Leiden\n- Ada L\n### Software\n- tool\n"
    text += "## Publications\n### 2020\n- A20\n"
    assert [(found.heading, found.fields[0]) for found in lists(text)] == [
        ("Leiden", "people"), ("Software", "software"), ("2020", "bibkeys"),
    ]  # fmt: skip
    assert lists("# T\n## Software\n### Installation\n- pip install x\n") == []


def test_several_lists_of_people() -> None:
    """Every list under a heading of people counts, of other things only the first one."""
    text = "# T\n## {}\n- Ada L\n\nText.\n\n- Grace H\n"
    assert len(lists(text.format("People"))) == 2
    assert len(lists(text.format("Projects"))) == 1


def test_tables_of_people() -> None:
    """The column of names is read, with its lines; a table without one is a table."""
    rows = "| {} | Role |\n| --- | --- |\n| Ada L | PI |\n| [Grace](g.md) | a \\| b |\n"
    (found,) = lists("# T\n## People\n" + rows.format("Name"))
    assert [(item.text, item.target, item.line) for item in found.items] == [
        ("Ada L", "", 5), ("Grace", "g.md", 6),
    ]  # fmt: skip
    assert not found.is_flat
    assert len(lists("# T\n## People\n" + rows.format("PhD students"))) == 1
    assert lists("# T\n## People\n" + rows.format("Room")) == []
    assert lists("# T\n## Projects\n" + rows.format("Name")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Project leader: Ada L",
        "**Project leader**: Ada L",
        "**Project leader:** Ada L",
        "__Project Leader:__ Ada L  ",
        "*Project leader:* Ada L\\",
        "- Project leader: Ada L",
        "* **Project leader:** Ada L",
        "1. Project leaders : Ada L",
        "> Project leader(s): Ada L",
        "Project leader (2019): Ada L<br>",
        "| Project leader | Ada L |",
        "| **Project leader:** | **Ada L** |",
        "Projectleider: Ada L",
        "Projektleitung: Ada L",
    ],
)
def test_lead_lines_in_every_form(line: str) -> None:
    """Words and value are told apart, with or without mark-up."""
    (lead,) = read_headless(["# T", "", line]).leads
    assert (lead.fields, lead.text, lead.line) == (("leader", "people"), "Ada L", 3)


def test_several_values_on_a_line_and_over_lines() -> None:
    """Bars part values; names go on behind a comma."""
    page = read_headless(["# T", "Tel: 12345 | E-mail: a@b.nl", "Team: Ada,", "Grace and", "Eva"])
    assert [(lead.fields[0], lead.raw, lead.line) for lead in page.leads] == [
        ("telephone", "12345", 2), ("email", "a@b.nl", 2), ("people", "Ada, Grace and Eva", 3),
    ]  # fmt: skip


def test_lead_lines_end_at_the_next_heading() -> None:
    """A sentence with a colon further down is text, but for headings such as "Details"."""
    assert read_headless(["# T", "", "## More", "Leader: nobody"]).leads == ()
    assert len(read_headless(["# T", "", "## Project details", "Leader: Ada"]).leads) == 1


def test_code_holds_no_fields() -> None:
    """Headings and lists in code or comments are none."""
    code = ["```", "## People", "- Ada", "```", "<!--", "## People", "Leader: Ada", "-->"]
    page = read_headless(code)
    assert page.title == ""
    assert (page.lists, page.leads) == ((), ())


def test_own_headings() -> None:
    """A portal may name its own headings and lead lines; case makes no difference."""
    page = read_headless(
        ["# T", "Baas: Ada", "## DE PLOEG", "- Grace"],
        headings={"de ploeg": "people"},
        lead_lines={"baas": "leader"},
    )
    assert (page.leads[0].fields, page.lists[0].fields) == (("leader",), ("people",))


def test_header_wins() -> None:
    """What the header says stays when the text says it, too."""
    header = Header(fields={"people": RawValue("Ada", 2)})
    merged = header.with_fields({"people": RawValue(["Grace"], 9), "leader": RawValue("A", 8)})
    assert {name: raw.value for name, raw in merged.fields.items()} == {
        "people": "Ada",
        "leader": "A",
    }


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Current project", "projects"),
        ("Previous projects:", "previous_projects"),
        ("Associated Researcher", "people"),
        ("3. Team members", "people"),
        ("Master’s students", "people"),
        ("PhD students (2019-2023)", "people"),
        ("Key Publications", "bibkeys"),
        ("References", "bibkeys"),
        ("Publicaties", "bibkeys"),
        ("Mitarbeitende", "people"),
        ("Funding", "funding"),
        ("Conclusions", ""),
        ("", ""),
    ],
)
def test_words_of_headings(heading: str, field: str) -> None:
    """Singular and plural, case, numbers and notes make no difference."""
    assert (fields_of(HEADINGS, heading) or ("",))[0] == field


def test_words_name_fields_that_exist() -> None:
    """Every word stands for a field of some record type."""
    from labportal.reading.settings import Settings, setting_fields

    checks = {row.name: row.metadata["check"] for row in setting_fields()}
    assert checks["headings"](dict(HEADINGS)) == ""
    assert checks["lead_lines"](dict(LEAD_LINES)) == ""
    own = Settings(headings={"Crew": "people", "Team": ""}, lead_lines={"Skipper": "leader"})
    assert fields_of(own.known_headings, "crew") == ("people",)
    assert fields_of(own.known_headings, "Team") == ()
    assert fields_of(own.known_headings, "People") == ("people",)
    assert fields_of(own.known_lead_lines, "Skippers") == ("leader",)
    assert checks["headings"]({"Crew": "peple"}) == (
        "maps 'Crew' to the unknown field 'peple'; did you mean 'people'?"
    )


@pytest.mark.parametrize(
    ("text", "subtitle", "summary"),
    [
        ("# T\n\nPhD student\n\nShe works.", "PhD student", "She works."),
        ("# T\n\n*PhD student*\n\nShe works.", "PhD student", "She works."),
        ("# T\nLeader: Ada\n\nWe look.\nAnd see.\n\nMore.", "", "We look. And see."),
        ("# T\n\nWhat moves, is seen!\n", "", "What moves, is seen!"),
        ("# T\n\n![x](y.png)\n\n- a\n\n| a |\n\nText.", "", "Text."),
        ("# T\n\n**Team**\n\n- Ada L\n", "Team", ""),
        ("# T\n\nPhD student\n\n- E-mail: a@b.nl\n\nHi there.\n", "PhD student", "Hi there."),
        ("# T\n## More\nText.", "", ""),
    ],
)  # fmt: skip
def test_first_words(text: str, subtitle: str, summary: str) -> None:
    """The short line under a title and the first paragraph of prose are found."""
    page = read_headless(text.split("\n"))
    assert (page.subtitle, page.summary) == (subtitle, summary)
