"""Pages in reStructuredText, read without docutils."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labportal.model.codes import Code
from labportal.reading.headers import Dialect, RawValue
from labportal.reading.markup import Markup
from labportal.reading.pages import BodyWords, PageText, read_page
from labportal.reading.rest import read_rest_body, read_rest_header, rest_prose
from labportal.reading.rest.inline import as_markdown, plain_rest
from labportal.reading.settings import Settings
from labportal.reading.text import split_lines, substitute_values

WORDS = BodyWords(Settings().known_headings, Settings().known_lead_lines)


def read(text: str, path: str = "people/ada.rst") -> PageText:
    """Return what a page in reStructuredText says."""
    return read_page(text.encode(), path, path.removesuffix(".rst"), WORDS, Markup.REST)


def roles_in(text: str) -> list[tuple[str, str, int]]:
    """Return name, target and line of the roles in a text."""
    return [(use.name, use.target, use.line) for use in read(text).facts.roles]


HEADER = """\
.. A comment before the header.

:Title: Ada Lovelace
:role: phd
:groups:
   - bones
   - lungs,
     and more
:links: GitHub: https://github.com/ada,
   Home: https://ada.example.org
:position:
   :bones: PhD candidate
   :lungs: Guest

Text.
"""


def test_field_list_before_the_text() -> None:
    """A field list at the beginning is the header, with lists, mappings and their lines."""
    header = read_rest_header(HEADER, "ada.rst")
    assert header.dialect is Dialect.FIELDS
    assert header.body_line == 14
    assert header.problems == ()
    assert header.fields == {
        "title": RawValue("Ada Lovelace", 3),
        "role": RawValue("phd", 4),
        "groups": RawValue(["bones", "lungs, and more"], 5, (6, 7)),
        "links": RawValue("GitHub: https://github.com/ada,\nHome: https://ada.example.org", 9),
        "position": RawValue({"bones": "PhD candidate", "lungs": "Guest"}, 11, (12, 13)),
    }


@pytest.mark.parametrize("title", ["Ada *Lovelace*\n==============", "====\n Ada Lovelace\n===="])
def test_field_list_below_the_title(title: str) -> None:
    """Fields right below the title are a header, too, and the title becomes one of them."""
    page = read(f"{title}\n\n:role: phd\n:email: ada@example.org\n\nText.\n\nMore\n----\n\nText.\n")
    fields = page.header.fields
    assert {name: raw.value for name, raw in fields.items()} == {
        "title": "Ada Lovelace",
        "role": "phd",
        "email": "ada@example.org",
    }
    assert fields["title"].line == (1 if title.startswith("Ada") else 2)
    assert page.body.title == "Ada Lovelace"
    # The only heading left is not the title of the page.
    assert not page.begins_with_heading


def test_a_field_list_of_the_text_stays() -> None:
    """A list of fields that no record has is part of the text."""
    text = "Answers\n=======\n\n:Question: why\n:Answer: because\n"
    assert read_rest_header(text, "a.rst").dialect is Dialect.NONE
    assert read_rest_header("Title\n=====\n\nText.\n\n:role: phd\n", "a.rst").fields == {}


def test_fields_of_sphinx_are_a_header() -> None:
    """What Sphinx itself reads from such a list needs no field of ours beside it."""
    header = read_rest_header("Title\n=====\n\n:orphan:\n", "a.rst")
    assert header.fields["orphan"] == RawValue("", 4)


def test_repeated_field() -> None:
    """The second of two equal fields is reported at its line, and the first one counts."""
    header = read_rest_header(":title: A\n:role: phd\n:title: B\n", "a.rst")
    assert header.fields["title"].value == "A"
    assert [(str(p.source), p.code) for p in header.problems] == [("a.rst:3", Code.REPEATED_FIELD)]


def test_yaml_between_hyphens() -> None:
    """Hyphens at the beginning can only be meant as a header, so they are one."""
    header = read_rest_header("---\ntitle: Ada\n---\n\nText.\n", "a.rst")
    assert header.dialect is Dialect.YAML
    assert header.fields["title"].value == "Ada"


def test_headings_and_their_levels() -> None:
    """Levels follow from the order in which the signs appear; a rule is no heading."""
    text = (
        "####\nBook\n####\n\nOne\n===\n\nText\n\n----\n\nTwo `a <b>`_\n============\n\n"
        "Sub\n~~~\n\nToo long for its line\n==\n\nThree\n=====\n"
    )
    headings = read(text).facts.headings
    assert [(h.text, h.level, h.line, h.end_line) for h in headings] == [
        ("Book", 1, 1, 3),
        ("One", 2, 5, 6),
        ("Two a", 2, 12, 13),
        ("Sub", 3, 15, 16),
        ("Three", 2, 21, 22),
    ]


def test_roles_in_both_forms() -> None:
    """Roles stand before or behind their text, and may run over the end of a line."""
    text = (
        "See :person:`ada` and `grace`:person:, :labportal:pub:`the paper\n<Mori20>`;\n"
        "not :person: `x`, ``:person:`code```, 10:30`x` or \\:person:`x`.\n"
    )
    assert roles_in(text) == [
        ("person", "ada", 1),
        ("person", "grace", 1),
        ("labportal:pub", "Mori20", 1),
    ]


def test_citations() -> None:
    """Citations are read with all their keys."""
    facts = read("As :cite:p:`Mori20,Litj17` and :cite:t:`a,,b` say.\n").facts
    assert [(cite.keys, bool(cite.malformed)) for cite in facts.cites] == [
        (("Mori20", "Litj17"), False),
        (("a", "b"), True),
    ]


def test_links() -> None:
    """Links in the text and addresses of targets are links; targets of targets are not."""
    text = (
        "A `link <../projects/marble.rst>`_, `another\n<people/ada.md>`__ and `ada_`.\n\n"
        ".. _ada: people/grace.md\n.. _other: ada_\n.. _label:\n\n"
        '[text](marble/x.md) is no link here, and <a href="b/c.md"> is none either.\n'
    )
    assert [(use.target, use.line) for use in read(text).facts.links] == [
        ("../projects/marble.rst", 1),
        ("people/ada.md", 1),
        ("people/grace.md", 4),
    ]


def test_code_and_comments_hide_what_they_hold() -> None:
    """Literal blocks, code directives, doctests and comments are not prose."""
    text = (
        "Text::\n\n   :person:`a`\n\n- Item::\n\n    :person:`b`\n\n.. code-block:: rst\n\n"
        "   .. people::\n\n>>> x = ':person:`c`'\n\n.. :person:`d`\n   and `e`:person:\n\n"
        "..\n\n   Quoted :person:`seen`.\n\n.. parsed-literal::\n\n   :person:`too`\n"
    )
    assert roles_in(text) == [("person", "seen", 20), ("person", "too", 24)]
    assert read(text).lists == ()


def test_lists_of_records() -> None:
    """List directives are read with arguments, options and content, nested ones as well."""
    text = (
        ".. people:: ada,\n   grace\n   :role: phd\n   :by:\n     role\n\n   jan\n\n"
        ".. note::\n\n   .. labportal:projects::\n\n      marble\n"
    )
    first, second = read(text).lists
    assert (first.type_name, first.names, first.line) == ("person", ("ada", "grace", "jan"), 1)
    assert first.options == {"role": "phd", "by": "role"}
    assert (second.type_name, second.names, second.line) == ("project", ("marble",), 11)


def test_pictures() -> None:
    """Pictures are those of the directives, also in a substitution."""
    text = ".. image:: a.png\n   :alt: A\n\n.. figure:: b.png\n\n   Text\n\n.. |c| image:: c.png\n"
    assert [(use.target, use.line) for use in read(text).facts.images] == [
        ("a.png", 1),
        ("b.png", 4),
        ("c.png", 8),
    ]


def test_fields_in_the_text() -> None:
    """Lists under known headings and lines below the title are fields, as in Markdown."""
    text = (
        "Bones\n=====\n\nSection leader: Grace Hopper\n\nTeam\n----\n\n"
        "* `Ada <../people/ada.rst>`_\n* :doc:`../people/jan`\n* Karin Holm, guest\n\nText.\n"
    )
    body = read(text, "research/bones.rst").body
    assert body.title == "Bones"
    assert [(lead.label, lead.text, lead.line) for lead in body.leads] == [
        ("Section leader", "Grace Hopper", 4)
    ]
    [team] = body.lists
    assert (team.first_line, team.last_line) == (9, 11)
    assert [(item.text, item.target) for item in team.items] == [
        ("Ada", "../people/ada.rst"),
        ("../people/jan", "../people/jan"),
        ("Karin Holm", ""),
    ]


def test_rest_inside_markdown() -> None:
    """The directive of MyST for reStructuredText is read in its own language."""
    text = "# T\n\n```{eval-rst}\nSee :person:`ada`.\n\n.. people::\n   :role: phd\n```\n"
    page = read_page(text.encode(), "a.md", "a", WORDS)
    assert [(use.target, use.line) for use in page.facts.roles] == [("ada", 4)]
    assert [(use.options, use.line) for use in page.lists] == [({"role": "phd"}, 6)]


def test_active_html() -> None:
    """HTML that would run is reported where it is passed on, in either language."""
    text = (
        ".. role:: html(raw)\n   :format: html\n\n.. raw:: html\n\n   <b>\n   <script>x</script>\n"
        "\nSome :html:`<i onclick='x'>`, and <script> as text.\n"
    )
    found = [(p.code, p.source.line) for p in read(text).problems]
    assert found == [(Code.ACTIVE_HTML, 7), (Code.ACTIVE_HTML, 9)]
    markdown = "# T\n\n```{raw} html\n<script>x</script>\n```\n"
    page = read_page(markdown.encode(), "a.md", "a", WORDS)
    assert [(p.code, p.source.line) for p in page.problems] == [(Code.ACTIVE_HTML, 4)]


def test_glued_lists() -> None:
    """A list without an empty line before it is reported, since it is printed as one line."""
    text = "**Needs:**\n- a\n- b\n\nWe do:\n1. c\n\n- x:\n- y\n\nCode::\n\n  a:\n  - b\n"
    found = [(p.code, p.source.line) for p in read(text).problems]
    assert found == [(Code.GLUED_LIST, 2), (Code.GLUED_LIST, 6)]


def test_values_are_filled_in_outside_of_code() -> None:
    """Declared values are looked up in prose and in the names of files, not in code."""
    text = "{{ A }} ``{{ A }}``\n\n.. image:: {{ A }}/x.png\n\n::\n\n\t{{ A }}\n"
    assert substitute_values(text, {"A": "b"}, rest_prose)[0] == (
        "b ``{{ A }}``\n\n.. image:: b/x.png\n\n::\n\n\t{{ A }}\n"
    )


@pytest.mark.parametrize(
    ("rest", "plain"),
    [
        ("A *b* **c** ``d`` :e:`f` `g <h>`_", "A b c d f g"),
        (r"Snow\* and \ glue", "Snow* and glue"),
        (":pub:`Mori20`", "Mori20"),
    ],
)
def test_plain_text(rest: str, plain: str) -> None:
    """Headings lose their mark-up."""
    assert plain_rest(rest) == plain


SIGNS = st.sampled_from(
    [
        *" \n\t:.`*_<>-=|[]{}()\\x1a",
        "\n\n",
        "\n   ",
        ".. ",
        "::\n\n",
        "``",
        ":person:`",
        "`_",
        ".. raw:: html",
    ]
)


@given(st.lists(SIGNS, max_size=60).map("".join))
@example(":person:`\\\n``")
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader fail, and every line keeps its number."""
    lines = split_lines(text)
    page = read(text)
    assert 1 <= page.header.body_line <= len(lines) + 1
    assert all(1 <= problem.source.line <= len(lines) for problem in page.problems)
    assert len(rest_prose(lines)) == len(lines)
    body = read_rest_body(lines, "a.rst")
    assert len(body.as_markdown) == len(lines)
    uses = (*body.facts.roles, *body.facts.links, *body.facts.directives, *body.facts.images)
    assert all(1 <= use.line <= len(lines) for use in uses)
    assert as_markdown(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["`" * 100_000, "``a " * 30_000, "``a\n" * 30_000, "`a <b" * 30_000, ":a:`" * 50_000]
)
def test_unclosed_markup_costs_little(text: str) -> None:
    """What is never closed is not looked for again and again: this would take minutes."""
    assert len(read(text).facts.roles) < 100_000
