"""The ways around slow dependencies: they change no result, and are still needed.

A test called ``..._still_...`` fails when a dependency has become faster by itself; then the module
that it names can go.
"""

from __future__ import annotations

import gc
import inspect
from typing import TYPE_CHECKING, Any

import docutils.frontend
import sphinx.util.docutils
from docutils import nodes
from docutils.transforms.universal import SmartQuotes
from docutils.utils import new_document, smartquotes
from hypothesis import given
from hypothesis import strategies as st

from labportal.sphinxext.speed import kinds, paths, quotes, settings, traversal
from labportal.sphinxext.speed.garbage import Garbage
from labportal.sphinxext.speed.loans import Loan, Loans
from support import run_build, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from support import PortalFactory

PAGES = {f"people/p{number}.md": f"---\ntitle: P{number}\n---\n\nText.\n" for number in range(6)}


class Counter:
    """A function that counts its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: object, **options: object) -> object:
        """Call the function."""
        self.calls += 1
        return self.function(*args, **options)


def test_a_build_gives_back_what_it_borrowed(portal: PortalFactory) -> None:
    """After a build every function of another package is its own again."""
    loans = [
        *settings.settings_loans(),
        *traversal.traversal_loans(),
        *kinds.kinds_loans(),
        *paths.path_loans(),
        *quotes.quotes_loans(),
    ]
    before = [getattr(loan.owner, loan.name) for loan in loans]
    thresholds = gc.get_threshold()
    portal({"people/ada.md": "---\ntitle: Ada\n---\n"})
    assert [getattr(loan.owner, loan.name) for loan in loans] == before
    assert gc.get_threshold() == thresholds
    assert gc.get_freeze_count() == 0


def test_what_a_dependency_has_lost_is_left_alone() -> None:
    """A function that a new release no longer has is not put there."""

    class Module:
        here = "original"

    loans = Loans(lambda: [Loan(Module, "here", str), Loan(Module, "gone", str)])
    loans.lend()
    assert Module.here is str
    assert not hasattr(Module, "gone")
    loans.take_back()
    assert Module.here == "original"


def test_the_collector_is_left_as_it_was_found() -> None:
    """A program that collects by itself keeps doing so, and one that does not stays so."""
    garbage = Garbage()
    gc.disable()
    try:
        garbage.collect_less()
        garbage.collect_as_before()
        assert not gc.isenabled()
    finally:
        gc.enable()


# Settings --------------------------------------------------------------------------------------


def test_settings_are_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one page does to its settings, no other page sees."""
    remembered = settings.Remembered(docutils.frontend.get_default_settings)
    one, other = remembered(), remembered()
    assert vars(one).keys() == vars(other).keys()
    one.record_dependencies.add("file")
    one.expose_internals.append("x") if one.expose_internals else None
    one.language_code = "nl"
    assert other.language_code == "en"
    assert other.record_dependencies.list == []


def test_settings_depend_on_the_defaults() -> None:
    """Other defaults give other settings."""
    from docutils.readers import standalone

    def compute(component: Any, *, defaults: dict[str, str]) -> docutils.frontend.Values:
        values = docutils.frontend.get_default_settings(component)
        vars(values).update(defaults)
        return values

    remembered = settings.Remembered(compute)
    values = {"language_code": "nl"}
    assert remembered(standalone.Reader, defaults=values).language_code == "nl"
    values["language_code"] = "de"
    assert remembered(standalone.Reader, defaults=values).language_code == "de"


