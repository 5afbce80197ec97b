"""Lines of a text: fields of the record in words, a colon and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.records import News, Person, Project
from said_support import Read, linked, messages, plan_of, reader_in, record_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a reader of small portals with three people and three publications."""
    return reader_in(tmp_path)


LEADS = """\
# Knees

**Project leader:** prof. dr. Jane Doe
**PhD student(s):** R. Roe, MSc, and Somebody Else
**Collaborators:** Carla Outside (Hospital, Leiden), Erasmus MC
**Funding:** [NWO](https://nwo.nl) (12345), KWF
**Period:** 2021 - 2025
**Website:** knee.example.org
**Keywords:** knee, joint
**Group:** Bones

Knees bend. We measure how.
"""


def test_lines_become_fields_of_a_project(read: Read) -> None:
    """People, partners, funders, dates and addresses are told apart."""
    portal = read({"projects/knees.md": LEADS})
    knees = record_of(portal, "projects/knees")
    assert isinstance(knees, Project)
    assert knees.leader == ("prof. dr. Jane Doe",)
    assert knees.people == ("R. Roe, MSc", "Somebody Else", "Carla Outside (Hospital, Leiden)")
    assert knees.partners == ("Erasmus MC",)
    assert [(row.funder, row.grant, row.url) for row in knees.funding] == [
        ("NWO", "12345", "https://nwo.nl"), ("KWF", "", ""),
    ]  # fmt: skip
    assert knees.start is not None
    assert knees.end is not None
    assert (knees.start.iso, knees.end.iso) == ("2021", "2025")
    assert (knees.website, knees.tags) == ("https://knee.example.org", ("knee", "joint"))
    assert knees.description == "Knees bend. We measure how."
    assert linked(portal, "projects/knees") == [
        (3, "prof. dr. Jane Doe", "jane-doe"),
        (4, "R. Roe, MSc", "rik-roe"),
        (8, "knee.example.org", "https://knee.example.org"),
    ]
    assert messages(portal) == []
    found = plan_of(portal, "projects/knees")
    assert {"leader", "people", "period", "website"} <= found.said
    assert (found.done, found.lead_lines) == ({"people"}, tuple(range(3, 11)))


def test_lines_become_fields_of_a_person(read: Read) -> None:
    """Position, addresses and dates are the person's; names of others are links."""
    text = (
        "# Dr. Ada Lovelace\n\nPosition: Assistant Professor\nE-mail: <ada@example.org>\n"
        "Phone: 071 123 45\nORCID: https://orcid.org/0000-0002-1825-0097\nSince: 2019\n"
        "Supervisor: Jane Doe\nRoom: C3-Q\n"
    )
    portal = read({"people/ada.md": text})
    ada = record_of(portal, "people/ada")
    assert isinstance(ada, Person)
    assert (ada.title, ada.degrees, ada.heading) == ("Ada Lovelace", "Dr.", "Dr. Ada Lovelace")
    assert (ada.position.default, ada.role.default) == ("Assistant Professor", "faculty")
    assert (ada.email, ada.telephone, ada.office) == ("ada@example.org", "071 123 45", "C3-Q")
    assert ada.orcid == "0000-0002-1825-0097"
    assert linked(portal, "people/ada") == [
        (8, "Jane Doe", "jane-doe"),
        (4, "ada@example.org", "mailto:ada@example.org"),
        (5, "071 123 45", "tel:07112345"),
        (6, "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ]


@pytest.mark.parametrize(
    ("text", "funders"),
    [
        ("Funding: [NWO](https://nwo.nl) (12345), KWF", [("NWO", "12345"), ("KWF", "")]),
        ("Funded by: *NWO* Veni (grant 12-3)", [("NWO Veni", "12-3")]),
        ("## Funding\n* IMAGINE: [KWF](https://kwf.nl/)\n* EFRO", [("KWF", ""), ("EFRO", "")]),
        ("## Funding\nThis project is paid by [KWF](https://kwf.nl/).", []),
    ],
)
def test_funders(read: Read, text: str, funders: list[tuple[str, str]]) -> None:
    """Funders are read from lines and lists, with links and numbers; a sentence is text."""
    knees = record_of(read({"projects/knees.md": f"# Knees\n\n{text}\n"}), "projects/knees")
    assert isinstance(knees, Project)
    assert [(row.funder, row.grant) for row in knees.funding] == funders


def test_groups_in_lines(read: Read) -> None:
    """A group is named by its key or its title; what is none is text."""
    files = {
        "groups/bones.md": "# The Bone Group\n",
        "people/ada.md": "# Ada L\n\nGroup: The Bone Group\n",
        "people/eva.md": "# Eva L\n\nGroup: bones, Something\n",
        "people/ida.md": "# Ida L\n\nGroup: Something\n",
    }
    portal = read(files)
    found = {key: record_of(portal, f"people/{key}").groups for key in ("ada", "eva", "ida")}
    assert found == {"ada": ("bones",), "eva": ("bones",), "ida": ()}
    assert linked(portal, "people/ada") == [(3, "The Bone Group", "bones")]
    assert messages(portal) == []


@pytest.mark.parametrize(
    ("first", "position", "role"),
    [
        ("PhD student", "PhD student", "phd"),
        ("*Postdoctoral researcher*", "Postdoctoral researcher", "postdoc"),
        ("Hoogleraar beeldanalyse.", "Hoogleraar beeldanalyse", "faculty"),
        ("Research software engineer", "Research software engineer", "tech"),
        ("Welcome to my page", "", ""),
        ("Engineer\n\nPosition: Head of it", "Head of it", ""),
    ],
)
def test_the_line_under_a_name(read: Read, first: str, position: str, role: str) -> None:
    """A short line that says what somebody does is their position, and says their role."""
    portal = read({"people/ada.md": f"# Ada Lovelace\n\n{first}\n\nShe works on images.\n"})
    ada = record_of(portal, "people/ada")
    assert isinstance(ada, Person)
    assert (ada.position.default, ada.role.default) == (position, role)
    assert ada.description == ("She works on images.")


@pytest.mark.parametrize(
    "line",
    [
        "Leader: we are looking for one",
        "Funding: this work was made possible by many people who gave us some money and hope.",
        "Start: as soon as possible",
        "Period: four years",
        "Website: soon",
        "Website: [here](../index.md)",
        "Team: 12 people",
        "Duration: 2021 - later",
        "Status: unclear",
    ],
)
def test_lines_that_fit_no_field_are_text(read: Read, line: str) -> None:
    """A line of known words whose value is none is left alone, and nobody is told."""
    portal = read({"projects/knees.md": f"# Knees\n\n{line}\n", "index.md": "# Home\n"})
    assert messages(portal) == []
    assert plan_of(portal, "projects/knees").said == frozenset()


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Period: 2021-2025", "2021", "2025"),
        ("Duration: May 2021 – 2025-04", "2021-05", "2025-04"),
        ("Looptijd: 2021 t/m 2025", "2021", "2025"),
        ("Period: since 2021", "2021", "None"),
        ("Period: 2021 - present", "2021", "None"),
        ("Start: 1 May 2021", "2021-05-01", "None"),
        ("Einddatum: 2025", "None", "2025"),
    ],
)
def test_dates_in_lines(read: Read, line: str, start: str, end: str) -> None:
    """Dates are understood in the forms in which people write them, if they are clear."""
    knees = record_of(read({"projects/knees.md": f"# Knees\n\n{line}\n"}), "projects/knees")
    assert isinstance(knees, Project)
    assert (str(knees.start and knees.start.iso), str(knees.end and knees.end.iso)) == (start, end)


