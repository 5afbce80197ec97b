"""What a change has to pass; ``nox --list`` shows the menu, ``make test`` runs the default part.

The everyday sessions run in the environment that nox itself runs in, which `make test` prepares,
so that nothing is installed twice. Sessions whose point is another environment make their own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.sessions = ["lint", "types", "pure", "docs", "portal", "tests"]
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False

BUILD = Path("build")
PYTHONS = ("3.11", "3.12", "3.13")
ENGINES = ("hugo", "pelican[markdown]", "mkdocs-material")
OLDEST_SPHINX = ("sphinx==8.2.*", "docutils==0.21.*")


def module(session: nox.Session, name: str, *arguments: str) -> None:
    """Run a module of the environment that nox runs in."""
    session.run(sys.executable, "-m", name, *arguments, external=True)


def pytest(session: nox.Session, *arguments: str) -> None:
    """Run tests on two processes; what follows ``--`` on the command line replaces the choice."""
    module(session, "pytest", "--numprocesses=2", *(session.posargs or arguments))


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """Check style: every rule of ruff, less the exceptions in pyproject.toml."""
    module(session, "ruff", "check", *session.posargs)
    module(session, "ruff", "format", "--check", *session.posargs)


@nox.session(venv_backend="none")
def types(session: nox.Session) -> None:
    """Check types with mypy, strictly."""
    module(session, "mypy", *session.posargs)


@nox.session(venv_backend="none")
def tests(session: nox.Session) -> None:
    """Run all tests, those with a browser and TeX included."""
    pytest(session, "--durations=10")


@nox.session(venv_backend="none", default=False)
def unit(session: nox.Session) -> None:
    """Run the tests that need no Sphinx, in a few seconds."""
    pytest(session, "tests/unit")


@nox.session(venv_backend="none", default=False)
def browser(session: nox.Session) -> None:
    """Run the tests that look at pages with Chromium."""
    pytest(session, "-m", "browser")


@nox.session(venv_backend="none", default=False)
def pdf(session: nox.Session) -> None:
    """Run the tests that make a PDF with TeX."""
    pytest(session, "-m", "pdf")


@nox.session(venv_backend="none", default=False)
def budgets(session: nox.Session) -> None:
    """Measure CPU time and memory against the budgets, one test at a time."""
    module(session, "pytest", "-m", "bench", "--capture=no", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Build the same content with labportal and with other engines, and compare.

    What follows ``--`` is passed on, such as ``--factors 1 3 10``; ``--help`` says what there is.
    """
    session.install(".", *ENGINES)
    options = session.posargs or ("--factors", "1", "--rounds", "3")
    session.run("python", "-m", "bench.run", *options, env={"PYTHONPATH": "tests"})


@nox.session(venv_backend="none")
def docs(session: nox.Session) -> None:
    """Build the manual, every warning an error, and every reference checked."""
    sphinx_build(session, "html", "docs", BUILD / "docs", "--nitpicky")


@nox.session(venv_backend="none")
def portal(session: nox.Session) -> None:
    """Check and build the example portal, every warning an error."""
    labportal = str(Path(sys.executable).with_name("labportal"))
    session.run(labportal, "check", "content", external=True)
    sphinx_build(session, "dirhtml", "content", BUILD / "portal")
    sphinx_build(session, "latex", "content", BUILD / "portal-latex")


def sphinx_build(
    session: nox.Session, builder: str, source: str, target: Path, *options: str
) -> None:
    """Build *source* afresh into *target*, and fail at the end if anything was warned about."""
    strict = ("--fail-on-warning", "--keep-going", "--fresh-env", "--write-all", "--quiet")
    doctrees = str(BUILD / f".doctrees-{target.name}")
    module(
        session,
        "sphinx",
        *("--builder", builder, "--doctree-dir", doctrees, "--jobs", "auto"),
        *(*strict, *options),
        *(source, str(target)),
    )


@nox.session(venv_backend="none", default=False)
def translations(session: nox.Session) -> None:
    """Collect the texts of the interface, bring the translations up to date, compile them."""
    session.run(
        sys.executable, "tests/translations.py", external=True, env={"PYTHONPATH": "ext:tests"}
    )


@nox.session
def pure(session: nox.Session) -> None:
    """Show that reading and checking a portal need neither Sphinx nor docutils."""
    declared = nox.project.load_toml("pyproject.toml")["project"]["dependencies"]
    readers = [name for name in declared if name.startswith(("PyYAML", "pybtex"))]
    session.install(*readers, "pytest>=9", "hypothesis", "jsonschema>=4.23")
    session.install("--no-deps", "--force-reinstall", ".")
    absent = "assert not any(map(find_spec, ('sphinx', 'docutils', 'myst_parser')))"
    session.run("python", "-c", f"from importlib.util import find_spec; {absent}")
    session.run("labportal", "check", "content")
    # What is rendered needs Sphinx, and its tests need parsers of many formats.
    chosen = ("tests/unit", "--ignore=tests/unit/rendering", *session.posargs)
    session.run("python", "-m", "pytest", "--quiet", *chosen)


@nox.session(python=PYTHONS, default=False)
@nox.parametrize("sphinx", ["oldest", "newest"])
def matrix(session: nox.Session, sphinx: str) -> None:
    """Run the tests with another Python, and the oldest or newest Sphinx for it."""
    session.install(".[test]", *(OLDEST_SPHINX if sphinx == "oldest" else ()))
    chosen = session.posargs or ("-m", "not bench and not browser and not pdf")
    session.run("python", "-m", "pytest", "--numprocesses=2", *chosen)
