"""Files that entries name lie beside the pages of their publications, and every link finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from sample_portal import png

if TYPE_CHECKING:
    from support import Portal, PortalFactory

BASE = "https://lab.example.org/"
BIB = """
@article{Bell20, author={Bell, Bo}, title={Bells}, journal={J}, year=2020,
  pdf={texts/b.pdf}, slides={b.pptx}, preview={bells.png}, doi={10.5555/b},
  preview_alt={Three \\"older bells}}
"""
FILES = {
    "papers.bib": BIB,
    "texts/b.pdf": b"%PDF-1.4 bells",
    "files/b.pptx": b"slides",
    "images/publications/bells.png": png(30),
    "people/bo-bell.md": "# Bo Bell\n",
}
LAYOUTS = {
    "dirhtml": ("publications/bell20/", "publications/bell20/bell20", "people/bo-bell/"),
    "html": ("publications/bell20.html", "publications/bell20", "people/bo-bell.html"),
}


def made(portal: PortalFactory, builder: str) -> Portal:
    """Return the portal, built."""
    return portal(FILES, builder=builder, html_baseurl=BASE)


@pytest.mark.parametrize("builder", LAYOUTS)
def test_files_lie_beside_the_page(portal: PortalFactory, builder: str) -> None:
    """In both page layouts every file is copied into the folder of the page's address."""
    built = made(portal, builder)
    stem = LAYOUTS[builder][1]
    assert (built.outdir / f"{stem}.pdf").read_bytes() == b"%PDF-1.4 bells"
    assert (built.outdir / f"{stem}_slides.pptx").read_bytes() == b"slides"
    assert built.warnings == ""


@pytest.mark.parametrize("builder", LAYOUTS)
def test_links_lead_to_the_files(portal: PortalFactory, builder: str) -> None:
    """The buttons of the page itself, and those of a list elsewhere, lead to the same files."""
    built = made(portal, builder)
    page, stem, person = LAYOUTS[builder]
    for address in (page, person):
        buttons = built.soup(address).select(".lp-pub-head li a, .lp-publication li a")
        found = {link.get_text(): urljoin(BASE + address, str(link["href"])) for link in buttons}
        assert list(found) == ["PDF", "DOI", "Slides"], address
        assert found["PDF"] == f"{BASE}{stem}.pdf"
        assert found["Slides"] == f"{BASE}{stem}_slides.pptx"


@pytest.mark.parametrize("builder", LAYOUTS)
def test_scholar_finds_the_text(portal: PortalFactory, builder: str) -> None:
    """The tag for the PDF names a file in the folder of the page, as Google Scholar demands."""
    built = made(portal, builder)
    page, stem, _ = LAYOUTS[builder]
    [tag] = built.soup(page).select('meta[name="citation_pdf_url"]')
    assert tag["content"] == f"{BASE}{stem}.pdf"
    record = built.text("publications/bell20/bell20.ris")
    assert f"L1  - {BASE}{stem}.pdf" in record.splitlines()
    assert "preview_alt" not in built.text("publications/all.bib")
    folder = (BASE + page).rpartition("/")[0]
    assert str(tag["content"]).rpartition("/")[0] == folder


def test_the_picture_is_shown(portal: PortalFactory) -> None:
    """The preview stands on the page, and is what social media show."""
    soup = made(portal, "dirhtml").soup("/publications/bell20/")
    [picture] = soup.select(".lp-pub-head img")
    assert str(picture["src"]).endswith("_images/bells.png")
    assert picture["alt"] == "Three ölder bells"
    [tag] = soup.select('meta[property="og:image"]')
    assert tag["content"] == f"{BASE}_images/bells.png"


def test_other_formats_have_no_files(portal: PortalFactory) -> None:
    """Where publications have no pages the file is not linked, and nothing breaks."""
    built = made(portal, "singlehtml")
    assert "bell20" not in built.page("index.html")
    assert built.warnings == ""
