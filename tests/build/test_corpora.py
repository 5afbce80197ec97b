"""Real pages and a real bibliography, unchanged: everything that they contain is shown."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support import Portal, PortalFactory, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = {
    "Infrastructure": "research.md",
    "title: About DIAG": "about.md",
    "# Our Research in Medical Imaging": "research/our-research.md",
    "Section leader:": "sections/bml.md",
    "title: Breast image analysis": "projects/breast-image-analysis.md",
}
"""Words by which a page is known -> the folder that its content implies."""
CONF = """\
project = "Real"
extensions = ["labportal"]
bibtex_bibfiles = ["bib/group.bib", "bib/fullstrings.bib"]
labportal_values = {"IMGURL": ""}
"""
RECORDS = {
    "people/ritse-mann.md": "---\ntitle: Ritse Mann\n---\n\nHe reads.\n",
    "people/marius-staring.md": "---\ntitle: Marius Staring\n---\n\nHe leads.\n",
    "people/yunjie-chen.md": "---\ntitle: Yunjie Chen\n---\n\nPart of the line.\n",
    "sections/bml/elastix.md": "# Open source image registration: the elastix toolbox\n\nText.\n",
}


@pytest.fixture(scope="module")
def real(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The five pages with the bibliography and records for some of the names in them."""
    folder = tmp_path_factory.mktemp("real")
    files: dict[str, str | bytes] = {"conf.py": CONF, **RECORDS}
    for seed in sorted(corpora.joinpath("seeds").iterdir()):
        data = seed.read_bytes()
        text = data.decode("utf-8", errors="replace")
        place = next((place for words, place in PLACES.items() if words in text), "")
        assert place not in files, place
        files[place] = data
    for name in ("group.bib", "fullstrings.bib"):
        files[f"bib/{name}"] = corpora.joinpath("bib", name).read_bytes()
    factory = PortalFactory(folder)
    yield factory(files)
    factory.clean_up()
    shutil.rmtree(folder, ignore_errors=True)


def article(real: Portal, address: str) -> BeautifulSoup:
    """Return the text part of a page."""
    return real.soup(address).find("article")


def words_of(text: str) -> set[str]:
    """Return the words of a text that are long enough to be telling."""
    return set(re.findall(r"[^\W\d_]{4,}", text))


@pytest.mark.parametrize("path", list(PLACES.values()))
def test_every_word_of_a_page_is_shown(real: Portal, path: str) -> None:
    """Nothing that somebody wrote in the text of a page is lost."""
    source = (real.srcdir / path).read_text(encoding="utf-8-sig")
    body = (
        re.split(r"\n---\n|\n\n", source, maxsplit=1)[1] if not source.startswith("#") else source
    )
    body = re.sub(r"\]\([^)]*\)|<[^>]+>|\{\{.*?\}\}", " ", body)
    page = article(real, path.removesuffix(".md"))
    shown = page.get_text(" ") + " ".join(image.get("alt", "") for image in page.find_all("img"))
    assert words_of(body) - words_of(shown) == set()


def test_the_project_shows_its_people_and_publications(real: Portal) -> None:
    """Three names, one of them with a page, and three keys of the bibliography."""
    page = article(real, "/projects/breast-image-analysis/")
    text = page.get_text(" ")
    for name in ("Ritse Mann", "Riccardo Samperna", "Nico Karssemeijer"):
        assert name in text
    links = {link["href"] for link in page.select("a[href]")}
    assert "../../people/ritse-mann/" in links
    for key in ("mori20", "ayat20", "sech20"):
        assert f"../../publications/{key}/" in links
        assert real.page(f"/publications/{key}/")
    assert "https://kwf.nl/" in links
    assert "Breast image analysis" in real.page("/people/ritse-mann/")


def test_the_link_to_a_publication_leads_there(real: Portal) -> None:
    """A link by address on the research page finds the entry of the bibliography."""
    links = [link["href"] for link in article(real, "/research/").select("a[href]")]
    assert any(link.endswith("publications/litj17/") for link in links), links
    assert real.page("/publications/litj17/")


def test_the_section_page_links_both_ways(real: Portal) -> None:
    """Leader, researchers and projects with a page are links, and know of the section."""
    page = article(real, "/sections/bml/")
    links = {link["href"] for link in page.select("a[href]")}
    for address in ("../../people/marius-staring/", "../../people/yunjie-chen/", "elastix/"):
        assert any(link.endswith(address.removeprefix("../")) for link in links), address
    text = page.get_text(" ")
    source = (real.srcdir / "sections/bml.md").read_text(encoding="utf-8-sig")
    items = re.findall(r"^- \[?([^\]\n]+)", source, re.MULTILINE)
    assert len(items) > 15
    assert [item for item in items if item.strip() not in text] == []
    assert "Biomedical Machine Learning" in real.page("/people/yunjie-chen/")
    assert "Biomedical Machine Learning" in real.page("/people/marius-staring/")


