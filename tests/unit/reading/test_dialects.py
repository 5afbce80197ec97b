"""Markdown of MkDocs and kramdown becomes MyST, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.reading.text.dialects import modern_blocks
from labportal.reading.text.masking import open_at_end

if TYPE_CHECKING:
    from collections.abc import Sequence


def modern(text: str) -> str:
    """Return a text as MyST."""
    return "\n".join(modern_blocks(text.split("\n"))[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("!!! note\n    Text\n\nOn", ":::{note}\nText\n:::\nOn"),
        ('!!! info "Open day"\n    Text', ":::{admonition} Open day\nText\n:::"),
        ("!!! example\n\tText\n", ":::{admonition} Example\nText\n:::"),
        ('??? tip "More"\n    Text\n', ":::{dropdown} More\nText\n:::"),
        (
            "!!! note\n    A\n\n    !!! tip\n        B\n\nOn",
            "::::{note}\nA\n\n:::{tip}\nB\n::::\nOn",
        ),
        (
            'A\n\n=== "One"\n    1\n\n=== "Two"\n    2\n\nOn',
            "A\n::::{tab-set}\n:::{tab-item} One\n1\n:::\n:::{tab-item} Two\n2\n::::\nOn",
        ),
        ('=== "One"\n    1\n\nOn', ":::{dropdown} One\n1\n:::\nOn"),
        (
            '<div class="grid cards" markdown>\n\n- A\n\n</div>',
            ":::{div} grid cards\n\n- A\n\n:::",
        ),
        (
            "<figure markdown>\n  ![A](a.png)\n  <figcaption>Words</figcaption>\n</figure>",
            ":::{div} lp-html-figure\n![A](a.png)\nWords\n:::",
        ),
        ('![](a.png){: style="height:150px" .round }', "![](a.png){.round height=150px}"),
        ('[A](a.md){:target="_blank"}', "[A](a.md)"),
        ('[A](a.md){ target="_blank" rel="x" .b }', "[A](a.md){.b}"),
        ("Text\n{: .lead}\n", "Text\n\n"),
        ("* TOC\n{:toc}\n", "\n\n"),
        ("[TOC]\n", "\n"),
        ("Mail :material-email:{ .big } us", "Mail us"),
        ("## Our team {#people}", '## Our team<a id="people"></a>'),
        ("## Our team ## {: #people .big }", '## Our team<a id="people"></a>'),
        ("## Run `make` {#run}", '## Run `make`<a id="run"></a>'),
        ("## Our *team* {#our-team .big}", "## Our *team*"),
        ("Text\n# Results {.unnumbered}", "Text\n# Results"),
    ],
)
def test_what_becomes_of_it(old: str, new: str) -> None:
    """Blocks, elements, attributes and icons say the same in MyST."""
    assert modern(old) == new


@pytest.mark.parametrize(
    "text",
    [
        "```\n!!! note\n    Text\n```",
        "Write `{: .x}` and `:material-x:` so.",
        "!!! note",
        "!!! note\nText",
        "!!! note\n    Text\nglued",
        "=== not a tab",
        "Title\n=====",
        "<div markdown>\nnever closed",
        "A set {a: b} and {x} of things",
        ":::{note}\nText\n:::",
        "## The set `{#x}`",
        "## The set {x} of {#}",
        "    ## Code {#x}",
    ],
)
def test_what_stays(text: str) -> None:
    """Code, and what only looks like it, is left as it is."""
    assert modern(text) == text


def test_changes_name_their_lines() -> None:
    """Each change can be told with the line on which it begins."""
    changes = modern_blocks(["A", "", "!!! note", "    B", "", "[C](c.md){:target=_blank}"])[1]
    assert [(change.line, change.old, change.new) for change in changes] == [
        (2, "!!! note", ":::{note}"),
        (5, "[C](c.md){:target=_blank}", "[C](c.md)"),
    ]


_LINES = st.sampled_from(
    ["!!! note", "    !!! tip", '??? info "T"', '=== "A"', '    === "B"', "    x", "        y",
     "", "z", "<div markdown>", "</div>", "```", ":::", "[TOC]"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=12))
def test_every_line_stays_one(lines: Sequence[str]) -> None:
    """Lines keep their numbers, words stay, and no block is opened that never ends."""
    found, _ = modern_blocks(lines)
    assert len(found) >= len(lines)
    for old, new in zip(lines, found, strict=False):
        if old.strip() in ("x", "y", "z"):
            assert new.strip() == old.strip()
    if open_at_end(lines) is None and "```" not in lines and ":::" not in lines:
        assert open_at_end(found) is None
