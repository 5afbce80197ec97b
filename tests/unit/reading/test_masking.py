"""What counts as code, and headings and values found in what remains."""

from __future__ import annotations

import pytest

from labportal.reading.text import mask_code, plain_text, scan_body, substitute_values


@pytest.mark.parametrize(
    "text",
    [
        "```\nX\n```",
        "````\n```\nX\n````",
        "~~~ python\nX\n~~~",
        "```{code-block} python\nX\n```",
        ":::{mermaid}\nX\n:::",
        "a\n\n    X\n",
        "a `X` b",
        "a ``b ` X`` c",
        "a `b\nX` c",
        "<!-- X -->",
        "<!--\nX\n\nX -->",
        "a <!-- X --> b",
        "<script>\nX\n\nX\n</script>",
        "<style>X</style>",
        "% X",
        "```\nX",
    ],
)
def test_code_is_hidden(text: str) -> None:
    """Code and comments are made blank, and every line keeps its length."""
    lines = text.split("\n")
    masked = mask_code(lines)
    assert "X" not in "\n".join(masked)
    assert [len(line) for line in masked] == [len(line) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "X",
        "```{note}\nX\n```",
        "````{grid}\n```{card}\nX\n```\n````",
        "```{note} `a`\nX\n```\n\n```\ny\n```",
        ":::{figure} X\n:::",
        "```{code-block} X\n```",
        "- a\n\n    X",
        "a\n    X",
        "{person}`X`",
        "a ` b\n\nX ` c",
        "a \\` X \\`",
        "a `b``c X",
        "a <!-- X",
        "```\ny\n```\nX",
    ],
)
def test_prose_stays(text: str) -> None:
    """Text, the content of directives and the targets of roles stay."""
    assert "X" in "\n".join(mask_code(text.split("\n")))


def test_values_are_filled_in() -> None:
    """Declared values replace their names outside code; unknown ones stay and are named."""
    text = "![]({{ IMGURL }}/a.png) {{A}} `{{ A }}`\n```\n{{ A }}\n```\n{{ B }} {{ 7*7 }}\n"
    filled, unknown = substitute_values(text, {"IMGURL": "", "A": "{{ B }}\nb"})
    assert filled == "![](/a.png) {{ B }} b `{{ A }}`\n```\n{{ A }}\n```\n{{ B }} {{ 7*7 }}\n"
    assert unknown == (("B", 5), ("7*7", 5))


def test_escaped_values() -> None:
    """A backslash keeps the braces."""
    assert substitute_values("\\{{ A }}", {"A": "b"}) == ("\\{{ A }}", ())


def test_directives_hold_values() -> None:
    """Values are filled in on the first line of a directive and in its content."""
    text = "```{image} {{ A }}.png\n:alt: {{ A }}\n```"
    assert substitute_values(text, {"A": "b"})[0] == "```{image} b.png\n:alt: b\n```"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("A *b* **c** `d_e` ~f", "A b c d_e ~f"),
        ("[a [b] c](d.md) ![e](f.png)", "a [b] c e"),
        ("{person}`Ada <ada>` and {pub}`Litj17`", "Ada and Litj17"),
        ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
        ("a &amp; b <br> c {#target}", "a & b c"),
        (r"\*a\*", "*a*"),
    ],
)
def test_plain_text(markdown: str, plain: str) -> None:
    """Mark-up is taken away and nothing else."""
    assert plain_text(markdown) == plain


BODY = """\
# Bones `x` #

[![scan](a.png)](b.md "t") {person}`Ada <ada>` {cite:p}`Mori20, Ayat20`
[two
lines](/c/) <https://d.example> <a class=x href="e.html">e</a>
<img data-src='f.png' src="tiny.png" alt="F">

Under
lined
---

```{figure} g.png
:alt: G

Caption with {{ NAME }} and {pub}`Litj17`.
```
[ref]: https://h.example
`[no](link.md)`
""".split("\n")


def test_facts() -> None:
    """Headings, pictures, links, roles, citations, directives and values have their lines."""
    facts = scan_body(BODY, first_line=10)
    assert [(h.text, h.level, h.line, h.end_line) for h in facts.headings] == [
        ("Bones x", 1, 10, 10),
        ("Under lined", 2, 17, 19),
    ]
    assert (facts.first_heading, facts.has_h1) == ("Bones x", True)
    assert [(i.target, i.alt, i.line) for i in facts.images] == [
        ("a.png", "scan", 12),
        ("f.png", "F", 15),
        ("g.png", "", 21),
    ]
    assert [(link.text, link.target, link.line) for link in facts.links] == [
        ("scan", "b.md", 12),
        ("two lines", "/c/", 13),
        ("https://d.example", "https://d.example", 14),
        ("", "e.html", 14),
        ("ref", "https://h.example", 26),
    ]
    assert [(r.name, r.target, r.text, r.line) for r in facts.roles] == [
        ("person", "ada", "Ada", 12),
        ("pub", "Litj17", "", 24),
    ]
    assert [(c.keys, c.line) for c in facts.cites] == [(("Mori20", "Ayat20"), 12)]
    assert [(d.name, d.argument, d.line) for d in facts.directives] == [("figure", "g.png", 21)]
    assert [(v.name, v.line) for v in facts.values] == [("NAME", 24)]


def test_values_in_targets() -> None:
    """The target of a picture may hold a declared value."""
    facts = scan_body(["![a]({{ IMGURL }}/b.png)"])
    assert [image.target for image in facts.images] == ["{{ IMGURL }}/b.png"]


def test_tables_and_rules_are_no_headings() -> None:
    """Hyphens below a table, a list or an empty line underline nothing."""
    assert scan_body(["| a |", "---", "", "---", "- a", "---", "```", "# no", "```"]).headings == ()
