"""Pages show files of the portal and no others, whatever asks for them and in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from said import said_by_build, said_by_check
from support import write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from support import Portal, PortalFactory

WORD = "hunter2"
"""What must not get into the output."""
FILES = {
    "secret.txt": WORD,
    "secret.rst": f"{WORD}\n",
    "secret.csv": f"a,{WORD}\n",
    "secret.html": f"<p>{WORD}</p>",
    "secret.dot": f"digraph {{ {WORD} }}",
    "secret.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><text>{WORD}</text></svg>",
}
CONF = 'project = "T"\nextensions = ["labportal", "sphinx.ext.graphviz"]\n'


def block(name: str, argument: str, *options: str) -> tuple[str, str]:
    """Return a directive in Markdown and in reStructuredText."""
    lines = "".join(f"   {option}\n" for option in options)
    markdown = "\n".join((f"```{{{name}}} {argument}", *options, "```"))
    return markdown, f".. {name}:: {argument}\n{lines}"


LITERAL = block("literalinclude", "FILE")
# Name: the kind of file, and what asks for it in both languages.
WAYS = {
    "include": ("rst", block("include", "FILE")),
    "include-literal": ("txt", block("include", "FILE", ":literal:")),
    "include-code": ("txt", block("include", "FILE", ":code: text")),
    "include-parser": ("rst", block("include", "FILE", ":parser: rst")),
    "literalinclude": ("txt", LITERAL),
    "diff": ("txt", block("literalinclude", "good.txt", ":diff: FILE")),
    "csv-table": ("csv", block("csv-table", "T", ":file: FILE")),
    "raw": ("html", block("raw", "html", ":file: FILE")),
    "graphviz": ("dot", block("graphviz", "FILE")),
    "download": ("txt", ("{download}`FILE`", ":download:`FILE`")),
    "download-titled": ("txt", ("{download}`it <FILE>`", ":download:`it <FILE>`")),
    "eval-rst": ("txt", (f"```{{eval-rst}}\n{LITERAL[1]}```", LITERAL[1])),
}


ALLOWED = "labportal_include_roots = ['..']"


def published(portal: Portal) -> list[str]:
    """Return the files of the output that hold the word."""
    return [
        str(path.relative_to(portal.outdir))
        for path in sorted(portal.outdir.rglob("*"))
        if path.is_file() and WORD.encode() in path.read_bytes()
    ]


def pages_with_word(portal: Portal) -> set[str]:
    """Return the documents that show the word, or offer the file for download."""
    env = portal.app.env
    found = {name for name in env.all_docs if WORD in env.get_doctree(name).pformat()}
    return found | {name for owners, _ in env.dlfiles.values() for name in owners}


def every_way(folder: str) -> dict[str, str]:
    """Return pages that ask for a file of a folder, each in its own way and language."""
    pages = {"in/good.txt": "good\n"}
    for name, (kind, (markdown, rest)) in WAYS.items():
        written = f"{folder}secret.{kind}"
        pages[f"in/{name}-a.md"] = f"# A\n\n{markdown.replace('FILE', written)}\n"
        pages[f"in/{name}-b.rst"] = f"B\n=\n\n{rest.replace('FILE', written)}\n"
    return pages


DOCUMENTS = {f"in/{name}-{which}" for name in WAYS for which in "ab"}


def build_beside_files(factory: PortalFactory, files: Mapping[str, str], *settings: str) -> Portal:
    """Build a portal in a folder that holds other files as well."""
    conf = "\n".join((CONF, *settings))
    portal = factory({"conf.py": conf, **files}, build=False)
    write_files(portal.srcdir.parent, FILES)
    return portal.build()


def test_files_outside(portal: PortalFactory) -> None:
    """A file outside is not shown; each use gets one message, in build and check alike."""
    made = build_beside_files(portal, every_way("../../"))
    assert published(made) == []
    assert pages_with_word(made) == set()
    said = said_by_build(made)
    assert said == said_by_check(made)
    places = []
    for name, (kind, _) in WAYS.items():
        message = (
            f"'../../secret.{kind}' does not belong to the portal and is not shown; "
            "put the file into the folder 'in' [labportal.outside_file]"
        )
        line = 4 if name == "eval-rst" else 3
        places += [f"in/{name}-a.md:{line}: {message}", f"in/{name}-b.rst:4: {message}"]
    assert sorted(said) == sorted(places)
    assert len(made.warning_lines) == len(said)
    assert all(made.soup(f"/{name}/").h1 is not None for name in DOCUMENTS)


def test_paths_of_the_machine(portal: PortalFactory, tmp_path: Path) -> None:
    """A path from a slash on begins at the source directory, where there is no such file."""
    made = build_beside_files(portal, every_way(f"{tmp_path}/"))
    assert published(made) == []
    assert pages_with_word(made) <= {f"in/download{name}" for name in ("-a", "-b")}
    beside = f"{tmp_path}/"
    said = [line.replace(beside, "../") for line in said_by_check(made)]
    assert said_by_build(made) == said
    assert all(line.endswith(" [labportal.missing_file]") for line in said)
    assert len(made.warning_lines) == len(said) == 2 * len(WAYS)


def test_named_folders(portal: PortalFactory) -> None:
    """What lies in a folder that the site's owner names may be shown by all these ways."""
    made = build_beside_files(portal, every_way("../../"), ALLOWED)
    assert said_by_build(made) == said_by_check(made) == []
    assert pages_with_word(made) == DOCUMENTS


