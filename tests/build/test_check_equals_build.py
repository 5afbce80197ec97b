"""The check says what a build says, neither more nor less, and each mistake once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from labportal.reading.markup import Markup
from labportal.reading.text.slugs import slugs_of
from labportal.sphinxext.domain import labportal_domain
from said import said_by_check
from sample_portal import png
from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support import Portal

MISTAKES = Path(__file__).parent / "mistakes"
"""A portal with a mistake on every line or two, and a page `right.md` that only looks wrong."""
CONF = (
    'project = "Mistakes"\nextensions = ["labportal"]\nexclude_patterns = ["data"]\n'
    'nitpicky = True\nnitpick_ignore = [("envvar", "HOME")]\n'
)
_PLACE = re.compile(r"(?P<place>[^\s:]+:\d+): (?:[A-Z]+: )?.*\[(?P<code>[\w.]+)\]$", re.DOTALL)

Said = tuple[str, str]
"""(file and line, code) of a message."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal with all mistakes, built once."""
    factory = PortalFactory(tmp_path_factory.mktemp("mistakes"))
    files: dict[str, str | bytes] = {
        path.relative_to(MISTAKES).as_posix(): path.read_bytes()
        for path in sorted(MISTAKES.rglob("*"))
        if path.is_file()
    }
    yield factory({**files, "conf.py": CONF, "data/pic.png": png(1)})
    factory.clean_up()


def said(lines: list[str]) -> list[Said]:
    """Return place and code of each message; what has none counts as a line without a place."""
    found = [_PLACE.match(line) for line in lines]
    return sorted(
        (match["place"], match["code"]) if match else (line, "")
        for match, line in zip(found, lines, strict=True)
    )


def test_build_and_check_say_the_same(built: Portal) -> None:
    """Every warning of the build, also of Sphinx and MyST, is a message of the check."""
    assert said(built.warning_lines) == said(said_by_check(built))


def test_every_mistake_is_named(built: Portal) -> None:
    """No page passes for right but the one that is, and the codes are those that were meant."""
    by_page: dict[str, set[str]] = {}
    for place, code in said(said_by_check(built)):
        by_page.setdefault(place.partition(":")[0], set()).add(code.removeprefix("labportal."))
    assert by_page == {
        "notes/blocks.md": {
            *("unknown_directive", "repeated_label", "missing_file", "missing_image"),
            *("unknown_language", "unknown_address", "repeated_key", "unknown_label"),
        },
        "notes/links.md": {
            *("unknown_anchor", "unknown_address", "missing_file", "missing_image"),
            "repeated_label",
        },
        "notes/notes.md": {"unknown_footnote", "unused_footnote", "repeated_footnote"},
        "notes/options.md": {"bad_directive"},
        "notes/rest.rst": {
            *("unknown_label", "unknown_address", "missing_file", "unknown_role"),
            *("unknown_directive", "missing_image", "unknown_language", "repeated_label"),
        },
        "notes/roles.md": {
            *("unknown_address", "unknown_label", "missing_file", "unknown_role"),
            "unknown_bibkey",
        },
        "notes/two.md": {"repeated_label"},
    }


def test_each_line_with_a_mistake_is_named(built: Portal) -> None:
    """Of the links and roles that are wrong, each has its message."""
    places = {place for place, _ in said(said_by_check(built))}
    for name in ("links", "roles"):
        lines = (MISTAKES / "notes" / f"{name}.md").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if re.match(r"[\[<{!]", line) and not line.startswith(("{#", "[ref def]", "[text]")):
                assert f"notes/{name}.md:{number}" in places, line


def test_anchors_are_those_of_myst(built: Portal) -> None:
    """The headings of a page have the anchors that a link finds in a build, no more and no less."""
    env = built.app.env
    targets = labportal_domain(env).portal.targets
    for docname, text in targets.texts.items():
        if text.markup is Markup.REST or text.path.startswith("notes/blocks"):
            continue  # of which blocks are not shown
        anchors = [text.anchors]
        anchors += [found for name, found in targets.included.items() if name == docname]
        named = [title for one in anchors for level, title in one.titles if level <= 4]
        assert slugs_of(named) == set(env.metadata[docname].get("myst_slugs", ())), docname


def test_labels_are_those_of_sphinx(built: Portal) -> None:
    """The labels of pages are those that a role finds in a build."""
    std = built.app.env.get_domain("std")
    of_sphinx = {name for name, place in std.anonlabels.items() if place[0].startswith("notes/")}
    ours = labportal_domain(built.app.env).portal.targets
    assert ours.labels.keys() | ours.marks <= of_sphinx | {"twice-label", "rest-label"}
    assert of_sphinx <= ours.labels.keys() | ours.marks


def test_the_book_says_the_same(built: Portal) -> None:
    """The source of the PDF is written, with the same messages, though it lacks some pages."""
    expected = said(said_by_check(built))
    assert said(built.build("latex").warning_lines) == expected