def test_a_figure_keeps_its_caption(real: Portal) -> None:
    """The paragraph below a picture that begins like a caption is shown."""
    source = (real.srcdir / "sections/bml.md").read_text(encoding="utf-8-sig")
    caption = re.search(r"^Fig\. 1\. (.+)$", source, re.MULTILINE)
    assert caption is not None
    assert caption[1].strip() in " ".join(article(real, "/sections/bml/").get_text(" ").split())


def test_double_encoded_letters_are_reported_with_the_right_ones(real: Portal) -> None:
    """Each damaged word is named with its line."""
    said = [line for line in real.warning_lines if "double_encoded" in line]
    assert any(
        line.startswith("research/our-research.md:") and "Düsseldorf" in line for line in said
    )
    assert any(line.startswith("sections/bml.md:") for line in said)


def test_a_declared_value_is_filled_in(real: Portal) -> None:
    """No braces are left, and the picture that is not there is named."""
    page = real.page("/projects/breast-image-analysis/")
    assert "IMGURL" not in page
    assert any("op_oost_logo" in line and "missing_image" in line for line in real.warning_lines)


def test_every_entry_is_a_publication_or_is_named(real: Portal) -> None:
    """No entry of the bibliography is lost without a word."""
    text = (real.srcdir / "bib/group.bib").read_bytes().decode("utf-8", errors="replace")
    written = re.findall(
        r"^\s*@(?!string|comment|preamble)\w+\s*[{(]\s*([^,\s]+)\s*,",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    assert len(set(written)) > 1900
    catalogue = real.app.env.get_domain("labportal").catalogue
    warnings = real.warnings
    lost = [
        key
        for key in set(written)
        if catalogue.get("publication", key) is None and f"'{key}'" not in warnings
    ]
    assert lost == []
    pages = list(real.outdir.glob("publications/*/index.html"))
    assert (
        len(pages) >= len({key.lower() for key in written if catalogue.get("publication", key)}) - 1
    )


def test_journals_are_resolved_through_both_macros(real: Portal) -> None:
    """A journal is shown by its full name."""
    assert "Medical Image Analysis" in article(real, "/publications/litj17/").get_text(" ")


def test_warnings_name_a_line_and_a_code(real: Portal) -> None:
    """Nothing but findings about the content is reported, each with its place."""
    for line in real.warning_lines:
        assert re.match(r".+?:\d+: WARNING: .+\[labportal\.\w+\]$", line), line


# Several sites -------------------------------------------------------------------------------

SITES = """
labportal_page_groups = {
    "sections/*": "leiden", "sections/bml/*": "leiden", "people/marius-staring.md": "leiden",
    "people/yunjie-chen.md": "leiden", "research/*": "aachen", "research.md": "diag",
    "about.md": "diag", "people/ritse-mann.md": "diag",
}
labportal_sites = {
    name: {"name": name.title(), "url": f"https://{name}.example.org/", "groups": [name]}
    for name in ("diag", "leiden", "aachen")
}
"""


@pytest.fixture(scope="module")
def three(real: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same pages as three sites, without the bibliography, which has its test above."""
    root = tmp_path_factory.mktemp("three")
    leave = shutil.ignore_patterns("_build", "*.bib")
    shutil.copytree(real.srcdir, root / "content", ignore=leave)
    entries = "@article{Mori20, author={Mann, Ritse}, title={Breast}, journal={J}, year={2020}}\n"
    conf = CONF.replace('"bib/group.bib", "bib/fullstrings.bib"', '"own.bib"') + SITES
    write_files(root / "content", {"conf.py": conf, "own.bib": entries})
    command = [sys.executable, "-m", "labportal.cli", "sites", "content"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    yield root / "build/sites"
    shutil.rmtree(root, ignore_errors=True)


@pytest.mark.parametrize(
    ("place", "site"),
    [
        ("projects/breast-image-analysis", "diag"),
        ("about", "diag"),
        ("research", "diag"),
        ("sections/bml", "leiden"),
        ("research/our-research", "aachen"),
    ],
)
def test_each_page_is_on_the_site_of_its_group(three: Path, place: str, site: str) -> None:
    """A page is on one of three sites, whole, and on none of the others."""
    for name in ("diag", "leiden", "aachen"):
        path = three / name / place / "index.html"
        if name != site:
            assert not path.exists() or place == "research"
            continue
        source = three.parents[1].joinpath("content", f"{place}.md").read_text("utf-8")
        text = BeautifulSoup(path.read_text("utf-8"), "html.parser").get_text(" ")
        paragraph = max(source.split("\n\n")[1:], key=lambda part: len(part) * ("](" not in part))
        assert words_of(paragraph) <= words_of(text)


def test_people_are_on_the_site_of_their_group(three: Path) -> None:
    """Their site has their page, and the other sites have their name."""
    assert (three / "leiden/people/marius-staring/index.html").exists()
    assert not (three / "diag/people/marius-staring").exists()
    assert "mori20" in (three / "diag/people/ritse-mann/index.html").read_text("utf-8")
