"""What the text of a page says about its record, and what becomes of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.records import Person, Project, ResearchLine, record_type
from labportal.model.views import list_view
from labportal.reading.portal import Portal, PortalFiles, read_portal
from labportal.reading.said import TextPlan, lists_all, plan
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from labportal.model.records import Record

    Read = Callable[..., Portal]

BIB = """\
@article{Doe20, author={Doe, Jane and Roe, Rik}, title={Knees without labels}, journal={J}, year={2020}, doi={10.1000/knee.1}}
@article{Roe21a, author={Roe, Rik}, title={Lungs that move}, journal={J}, year={2021}}
@article{Roe22, author={Roe, Rik}, title={Motion}, journal={J}, year={2022}}
"""  # noqa: E501
PEOPLE = {
    "people/jane-doe.md": "# Prof. dr. Jane Doe, MD PhD\n",
    "people/rik-roe.md": "# Rik Roe\n",
    "people/piet-van-den-berg.md": "# Piet van den Berg\n",
}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a reader of small portals with three people and three publications."""

    def reader(files: Mapping[str, str], **settings: object) -> Portal:
        write_files(tmp_path, {**PEOPLE, "refs.bib": BIB, **files})
        chosen = Settings(today="2026-03-14", **settings)  # type: ignore[arg-type]
        return read_portal(PortalFiles(root=tmp_path, bib_files=["refs.bib"]), chosen)

    return reader


def record_of(portal: Portal, docname: str) -> Record:
    """Return the record that a page describes."""
    return portal.catalogue.records[portal.pages[docname].ref]


def plan_of(portal: Portal, docname: str) -> TextPlan:
    """Return what becomes of a page's text."""
    record = record_of(portal, docname)
    sections = record_type(record.type_name).sections
    return plan(record, portal.pages[docname].said, sections, portal.catalogue)


def cards(portal: Portal, docname: str) -> list[list[tuple[str, str, str]]]:
    """Return (label, line, page or address) of each card of each list that replaces another."""
    views = [list_view(query, portal.catalogue) for *_, query in plan_of(portal, docname).replaced]
    return [
        [(card.label, card.line, card.docname or card.url) for card in part.cards]
        for view in views
        for part in view.parts
    ]


def linked(portal: Portal, docname: str) -> list[tuple[int, str, str]]:
    """Return (line, words, key or address) of the words that become links."""
    links = plan_of(portal, docname).links
    return [(link.line, link.text, link.key or link.url) for link in links]


def messages(portal: Portal) -> list[str]:
    """Return the problems with their places."""
    return [f"{problem.source} {problem.text}" for problem in portal.catalogue.problems]


# Lists of people -----------------------------------------------------------------------------

TEAM = """\
# Lungs

## Team

- Prof. dr. Jane Doe, MD PhD, head
- [Rik Roe](../people/rik-roe.md), physicist
- Berg, Piet van den
- Carla Outside (Example Hospital)
- [Grace Hopper](https://grace.example.org), Navy
"""


def test_a_plain_list_of_people_becomes_cards(read: Read) -> None:
    """Each name is found in whatever form, and keeps what the list says of it."""
    portal = read({"projects/lungs.md": TEAM})
    assert cards(portal, "projects/lungs") == [
        [
            ("Jane Doe", "head", "people/jane-doe"),
            ("Rik Roe", "physicist", "people/rik-roe"),
            ("Piet van den Berg", "", "people/piet-van-den-berg"),
            ("Carla Outside", "Example Hospital", ""),
            ("Grace Hopper", "Navy", "https://grace.example.org"),
        ]
    ]
    assert plan_of(portal, "projects/lungs").done == {"people"}
    assert messages(portal) == []
    assert portal.catalogue.related_to(("person", "rik-roe"), "project") == ("lungs",)