@pytest.mark.parametrize("folder", ["parts/", "/in/parts/"])
def test_files_of_the_portal(portal: PortalFactory, folder: str) -> None:
    """A file of the portal is shown, named from the page or from the top."""
    files = {f"in/parts/{name}": text for name, text in FILES.items()}
    made = build_beside_files(
        portal, {**every_way(folder), **files}, "exclude_patterns = ['**/parts']"
    )
    # No program that draws graphs is needed for the tests.
    assert [line for line in made.warning_lines if "dot command" not in line] == []
    assert pages_with_word(made) == DOCUMENTS


def both(factory: PortalFactory, asks: tuple[str, str], *settings: str) -> Portal:
    """Build a portal with a page in each language."""
    files = {"in/a.md": f"# A\n\n{asks[0]}\n", "in/b.rst": f"B\n=\n\n{asks[1]}\n"}
    return build_beside_files(factory, files, *settings)


@pytest.mark.parametrize("directive", ["raw", "csv-table"])
def test_addresses_are_not_fetched(portal: PortalFactory, tmp_path: Path, directive: str) -> None:
    """A build asks no other machine for anything, and no file by an address."""
    url = (tmp_path / "secret.txt").as_uri()
    argument = "html" if directive == "raw" else "T"
    made = both(portal, block(directive, argument, f":url: {url}"))
    assert published(made) == []
    message = (
        "'file://../secret.txt' is not fetched; save it beside the page and name it with the "
        "option 'file' [labportal.outside_file]"
    )
    assert said_by_build(made) == [f"in/a.md:3: {message}", f"in/b.rst:4: {message}"]
    assert len(said_by_check(made)) == 2


@pytest.mark.parametrize(
    "asks",
    [
        ("![x](../../secret.svg)", ".. image:: ../../secret.svg"),
        ("```{image} ../../secret.svg\n```", ".. figure:: ../../secret.svg"),
        ("```{figure} ../../secret.*\n```", ".. image:: ../../secret.*"),
        ("```{figure-md}\n![x](../../secret.svg)\n\nText\n```", ".. |x| image:: ../../secret.svg"),
    ],
)
def test_pictures_outside(portal: PortalFactory, asks: tuple[str, str]) -> None:
    """Pictures are looked for in the portal only; in a named folder they are found."""
    made = both(portal, asks)
    assert published(made) == []
    said = said_by_build(made)
    assert said == said_by_check(made)
    assert all("there is no image '../../secret." in line for line in said)
    assert len(said) == 2


def test_pictures_in_named_folders(portal: PortalFactory) -> None:
    """A picture in a folder that the site's owner names is shown."""
    asks = ("![x](../../secret.svg)", ".. image:: ../../secret.svg")
    made = both(portal, asks, ALLOWED)
    assert made.warning_lines == []
    assert published(made) == ["_images/secret.svg"]


