"""Directives and roles that do not exist: named once, with a suggestion, and never by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.languages import get_language
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from docutils.utils import new_document

from labportal.model.records import RECORD_TYPES
from labportal.reading.text.known import (
    DIRECTIVES,
    DOMAINS,
    OUR_DIRECTIVES,
    OUR_ROLES,
    ROLES,
    Names,
    unknown_directive,
    unknown_role,
)
from labportal.reading.text.shapes import NEED_TEXT, NEED_WORDS, options_of

if TYPE_CHECKING:
    from support import PortalFactory

TEXT = "# Page\n\n```{poeple}\n```\n\n{persn}`ada`, {Person}`x y`\n\n```{chart} x\n```\n"


KNOWN = Names.of(RECORD_TYPES, complete=True)


def test_everything_that_exists_is_known(portal: PortalFactory) -> None:
    """No directive or role of the smallest portal is taken for a mistake."""
    env = portal({}, builder="dummy").app.env
    found = {*directives._directives, *en.directives}
    used = {*roles._roles, *en.roles}
    for name in ("std", "py"):
        found |= set(env.get_domain(name).directives)
        used |= set(env.get_domain(name).roles)
    assert [name for name in found if unknown_directive(name, KNOWN) is not None] == []
    assert [name for name in used if unknown_role(name, KNOWN) is not None] == []
    assert found >= OUR_DIRECTIVES
    assert used >= OUR_ROLES
    # What was renamed or came later is the only difference.
    assert len(DIRECTIVES - found) < 10
    assert len(ROLES - used) < 5


def test_domains_are_known(portal: PortalFactory) -> None:
    """What stands behind the name of a domain is no mistake either, and nothing else is known."""
    env = portal({}, builder="dummy").app.env
    for name, words in DOMAINS.items():
        domain = env.get_domain(name)
        assert {*domain.roles, *domain.directives} <= set(words.split())
        assert unknown_role(f"{name}:nosuch", KNOWN) == ""
        assert unknown_directive(f"{name}:nosuch", KNOWN) == ""
    assert unknown_role("py:fnc", KNOWN) == "py:func"


def test_the_shapes_of_directives_are_known(portal: PortalFactory) -> None:
    """Options and words that a directive takes are never called a mistake, nor forgotten."""
    assert portal({}, builder="dummy").app.statuscode == 0
    document = new_document("")
    for name in DIRECTIVES:
        found, _ = directives.directive(name, get_language("en"), document)
        if found is None:
            continue
        if known := options_of(name):
            assert set(found.option_spec or ()) <= known, name
            assert len(known - set(found.option_spec or ())) < 4, name
        needs = bool(found.required_arguments)
        assert needs or name not in NEED_WORDS - {"figure-md"}, name
        assert found.has_content or name not in NEED_TEXT, name


@pytest.mark.parametrize(
    ("name", "meant"),
    [("poeple", "people"), ("project", "projects"), ("Peopel", "people"), ("publication",
      "publications"), ("nots", None), ("chart", None), ("note", None), ("py:function", None)],
)  # fmt: skip
def test_a_portal_with_other_extensions(name: str, meant: str | None) -> None:
    """Where an extension may add names, only what is almost one of ours is a mistake."""
    assert unknown_directive(name, Names.of(RECORD_TYPES, complete=False)) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [("persn", "person"), ("people", "person"), ("publications", "pub"), ("emphasiz", "emphasis"),
     ("xyzzy", ""), ("bdg-primary", None), ("fa-solid", None), ("cite:t", None), ("x:y", ""),
     ("labportal:persn", "person"), ("labportal:person", None)],
)  # fmt: skip
def test_what_may_be_meant(name: str, meant: str | None) -> None:
    """The suggestion is one of ours first, also where the word of a directive was taken."""
    assert unknown_role(name, KNOWN) == meant


def test_myst_says_nothing_more(portal: PortalFactory) -> None:
    """A name that does not exist is named by labportal alone."""
    assert portal({"page.md": TEXT}).warning_lines == [
        (
            "page.md:3: WARNING: there is no directive 'poeple'; did you mean 'people'? "
            "[labportal.unknown_directive]"
        ),
        "page.md:6: WARNING: there is no person 'x y' [labportal.unknown_key]",
        (
            "page.md:6: WARNING: there is no role 'persn'; did you mean 'person'? "
            "[labportal.unknown_role]"
        ),
        "page.md:8: WARNING: there is no directive 'chart' [labportal.unknown_directive]",
    ]


def test_myst_speaks_where_labportal_cannot_know(portal: PortalFactory) -> None:
    """With a ``setup`` in ``conf.py`` only near misses are ours, and MyST reports the rest."""
    conf = 'project = "P"\nextensions = ["labportal"]\ndef setup(app):\n    pass\n'
    lines = portal({"page.md": TEXT, "conf.py": conf}).warning_lines
    assert sum("[labportal.unknown" in line and "chart" not in line for line in lines) == 3
    assert [line for line in lines if "[myst." in line] == [
        "page.md:8: WARNING: Unknown directive type: 'chart' [myst.directive_unknown]"
    ]


def test_names_in_code_and_other_braces_are_left_alone(portal: PortalFactory) -> None:
    """Code, classes and declared values are no directives and roles."""
    text = (
        "# Page\n\n`` {persn}`x` ``\n\n```\n{persn}`x`\n```\n\n````md\n```{poeple}\n```\n````\n\n"
        "```{code-block} md\n```{poeple}\n```\n\n:::{admonition} A\nb\n:::\n"
    )
    assert portal({"page.md": text}).warnings == ""


def test_a_toctree_names_what_is_missing(portal: PortalFactory) -> None:
    """An entry that is no page is named once, with the page that may be meant."""
    text = (
        "# Home\n\n```{toctree}\n:maxdepth: 1\n\nguide/first\nSecond <guide/secnd>\nself\nsearch\n"
        "people/index\nother\n```\n"
    )
    files = {
        "index.md": text, "guide/first.md": "# First\n", "guide/second.md": "# Second\n",
        "people/ada.md": "---\ntitle: Ada\n---\n", "other.rst": "Other\n=====\n",
    }  # fmt: skip
    assert portal(files).warning_lines == [
        (
            "index.md:7: WARNING: there is no page 'guide/secnd' for the table of contents; did "
            "you mean '/guide/second'? [labportal.unknown_address]"
        )
    ]
