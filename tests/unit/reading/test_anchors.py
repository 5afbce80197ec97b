"""The places of pages that links name, and what is said of those that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.cli.check import examine
from labportal.cli.conf import read_conf
from labportal.reading.text.slugs import docutils_id, slug_title, slugs_of
from support import MINIMAL_CONF, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def said(folder: Path, files: Mapping[str, str], conf: str = MINIMAL_CONF) -> list[str]:
    """Return the messages of the check for a portal."""
    write_files(folder, {"index.md": "# Home\n", "conf.py": conf, **files})
    return [f"{found.source}: {found.text}" for found in examine(read_conf(folder)).problems]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What is *new* & good?", "what-is-new--good"),
        ("`code_of` {ref}`x` end", "code_of--end"),
        ("Größe in $m$", "größe-in-"),
        ("A [link](x.md)", "a-link"),
        ("Note[^1]", "note"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    """A heading becomes the anchor that MyST gives it."""
    assert slugs_of([slug_title(title)]) == {slug}


def test_equal_headings() -> None:
    """Each of several headings that read the same has an anchor of its own; none has none."""
    assert slugs_of(["A b", "A b", "A b", "!"]) == {"a-b", "a-b-1", "a-b-2"}


def test_ids_of_docutils() -> None:
    """A name in any letters becomes what docutils makes of it."""
    assert docutils_id("3. Größe & Maß: C++") == "grosze-masz-c"


ANCHORS = "# A\n\n[x](#nowhere)\n\n[y](b.md#nowhere)\n\n{ref}`nowhere`\n\n{term}`nowhere`\n"
B = "# B\n\n## Part\n"


def test_names_that_nobody_gives(tmp_path: Path) -> None:
    """They are reported where all pages are known."""
    assert said(tmp_path, {"a.md": ANCHORS, "b.md": B}) == [
        "a.md:3: this page has no heading or label '#nowhere'",
        "a.md:5: 'b.md' has no heading or label '#nowhere'",
        "a.md:7: there is no label 'nowhere'",
        "a.md:9: there is no term 'nowhere'",
    ]


@pytest.mark.parametrize(
    ("conf", "reported"),
    [
        ('extensions = ["labportal", "sphinx.ext.autodoc"]\n', ["a.md:5"]),
        ('extensions = ["labportal", "sphinx.ext.autosectionlabel"]\n', []),
        ('extensions = ["labportal"]\nintersphinx_mapping = {"x": ("https://x.org", None)}\n',
         ["a.md:5"]),
        ('extensions = ["labportal"]\n\ndef setup(app):\n    pass\n', []),
        ('extensions = ["labportal"]\nmyst_heading_slug_func = str.upper\n', []),
        ('extensions = ["labportal"]\nmyst_all_links_external = True\n', []),
    ],
)  # fmt: skip
def test_names_that_others_may_give(tmp_path: Path, conf: str, reported: list[str]) -> None:
    """What another site or extension may add is left to the build."""
    found = said(tmp_path, {"a.md": ANCHORS, "b.md": B}, conf)
    assert [line.rpartition(": ")[0] for line in found] == reported


RECORDS = {
    "people/ada.md": "---\ntitle: Ada\n---\n\nText.\n",
    "people/index.md": "# People\n",
    "news/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\n",
}


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/people/ada/#publications", ""),
        ("/people/ada/#year-2020", ""),
        ("/people/ada/#ada", ""),
        ("/people/#former", ""),
        ("/people/ada/#hobbies", "'/people/ada/' has no heading or label '#hobbies'"),
        ("people/ada.md#hobbies", "'people/ada.md' has no heading or label '#hobbies'"),
        ("/#about", ""),
    ],
)
def test_what_pages_have_by_themselves(tmp_path: Path, target: str, message: str) -> None:
    """The lists of records on a page can be named, as far as they can be known."""
    found = said(tmp_path, {**RECORDS, "page.md": f"# Page\n\n[x]({target})\n"})
    assert found == ([f"page.md:3: {message}"] if message else [])


def test_levels_of_headings(tmp_path: Path) -> None:
    """Deep headings have the plainer anchors of docutils; a setting says how deep."""
    text = "# A\n\n[x](#b--c) [y](#b-c)\n\n##### B & C\n"
    assert said(tmp_path, {"a.md": text}) == [
        "a.md:3: this page has no heading or label '#b--c'; did you mean '#b-c'?"
    ]
    assert said(tmp_path, {"a.md": text}, f"{MINIMAL_CONF}myst_heading_anchors = 5\n") == []


def test_included_texts(tmp_path: Path) -> None:
    """They belong to the page: their headings can be named, their links are checked."""
    part = "(inner)=\n## Inner\n\n[x](#outer) [y](#inner) [z](gone.md)\n"
    files = {
        "docs/a.md": "# A\n\n## Outer\n\n```{include} parts/one.txt\n```\n\n[x](#inner)\n",
        "docs/parts/one.txt": part + "\n```{include} parts/one.txt\n```\n",
    }
    assert said(tmp_path, files) == ["docs/parts/one.txt:4: there is no page 'gone.md'"]


def test_files_are_suggested(tmp_path: Path) -> None:
    """The file that is called nearly the same is named as the page would write it."""
    files = {"a/page.md": "# A\n\n[x](poster.pfd)\n\n[y](/b/postr.pdf)\n", "b/poster.pdf": "x"}
    assert said(tmp_path, files) == [
        "a/page.md:3: there is no file 'poster.pfd'; did you mean '../b/poster.pdf'?",
        "a/page.md:5: there is no file '/b/postr.pdf'; did you mean '/b/poster.pdf'?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Note]: this is only a text in brackets",
        "[x](https://example.org/#part) <https://example.org/#part>",
        "`[x](#gone)` {ref}`!gone` \\[x](#gone)",
        "[x](mailto:a@b.org) [y](tel:123) [z](inv:other#gone)",
        "[x](#top) [y](#)",
        "{py:func}`gone` {envvar}`GONE` {external:ref}`gone`",
        "```text\n[x](#gone)\n```",
        "```{code-block} text\n[x](#gone)\n```",
        "```{code-block}\n:caption: x\n\nx\n```",
        "~~~ {.python}\nx\n~~~",
        "```{note} A text\n```",
        "$$\n[x](#gone)\n$$",
        "The mean $E[X](t)$ and $x[^2]$ are formulas.",
    ],
)
def test_what_is_no_mistake(tmp_path: Path, text: str) -> None:
    """Code, comments, addresses elsewhere and names of programs are never reported."""
    assert said(tmp_path, {"a.md": f"# X\n\n{text}\n"}) == []
