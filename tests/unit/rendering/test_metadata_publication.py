"""What a publication's page tells search engines and reference managers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from labportal.model.names import parse_name
from labportal.model.problems import Source
from labportal.model.records import KINDS, ExternalPerson, Group, Person
from labportal.model.records.publication import NO_NOTE, AuthorNote
from labportal.rendering.metadata.head import head_of_publication
from labportal.rendering.metadata.site import Extras, File, Site
from unit.rendering.metadata_checks import (
    BASE,
    HOSTILE,
    Head,
    catalogue_of,
    faults,
    hostile_publication,
    kinds,
)

ADA = Person(
    key="ada",
    source=Source("people/ada.md"),
    docname="people/ada",
    title="Ada van der Berg",
    orcid="0000-0002-1825-0097",
)
OLGA = ExternalPerson(
    key="olga", source=Source("x.yaml"), name="Olga Petrova", url="https://olga.example.org",
    orcid="0000-0001-5109-3700",
)  # fmt: skip
SCHOOL = Group(
    key="lab", source=Source("groups/lab.md"), docname="groups/lab", title="Lab",
    institution="Example University", ror="https://ror.org/016xsfp80",
)  # fmt: skip
ARTICLE = r"""
  author = {van der Berg, Ada and Petrova, Olga and King, Jr., Martin and {The Bone Team}},
  title = {Bones \& {Rays}}, journal = {Journal of Imaging}, year = 2020, month = mar, day = 7,
  volume = 4, number = 2, pages = {101--112}, doi = {10.5555/Ab(3)x}, pmid = 1234567,
  issn = {1234-567x}, keywords = {bones, rays}, langid = {english},
  license = {CC BY 4.0}, abstract = {We look at bones.}
