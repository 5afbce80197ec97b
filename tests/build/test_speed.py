"""The ways around slow dependencies: they change no result, and are still needed.

A test called ``..._still_...`` fails when a dependency has become faster by itself; then the module
that it names can go.
"""

from __future__ import annotations

import gc
import importlib
import inspect
from typing import TYPE_CHECKING, Any, ClassVar

import docutils.frontend
import sphinx.util.docutils
from docutils import nodes
from docutils.transforms import Transform
from docutils.transforms.universal import SmartQuotes
from docutils.utils import new_document, smartquotes
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.nodes import NodeMatcher

from labportal.sphinxext.speed import kinds, paths, quotes, settings, traversal
from labportal.sphinxext.speed.garbage import Garbage
from labportal.sphinxext.speed.loans import Loan, Loans

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


# Walks through documents -----------------------------------------------------------------------

CLASSES = (nodes.Text, nodes.Element, nodes.paragraph, nodes.emphasis, nodes.Node, nodes.Inline)
Shape = list[Any]
SHAPES: st.SearchStrategy[Shape] = st.recursive(
    st.just([]), lambda inner: st.lists(inner, max_size=4), max_leaves=25
)


def _tree(shape: Shape, depth: int = 0) -> nodes.Element:
    kind = (nodes.section, nodes.paragraph, nodes.emphasis, nodes.strong)[depth % 4]
    node: nodes.Element = kind()
    for inner in shape:
        node += _tree(inner, depth + 1)
        node += nodes.Text(f"text {depth}")
    return node


@given(shape=SHAPES, cls=st.sampled_from(CLASSES))
def test_a_walk_finds_the_same_in_the_same_order(shape: Shape, cls: type) -> None:
    """The walk with a stack equals docutils' own."""
    tree = _tree(shape)
    assert list(traversal.find_instances(tree, cls)) == list(tree.findall(cls))
    assert list(traversal.find_everything(tree)) == list(tree.findall())
    emphasised = [node for node in tree.findall() if isinstance(node, cls)]
    assert list(traversal.find_matching(tree, lambda node: isinstance(node, cls))) == emphasised


@given(shape=SHAPES, every=st.integers(1, 4), change=st.sampled_from(["replace", "empty", "add"]))
def test_a_walk_sees_the_same_changes(shape: Shape, every: int, change: str) -> None:
    """Nodes that are replaced, emptied or filled on the way are seen as docutils sees them."""

    def walk(find: Callable[[nodes.Element], Any]) -> list[str]:
        tree = _tree(shape)
        seen = []
        for number, node in enumerate(find(tree)):
            seen.append(f"{type(node).__name__} {len(node.children)}")
            if number % every or number > 100 or not isinstance(node, nodes.Element):
                continue
            if change == "replace" and node.parent is not None:
                node.parent.replace(node, nodes.Text("new"))
            elif change == "empty":
                node.clear()
            elif number < 20:
                node.append(nodes.emphasis("", "more"))
        return seen

    ours = walk(lambda tree: traversal.find_instances(tree, nodes.Node))
    assert ours == walk(lambda tree: tree.findall(nodes.Node))


def test_docutils_still_walks_with_nested_generators() -> None:
    """`speed.traversal` is needed as long as docutils' quick searches call themselves."""
    for name in ("_fast_findall", "_superfast_findall"):
        assert name in getattr(nodes.Node, name).__code__.co_names


@given(shape=SHAPES)
def test_nodes_with_attributes_are_found_as_sphinx_finds_them(shape: Shape) -> None:
    """Sphinx's matchers find the same nodes."""
    tree = _tree(shape)
    for number, node in enumerate(tree.findall(nodes.Element)):
        node["translated" if number % 2 else "other"] = number % 3
    for matcher in (
        NodeMatcher(nodes.Element, translated=Any),
        NodeMatcher(nodes.emphasis, translated=1),
        NodeMatcher(nodes.emphasis, nodes.strong),
        NodeMatcher(nodes.Text),
        NodeMatcher(other=Any),
    ):
        assert list(traversal.find_alike(matcher, tree)) == list(matcher.findall(tree))