LINKS = ("[x](../../secret.txt) [y](<path:../../secret.csv>)", "`x <../../secret.txt>`_")


def test_links_to_files_outside(portal: PortalFactory) -> None:
    """A link to a file is a download in Markdown; one to a file outside leads nowhere."""
    made = both(portal, LINKS)
    assert published(made) == []
    assert said_by_build(made) == said_by_check(made)
    assert [line.split(" [")[0] for line in said_by_build(made)] == [
        "in/a.md:3: there is no file '../../secret.csv'",
        "in/a.md:3: there is no file '../../secret.txt'",
        "in/b.rst:4: there is no file '../../secret.txt'",
    ]


def test_links_to_named_folders(portal: PortalFactory) -> None:
    """A link to a file that may be shown offers it for download."""
    made = both(portal, (LINKS[0], ""), ALLOWED)
    assert made.warning_lines == []
    assert len(published(made)) == 2


def test_included_text_is_confined(portal: PortalFactory) -> None:
    """Text that a page includes asks for files under the same rule, in every build."""
    part = "```{literalinclude} ../../secret.txt\n```\n"
    files = {"in/a.md": "# A\n\n```{include} part.txt\n```\n", "in/part.txt": part}
    made = build_beside_files(portal, files)
    for _ in range(2):
        made.build()
        assert published(made) == []
        message = (
            "in/part.txt:1: '../../secret.txt' does not belong to the portal and is not shown; "
            "put the file into the folder 'in' [labportal.outside_file]"
        )
        assert said_by_build(made) == [message]
    made.write({"in/part.txt": "Nothing.\n"})
    assert said_by_build(made.build()) == []


def test_hidden_files(portal: PortalFactory) -> None:
    """Hidden files, such as those of git with the passwords of a build service, stay private."""
    text = "# A\n\n```{literalinclude} /.git/config\n```\n\n{download}`.env`\n"
    made = portal({"a.md": text, ".git/config": WORD, ".env": WORD})
    assert published(made) == []
    assert [line.split(" ")[0] for line in said_by_build(made)] == ["a.md:3:", "a.md:6:"]
    assert said_by_build(made) == said_by_check(made)


def test_links_of_the_file_system(portal: PortalFactory) -> None:
    """A link that leads out of the portal is no page, picture or file of it."""
    made = portal(
        {
            "a.md": "# A\n\n```{include} part.txt\n```\n\n{download}`part.txt` ![](leak.svg)\n",
            "_static/own.txt": "own",
            "inside.txt": "inside",
        },
        build=False,
        html_static_path=["_static"],
    )
    outside, inside = made.srcdir.parent, made.srcdir
    write_files(outside / "beside", FILES)
    links = {
        "leak.svg": "beside/secret.svg",
        "page.rst": "beside/secret.rst",
        "part.txt": "beside/secret.txt",
        "_static/leak.txt": "beside/secret.txt",
        "people": "beside",
    }
    for name, target in links.items():
        (inside / name).symlink_to(outside / target)
    (inside / "fine.txt").symlink_to(inside / "inside.txt")
    made.build()
    assert published(made) == []
    assert (made.outdir / "_static/own.txt").is_file()
    left_out = [
        line.split(":")[0] for line in said_by_build(made) if "a link that leads out of" in line
    ]
    assert left_out == sorted(links)
    assert said_by_build(made) == said_by_check(made)


def test_standard_definitions_of_docutils(portal: PortalFactory) -> None:
    """What docutils itself offers to include is no file of anybody's."""
    text = ".. include:: <isonum.txt>\n\nA |copy|\n"
    made = portal({"a.rst": f"A\n=\n\n{text}"})
    assert made.warning_lines == []
    assert "©" in made.soup("/a/").article.get_text()


def test_bibliographies_may_be_shown(portal: PortalFactory) -> None:
    """The .bib files of a portal belong to it, wherever they lie."""
    made = portal(
        {"a.md": "# A\n\n```{literalinclude} ../bib/papers.bib\n```\n", "../bib/papers.bib": ""},
        bibtex_bibfiles=["../bib/papers.bib"],
    )
    assert made.warning_lines == []
