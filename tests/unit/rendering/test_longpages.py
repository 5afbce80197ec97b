"""Pages with hundreds of publications wait for nothing but their own first part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.longpages import lightened, sheet_reader
from unit.rendering.test_html import one, soup_of

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = {
    "../_static/theme.css": '@import "base.css"; h1{color:red} .absent{color:blue}',
    "../_static/base.css": "li{margin:0} h2{margin:0}",
    "../_static/own.css": "h1{color:green;background:url(x.png)}",
    "../_static/documentation_options.js": "const DOCUMENTATION_OPTIONS = {};",
}
PAGE = """<!DOCTYPE html><html><head><title>T</title>
<script type="application/ld+json">{"@graph": []}</script>
<link href="../_static/theme.css?digest=1" rel="stylesheet" />
<link rel="stylesheet" type="text/css" href="../_static/own.css?v=2" />
<link rel="stylesheet" media="print" href="../_static/paper.css" />
<link rel="stylesheet" href="https://fonts.example.org/x.css" />
<link rel="preload" as="script" href="../_static/scripts/bootstrap.js?digest=1" />
<script src="../_static/documentation_options.js?v=3"></script>
<script src="../_static/doctools.js?v=3"></script>
<script defer="defer" src="../_static/copybutton.js"></script>
<script src="../_static/of-the-site.js"></script>
</head><body><h1>T</h1><ol class="lp-long"><li>x</li></ol></body></html>"""


def test_the_first_part_brings_its_styles() -> None:
    """The rules that the page needs stand before the sheets, in their order."""
    soup = soup_of(lightened(PAGE, SHEETS.get))
    style = one(soup, "head > style")
    assert style.get_text() == (
        'li{margin:0}h1{color:red}h1{color:green;background:url("../_static/x.png")}'
    )
    following = [link["href"] for link in style.find_next_siblings("link")]
    assert following[:2] == ["../_static/theme.css?digest=1", "../_static/own.css?v=2"]


def test_sheets_come_later_and_without_a_script_as_ever() -> None:
    """A local sheet is for paper until all have come; a reader without a script gets them all."""
    soup = soup_of(lightened(PAGE, SHEETS.get))
    late = soup.select("head > link[data-lp-late]")
    assert [link["media"] for link in late] == ["print", "print"]
    plain = soup.select("noscript link")
    assert [link["href"] for link in plain] == [link["href"] for link in late]
    assert not any(link.has_attr("media") for link in plain)


def test_what_cannot_be_read_stays_as_it_is() -> None:
    """Sheets of other hosts, sheets for paper and scripts of the site are not touched."""
    html = lightened(PAGE, SHEETS.get)
    for line in PAGE.splitlines():
        if "fonts.example" in line or "paper.css" in line or "of-the-site" in line:
            assert line in html
    assert lightened(PAGE, lambda _: None).count("data-lp-late") == 0


def test_scripts_hold_nothing_up() -> None:
    """Known scripts wait, none is fetched ahead, and what other scripts speak to is there."""
    soup = soup_of(lightened(PAGE, SHEETS.get))
    assert soup.select("link[rel=preload]") == []
    blocking = [
        script["src"] for script in soup.select("script[src]") if not script.has_attr("defer")
    ]
    assert blocking == ["../_static/of-the-site.js"]
    assert "const DOCUMENTATION_OPTIONS" in str(soup)


def test_what_machines_read_comes_last() -> None:
    """The list for search engines stands at the end, once."""
    soup = soup_of(lightened(PAGE, SHEETS.get))
    assert one(soup, 'body > script[type="application/ld+json"]')


def test_a_sheet_cannot_end_its_element() -> None:
    """Text that looks like the end of a style element does not end it."""
    html = lightened(PAGE, {**SHEETS, "../_static/own.css": 'li{content:"</style><i>"}'}.get)
    assert one(soup_of(html), "head > style").get_text().endswith('li{content:"<\\/style><i>"}')


def test_only_files_of_the_site_are_read(tmp_path: Path) -> None:
    """An address that leads out of the site, or to nothing, is no style sheet."""
    site = tmp_path / "site"
    (site / "_static").mkdir(parents=True)
    (site / "_static" / "a.css").write_text("li{a:b}")
    (tmp_path / "secret.css").write_text("x")
    read = sheet_reader(site, "publications")
    assert read("../_static/a.css") == "li{a:b}"
    assert read("../../secret.css") is None
    assert read("../_static/missing.css") is None
    assert read("https://example.org/a.css") is None