"""
ADDRESS = "publications/key20/"


def head_of(
    fields: str,
    entry_type: str = "article",
    base: str = BASE,
    *,
    said: dict[str, Any] | None = None,
    address: str = ADDRESS,
    site: Site | None = None,
    extras: Extras | None = None,
) -> Head:
    """Return the head of the page of one entry, checked for everything that any head must be."""
    catalogue = catalogue_of(ADA, OLGA, SCHOOL, bib=f"@{entry_type}{{Key20,{fields}}}")
    html = head_of_publication(
        replace(catalogue.publication("key20"), **(said or {})),
        catalogue,
        base,
        address,
        site=site or Site(name="Lab", language="en-GB"),
        extras=extras or Extras(),
    )
    if base:
        assert faults(html) == []
    head = Head(html)
    assert head.faults == []
    return head


def test_an_article_has_every_tag_that_scholar_asks_for() -> None:
    """Title, authors in order, date, venue, numbers and identifiers each stand in their tag."""
    tags = [tag for tag in head_of(ARTICLE).metas if tag[0].startswith("citation_")]
    assert tags == [
        ("citation_title", "Bones & Rays"),
        ("citation_author", "van der Berg, Ada"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Petrova, Olga"),
        ("citation_author_orcid", "https://orcid.org/0000-0001-5109-3700"),
        ("citation_author", "King Jr., Martin"),
        ("citation_author", "The Bone Team"),
        ("citation_publication_date", "2020/03/07"),
        ("citation_journal_title", "Journal of Imaging"),
        ("citation_volume", "4"),
        ("citation_issue", "2"),
        ("citation_firstpage", "101"),
        ("citation_lastpage", "112"),
        ("citation_doi", "10.5555/Ab(3)x"),
        ("citation_pmid", "1234567"),
        ("citation_issn", "1234-567X"),
        ("citation_language", "en"),
        ("citation_keywords", "bones"),
        ("citation_keywords", "rays"),
        ("citation_abstract_html_url", f"{BASE}{ADDRESS}"),
    ]


@pytest.mark.parametrize(
    ("entry_type", "fields", "tag", "value"),
    [
        ("inproceedings", "booktitle={Proc. of X}", "citation_conference_title", "Proc. of X"),
        ("phdthesis", "school={Example University}", "citation_dissertation_institution",
         "Example University"),
        ("mastersthesis", "school={TU}", "citation_dissertation_institution", "TU"),
        ("techreport", "institution={CERN}, number=7", "citation_technical_report_institution",
         "CERN"),
        ("techreport", "institution={CERN}, number=7", "citation_technical_report_number", "7"),
        ("incollection", "booktitle={Big Book}", "citation_inbook_title", "Big Book"),
        ("book", "publisher={Desk}, isbn={978-3-16-148410-0}", "citation_isbn",
         "978-3-16-148410-0"),
        ("book", "publisher={Desk}", "citation_publisher", "Desk"),
        ("article", "journal={arXiv:2001.01234}", "citation_arxiv_id", "2001.01234"),
        ("article", "journal={arXiv:2001.01234}", "citation_journal_title", "arXiv"),
    ],
)  # fmt: skip
def test_each_kind_names_its_venue(entry_type: str, fields: str, tag: str, value: str) -> None:
    """The venue stands in the tag from which Scholar and Zotero learn what the work is."""
    head = head_of(f"author={{A. B}}, title={{T}}, year=2020, {fields}", entry_type)
    assert head.one(tag) == value


@pytest.mark.parametrize(
    ("date", "expected"),
    [("year=2020", "2020"), ("year=2020, month=mar", "2020"), ("date={2020-03-07}", "2020/03/07")],
)
def test_a_month_alone_is_left_out(date: str, expected: str) -> None:
    """Scholar reads a full date or a year; the graph keeps what is known."""
    head = head_of(f"author={{A. B}}, title={{T}}, journal={{J}}, {date}")
    assert head.one("citation_publication_date") == expected


@pytest.mark.parametrize(
    ("pdf", "address", "expected"),
    [
        ("publications/key20/key20.pdf", ADDRESS, f"{BASE}publications/key20/key20.pdf"),
        ("publications/key20.pdf", "publications/key20.html", f"{BASE}publications/key20.pdf"),
        ("pdf/key20.pdf", ADDRESS, ""),
        ("publications/key20/files/key20.pdf", ADDRESS, ""),
        ("publications/key20.pdf", ADDRESS, ""),
        ("publications/key20/key20.html", ADDRESS, ""),
        ("https://elsewhere.example.org/key20.pdf", ADDRESS, ""),
    ],
)
def test_scholar_hears_of_a_pdf_beside_its_page_only(pdf: str, address: str, expected: str) -> None:
    """A PDF in another folder or on another site has no tag."""
    head = head_of(ARTICLE, address=address, extras=Extras(pdf=pdf))
    assert head.one("citation_pdf_url") == expected


def test_an_article_is_a_thing_with_lasting_names() -> None:
    """The graph has the article, its authors by page or ORCID, its DOI and its journal."""
    article = head_of(ARTICLE).thing("ScholarlyArticle")
    assert article["@id"] == f"{BASE}{ADDRESS}#publication"
    assert article["headline"] == "Bones & Rays"
    assert article["datePublished"] == "2020-03-07"
    assert article["abstract"] == "We look at bones."
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert article["sameAs"][0] == "https://doi.org/10.5555/Ab(3)x"
    ada, olga, king, team = article["author"]
    assert ada["@id"] == f"{BASE}people/ada/#person"
    assert ada["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert olga["@id"] == olga["sameAs"] == "https://orcid.org/0000-0001-5109-3700"
    assert olga["url"] == "https://olga.example.org"
    assert (king["familyName"], king["honorificSuffix"]) == ("King", "Jr.")
    assert team == {"@type": "Organization", "name": "The Bone Team"}
    issue = article["isPartOf"]
    journal = issue["isPartOf"]["isPartOf"]
    assert (issue["issueNumber"], issue["isPartOf"]["volumeNumber"]) == ("2", "4")
    assert journal == {"@type": "Periodical", "name": "Journal of Imaging", "issn": "1234-567X"}


def test_a_thesis_names_degree_school_and_supervisors() -> None:
    """The school is known by its ROR address, a promotor by the page of the person."""
    head = head_of(
        "author={B. Boss}, title={T}, year=2021, school={Example University}, "
        "promotor={A. van der Berg}, copromotor={C. Other}",
        "phdthesis",
        said={
            "promotors": (parse_name("A. van der Berg"),),
            "copromotors": (parse_name("C. Other"),),
        },
    )
    thesis = head.thing("Thesis")
    assert thesis["inSupportOf"] == "PhD"
    assert thesis["sourceOrganization"]["@type"] == "CollegeOrUniversity"
    assert thesis["sourceOrganization"]["@id"] == "https://ror.org/016xsfp80"
    roles = [(role["roleName"], role["contributor"]["name"]) for role in thesis["contributor"]]
    assert roles == [("promotor", "A. van der Berg"), ("co-promotor", "C. Other")]
    assert thesis["contributor"][0]["contributor"]["@id"] == f"{BASE}people/ada/#person"


def test_what_an_entry_says_of_its_authors_is_told() -> None:
    """An ORCID iD in the entry identifies an author whom the portal does not know."""
    orcid = "https://orcid.org/0000-0001-5109-3700"
    head = head_of(
        "author={A. B and C. D}, title={T}, journal={J}, year=2020",
        said={
            "author_notes": (NO_NOTE, AuthorNote(orcid="0000-0001-5109-3700")),
            "awards": ("Best paper",),
            "open_access": True,
            "pmcid": "PMC123",
        },
    )
    article = head.thing("ScholarlyArticle")
    assert "@id" not in article["author"][0]
    assert article["author"][1]["@id"] == orcid
    assert (article["award"], article["isAccessibleForFree"]) == ("Best paper", True)
    assert article["sameAs"] == "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"
    assert head.hrefs("author") == head.all("citation_author_orcid") == [orcid]


@pytest.mark.parametrize(
    ("entry_type", "fields", "kind"),
    [
        ("inproceedings", "booktitle={P}, volume=3, series={LNCS}", "ScholarlyArticle"),
        ("book", "publisher={P}, edition={2nd}, isbn={3161484100}", "Book"),
        ("incollection", "booktitle={P}, pages={1--2}, editor={A. van der Berg}", "Chapter"),
        ("techreport", "institution={P}, number=3", "Report"),
        ("dataset", "publisher={P}, abstract={What is in it.}", "Dataset"),
        ("software", "code={https://github.com/x/y}", "SoftwareSourceCode"),
        ("software", "url={https://gitlab.example.org/x/y}", "SoftwareSourceCode"),
        ("software", "url={https://x.example.org}", "SoftwareApplication"),
        ("patent", "holder={P}, number={EP 1}", "CreativeWork"),
        ("misc", "howpublished={P}", "CreativeWork"),
    ],
)
def test_every_kind_has_a_valid_graph(entry_type: str, fields: str, kind: str) -> None:
    """Types and properties are schema.org's, and what the type requires is there."""
    head = head_of(f"author={{A. van der Berg}}, title={{T}}, year=2020, {fields}", entry_type)
    assert head.thing(kind)["name"] == "T"
    assert f"https://schema.org/{kind}" in head.hrefs("type")


