"""What the pages of people, groups, projects, research lines, software and lists tell machines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from labportal.model.dates import PartialDate
from labportal.model.fields import PerGroup
from labportal.model.problems import Source
from labportal.model.records import (
    ExternalPerson,
    Funding,
    Group,
    Page,
    Person,
    Project,
    ResearchLine,
    Software,
)
from labportal.rendering.metadata.head import Overview, head_of_overview, head_of_record
from labportal.rendering.metadata.jsonld import MOST_ITEMS
from labportal.rendering.metadata.site import Extras, Site, directory_address
from unit.rendering.metadata_checks import BASE, HOSTILE, Head, catalogue_of, faults, kinds

if TYPE_CHECKING:
    from labportal.model.records import Record

SITE = Site(name="Lab", language="en")
HERE = Source("x.md")
ADA = Person(
    key="ada", source=HERE, docname="people/ada", title="Ada Brouwer", degrees="Prof. dr.",
    orcid="0000-0002-1825-0097", position=PerGroup("Professor"), groups=("bones",),
    affiliation="Radiology", github="https://github.com/ada", website="javascript:alert(1)",
    email="ada@example.org", pub_name="A. M. Brouwer",
)  # fmt: skip
BRAM = Person(
    key="bram", source=HERE, docname="people/bram", title="Bram Veen", groups=("bones",),
    position=PerGroup("PhD candidate"), end=PartialDate(2020),
)  # fmt: skip
EVE = Person(key="eve", source=HERE, docname="people/eve", title="Eve Dark", draft=True)
OLGA = ExternalPerson(key="olga", source=HERE, name="Olga Petrova", url="https://o.example.org")
BONES = Group(
    key="bones", source=HERE, docname="groups/bones", title="Bone group", leader=("Ada Brouwer",),
    institution="Example University", ror="https://ror.org/016xsfp80",
    website="https://bones.example.org",
)  # fmt: skip
MARBLE = Project(
    key="marble", source=HERE, docname="projects/marble", title="Marble",
    title_long="Machine reading of bones", people=("Ada Brouwer", "Olga Petrova", "Eve Dark",
    "Somebody Else (Elsewhere)"), partners=("Example Hospital",), groups=("bones",),
    funding=(Funding("Fund", "12345", "https://fund.example.org"), Funding("Other")),
    start=PartialDate(2022, 1), end=PartialDate(2027), research=("fractures",),
    description="Bones, read.",
)  # fmt: skip
FRACTURES = ResearchLine(
    key="fractures", source=HERE, docname="research/fractures", title="Fractures",
    people=("Ada Brouwer",), projects=("marble", "Unwritten"), groups=("bones",),
)  # fmt: skip
DESK = Software(
    key="desk", source=HERE, docname="software/desk", title="Scan desk", people=("Ada Brouwer",),
    github="https://github.com/example/desk", license="Apache-2.0",
    documentation="https://desk.example.org/docs",
)  # fmt: skip
HOME = Page(key="index", source=HERE, docname="index", title="Welcome")
ALL: tuple[Record, ...] = (ADA, BRAM, EVE, OLGA, BONES, MARBLE, FRACTURES, DESK, HOME)


def head_of(record: Record, base: str = BASE, extras: Extras | None = None) -> Head:
    """Return the head of a record's page, checked for everything that any head must be."""
    catalogue = catalogue_of(*(record if record.ref == one.ref else one for one in ALL))
    html = head_of_record(
        record, catalogue, base, directory_address(record), site=SITE, extras=extras or Extras()
    )
    assert faults(html) == []
    return Head(html)