class Noting(nodes.GenericNodeVisitor):
    """Notes what it is told, and leaves a walk in every way there is."""

    exceptions: ClassVar = {
        "a": nodes.SkipNode, "b": nodes.SkipChildren, "c": nodes.SkipDeparture,
        "d": nodes.SkipSiblings, "e": nodes.StopTraversal,
    }  # fmt: skip

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.seen: list[str] = []

    def default_visit(self, node: nodes.Node) -> None:
        """Note it."""
        self.seen.append(f"in {node.get('names')}")
        leave = self.exceptions.get(node.get("leave", ""))
        if leave is not None:
            raise leave

    def default_departure(self, node: nodes.Node) -> None:
        """Note that, too."""
        self.seen.append(f"out {node.get('names')}")


@given(shape=SHAPES, leaving=st.lists(st.sampled_from(".....abcde"), min_size=4))
def test_visitors_are_told_the_same(shape: Shape, leaving: list[str]) -> None:
    """A visitor comes to the same nodes in the same order, and leaves them in the same way."""
    document = new_document("")
    document += _tree(shape)
    for text in list(document.findall(nodes.Text)):
        text.parent.remove(text)
    for number, node in enumerate(document.findall(nodes.Element)):
        node["names"], node["leave"] = [str(number)], leaving[number % len(leaving)]
    for ours, theirs in (
        (traversal.walk, nodes.Node.walk),
        (traversal.walkabout, nodes.Node.walkabout),
    ):
        assert _told(ours, document) == _told(theirs, document)


def _told(walk: Callable[..., bool], document: nodes.document) -> tuple[list[str], object]:
    visitor = Noting(document)
    try:
        return visitor.seen, walk(document, visitor)
    except nodes.SkipSiblings as error:  # at the top there are none
        return visitor.seen, type(error)


def test_docutils_still_makes_messages_at_every_node() -> None:
    """`speed.traversal` is needed as long as docutils words a message for each node of a walk."""
    for name in ("walk", "walkabout"):
        assert "debug" in getattr(nodes.Node, name).__code__.co_names


# Kinds of nodes --------------------------------------------------------------------------------


def test_new_nodes_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a transform puts into a document in any way, the same and the next transform find."""
    found: dict[str, list[int]] = {}

    class Before(Transform):
        """Finds nothing yet, and adds nodes, with and without others in them."""

        default_priority = 10

        def apply(self) -> None:
            counts = found.setdefault("before", [])
            counts.append(len(list(self.document.findall(nodes.strong))))
            self.document[0].append(nodes.strong())
            counts.append(len(list(self.document.findall(nodes.strong))))
            self.document.insert(0, nodes.block_quote("", nodes.literal()))
            counts.append(len(list(self.document.findall(nodes.literal))))
            self.document[0][0].replace_self(nodes.image())
            counts.append(len(list(self.document.findall(nodes.image))))
            waiting = self.document.findall(nodes.caption)
            self.document[1] += nodes.caption()
            counts.append(len(list(waiting)))

    class Stranger(Transform):
        """Adds a node behind the back of docutils."""

        default_priority = 20

        def apply(self) -> None:
            self.document[1].children = [nodes.legend()]
            found["stranger"] = [len(list(self.document.findall(nodes.legend)))]

    class After(Transform):
        """Finds it."""

        default_priority = 30

        def apply(self) -> None:
            found["after"] = [len(list(self.document.findall(nodes.legend)))]

    monkeypatch.setattr(kinds, "TRUSTED", (Before.__module__,))
    Stranger.__module__ = "an.extension"
    document = new_document("")
    document += nodes.paragraph()
    document.transformer.add_transforms([Before, Stranger, After])
    loans = Loans(lambda: [*traversal.traversal_loans(), *kinds.kinds_loans()])
    loans.lend()
    try:
        document.transformer.apply_transforms()
    finally:
        loans.take_back()
    assert found == {"before": [0, 1, 1, 1, 1], "stranger": [1], "after": [1]}
    assert [kind for _, kind, _, _ in document.transformer.applied] == [Before, Stranger, After]


def test_transforms_that_are_left_out_still_exist_and_do_nothing_else() -> None:
    """A transform is left out for its name, so that name must be there and mean the same."""
    for name in kinds.POINTLESS:
        module, _, transform = name.rpartition(".")
        assert hasattr(importlib.import_module(module), transform)


def test_docutils_still_searches_for_what_is_not_there() -> None:
    """`speed.kinds` is needed as long as docutils does not know which kinds a document has."""
    assert set(nodes.Node.setup_child.__code__.co_names).isdisjoint({"kinds", "classes", "types"})
    document = new_document("")
    document += _tree([[[]], []])
    visited = Counter(isinstance)
    list(document.findall(lambda node: bool(visited(node, nodes.footnote))))
    assert visited.calls > 1


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
