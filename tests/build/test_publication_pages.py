"""Pages of publications and theses, and the pages that list them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sample_portal import png, sample_portal
from support import found_pages

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from support import Portal, PortalFactory

BIB = r"""
@article{All20,
  author = {Bell*, Bo and Ames*, Ada and van der Cole, Cy},
  author+an = {3=corresponding}, author+an:orcid = {1="0000-0002-1825-0097"},
  title = {On \emph{in vivo} {MRI} of $x^2$: \href{https://example.org/x}{linked}},
  journal = {Journal}, year = 2020, doi = {10.5555/all20}, pmid = {12345678},
  pmcid = {PMC123456}, eprint = {2001.01234}, archiveprefix = {arXiv},
  medrxiv = {10.1101/2020.01.01.20000000}, biorxiv = {10.1101/2020.01.01.1},
  publisher_url = {https://example.org/p}, pdf = {https://example.org/all.pdf},
  code = {https://github.com/a/b}, data = {https://zenodo.org/records/1},
  model = {https://huggingface.co/a/b}, slides = {https://example.org/s},
  poster = {https://example.org/poster}, video = {https://example.org/v},
  project = {https://example.org/project}, projects = {knees}, software = {desk},
  award = {Best Paper; Prize of the Society}, open_access = {yes}, selected = {yes},
  abstract = {<jats:p>One \textit{word} of $\alpha$.</jats:p>
    <jats:p>Two H\textsubscript{2}O.</jats:p>},
}
@phdthesis{Ames22, author = {Ames, Ada}, title = {Machines that read}, school = {A University},
  year = 2022, defended = {2022-06-21}, promotor = {Bell, Bo},
  copromotor = {van der Cole, Cy and Dune, Di}, isbn = {978-3-16-148410-0},
  pdf = {ames.pdf}, cover = {ames.png}}
@mastersthesis{Cole23, author = {van der Cole, Cy}, title = {Little}, school = {B University},
  year = 2023, supervisor = {Ames, Ada}}
@article{Pre19, author = {Ames, A.}, title = {Bells in the dark}, journal = {arXiv:1901.00001},
  year = 2019}
@article{Pub21, author = {Ames, Ada}, title = {Bells in the Dark}, journal = {Bells}, year = 2021}
"""
FILES = {
    "papers.bib": BIB,
    "ames.pdf": b"%PDF-1.4",
    "images/theses/ames.png": png(60),
    "people/bo-bell.md": "---\ntitle: Bo Bell\ngroups: bells\n---\n",
    "people/ada-ames.md": "---\ntitle: Ada Ames\ngroups: bells\n---\n",
    "projects/knees.md": "---\ntitle: Quiet knees\nresearch: bones\n---\n",
    "research/bones.md": "---\ntitle: Bones\n---\n",
    "software/desk.md": "---\ntitle: Scan desk\n---\n",
    "groups/bells.md": "---\ntitle: Bells\n---\n",
    "publications/index.md": "# Publications\n\nAll we wrote.\n",
}
BASE = "https://lab.example.org/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The portal with a publication that has everything, and theses."""
    from support import PortalFactory

    factory = PortalFactory(tmp_path_factory.mktemp("publications"))
    made = factory(FILES, html_baseurl=BASE)
    factory.clean_up()
    return made


def one(soup: BeautifulSoup, selector: str) -> str:
    """Return the text of the only element, in one line."""
    [found] = soup.select(selector)
    return " ".join(found.get_text(" ", strip=True).split())


def hrefs(soup: BeautifulSoup, selector: str) -> dict[str, str]:
    """Return text -> address of links."""
    return {link.get_text(strip=True): str(link["href"]) for link in soup.select(selector)}


def test_nothing_is_reported(built: Portal) -> None:
    """Every field of these entries is understood."""
    assert built.warnings == ""


def test_every_button(built: Portal) -> None:
    """Each kind of link has its button, with the text that says where it leads."""
    found = hrefs(built.soup("/publications/all20/"), ".lp-pub-head .lp-button-small")
    assert found == {
        "DOI": "https://doi.org/10.5555/all20",
        "PubMed": "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "arXiv": "https://arxiv.org/abs/2001.01234",
        "PDF": "https://example.org/all.pdf",
        "Publisher": "https://example.org/p",
        "medRxiv": "https://www.medrxiv.org/content/10.1101/2020.01.01.20000000",
        "bioRxiv": "https://www.biorxiv.org/content/10.1101/2020.01.01.1",
        "Code": "https://github.com/a/b",
        "Data": "https://zenodo.org/records/1",
        "Model": "https://huggingface.co/a/b",
        "Slides": "https://example.org/s",
        "Poster": "https://example.org/poster",
        "Video": "https://example.org/v",
        "Project": "https://example.org/project",
        "PMC": "https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/",
    }


def test_title_and_abstract(built: Portal) -> None:
    """Mark-up of TeX and JATS becomes that of the page, formulas become MathML."""
    soup = built.soup("/publications/all20/")
    [title] = soup.select(".lp-pub-head h1")
    assert title.select_one("em") is not None
    assert title.select_one("math") is not None
    assert hrefs(soup, ".lp-pub-head h1 a") == {"linked": "https://example.org/x"}
    [abstract] = soup.select("section[aria-labelledby=abstract]")
    assert [len(part.select("em, math, sub")) for part in abstract.select("p")] == [2, 1]
    assert not {"<", "\\", "{", "jats"} & set(abstract.get_text().split())


def test_authors(built: Portal) -> None:
    """Names are in full, members lead to their pages, and signs are explained under them."""
    soup = built.soup("/publications/all20/")
    assert hrefs(soup, ".lp-pub-authors a.lp-author") == {
        "Bo Bell": "../../people/bo-bell/",
        "Ada Ames": "../../people/ada-ames/",
    }
    [orcid] = soup.select(".lp-pub-authors a.lp-orcid")
    assert orcid["href"] == "https://orcid.org/0000-0002-1825-0097"
    assert [sign.get_text() for sign in soup.select(".lp-pub-authors sup")] == ["*", "*", "✉"]
    assert one(soup, ".lp-pub-legend") == "* Shared first authors ✉ Corresponding author"


def test_awards_and_access(built: Portal) -> None:
    """Awards and open access stand on the page, and in lists."""
    for address, place in (
        ("/publications/all20/", ".lp-pub-head"),
        ("/people/bo-bell/", ".lp-section-publications .lp-publication"),
    ):
        [found] = built.soup(address).select(place)
        awards = [item.get_text() for item in found.select(".lp-awards li")]
        assert awards == ["Best Paper", "Prize of the Society"]
        assert found.select_one(".lp-open") is not None


def test_what_it_belongs_to(built: Portal) -> None:
    """Projects and software that the entry names, and the project's line, lead both ways."""
    found = hrefs(built.soup("/publications/all20/"), ".lp-related a")
    assert found == {
        "Quiet knees": "../../projects/knees/",
        "Bones": "../../research/bones/",
        "Scan desk": "../../software/desk/",
    }
    for address in (*found.values(), "../../groups/bells/"):
        soup = built.soup(address.removeprefix("../.."))
        titles = hrefs(soup, ".lp-section-publications .lp-publication-title a")
        assert "../../publications/all20/" in titles.values(), address


def test_cite_this(built: Portal) -> None:
    """The reference and the entry in each format can be copied, and the same can be downloaded."""
    soup = built.soup("/publications/all20/")
    [reference, bibtex, ris, csl] = [part.get_text() for part in soup.select("#cite ~ * pre")]
    assert reference.startswith("B. Bell, A. Ames and C. van der Cole. On in vivo MRI")
    assert reference.endswith("https://doi.org/10.5555/all20")
    assert bibtex == built.text("publications/all20/all20.bib").strip()
    assert ris == built.text("publications/all20/all20.ris").strip()
    assert json.loads(csl) == json.loads(built.text("publications/all20/all20.json"))
    files = hrefs(soup, ".lp-cite-files a")
    assert files == {"BibTeX": "all20.bib", "RIS": "all20.ris", "CSL-JSON": "all20.json"}


def test_versions_lead_to_each_other(built: Portal) -> None:
    """The preprint and the paper name each other; lists show the paper, with a button."""
    later = built.soup("/publications/pre19/")
    assert hrefs(later, ".lp-version a") == {"Bells in the Dark": "../pub21/"}
    assert one(later, ".lp-version") == "Published version Bells in the Dark Bells, 2021"
    earlier = built.soup("/publications/pub21/")
    assert hrefs(earlier, "#preprints ~ ul a") == {"arXiv, 2019": "../pre19/"}
    shown = hrefs(built.soup("/publications/"), ".lp-publication-title a")
    assert "pub21/" in shown.values()
    assert "pre19/" not in shown.values()
    assert "arXiv" in built.soup("/publications/").select("#year-2021 ~ ol a")[-1].get_text()


# Theses ------------------------------------------------------------------------------------------


def test_the_page_of_a_thesis(built: Portal) -> None:
    """It shows cover, supervisors by their roles, school, day of the defence, PDF and ISBN."""
    soup = built.soup("/publications/ames22/")
    [cover] = soup.select(".lp-pub-head img.lp-cover")
    assert str(cover["src"]).endswith("_images/ames.png")
    assert cover["alt"] == "Cover of the thesis"
    facts = {
        row.dt.get_text(): row.dd.get_text()
        for row in soup.select(".lp-pub-head .lp-fact")
        if row.dt and row.dd
    }
    assert facts == {
        "Promotor": "Bo Bell",
        "Co-promotors": "Cy van der Cole, Di Dune",
        "Defended": "21 June 2022",
    }
    assert one(soup, ".lp-pub-venue") == "A University , 2022 PhD thesis"
    assert hrefs(soup, ".lp-pub-head .lp-button-small") == {"PDF": "../ames22/ames22.pdf"}
    assert "978-3-16-148410-0" in one(soup, ".lp-pub-side")


def test_a_cover_is_drawn(built: Portal) -> None:
    """A thesis without a picture gets a cover that says nothing new to a screen reader."""
    [cover] = built.soup("/publications/cole23/").select(".lp-pub-head .lp-cover-drawn")
    assert cover["aria-hidden"] == "true"
    assert "Little" in cover.get_text()


def test_the_gallery(built: Portal) -> None:
    """All theses stand by year with cover, title, author and school, each linked to its page."""
    soup = built.soup("/publications/theses/")
    assert one(soup, "h1") == "Theses"
    assert [year.get_text() for year in soup.select(".lp-part-title")] == ["2023", "2022"]
    items = soup.select(".lp-cover-item")
    assert [len(item.select("img.lp-cover, .lp-cover-drawn")) for item in items] == [1, 1]
    assert list(hrefs(soup, ".lp-cover-item a").values()) == ["../cole23/", "../ames22/"]
    assert "Ada Ames" in items[1].get_text()
    assert "A University" in items[1].get_text()
    files = hrefs(soup, ".lp-downloads a")
    assert files == {
        "BibTeX": "../theses.bib", "RIS": "../theses.ris", "CSL-JSON": "../theses.json",
    }  # fmt: skip
    assert built.text("publications/theses.bib").count("thesis{") == 2


def test_theses_of_a_supervisor(built: Portal) -> None:
    """The page of whoever supervised shows the covers."""
    covers = built.soup("/people/bo-bell/").select(".lp-section-supervised .lp-cover-item a")
    assert [str(link["href"]) for link in covers] == ["../../publications/ames22/"]


def test_the_views_lead_to_each_other(built: Portal) -> None:
    """Overview, types, selected publications and theses are one row of links on each of them."""
    pages = {
        "/publications/": "All",
        "/publications/types/": "By type",
        "/publications/selected/": "Selected",
        "/publications/theses/": "Theses",
    }
    for address, label in pages.items():
        [row] = built.soup(address).select("nav.lp-ways")
        assert [item.get_text() for item in row.select("li")] == list(pages.values())
        assert [item.get_text() for item in row.select("[aria-current=page]")] == [label]
        for link in row.select("a"):
            assert str(link["href"]).startswith("../" if address != "/publications/" else "")


def test_views_by_type_and_selected(built: Portal) -> None:
    """One is divided by type, the other holds what entries say is selected."""
    headings = [part.get_text() for part in built.soup("/publications/types/").select("h2")]
    assert headings == ["Journal articles", "PhD theses", "Master's theses"]
    selected = hrefs(built.soup("/publications/selected/"), ".lp-publication-title a")
    assert list(selected.values()) == ["../all20/"]


def test_each_year_has_a_page(built: Portal) -> None:
    """Headings of years in the overview lead there, and from year to year it goes on."""
    years = hrefs(built.soup("/publications/"), ".lp-part-title a:not(.headerlink)")
    assert years == {year: f"{year}/" for year in ("2023", "2022", "2021", "2020")}
    soup = built.soup("/publications/2021/")
    assert one(soup, "h1") == "Publications 2021"
    assert hrefs(soup, ".lp-jump a") == {"2020": "../2020/", "2022": "../2022/"}
    assert [item.get_text() for item in soup.select("nav.lp-ways li")][:2] == ["All", "By type"]
    assert list(hrefs(soup, ".lp-publication-title a").values()) == ["../pub21/"]
    assert hrefs(soup, ".lp-downloads a")["BibTeX"] == "../2021.bib"
    # The preprint stands alone in its year.
    alone = built.soup("/publications/2019/")
    assert list(hrefs(alone, ".lp-publication-title a").values()) == ["../pre19/"]


def test_years_of_other_lists_are_headings(built: Portal) -> None:
    """Only the page of everything leads to the pages of years."""
    assert built.soup("/publications/theses/").select(".lp-part-title a[href^='../2']") == []


def test_views_are_found(built: Portal) -> None:
    """Search, site map and links of pages know the views, and their breadcrumbs the overview."""
    assert found_pages(built.outdir)["publications/theses/"] == "Theses"
    assert f"<loc>{BASE}publications/theses/</loc>" in built.text("sitemap.xml")
    crumbs = hrefs(built.soup("/publications/theses/"), ".bd-breadcrumbs a")
    assert "../" in crumbs.values()


def test_views_with_nothing_to_show_are_not_made(portal: PortalFactory) -> None:
    """Without theses there is no gallery, and a link to it is reported."""
    bib = "@article{A20, author={A. B}, title={T}, journal={J}, year=2020}\n"
    text = "# Home\n\n[Theses](/publications/theses/)\n"
    made = portal({"a.bib": bib, "index.md": text})
    assert not (made.outdir / "publications" / "theses").exists()
    assert not (made.outdir / "publications" / "selected").exists()
    assert "labportal.unknown_address" in made.warnings


def test_a_view_written_by_hand(portal: PortalFactory) -> None:
    """Its text stands above the gallery, which comes by itself; so do the row and the files."""
    made = portal({**FILES, "publications/theses.md": "# Our theses\n\nRead them.\n"})
    soup = made.soup("/publications/theses/")
    assert one(soup, "h1").startswith("Our theses")
    assert len(soup.select(".lp-as-gallery .lp-cover-item")) == 2
    assert len(soup.select("nav.lp-ways")) == 1
    assert made.warnings == ""


def test_a_view_with_a_list_of_its_own(portal: PortalFactory) -> None:
    """A page that lists theses itself gets no second list."""
    text = "# Theses\n\n```{publications}\n:type: thesis\n:layout: gallery\n```\n"
    soup = portal({**FILES, "publications/theses.md": text}).soup("/publications/theses/")
    assert len(soup.select(".lp-as-gallery")) == 1
    assert soup.select(".lp-part-title") == []


def test_an_entry_called_like_a_view(portal: PortalFactory) -> None:
    """Its page keeps the address; the gallery is not made."""
    made = portal(
        {"a.bib": "@phdthesis{Theses, author={A. B}, title={T}, school={S}, year=2020}\n"}
    )
    assert made.soup("/publications/theses/").select(".lp-pub") != []


@pytest.mark.parametrize(("builder", "name"), [("text", "index.txt"), ("singlehtml", "index.html")])
def test_other_formats_list_theses(portal: PortalFactory, builder: str, name: str) -> None:
    """A gallery is complete in formats without pages for publications, too."""
    text = "# Home\n\n```{publications}\n:type: thesis\n:layout: gallery\n```\n"
    made = portal({**FILES, "index.md": text}, builder=builder)
    assert made.warnings == ""
    assert "Machines that read" in made.text(name)
    assert "Little" in made.text(name)


def test_the_sample_portal_selects(portal: PortalFactory) -> None:
    """Selected publications as cards show pictures, or a blank with the year."""
    files = {**sample_portal(), "index.md": "# Home\n\n```{publications}\n:layout: cards\n```\n"}
    soup = portal(files).soup("/")
    cards = soup.select(".lp-list-publication .lp-card")
    assert len(cards) == 15
    assert len(soup.select(".lp-card-media img")) == 1
    assert all(card.select_one("h2.lp-card-title a") is not None for card in cards)