def test_programs_find_their_way_from_the_page() -> None:
    """Signposting leads to authors, formats, PDF and licence; a publisher's DOI is related."""
    files = tuple(
        File(f"{ADDRESS}key20.{suffix}", media_type)
        for suffix, media_type in (("bib", "application/x-bibtex"), ("ris", "text/x-ris"))
    )
    extras = Extras(pdf=f"{ADDRESS}key20.pdf", exports=files)
    head = head_of(ARTICLE, extras=extras)
    assert head.hrefs("author") == [
        "https://orcid.org/0000-0002-1825-0097",
        "https://orcid.org/0000-0001-5109-3700",
    ]
    assert head.hrefs("describedby") == [f"{BASE}{file.address}" for file in files]
    assert [link["type"] for link in head.links if link["rel"] == "item"] == ["application/pdf"]
    assert head.hrefs("license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert head.hrefs("type")[0] == "https://schema.org/AboutPage"
    assert head.hrefs("cite-as") == []
    assert head.hrefs("related") == ["https://doi.org/10.5555/Ab(3)x"]


def test_an_identifier_of_ones_own_is_for_citing() -> None:
    """A DOI that leads to this page is ``cite-as``, and then nothing is related."""
    head = head_of(ARTICLE, site=Site(doi_prefixes=("10.5555/aB",)))
    assert head.hrefs("cite-as") == ["https://doi.org/10.5555/Ab(3)x"]
    assert head.hrefs("related") == []
    assert "WebSite" not in kinds(head.graph)


def test_a_shared_link_shows_what_it_leads_to() -> None:
    """Open Graph has the article's title, day, authors' pages, and a picture with its text."""
    head = head_of(ARTICLE, extras=Extras(picture="_images/fig 1.png", picture_alt="A bone"))
    assert head.one("og:type") == "article"
    assert head.one("og:url") == f"{BASE}{ADDRESS}"
    assert head.one("og:locale") == "en_GB"
    assert head.one("og:image") == f"{BASE}_images/fig%201.png"
    assert head.one("og:image:alt") == "A bone"
    assert head.one("article:published_time") == "2020-03-07"
    assert head.all("article:author") == [f"{BASE}people/ada/"]
    assert head.one("twitter:card") == "summary_large_image"
    assert head.one("description") == head.one("og:description") == "We look at bones."


def test_without_the_sites_address_nothing_claims_one() -> None:
    """No address of the site is made up, links work from the page, and the rest is still said."""
    extras = Extras(
        pdf=f"{ADDRESS}key20.pdf",
        picture="_images/x.png",
        exports=(File(f"{ADDRESS}key20.bib", "application/x-bibtex"),),
        above=(("Publications", "publications/"),),
    )
    head = head_of(ARTICLE, base="", extras=extras)
    assert head.one("citation_title")
    for name in ("citation_pdf_url", "citation_abstract_html_url", "og:url", "og:image"):
        assert head.all(name) == []
    assert head.hrefs("describedby") == ["key20.bib"]
    assert head.hrefs("item") == ["key20.pdf"]
    [article] = head.graph
    assert article["@id"] == "#publication"
    assert "url" not in article
    assert article["author"][0]["@id"] == "https://orcid.org/0000-0002-1825-0097"


@pytest.mark.parametrize("base", ["javascript:alert(1)", "//x.example.org/", "lab", " "])
def test_only_a_web_address_is_a_base(base: str) -> None:
    """What is no absolute web address counts as none."""
    assert head_of(ARTICLE, base=base).all("og:url") == []


def test_breadcrumbs_lead_from_home_to_the_page() -> None:
    """The pages above are named in order, each with its address."""
    head = head_of(ARTICLE, extras=Extras(above=(("Publications", "publications/"),)))
    steps = head.thing("BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Lab", BASE),
        (2, "Publications", f"{BASE}publications/"),
        (3, "Bones & Rays", f"{BASE}{ADDRESS}"),
    ]
    assert head.thing("WebPage")["mainEntity"] == {"@id": f"{BASE}{ADDRESS}#publication"}


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_a_person_in_no_list_is_not_told(status: str) -> None:
    """An author whose page is a draft or hidden is named like anybody else."""
    draft = Person(key="eve", source=Source("e"), docname="people/eve", title="Eve Dark",
                   orcid="0000-0002-1825-0097", status=status)  # fmt: skip
    catalogue = catalogue_of(draft, bib="@article{k, author={Eve Dark}, title={T}, year=2020}")
    html = head_of_publication(catalogue.publication("k"), catalogue, BASE, "publications/k/")
    assert "0000-0002-1825-0097" not in html
    assert "people/eve" not in html
    assert "Dark, Eve" in html


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_an_author_writes_becomes_code(kind: str) -> None:
    """Markup in any value stays text: no element, attribute or comment more than ours."""
    publication = hostile_publication(kind)
    files = (File(f"{ADDRESS}{HOSTILE}.bib", HOSTILE),)
    extras = Extras(pdf=f"{ADDRESS}{HOSTILE}.pdf", exports=files, picture=HOSTILE,
                    picture_alt=HOSTILE, above=((HOSTILE, HOSTILE),))  # fmt: skip
    html = head_of_publication(
        publication, catalogue_of(publication), BASE, ADDRESS,
        site=Site(name=HOSTILE, language=HOSTILE), extras=extras,
    )  # fmt: skip
    assert faults(html) == []
    head = Head(html)
    assert not {"<", ">", "&"} & set(head.scripts[0])
    assert "<script>alert(1)</script>" in head.one("citation_title")
    assert "\x00" not in html
    assert all("javascript:" not in link["href"] for link in head.links)


def test_control_characters_are_dropped() -> None:
    """What no document may hold is in no value, also if it came from a page's header."""
    person = Person(key="ada", source=Source("a"), title="Ada\x00 \ud800B\nC", docname="people/ada")
    catalogue = catalogue_of(person, bib="@article{k, author={A. B}, title={T}, year=2020}")
    publication = catalogue.publication("k")
    site = Site(name="Lab\x00\ud800\x1b")
    html = head_of_publication(publication, catalogue, BASE, "publications/k/", site=site)
    assert html.encode()
    assert Head(html).one("og:site_name") == "Lab"


def test_the_same_values_give_the_same_bytes() -> None:
    """A head is a function of its values: keys are sorted, nothing depends on a set."""
    one, other = (head_of(ARTICLE).html for _ in range(2))
    assert one == other
    data = json.loads(Head(one).scripts[0])
    assert json.dumps(data) == json.dumps(data, sort_keys=True)
