"""How much work each kind of edit makes, in counts, which no machine's mood changes.

A build that does more than these counts has lost something that made it fast.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.jinja2glue import BuiltinTemplateLoader

from labportal.model import references
from labportal.rendering import bulk
from labportal.rendering.builders import PortalBuilder
from labportal.rendering.exports import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support import Portal, PortalFactory

PEOPLE, PROJECTS = 12, 6


@dataclass
class Work:
    """What one build did."""

    read: list[str] = field(default_factory=list)
    """Pages that were parsed."""
    written: list[str] = field(default_factory=list)
    """Pages with a document that were written."""
    doctrees: int = 0
    """Documents that were loaded from disk."""
    templates: int = 0
    """Templates that were rendered."""
    formatted: int = 0
    """References that were put into the style of the site."""
    publications: int = 0
    """Pages of publications that were made."""
    exported: int = 0
    """Entries that were written as BibTeX, RIS and CSL-JSON."""
    opened: list[str] = field(default_factory=list)
    """Files of the portal that were opened: pages, notes and results."""

    def clear(self) -> None:
        """Begin anew."""
        self.__init__()  # type: ignore[misc]


class _Opened:
    """Counts what Python opens, as long as somebody wants to know."""

    work: Work | None = None
    within = ""

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.work is None or event != "open":
            return
        name = args[0]
        # Python itself remembers which copied files it has compared.
        if isinstance(name, str) and name.startswith(self.within) and "/_static/" not in name:
            self.work.opened.append(name.removeprefix(self.within))


# A hook cannot be taken out again.
_OPENED = _Opened()


@pytest.fixture(scope="module", autouse=True)
def _hook() -> None:
    sys.addaudithook(_OPENED)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Work:
    """Count what the builds of a test do."""
    done = Work()

    def count(owner: Any, name: str, note: Callable[..., None]) -> None:
        original = getattr(owner, name)

        def counting(*args: object, **options: object) -> object:
            note(*args)
            return original(*args, **options)

        monkeypatch.setattr(owner, name, counting)

    def add(name: str) -> Callable[..., None]:
        return lambda *_: setattr(done, name, getattr(done, name) + 1)

    count(Builder, "read_doc", lambda _builder, docname: done.read.append(docname))
    count(PortalBuilder, "write_doc", lambda _builder, docname, _: done.written.append(docname))
    count(BuildEnvironment, "get_doctree", add("doctrees"))
    count(BuiltinTemplateLoader, "render", add("templates"))
    count(references, "format_reference", add("formatted"))
    count(bulk, "publication_html", add("publications"))
    monkeypatch.setitem(once._FORMATS, once.CSL, _counted(once.csl_entry, add("exported")))
    monkeypatch.setattr(_OPENED, "work", done)
    monkeypatch.setattr(_OPENED, "within", str(tmp_path))
    return done


def _counted(function: Callable[[Any], Any], note: Callable[[], None]) -> Callable[[Any], Any]:
    def counting(value: object) -> object:
        note()
        return function(value)

    return counting


def _files(publications: int) -> dict[str, str]:
    entries = "".join(
        f"@article{{K{number}, author={{Doe, P{number % PEOPLE}}}, title={{On {number}}}, "
        f"journal={{J}}, year={{{2000 + number % 5}}}}}\n"
        for number in range(publications)
    )
    people = {
        f"people/p{number}.md": f"---\ntitle: P{number} Doe\n---\n\nA text.\n"
        for number in range(PEOPLE)
    }
    projects = {
        f"projects/r{number}.md": (
            f"---\ntitle: R{number}\npeople: P{number} Doe\nbibkeys: K{number}\n---\n\nA text.\n"
        )
        for number in range(PROJECTS)
    }
    return {"bib/all.bib": entries, "publications/index.md": "# Publications\n", **people,
            **projects}  # fmt: skip


@pytest.fixture
def built(portal: PortalFactory, work: Work) -> Portal:
    """A portal that was built once."""
    return portal(_files(30), html_baseurl="https://example.org/")


def test_a_clean_build_does_everything_once(built: Portal, work: Work) -> None:
    """Each page is read and written once, each entry formatted and exported once."""
    pages = sorted(built.app.env.all_docs)
    assert sorted(work.read) == sorted(work.written) == pages
    assert work.formatted == 30
    assert work.publications == 30
    assert work.exported == 30


def test_templates_do_not_grow_with_the_pages(portal: PortalFactory, work: Work) -> None:
    """The theme renders as many templates for ninety publications and pages as for thirty."""
    portal(_files(30), name="small")
    few = work.templates
    work.clear()
    more = {f"people/q{number}.md": f"---\ntitle: Q {number}\n---\n" for number in range(30)}
    portal({**_files(90), **more}, name="large")
    assert work.templates == few


def test_nothing_changed_means_nothing_made(built: Portal, work: Work) -> None:
    """Without a change nothing is read, written, loaded, formatted or exported."""
    work.clear()
    built.build()
    assert (work.read, work.written) == ([], [])
    assert (work.formatted, work.publications, work.exported) == (0, 0, 0)
    # The home page, from which the theme takes the navigation.
    assert work.doctrees <= 1
    # The search page, the index, the overviews that nobody wrote and the form of a publication.
    assert work.templates <= 7 * 11


def test_the_work_without_a_change_does_not_grow(portal: PortalFactory, work: Work) -> None:
    """With three times as many publications a build without a change opens as many files."""
    opened = []
    for count in (30, 90):
        made = portal(_files(count), name=f"of-{count}")
        made.build()
        work.clear()
        made.build()
        opened.append(sorted(name.replace(f"of-{count}", "") for name in work.opened))
    assert opened[0] == opened[1]


def test_a_page_is_work_for_itself(built: Portal, work: Work) -> None:
    """After an edit of a text one page is read and written, and none but it is loaded."""
    built.write({"projects/r3.md": _files(30)["projects/r3.md"] + "More.\n"})
    work.clear()
    built.build()
    assert work.read == work.written == ["projects/r3"]
    assert work.doctrees <= 2
    assert work.formatted <= 3
    assert (work.publications, work.exported) == (0, 0)


def test_an_entry_is_work_for_the_pages_that_show_it(built: Portal, work: Work) -> None:
    """After an edit of an entry the pages that list it are written, and one publication."""
    text = _files(30)["bib/all.bib"].replace("On 3}", "On three}")
    built.write({"bib/all.bib": text})
    work.clear()
    built.build()
    assert work.read == []
    assert sorted(work.written) == ["people/p3", "projects/r3", "publications/index"]
    assert work.publications == 1
    # Of the lists that hold it: all of them stand in the list of everything.
    assert work.formatted <= 30
    assert work.exported <= 30


def test_a_name_is_work_for_the_pages_that_show_it(built: Portal, work: Work) -> None:
    """After an edit of a person's name no page is read but the person's own."""
    text = _files(30)["people/p3.md"].replace("P3 Doe", "P3 A. Doe")
    built.write({"people/p3.md": text})
    work.clear()
    built.build()
    assert work.read == ["people/p3"]
    assert {"people/p3", "projects/r3"} <= set(work.written)
    assert len(work.written) < 8
