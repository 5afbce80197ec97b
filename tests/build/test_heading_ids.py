"""Headings with an id of the author's own, as Hugo, MkDocs and kramdown write them, or in HTML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support import Portal

TEXT = """# The lab {#lab}

[one](#scanners) [two](#mri) [three](#rooms) [four](other.md#scanners) [five](#aims)

## Our machines {#scanners}

### The *large* one {: #mri .big }

## Where <a name="rooms"></a>

A paragraph.

{#aims}
## What for
"""
PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:maxdepth: 3\nhow/lab\nhow/other\n```\n",
    "how/lab.md": TEXT,
    "how/other.md": "# Other\n\n## Machines {#scanners}\n\nText.\n\n{#aims}\n## For what\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Return a portal whose pages give the same ids to their headings."""
    factory = PortalFactory(tmp_path_factory.mktemp("ids"))
    yield factory(PAGES)
    factory.clean_up()


def test_links_lead_to_them_and_nobody_complains(made: Portal) -> None:
    """Each id is there once, every link finds its own, and two pages may have the same."""
    soup = made.soup("/how/lab/")
    ids = Counter(tag.get("id") or tag.get("name") for tag in soup.select("[id], a[name]"))
    links = {link.get_text(): str(link["href"]) for link in soup.select("article p a")}
    names = ("scanners", "mri", "rooms", "aims")
    assert {name: ids[name] for name in names} == dict.fromkeys(names, 1)
    assert links["four"] == "../other/#scanners"
    assert [links[name] for name in ("one", "two", "three", "five")] == [f"#{n}" for n in names]
    assert made.warning_lines == []


def test_headings_are_shown_without_them(made: Portal) -> None:
    """Neither a heading nor a table of contents shows the signs, or a link within a link."""
    heading = made.soup("/how/lab/").select_one("article h2")
    assert heading is not None
    assert heading.get_text().rstrip("#") == "Our machines"
    contents = made.soup("/").select_one("article .toctree-wrapper")
    assert contents is not None
    shown = [link.get_text() for link in contents.select("a")]
    assert shown[:4] == ["The lab", "Our machines", "The large one", "Where "]
    assert contents.select("a a, a [id], a[name]") == []
