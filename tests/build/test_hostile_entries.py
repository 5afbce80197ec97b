"""Whatever an entry of a .bib file says, it never reaches a page, file or book as code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import feedparser
import pybtex.errors
import pytest
import rispy
from bs4 import BeautifulSoup, Comment
from pybtex.database.input.bibtex import Parser

from csl_schema import check_csl
from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support import Portal

ATTACKS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<jats:p onclick=alert(1)>x</jats:p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onmouseover="alert(1)',
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "javascript:alert(1)",
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    r"\href{data:text/html,<script>alert(1)</script>}{x}",
    r"$\href{javascript:alert(1)}{x}$",
    r"$</math><script>alert(1)</script>$",
    r"$\text{<script>alert(1)</script>}$",
    r"$\mbox{<img src=x onerror=alert(1)>}^2$",
    r"$\unicode{x}\input{/etc/passwd}$",
    r"\input{/etc/passwd}",
    r"\immediate\write18{id}",
    r"\directlua{os.execute('id')}",
    r"\csname input\endcsname{x}",
    r"\catcode`\@=11 \@@input x",
    r"\newwrite\w\immediate\openout\w=x",
    r"\def\title{x}\end{document}",
    "{{ config }}{% raw %}",
    "\x1b[31m\x00\x08red",
)
FIELDS = (
    """title subtitle author editor journal booktitle publisher school series edition volume number
    pages note abstract keywords award doi pmid pmcid eprint isbn issn url pdf code data model
    slides poster video project website preprint medrxiv promotor copromotor defended preview
    howpublished language month year orcid author+an annotation type"""
).split()
TYPES = ("article", "phdthesis", "inproceedings", "misc")
TEX_COMMANDS = re.compile(
    r"\\(?:input|include|immediate|write|openout|openin|read|directlua|csname|catcode|def|newwrite|"
    r"@@input|write18|latelua)(?![A-Za-z])"
)


def entries() -> Iterator[str]:
    """Yield an entry for each attack, which tries it in every field, and one harmless entry."""
    for number, attack in enumerate(ATTACKS):
        plain = {"title": "T", "author": "Bell, Bo", "year": "2020"}
        # Braces have to balance, or the entry would end early.
        fields = {**dict.fromkeys(FIELDS, attack), "year": "2020"}
        for kind in TYPES:
            text = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
            yield f"@{kind}{{K{number}{kind},\n{text}\n}}\n"
        for field in ("title", "url", "pdf"):
            text = ",\n".join(f"  {k} = {{{v}}}" for k, v in {**plain, field: attack}.items())
            yield f"@article{{K{number}only{field},\n{text}\n}}\n"
    yield "@article{<script>alert(1)</script>, title={Key}, author={Bell, Bo}, year=2020}\n"
    yield "@article{Good20, title={Good}, author={Bell, Bo}, journal={J}, year=2020}\n"


def files() -> dict[str, str]:
    """Return a portal that lists them in every layout."""
    layouts = ("list", "compact", "names", "cards", "grid", "gallery")
    lists = "".join(
        f"```{{publications}}\n:layout: {layout}\n:versions: all\n:by: {by}\n```\n\n"
        for layout in layouts
        for by in ("year", "type")
    )
    return {
        "papers.bib": "".join(entries()),
        "index.md": f"# Home\n\n{lists}",
        "people/bo-bell.md": "# Bo Bell\n",
        "publications/index.md": "# Publications\n",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal as a website."""
    factory = PortalFactory(tmp_path_factory.mktemp("hostile"))
    yield factory(files(), html_baseurl="https://lab.example.org/")
    factory.clean_up()


def html_files(site: Portal) -> list[Path]:
    """Return every page."""
    found = sorted(site.outdir.rglob("*.html"))
    assert len(found) > len(ATTACKS)
    return found


def test_the_build_goes_on(site: Portal) -> None:
    """Every entry has its page, the harmless one too."""
    assert site.app.statuscode == 0
    assert len(list((site.outdir / "publications").glob("*/index.html"))) >= 7 * len(ATTACKS)
    assert "Good" in site.soup("/publications/good20/").get_text()


def test_pages_run_nothing(site: Portal) -> None:
    """No page has a script, handler, frame or address that an entry brought along."""
    for path in html_files(site):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for script in soup.find_all("script"):
            is_data = script.get("type") in ("application/ld+json", "application/json")
            assert is_data or "alert(" not in script.get_text(), path
        for element in soup.find_all(True):
            assert element.name not in ("iframe", "object", "embed", "base"), path
            for name, value in element.attrs.items():
                text = str(value).strip().lower()
                assert not name.startswith("on"), (path, element)
                if name in ("href", "src", "action", "data", "poster", "xlink:href"):
                    assert not text.startswith(("javascript:", "data:text", "vbscript:")), path
        for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
            assert "alert" not in comment, path


def addresses(value: object) -> Iterator[str]:
    """Yield every address in a graph."""
    if isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("@id", "url", "sameAs", "contentUrl", "codeRepository", "license"):
                yield from [item] if isinstance(item, str) else item
            yield from addresses(item)


def test_graphs_are_data(site: Portal) -> None:
    """The JSON-LD of every page can be read, and nothing in it ends its element."""
    for path in html_files(site):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for script in soup.find_all("script", type="application/ld+json"):
            text = script.get_text()
            assert not set("<>&") & set(text), path
            for address in addresses(json.loads(text)):
                assert address.startswith("https://"), path


def test_exports_are_read_by_others(site: Portal) -> None:
    """Strict programs read the BibTeX, RIS, CSL-JSON and catalogue of these entries."""
    expected = len(ATTACKS) * (len(TYPES) + 3) + 2
    with pybtex.errors.capture() as complaints:
        parser = Parser()
        parser.parse_string(site.text("publications/all.bib"))
    assert not complaints
    assert len(parser.data.entries) >= expected - 1
    assert len(rispy.loads(site.text("publications/all.ris"))) == expected
    items = json.loads(site.text("publications/all.json"))
    check_csl(items)
    assert len(items) == expected
    assert len(json.loads(site.text("catalogue.json"))["records"]["publication"]) == expected


def test_addresses_in_exports_lead_somewhere(site: Portal) -> None:
    """No address in a file for other programs is a program."""
    for name in ("publications/all.json", "catalogue.json", "publications/feed.json"):
        assert not re.search(r'"(?:url|URL|id)": ?"javascript:', site.text(name)), name
    assert not re.search(
        r"^(?:UR|L1) +- javascript:", site.text("publications/all.ris"), re.MULTILINE
    )


def test_feeds_carry_text(site: Portal) -> None:
    """The feeds are well-formed, and what they carry as HTML has no script."""
    feed = feedparser.parse(site.text("publications/atom.xml"))
    assert not feed.bozo
    assert feed.entries
    found = json.loads(site.text("publications/feed.json"))["items"]
    bodies = [item.get("content_html", "") for item in found]
    bodies += [part.value for entry in feed.entries for part in entry.get("content", ())]
    for body in bodies:
        assert BeautifulSoup(body, "html.parser").find(["script", "img", "svg", "iframe"]) is None


def test_the_book_runs_nothing(portal: PortalFactory) -> None:
    """No field becomes a TeX command in the book."""
    made = portal(files(), builder="latex")
    [tex] = made.outdir.glob("*.tex")
    body = tex.read_text(encoding="utf-8").partition(r"\begin{document}")[2]
    assert "Good" in body
    assert TEX_COMMANDS.findall(body) == []
    assert body.count(r"\end{document}") == 1
    assert "javascript:" not in "".join(re.findall(r"\\(?:sphinx)?href\{[^}]*\}", body))