@pytest.mark.parametrize(
    "items",
    [
        "- Staff\n  - Jane Doe\n  - Rik Roe",
        "- Jane Doe, see [her site](https://jane.example.org)\n- Rik Roe",
        "- Jane Doe\n\n  She leads.\n- Rik Roe",
        "- Jane Doe and Rik Roe",
        "- Jane Doe\n- Rik Roe <rik@example.org>",
        "- Jane Doe\n- Rik Roe\n- and many students",
        "- Jane Doe\n- Rik Roe\n- [X Y](report.pdf)",
        "- Jane Doe\n- Rik Roe\n- [X Y](#x-y)",
        "- Jane Doe\n- Rik Roe\n- J. Doe",
        "| Name | Role |\n| - | - |\n| Jane Doe | head |\n| Rik Roe | |",
    ],
)
def test_a_list_that_says_more_stays_with_links(read: Read, items: str) -> None:
    """What cards cannot show stays as it was written; the names are links and count."""
    portal = read({"projects/lungs.md": f"# Lungs\n\n## People\n\n{items}\n"})
    found = plan_of(portal, "projects/lungs")
    assert found.replaced == ()
    assert {"Jane Doe", "Rik Roe"} <= {link.text for link in found.links}
    assert found.done == {"people"}
    for key in ("jane-doe", "rik-roe"):
        assert portal.catalogue.related_to(("person", key), "project") == ("lungs",)


def test_several_lists_make_one_field(read: Read) -> None:
    """Each list shows its own names, and the record has them all."""
    text = "# Lungs\n\n## Staff\n- Jane Doe\n\n## PhD students\n- Rik Roe (2019)\n- Jane Doe\n"
    portal = read({"research/lungs.md": text})
    assert [[label for label, *_ in part] for part in cards(portal, "research/lungs")] == [
        ["Jane Doe"], ["Rik Roe", "Jane Doe"],
    ]  # fmt: skip
    record = record_of(portal, "research/lungs")
    assert isinstance(record, ResearchLine)
    assert record.people == ("Jane Doe", "Rik Roe (2019)")
    assert messages(portal) == []


def test_the_header_goes_before_the_text(read: Read) -> None:
    """A field of the header, under any of its names, is not read from the text again."""
    text = "---\ntitle: Lungs\nmembers: Rik Roe\n---\n\n## Team\n- Jane Doe\n"
    portal = read({"projects/lungs.md": text})
    record = record_of(portal, "projects/lungs")
    assert isinstance(record, Project)
    assert record.people == ("Rik Roe",)
    assert messages(portal) == []
    assert (plan_of(portal, "projects/lungs").replaced, linked(portal, "projects/lungs")) == (
        (), [(7, "Jane Doe", "jane-doe")],
    )  # fmt: skip


def test_slips_in_lists_are_reported_where_they_stand(read: Read) -> None:
    """A near miss is named with its line and the right name, a stranger is not."""
    files = {
        "projects/lungs.md": "# Lungs move\n\nLeader: Rik Rroe\n\n## Team\n- Jane Doee\n- X Y\n",
        "research/motion.md": "# Motion\n\n## Current projects\n- Lungs moves\n- Another\n",
    }
    assert messages(read(files)) == [
        "projects/lungs.md:3 nobody is named 'Rik Rroe'; did you mean 'Rik Roe'?",
        "projects/lungs.md:6 nobody is named 'Jane Doee'; did you mean 'Jane Doe'?",
        "research/motion.md:4 there is no project 'Lungs moves'; did you mean 'Lungs move'?",
    ]


def test_names_on_a_plain_page_are_links(read: Read) -> None:
    """A page about nothing in particular links its lists of people, and may list them all."""
    text = "# Our team\n\n## Staff\n- Jane Doe, professor\n\n## Students\n- Rik Roe\n"
    portal = read({"team.md": text})
    assert linked(portal, "team") == [(4, "Jane Doe", "jane-doe"), (7, "Rik Roe", "rik-roe")]
    said = portal.pages["team"].said
    assert lists_all(said, "person", portal.catalogue)
    assert not lists_all(said, "project", portal.catalogue)