def test_a_persons_page_is_a_profile() -> None:
    """A person has names, position, ORCID iD, safe profiles and groups, but no e-mail address."""
    head = head_of(ADA, extras=Extras(picture="_images/ada.png"))
    person = head.thing("Person")
    assert head.thing("ProfilePage")["mainEntity"] == {"@id": person["@id"]}
    assert person["@id"] == f"{BASE}people/ada/#person"
    assert (person["givenName"], person["familyName"]) == ("Ada", "Brouwer")
    assert person["honorificPrefix"] == "Prof. dr."
    assert person["alternateName"] == "A. M. Brouwer"
    assert person["jobTitle"] == "Professor"
    assert person["image"] == f"{BASE}_images/ada.png"
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097", "https://github.com/ada"]
    assert person["affiliation"][0]["@id"] == f"{BASE}groups/bones/#organization"
    assert person["affiliation"][1] == {"@type": "Organization", "name": "Radiology"}
    assert "ada@example.org" not in head.html
    assert head.one("og:type") == "profile"
    assert head.one("profile:last_name") == "Brouwer"


def test_a_former_member_has_no_position() -> None:
    """What somebody was is nobody's business any more."""
    head = head_of(BRAM)
    assert "PhD candidate" not in head.html
    assert "affiliation" not in head.thing("Person")


def test_a_group_is_an_organisation_in_its_institution() -> None:
    """A group has its institution's ROR address, its leader by role and its current members."""
    group = head_of(BONES).thing("ResearchOrganization")
    assert group["parentOrganization"]["@id"] == "https://ror.org/016xsfp80"
    assert group["sameAs"] == "https://bones.example.org"
    assert group["member"]["roleName"] == "Leader"
    assert group["member"]["member"]["@id"] == f"{BASE}people/ada/#person"


def test_a_project_has_members_partners_and_grants() -> None:
    """Drafts are left out, people without a page are named, each grant says what it pays for."""
    head = head_of(MARBLE)
    project = head.thing("ResearchProject")
    assert project["name"] == "Machine reading of bones"
    assert project["alternateName"] == "Marble"
    assert (project["foundingDate"], project["dissolutionDate"]) == ("2022-01", "2027")
    assert [member["name"] for member in project["member"]] == [
        "Ada Brouwer", "Olga Petrova", "Somebody Else", "Example Hospital",
    ]  # fmt: skip
    assert project["member"][1]["url"] == "https://o.example.org"
    assert project["parentOrganization"]["@id"] == f"{BASE}groups/bones/#organization"
    assert project["knowsAbout"]["@id"] == f"{BASE}research/fractures/#topic"
    grants = [node for node in head.graph if node["@type"] == "Grant"]
    assert [grant.get("identifier", "") for grant in grants] == ["12345", ""]
    assert all(grant["fundedItem"] == {"@id": project["@id"]} for grant in grants)
    assert grants[0]["url"] == "https://fund.example.org"


def test_a_research_line_is_a_topic_that_people_know_about() -> None:
    """Its people, groups and projects are joined to the topic of the page."""
    head = head_of(FRACTURES)
    topic = {"@id": f"{BASE}research/fractures/#topic"}
    assert head.thing("CollectionPage")["about"] == topic
    knowing = [node["name"] for node in head.graph if node.get("knowsAbout") == topic]
    assert knowing == ["Ada Brouwer", "Bone group", "Marble"]


@pytest.mark.parametrize(
    ("github", "kind", "manual"),
    [
        ("https://github.com/example/desk", "SoftwareSourceCode", "subjectOf"),
        ("", "SoftwareApplication", "softwareHelp"),
    ],
)
def test_software_is_source_code_or_an_application(github: str, kind: str, manual: str) -> None:
    """What has no repository is an application; licence and makers are typed links, too."""
    head = head_of(replace(DESK, github=github))
    program = head.thing(kind)
    assert program.get("codeRepository", "") == github
    assert program["license"] == "https://spdx.org/licenses/Apache-2.0.html"
    assert program[manual]["url"] == "https://desk.example.org/docs"
    assert program["author"]["@id"] == f"{BASE}people/ada/#person"
    assert head.hrefs("license") == [program["license"]]
    assert head.hrefs("author") == ["https://orcid.org/0000-0002-1825-0097"]
    assert head.hrefs("type") == ["https://schema.org/AboutPage", f"https://schema.org/{kind}"]


