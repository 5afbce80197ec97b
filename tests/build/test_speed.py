"""The ways around slow dependencies: they change no result, and are still needed.

A test called ``..._still_...`` fails when a dependency has become faster by itself; then the module
that it names can go.
"""

from __future__ import annotations

import gc
import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import docutils.frontend
import pytest
import sphinx.util.docutils
from docutils import nodes
from docutils.transforms.universal import SmartQuotes
from docutils.utils import new_document, smartquotes
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.warnings_ import MystWarnings
from sphinx.environment import BuildEnvironment

from labportal.sphinxext.speed import kinds, paths, progress, quotes, settings, traversal, warnings
from labportal.sphinxext.speed.garbage import Garbage
from labportal.sphinxext.speed.loans import Loan, Loans
from support import run_build, write_files

if TYPE_CHECKING:
    from collections.abc import Callable

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
        *progress.progress_loans(),
        *warnings.warnings_loans(),
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
    print("resolved here:", *sorted(getattr(app, "seen", ())))


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


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Folders and files with links between them, and what Sphinx needs to know of them."""
    root = tmp_path_factory.mktemp("tree")
    for name in ("src/a/b/x.md", "src/a/y.md", "src/z.md", "beside/out.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name, target in (("a/link.md", "y.md"), ("c", "a/b"), ("a/away", "../../beside")):
        (root / "src" / name).symlink_to(target)
    env = SimpleNamespace(srcdir=root / "src", docname="a/y")
    env.doc2path = lambda docname, **_: Path(f"{docname}.md")
    return env


@given(
    parts=st.lists(
        st.sampled_from(
            ["a", "b", "c", "..", ".", "", "x.md", "y.md", "z.md", "link.md", "away", "out.md", "é"]
        ),
        min_size=1,
        max_size=5,
    ),
    docname=st.sampled_from(["z", "a/y", "a/b/x", "c/x"]),
)
@example(parts=["", "z.md"], docname="a/y")
def test_targets_are_where_sphinx_finds_them(tree: Any, parts: list[str], docname: str) -> None:
    """The place of a target is the same, also behind links and outside the sources."""
    ours = paths.with_memory(BuildEnvironment.relfn2path)
    filename = "/".join(parts)
    for _ in range(2):
        assert ours(tree, filename, docname) == BuildEnvironment.relfn2path(tree, filename, docname)


def test_sphinx_still_resolves_every_path(tmp_path: Path) -> None:
    """`speed.paths` is needed as long as Sphinx remembers no path by itself."""
    source = inspect.getsource(BuildEnvironment.relfn2path)
    assert ".resolve()" in source
    assert "cache" not in source


# Progress and messages -------------------------------------------------------------------------


def test_progress_is_told_in_steps() -> None:
    """Of many things every hundredth part is named, the last one too; of few each."""
    told: list[Any] = []

    def show(things: Any, summary: str, color: str, length: int, *_: object) -> Any:
        for thing in things:
            told.append(thing)
            yield thing
        told.append(summary)

    ours = progress.in_steps(show)
    assert list(ours(range(1000), "end", "red", 1000, 0)) == list(range(1000))
    assert told == [*range(9, 1000, 10), "end"]
    for length, verbosity in ((7, 0), (1000, 1)):
        told.clear()
        assert list(ours(range(length), "end", "red", length, verbosity)) == list(range(length))
        assert told == [*range(length), "end"]


def test_suppressed_messages_are_not_made() -> None:
    """What the configuration suppresses is not made; anything else goes its way."""
    made = Counter(lambda *_args, **_options: "made")
    ours = warnings.if_shown(made)
    config = SimpleNamespace(suppress_warnings=["myst.header"])
    document = SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace(config=config)))
    assert ours(document, "text", MystWarnings.MD_HEADING_NON_CONSECUTIVE, line=1) is None
    assert ours(document, "text", "header") is None
    assert made.calls == 0
    assert ours(document, "text", "header", wtype="other") == "made"
    assert ours(document, "text", MystWarnings.MD_DEF_DUPE) == "made"
    assert ours(SimpleNamespace(settings=SimpleNamespace()), "text", "header") == "made"


def test_sphinx_and_myst_still_make_messages_for_nobody() -> None:
    """`speed.progress` and `speed.warnings` are needed as long as each thing is a message."""
    import sphinx.util.display
    from myst_parser import warnings_

    assert inspect.getsource(sphinx.util.display.status_iterator).count("logger.info(") > 4
    made = inspect.getsource(warnings_.create_warning)
    assert made.index("logger.warning(") < made.index("_is_suppressed_warning(")


def test_a_bounded_number_of_documents_waits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents of a large portal do not all stay in memory until they are written."""
    monkeypatch.setattr("labportal.sphinxext.speed.garbage.KEPT", 3)
    monkeypatch.setattr("labportal.sphinxext.speed.garbage.FEW", 2)
    env = BuildEnvironment.__new__(BuildEnvironment)
    for names, kept in (("abc", "abc"), ("abcd", "ab")):
        env._write_doc_doctree_cache = {}
        Garbage().keep_some(None, env, list(names))  # type: ignore[arg-type]
        for name in names:
            document = nodes.document(None, None)  # type: ignore[arg-type]
            env._write_doc_doctree_cache[name] = document
        assert list(env._write_doc_doctree_cache) == list(kept)