@pytest.mark.parametrize(
    ("name", "first", "date"),
    [
        ("2024-03-01-prize", "Wei won.", "2024-03-01"),
        ("prize", "*1 March 2024*", "2024-03-01"),
        ("prize", "March 2024", "2024-03"),
        ("prize", "1 maart 2024", "2024-03-01"),
        ("prize", "12 Mai 2024", "2024-05-12"),
        ("2024-03-01-prize", "*2 March 2024*", "2024-03-02"),
    ],
)
def test_dates_of_news(read: Read, name: str, first: str, date: str) -> None:
    """A news item is dated by the line under its title, or by the name of its file."""
    portal = read({f"news/{name}.md": f"# A prize\n\n{first}\n\nMore about it.\n"})
    item = record_of(portal, f"news/{name}")
    assert isinstance(item, News)
    assert item.date is not None
    assert item.date.iso == date
    assert messages(portal) == []


def test_own_words(read: Read) -> None:
    """A portal adds words of its own, and can switch off those that come along."""
    text = "# Knees\n\nSkipper: Jane Doe\n\n## Crew\n- Rik Roe\n\n## Team\n- Piet van den Berg\n"
    portal = read(
        {"projects/knees.md": text},
        headings={"Crew": "people", "Team": ""},
        lead_lines={"Skipper": "leader"},
    )
    knees = record_of(portal, "projects/knees")
    assert isinstance(knees, Project)
    assert (knees.leader, knees.people) == (("Jane Doe",), ("Rik Roe",))


@pytest.mark.parametrize(
    ("path", "line", "field", "value"),
    [
        ("events/talk.md", "Date: 12 March 2026", "date", "2026-03-12"),
        ("events/talk.md", "Where: Room 1", "location", "Room 1"),
        ("events/talk.md", "Speaker: Rik Roe", "people", ("Rik Roe",)),
        ("events/talk.md", "Organised by: Rik Roe", "organisers", ("Rik Roe",)),
        ("events/talk.md", "Time: late", "time", None),
        ("vacancies/job.md", "Duration: four years", "duration", "four years"),
        ("vacancies/job.md", "Apply before: 2026-05-01", "deadline", "2026-05-01"),
        ("presentations/p.md", "Venue: The Hague", "venue", "The Hague"),
        ("presentations/p.md", "Slides: [here](https://example.org/s.pdf)", "slides",
         "https://example.org/s.pdf"),
        ("software/s.md", "Code: https://github.com/example/s", "github",
         "https://github.com/example/s"),
        ("software/s.md", "License: MIT", "license", "MIT"),
    ],
)  # fmt: skip
def test_lines_of_other_records(
    read: Read, path: str, line: str, field: str, value: object
) -> None:
    """Events, vacancies, talks and programs have lines of their own."""
    portal = read({path: f"# It\n\n{line}\n"})
    found = getattr(record_of(portal, path.removesuffix(".md")), field)
    assert (getattr(found, "iso", found) or None) == value
    assert [text for text in messages(portal) if field in text and "needs" not in text] == []
