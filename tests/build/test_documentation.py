"""Manuals of software in the portal: navigation, what belongs to them, and what Sphinx can do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support import (
    REPO_ROOT,
    PortalFactory,
    parse_page,
    read_page,
    run_build,
    write_files,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support import Portal

MODULE = '''"""Measures knees."""


def width(knee: str, *, exact: bool = False) -> float:
    """Return the width of a knee.

    :param knee: its name.
    """
    return float(exact) + len(knee)
'''
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n```{toctree}\n:hidden:\n\nmanuals/index\n```\n",
    "manuals/index.md": "# Manuals\n\n```{toctree}\nruler/index\nother/index\n```\n",
    "manuals/ruler/index.md": "# The ruler\n\n```{toctree}\nuse\napi\ndeep/more\n```\n",
    "manuals/ruler/use.md": (
        "# Use\n\n```{math}\n:label: one\na = b\n```\n\nSee {eq}`one` and {numref}`list`; "
        "{any}`ada`; {py:func}`labportal_test_ruler.width`.\n\n"
        "```{code-block} python\n:name: list\n:caption: A list\nprint()\n```\n\n"
        "````{tab-set}\n```{tab-item} Linux\nls\n```\n```{tab-item} Windows\ndir\n```\n````\n\n"
        "```{versionadded} 2.0\nThis.\n```\n\n{cite:t}`Doe20`\n"
    ),
    "manuals/ruler/api.md": (
        "# API\n\n```{eval-rst}\n.. automodule:: labportal_test_ruler\n   :members:\n```\n"
    ),
    "manuals/ruler/deep/more.md": "# More\n",
    "manuals/other/index.md": "# The other\n",
    "software/ruler.md": (
        "---\ntitle: Ruler\ndocumentation: manuals/ruler/index.md\npeople: Ada Doe, Eve Poe\n"
        "bibkeys: Doe20\n---\n"
    ),
    "software/other.md": "---\ntitle: Other\ndocumentation: /manuals/othre/\n---\n",
    "software/third.md": "---\ntitle: Third\ndocumentation: third.example.org/docs\n---\n",
    "projects/knee.md": "---\ntitle: Knees\n---\n",
    "people/ada.md": "---\ntitle: Ada Doe\n---\n\n```{math}\n:label: two\nc\n```\n\n{eq}`two`\n",
    "a.bib": "@article{Doe20, author={Doe, Ada}, title={On rulers}, year=2020}\n",
}
SETTINGS = {"extensions": ["labportal", "sphinx.ext.autodoc"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal, built once."""
    folder = tmp_path_factory.mktemp("documentation")
    (folder / "labportal_test_ruler.py").write_text(MODULE)
    sys.path.insert(0, str(folder))
    factory = PortalFactory(folder)
    yield factory(FILES, builder="dirhtml", html_baseurl="https://example.org/", **SETTINGS)
    factory.clean_up()
    sys.path.remove(str(folder))


@pytest.mark.parametrize("page", ["", "use/", "deep/more/"])
def test_a_manual_knows_its_software(site: Portal, page: str) -> None:
    """Each page of a manual names the software, its people and papers, and nothing empty."""
    [box] = site.soup(f"/manuals/ruler/{page}").select("aside.lp-about")
    labels = [label.get_text() for label in box.select(".lp-about-label")]
    assert labels == ["Software", "People", "Publications"]
    links = {str(link["href"]).replace("../", "") for link in box.select("a")}
    assert {"software/ruler/", "people/ada/", "publications/doe20/"} <= links
    assert "Eve Poe" in box.get_text()


def test_other_pages_have_no_box(site: Portal) -> None:
    """Pages beside the manual, and the record itself, have none."""
    for address in ("/manuals/", "/manuals/other/", "/software/ruler/", "/"):
        assert not site.soup(address).select("aside.lp-about")