# Lines ---------------------------------------------------------------------------------------

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


# Records and publications --------------------------------------------------------------------


def test_projects_are_cards_if_one_is_known(read: Read) -> None:
    """A list of projects keeps its own words; one in which nothing is known stays a list."""
    files = {
        "research/motion.md": "# Motion\n\n## Current projects\n- [Lung](../projects/lungs.md)\n"
        "- [Another](none.md)\n\n## Previous projects\n- Old\n- Older\n",
        "projects/lungs.md": "# Lungs that move\n\nPeriod: 2010 - 2015\n",
        "projects/knees.md": "---\ntitle: Knees\nresearch: motion\n---\n",
    }
    portal = read(files)
    assert cards(portal, "research/motion") == [
        [
            ("Lung", "2010–2015", "projects/lungs"),
            ("Another", "", ""),
            ("Knees", "", "projects/knees"),
        ]
    ]
    ((line, query),) = plan_of(portal, "research/motion").added
    assert line == 8
    assert list_view(query, portal.catalogue).parts == ()
    assert messages(portal) == ["research/motion.md:5 there is no page 'none.md'"]


def test_what_names_a_record_is_shown_after_a_list_that_stays(read: Read) -> None:
    """A project that names a research line is on its page, whatever the page lists by hand."""
    files = {
        "research/motion.md": "# Motion\n\n## Projects\n- [There](https://example.org): with X\n",
        "projects/knees.md": "---\ntitle: Knees\nresearch: motion\n---\n",
    }
    portal = read(files)
    ((_, query),) = plan_of(portal, "research/motion").added
    (part,) = list_view(query, portal.catalogue).parts
    assert [card.label for card in part.cards] == ["Knees"]


def test_a_finished_project_moves_to_the_previous_ones(read: Read) -> None:
    """A header that lists a finished project as a project does not lose it."""
    files = {
        "research/motion.md": "---\ntitle: Motion\nprojects: lungs, knees\n---\n",
        "projects/lungs.md": "# Lungs\n\nPeriod: 2010 - 2015\n",
        "projects/knees.md": "# Knees\n",
    }
    portal = read(files)
    motion = record_of(portal, "research/motion")
    shown = {}
    for section in record_type("research").sections:
        query = section.query(motion)
        if query is not None and query.type_name == "project":
            parts = list_view(query, portal.catalogue).parts
            shown[section.name] = [card.label for part in parts for card in part.cards]
    assert shown == {"projects": ["Knees"], "previous_projects": ["Lungs"]}


PAPERS = "# Knees\n\n## {}\n\n{}\n"


@pytest.mark.parametrize(
    "item",
    [
        "Doe20", "doe20", "`Doe20`", "[@Doe20]", "{cite}`Doe20`", "{cite:p}`doe20`",
        "{publication}`Doe20`", "10.1000/knee.1", "doi:10.1000/KNEE.1",
        "https://doi.org/10.1000/knee.1", "<https://doi.org/10.1000/knee.1>",
        "[doi](https://doi.org/10.1000/knee.1)", "[Knees without labels](/publications/doe20/)",
        "[Knees](../publications/doe20/)",
    ],
)  # fmt: skip
def test_publications_by_key_doi_or_link(read: Read, item: str) -> None:
    """Whatever names nothing but a publication becomes the portal's own reference."""
    portal = read({"projects/knees.md": PAPERS.format("Publications", f"- {item}")})
    knees = record_of(portal, "projects/knees")
    assert isinstance(knees, Project)
    assert knees.bibkeys == ("Doe20",)
    assert [label for label, *_ in cards(portal, "projects/knees")[0]] == ["Knees without labels"]
    assert messages(portal) == []