@pytest.mark.parametrize("licence", ["proprietary", "see the file", "javascript:x", "CC BY"])
def test_a_licence_that_is_not_certain_has_no_address(licence: str) -> None:
    """No address is made up for a licence of unknown name or version."""
    head = head_of(replace(DESK, license=licence))
    assert head.hrefs("license") == []
    assert "license" not in head.thing("SoftwareSourceCode")


def test_the_home_page_tells_of_the_site() -> None:
    """The home page has no breadcrumbs, and says which groups publish the site."""
    head = head_of(HOME)
    assert kinds(head.graph) == ["WebPage", "WebSite"]
    assert head.thing("WebSite")["url"] == BASE
    assert head.thing("WebSite")["publisher"]["@id"] == f"{BASE}groups/bones/#organization"


def test_an_overview_lists_what_has_a_page() -> None:
    """All records are counted, the first ones are named in the order of the page."""
    records = [replace(ADA, key=f"p{n}", docname=f"people/p{n}") for n in range(MOST_ITEMS + 20)]
    overview = Overview(title="People", description="Everybody.", records=records)
    html = head_of_overview(overview, catalogue_of(*records), BASE, "people/", site=SITE)
    assert faults(html) == []
    head = Head(html)
    found = head.thing("ItemList")
    assert found["numberOfItems"] == MOST_ITEMS + 20
    assert [item["position"] for item in found["itemListElement"]] == [*range(1, MOST_ITEMS + 1)]
    assert found["itemListElement"][0]["url"] == f"{BASE}people/p0/"
    assert head.thing("CollectionPage")["mainEntity"] == {"@id": f"{BASE}people/#list"}
    assert head.one("og:description") == "Everybody."


@pytest.mark.parametrize(
    "record", [record for record in ALL if record.docname], ids=lambda record: record.docname
)
def test_no_page_needs_the_sites_address(record: Record) -> None:
    """Without it no absolute address of the site is in the head."""
    head = head_of(record, base="")
    assert "lab.example.org" not in head.html
    assert head.one("og:title") == record.label
    assert "WebPage" not in (kinds(head.graph) if head.scripts else [])


def test_nothing_an_author_writes_becomes_code() -> None:
    """Markup in any field of any record stays text."""
    text = {"title": HOSTILE, "description": HOSTILE, "picture_alt": HOSTILE, "tags": (HOSTILE,)}
    hostile: list[Record] = [
        replace(ADA, **text, degrees=HOSTILE, pub_name=HOSTILE, affiliation=HOSTILE,
                position=PerGroup(HOSTILE), github=f"https://{HOSTILE}"),
        replace(BONES, **text, institution=HOSTILE, address=HOSTILE, ror=HOSTILE),
        replace(MARBLE, **text, title_long=HOSTILE, partners=(HOSTILE,), people=(HOSTILE,),
                funding=(Funding(HOSTILE, HOSTILE, "javascript:alert(1)"),)),
        replace(FRACTURES, **text, title_long=HOSTILE),
        replace(DESK, **text, license=HOSTILE, github="javascript:alert(1)"),
        replace(HOME, **text),
    ]  # fmt: skip
    catalogue = catalogue_of(*hostile)
    for record in hostile:
        html = head_of_record(record, catalogue, BASE, directory_address(record), site=SITE)
        assert faults(html) == []
        head = Head(html)
        assert not {"<", ">", "&"} & set(head.scripts[0])
        assert "<script>alert(1)</script>" in head.one("og:title")
        assert "javascript:" not in html


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('"familyName"', '"surname"', "unknown property https://schema.org/surname"),
        ('"@type":"Person"', '"@type":"Persn"', "unknown type https://schema.org/Persn"),
        ('"name":"Ada Brouwer"', '"name":" "', "has an empty value"),
        ("</script>", "", "<script> is not closed"),
        ('content="profile"', 'content=""', "<meta> has repeated or empty attributes"),
        ('"https://lab', '"htps://lab', "is no address"),
    ],
)
def test_the_checks_find_what_is_wrong(good: str, bad: str, fault: str) -> None:
    """A head that is wrong in one place does not pass."""
    html = head_of(ADA).html
    assert good in html
    assert any(fault in found for found in faults(html.replace(good, bad)))