def test_the_software_leads_to_its_manual(site: Portal) -> None:
    """The link is relative, and machines are told the whole address."""
    [link] = [
        link for link in site.soup("/software/ruler/").select(".lp-links a")
        if link.get_text(strip=True) == "Documentation"
    ]  # fmt: skip
    assert link["href"] == "../../manuals/ruler/"
    assert '"https://example.org/manuals/ruler/"' in site.page("/software/ruler/")


def test_a_manual_that_is_not_there_is_named(site: Portal) -> None:
    """A page that does not exist is reported with the nearest one, and a host is repaired."""
    said = [line for line in site.warning_lines if "[labportal." in line]
    missing, repaired = said
    assert missing == (
        "software/other.md:3: WARNING: there is no page '/manuals/othre/'; did you mean "
        "'/manuals/other/'? [labportal.unknown_address]"
    )
    assert repaired.startswith("software/third.md:3: WARNING: field 'documentation' is 'third.")
    assert "did you mean 'https://third.example.org/docs'" in repaired
    assert "Documentation" not in site.soup("/software/other/").select_one("article").get_text()


def test_a_manual_has_its_navigation(site: Portal) -> None:
    """The sidebar of a manual has its pages; pages of records have none."""
    sidebar = site.soup("/manuals/ruler/use/").select_one(".bd-sidebar-primary .bd-links")
    assert sidebar is not None
    assert [link.get_text() for link in sidebar.select("a")][:3] == ["The ruler", "Use", "API"]
    names = [summary["aria-label"] for summary in sidebar.select("summary")]
    assert names == ["The ruler"]
    assert not site.soup("/software/ruler/").select(".bd-sidebar-primary .bd-links")


def test_numbers_and_references(site: Portal) -> None:
    """Numbers beside an equation and in references to it agree, also outside of all toctrees."""
    for address, name in (("/manuals/ruler/use/", "one"), ("/people/ada/", "two")):
        page = site.soup(address)
        [number] = page.select("span.eqno")
        assert number.get_text() == "(1)"
        assert [link.get_text() for link in page.select(f"a[href='#equation-{name}']")] == ["(1)"]
    text = site.soup("/manuals/ruler/use/").get_text()
    assert "Listing 1" in text
    assert "Ada Doe" in text
    assert "Added in version 2.0" in text


def test_tabs_are_sound_html(site: Portal) -> None:
    """Each label belongs to its field and claims nothing else."""
    labels = site.soup("/manuals/ruler/use/").select("label.sd-tab-label")
    assert [label.get_text(strip=True) for label in labels] == ["Linux", "Windows"]
    assert not [label for label in labels if label.get("aria-controls")]


def test_pages_of_a_programming_interface(site: Portal) -> None:
    """Autodoc works, and the text of a manual leads to what it describes."""
    assert "exact: bool = False" in " ".join(site.soup("/manuals/ruler/api/").get_text().split())
    target = "a[href='../api/#labportal_test_ruler.width']"
    assert site.soup("/manuals/ruler/use/").select(target)


def test_other_projects_lead_to_records(site: Portal, portal: PortalFactory) -> None:
    """Another project links to software, people and functions with the portal's inventory."""
    inventory = str(site.outdir / "objects.inv")
    other = portal(
        {"index.md": (
            "# Other\n\n{external+lab:labportal:software}`ruler`, "
            "{external+lab:labportal:person}`Ada <ada>`, "
            "{external+lab:py:func}`labportal_test_ruler.width`\n"
        )},
        extensions=["labportal", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"lab": ("https://lab.example.org/", inventory)},
        builder="dirhtml",
    )  # fmt: skip
    links = [str(link["href"]) for link in other.soup("/").select("article a.external")]
    assert [link.removeprefix("https://lab.example.org/").partition("#")[0] for link in links] == [
        "software/ruler/", "people/ada/", "manuals/ruler/api/",
    ]  # fmt: skip