def test_written_references_stay(read: Read) -> None:
    """References in words stay, are matched by their DOI, and link the title they name."""
    items = (
        "1. Doe J, Roe R. *Knees without labels*. J 2020. doi:10.1000/knee.1.\n"
        "2. Roe R. An older thing. 1999. https://doi.org/10.1000/unknown\n"
        "3. Roe21a\n"
    )
    portal = read({"projects/knees.md": PAPERS.format("References", items)})
    knees = record_of(portal, "projects/knees")
    assert isinstance(knees, Project)
    assert knees.bibkeys == ("Doe20", "Roe21a")
    found = plan_of(portal, "projects/knees")
    assert (found.replaced, found.done) == ((), {"publications"})
    assert linked(portal, "projects/knees") == [
        (5, "Knees without labels", "doe20"), (7, "Roe21a", "roe21a"),
    ]  # fmt: skip
    assert messages(portal) == []


def test_an_unknown_doi_is_a_link_and_an_unknown_key_a_message(read: Read) -> None:
    """What the bibliography lacks is shown as it was written."""
    items = "- Doe20\n- https://doi.org/10.1000/other\n- Roe21b"
    portal = read({"projects/knees.md": PAPERS.format("Publications", items)})
    (found,) = cards(portal, "projects/knees")
    assert found[1:] == [
        ("doi:10.1000/other", "", "https://doi.org/10.1000/other"), ("Roe21b", "", ""),
    ]  # fmt: skip
    assert messages(portal) == [
        "projects/knees.md:7 there is no publication 'Roe21b'; did you mean 'Roe21a'?"
    ]


@pytest.mark.parametrize(
    ("heading", "items", "done"),
    [
        ("Publications", "- Roe22\n- Roe21a", {"publications", "selected"}),
        ("Publications", "- Roe R. Something. 1999.", {"publications", "selected"}),
        ("Selected publications", "- Roe22", {"selected"}),
        ("Publications", "See [my list](https://example.org).", set()),
    ],
)
def test_a_person_has_one_list_of_publications(
    read: Read, heading: str, items: str, done: set[str]
) -> None:
    """A list by hand is the one; a selection goes before the full list, as in a header."""
    portal = read({"people/rik-roe.md": f"# Rik Roe\n\n## {heading}\n\n{items}\n"})
    found = plan_of(portal, "people/rik-roe")
    assert found.done == done
    assert found.under == (((3, "publications"),) if not done else ())


# Types ---------------------------------------------------------------------------------------


def test_a_list_says_what_a_page_below_is(read: Read) -> None:
    """A page below a research line becomes a project if listed as one; a person stays one."""
    files = {
        "sections/bml.md": "# BML\n\n## Projects\n- [Elastix](bml/elastix.md)\n"
        "- [Jane](../people/jane-doe.md)\n",
        "sections/bml/elastix.md": "# Elastix\n",
    }
    portal = read(files)
    assert portal.pages["sections/bml/elastix"].ref == ("project", "elastix")
    assert portal.pages["people/jane-doe"].ref == ("person", "jane-doe")
    assert plan_of(portal, "sections/bml").replaced == ()


def test_titles_around_names_are_no_part_of_them(read: Read) -> None:
    """Academic titles of a heading or a header go to fields of their own."""
    files = {"people/max.md": "---\ntitle: Dr. Max Mustermann, MSc\n---\n"}
    portal = read(files)
    people = {record.key: record for record in portal.catalogue.of_type("person")}
    jane, max_ = people["jane-doe"], people["max"]
    assert isinstance(jane, Person)
    assert isinstance(max_, Person)
    assert (jane.label, jane.degrees, jane.letters) == ("Jane Doe", "Prof. dr.", "MD PhD")
    assert jane.heading == "Prof. dr. Jane Doe, MD PhD"
    assert jane.parsed_name.initials == "J."
    assert (max_.label, max_.heading) == ("Max Mustermann", "Dr. Max Mustermann, MSc")
    assert Person(key="a", source=jane.source, title="A B", degrees="MSc").heading == "A B, MSc"
