"""The rules of the house that a machine can check: layers, budgets, state, words."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest
from importlinter.cli import lint_imports

from support import REPO_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = REPO_ROOT / "ext" / "labportal"
TESTS = REPO_ROOT / "tests"

MUTABLE_MAKERS = frozenset(
    {"list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque"}
)
READ_ONLY_TYPES = ("Mapping", "Sequence", "Collection", "Set", "AbstractSet", "Iterable")

# Written so that this file does not contain what it looks for.
FOREIGN_WORDS = re.compile(
    r"(?<![\w.:~/-])/(?:work|root)/"  # paths of one machine
    r"|shared[/](?:corpora|notes|design)"
    r"|py[p]i\.org|python[h]osted\.org|registry\.npm[j]s"  # registries go by name, not by host
)


@cache
def syntax_trees(folder: Path) -> tuple[tuple[Path, str, ast.Module], ...]:
    """Return path, text and syntax tree of each module in a folder."""
    paths = sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
    texts = [(path, path.read_text(encoding="utf-8")) for path in paths]
    return tuple((path, text, ast.parse(text, str(path))) for path, text in texts)


def functions(folder: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield where each function stands, and its syntax tree."""
    for path, _, tree in syntax_trees(folder):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(REPO_ROOT)}:{node.lineno} {node.name}", node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its signature included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def tracked_files() -> list[Path]:
    """Every file of the repository, those not yet added included, ignored ones left out."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=REPO_ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [path for name in listing.split("\0") if name and (path := REPO_ROOT / name).is_file()]


def test_imports_keep_to_the_layers(capsys: pytest.CaptureFixture[str]) -> None:
    """Every import contract of pyproject.toml holds."""
    status = lint_imports(
        config_filename=str(REPO_ROOT / "pyproject.toml"), no_cache=True, no_logo=True
    )
    assert status == 0, capsys.readouterr().out


def test_importing_the_package_imports_nothing_else() -> None:
    """The package can be imported where Sphinx is not installed."""
    [tree] = [tree for path, _, tree in syntax_trees(PACKAGE) if path == PACKAGE / "__init__.py"]
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported == {"__future__", "typing"}


def test_modules_are_short() -> None:
    """No module has more than 400 lines, and half of them have fewer than 150."""
    lengths = {
        str(path.relative_to(REPO_ROOT)): text.count("\n")
        for folder in (PACKAGE, TESTS)
        for path, text, _ in syntax_trees(folder)
    }
    # A table of messages: an Enum is one class, and cannot be divided.
    lengths.pop("ext/labportal/model/codes.py")
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}
    own = [lines for name, lines in lengths.items() if name.startswith("ext") and lines]
    assert statistics.median(own) < 150


def test_functions_are_short() -> None:
    """No function has more than 60 lines, and nine in ten have fewer than 30."""
    lengths = {where: length(node) for where, node in functions(PACKAGE)}
    assert {where: lines for where, lines in lengths.items() if lines > 60} == {}
    assert statistics.quantiles(lengths.values(), n=10)[-1] < 30


def test_modules_say_what_they_own() -> None:
    """Every module that holds something begins with a docstring."""
    silent = [
        str(path.relative_to(REPO_ROOT))
        for folder in (PACKAGE, TESTS)
        for path, _, tree in syntax_trees(folder)
        if tree.body and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_only_the_command_line_prints() -> None:
    """Nothing outside the command line writes to the terminal."""
    printing = [
        f"{path.relative_to(REPO_ROOT)}:{node.lineno}"
        for path, _, tree in syntax_trees(PACKAGE)
        if PACKAGE / "cli" not in path.parents
        for node in ast.walk(tree)
        if is_terminal(node)
    ]
    assert printing == []


def is_terminal(node: ast.AST) -> bool:
    """Tell whether a node is ``print(...)``, ``sys.stdout`` or ``sys.stderr``."""
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return True
        case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"):
            return True
        case _:
            return False


def test_modules_hold_no_state() -> None:
    """Nothing that can change is bound in a module, and no function rebinds a module's name."""
    stateful = [
        f"{path.relative_to(REPO_ROOT)}:{node.lineno}"
        for path, _, tree in syntax_trees(PACKAGE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
        or (node in tree.body and binds_mutable(node) and not is_export_list(node))
    ]
    assert stateful == []


def binds_mutable(node: ast.AST) -> bool:
    """Tell whether an assignment binds a list, dict or set that is not declared read-only."""
    if isinstance(node, ast.AnnAssign):
        declared = ast.unparse(node.annotation).removeprefix("Final[")
        return makes_mutable(node.value) and not declared.startswith(READ_ONLY_TYPES)
    return isinstance(node, ast.Assign | ast.AugAssign) and makes_mutable(node.value)


def is_export_list(node: ast.AST) -> bool:
    """Tell whether an assignment is ``__all__``, which tools want as a list or tuple."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def makes_mutable(value: ast.expr | None) -> bool:
    """Tell whether an expression makes a new list, dict or set."""
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func).rpartition(".")[2]
        return name in MUTABLE_MAKERS
    literals = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    return isinstance(value, literals)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CACHE = {}", True),
        ("NAMES = [n for n in ()]", True),
        ("SEEN: set[str] = set()", True),
        ("SEEN = collections.defaultdict(list)", True),
        ("TABLE: Mapping[str, int] = {'a': 1}", False),
        ("TABLE: Final[Mapping[str, int]] = {'a': 1}", False),
        ("WORDS = frozenset({'a'})", False),
        ("ORDERS = ('a', 'b')", False),
    ],
)
def test_state_is_recognised(line: str, *, expected: bool) -> None:
    """The rule above tells what can change from what cannot."""
    [statement] = ast.parse(line).body
    assert binds_mutable(statement) is expected


def test_tests_say_what_they_show() -> None:
    """Every test has a docstring whose first line is a sentence: the behaviour."""
    silent = [
        where
        for where, node in functions(TESTS)
        if node.name.startswith("test_")
        and not (ast.get_docstring(node) or "").partition("\n")[0].endswith(".")
    ]
    assert silent == []


def test_no_place_but_the_repository_is_named() -> None:
    """No file names a path of somebody's machine or the host of a registry."""
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(REPO_ROOT)}: {match[0]}" for match in FOREIGN_WORDS.finditer(text)
        ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see /work" + "/main", True),
        ("(/root" + "/x)", True),
        ("../shared" + "/notes/x.md", True),
        ("https://example.org/work" + "/us", False),
        ("the shared/common folder", False),
    ],
)
def test_foreign_words_are_recognised(text: str, *, expected: bool) -> None:
    """The rule above tells a path of a machine from an address."""
    assert bool(FOREIGN_WORDS.search(text)) is expected