def test_diagrams_and_notebooks_ask_nobody(portal: PortalFactory) -> None:
    """Mermaid draws while the site is built and notebooks are not run, unless conf.py says so."""
    extension = (
        "def setup(app):\n"
        "    app.add_config_value('mermaid_output_format', 'raw', 'html')\n"
        "    app.add_config_value('nb_execution_mode', 'auto', 'env')\n"
    )
    conf = (
        "import sys\nfrom pathlib import Path\nproject = 'Lab'\n"
        "sys.path.insert(0, str(Path(__file__).parent))\n"
        "extensions = ['labportal', 'labportal_test_diagrams']\nnb_execution_mode = 'force'\n"
    )
    made = portal({"conf.py": conf, "labportal_test_diagrams.py": extension})
    config = made.app.config
    assert (config.mermaid_output_format, config.nb_execution_mode) == ("svg", "force")


WRITER = """
import shutil
from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform

def write(app):
    page = Path(app.srcdir, "api", "index.md")
    page.parent.mkdir()
    page.write_text("# Made\\n\\nBy {person}`ada`.\\n")
    results = Path(app.outdir).parent / "jupyter_execute"
    results.mkdir()
    shutil.copy(Path(app.srcdir).parent / "secret.png", results / "plot.png")

class Show(SphinxTransform):
    default_priority = 860

    def apply(self):
        for path in ("/../jupyter_execute/plot.png", "/../secret.png"):
            self.document += nodes.image(uri=path)

def setup(app):
    app.connect("builder-inited", write)
    app.add_transform(Show)
"""
"""Does what autodoc2 and MyST-NB do, under the name of the second."""


def test_what_extensions_write_belongs_to_the_portal(tmp_path: Path) -> None:
    """Pages that are written when the build has begun are read, pictures of notebooks are shown."""
    conf = (
        "import sys\nfrom pathlib import Path\nproject = 'Lab'\n"
        "sys.path.insert(0, str(Path(__file__).parent))\n"
        "extensions = ['labportal', 'myst_nb']\nhtml_baseurl = 'https://example.org/'\n"
    )
    files = {
        "secret.png": (REPO_ROOT / "content/images/people/emil-szabo.png").read_bytes(),
        "source/conf.py": conf,
        "source/myst_nb.py": WRITER,
        "source/index.md": "# Home\n\n```{toctree}\napi/index\n```\n",
        "source/people/ada.md": "---\ntitle: Ada Doe\n---\n",
    }
    write_files(tmp_path, files)
    out = tmp_path / "html"
    warnings = run_build(tmp_path / "source", out).warnings.strip().splitlines()
    assert all("'/../secret.png' does not belong" in line for line in warnings)
    assert len(warnings) == 3
    assert "https://example.org/api/" in read_page(out, "/sitemap.xml")
    assert "Ada Doe" in read_page(out, "/api/")
    home = parse_page(out, "/")
    [picture] = home.select("article img")
    assert out.joinpath(str(picture["src"])).is_file()
    assert [one.get_text() for one in home.select(".lp-missing-image")] == ["/../secret.png"]


# The last one, since it edits the portal.


def test_a_manual_follows_its_software(site: Portal) -> None:
    """A new project and another manual are seen on pages that were not edited."""
    site.write(
        {
            "projects/knee.md": "---\ntitle: Knees\npeople: Ada Doe\n---\n",
            "software/other.md": "---\ntitle: Other\ndocumentation: /manuals/other/\n---\n",
            "software/ruler.md": str(FILES["software/ruler.md"]).replace(
                "title: Ruler", "title: Yardstick\nprojects: knee"
            ),
        }
    )
    site.build()
    [box] = site.soup("/manuals/ruler/use/").select("aside.lp-about")
    assert "Yardstick" in box.get_text()
    assert "Knees" in box.get_text()
    [other] = site.soup("/manuals/other/").select("aside.lp-about")
    assert "Other" in other.get_text()