def test_option_parsers_are_still_made_for_every_page(
    portal: PortalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`speed.settings` is needed as long as Sphinx and MyST make option parsers for each page."""
    populate = Counter(docutils.frontend.OptionParser.populate_from_components)
    # A lambda, so that it becomes a method.
    monkeypatch.setattr(
        docutils.frontend.OptionParser,
        "populate_from_components",
        lambda *args: populate(*args),  # noqa: PLW0108 -- see above
    )
    portal(PAGES, name="with")
    with_memory = populate.calls
    monkeypatch.setattr("labportal.sphinxext.speed.settings_loans", list)
    populate.calls = 0
    portal(PAGES, name="without")
    # Sphinx before 9.0 leaves it to docutils, which makes one for each page by another way.
    for_each_page = 2 if hasattr(sphinx.util.docutils, "_get_settings") else 1
    assert populate.calls - with_memory >= for_each_page * (len(PAGES) - 1)


# Markdown parsers ------------------------------------------------------------------------------


def test_markdown_parsers_are_still_made_for_every_page(
    portal: PortalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`speed.parsers` is needed as long as MyST makes a parser for each page."""
    from myst_parser.parsers import sphinx_

    create = Counter(sphinx_.create_md_parser)
    monkeypatch.setattr(sphinx_, "create_md_parser", create)
    portal(PAGES, name="with")
    assert create.calls == 1
    monkeypatch.setattr("labportal.sphinxext.speed.parser_loans", list)
    portal(PAGES, name="without")
    assert create.calls - 1 >= len(PAGES)


# Several processes -----------------------------------------------------------------------------


def test_sphinx_still_sends_the_environment_back_from_every_portion() -> None:
    """`rendering.sharing` is needed as long as Sphinx packs and resolves so much in one process."""
    from sphinx.builders import Builder

    reading = inspect.getsource(Builder._read_parallel)
    assert "make_chunks" in reading
    assert "pickle.dumps(self.env" in reading
    assert "get_and_resolve_doctree" in inspect.getsource(Builder._write_parallel)


STRANGER = """
def note(app, doctree, docname):
    app.seen = [*getattr(app, "seen", ()), docname]


def tell(app, exception):
    print("resolved here:", *sorted(app.seen))


def setup(app):
    app.connect("doctree-resolved", note)
    app.connect("build-finished", tell)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


def test_an_extension_sees_all_documents_in_one_process(tmp_path: Path) -> None:
    """What an extension collects from resolved documents is whole, however many processes write."""
    conf = (
        "import sys\nfrom pathlib import Path\nproject = 'P'\n"
        "sys.path.insert(0, str(Path(__file__).parent))\n"
        "extensions = ['labportal', 'stranger']\n"
    )
    files = {**PAGES, "conf.py": conf, "stranger.py": STRANGER, "index.md": "# Home\n"}
    write_files(tmp_path / "src", files)
    said = run_build(tmp_path / "src", tmp_path / "out", jobs=2).output
    names = [*(name.removesuffix(".md") for name in PAGES), "index"]
    assert f"resolved here: {' '.join(sorted(names))}" in said


# Smart quotes ----------------------------------------------------------------------------------


@given(
    blocks=st.lists(
        st.lists(st.text("ab \"'`.-\\\\<>&é", max_size=12), max_size=4), min_size=1, max_size=4
    ),
    smart=st.sampled_from([True, "alt"]),
)
def test_quotes_of_a_document_are_the_same(blocks: list[list[str]], smart: object) -> None:
    """Passing over paragraphs without signs changes no text."""

    def educated(apply: Callable[[SmartQuotes], None]) -> str:
        document = new_document("")
        for texts in blocks:
            paragraph = nodes.paragraph()
            for number, text in enumerate(texts):
                inner = (nodes.emphasis, nodes.literal)[number % 2]
                paragraph += nodes.Text(text)
                paragraph += inner("", text)
            document += paragraph
        document.settings.smart_quotes = smart
        document.settings.language_code = "en"
        document.settings.smartquotes_locales = None
        apply(SmartQuotes(document, None))
        return str(document.pformat())

    assert educated(quotes.on_signs(SmartQuotes.apply)) == educated(SmartQuotes.apply)


@given(
    texts=st.lists(st.text("ab \"'`.-\\\\<>&é", max_size=12), max_size=4),
    kinds=st.lists(st.sampled_from(["plain", "literal"]), min_size=4, max_size=4),
    attr=st.sampled_from(["1", "2", "qDe", "qde", "-1", "qBbDew"]),
    language=st.sampled_from(["en", "de", "nl", ""]),
)
def test_quotes_are_educated_the_same(
    texts: list[str], kinds: list[str], attr: str, language: str
) -> None:
    """Looking first changes no text."""
    tokens = list(zip(kinds, texts, strict=False))
    ours = quotes.with_look(smartquotes.educate_tokens)
    assert list(ours(iter(tokens), attr, language)) == list(
        smartquotes.educate_tokens(iter(tokens), attr, language)
    )


def test_docutils_still_searches_text_without_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """`speed.quotes` is needed as long as docutils works through text without any sign."""
    escapes = Counter(smartquotes.processEscapes)
    monkeypatch.setattr(smartquotes, "processEscapes", escapes)
    assert list(smartquotes.educate_tokens([("plain", "no sign")], "qDe")) == ["no sign"]
    assert escapes.calls


# Paths -----------------------------------------------------------------------------------------


def test_paths_are_found_from_every_folder(portal: PortalFactory) -> None:
    """A memory of paths tells folders apart, and relative from absolute targets."""
    files = {"a/x.md": "# AX\n\n[here](y.md) [other](../b/y.md) [top](/a/y.md)\n",
             "b/x.md": "# BX\n\n[here](y.md) [other](../a/y.md) [top](/a/y.md)\n",
             "a/y.md": "# AY\n", "b/y.md": "# BY\n"}  # fmt: skip
    made = portal({name: f":orphan:\n\n{text}" for name, text in files.items()})
    found = {
        place: [link["href"] for link in made.soup(place).select("article a.internal")]
        for place in ("/a/x/", "/b/x/")
    }
    assert found == {"/a/x/": ["../y/", "../../b/y/", "../y/"],
                     "/b/x/": ["../y/", "../../a/y/", "../../a/y/"]}  # fmt: skip


def test_sphinx_still_resolves_every_path(tmp_path: Path) -> None:
    """`speed.paths` is needed as long as Sphinx remembers no path by itself."""
    from sphinx.environment import BuildEnvironment

    source = inspect.getsource(BuildEnvironment.relfn2path)
    assert ".resolve()" in source
    assert "cache" not in source
