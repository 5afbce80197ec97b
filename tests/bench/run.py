"""Build the same invented group with several engines in turn, and report what it took.

``nox -s bench`` runs this with all engines installed; what can be chosen is said by
``python -m bench.run --help``, with ``tests`` on the path of Python.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engine_hugo import Hugo
from bench.engine_labportal import Labportal
from bench.engine_mkdocs import MkDocs
from bench.engine_pelican import Pelican
from bench.engine_sphinx import PlainSphinx
from bench.invented import Content, make_content
from bench.measure import Run, middle, run, scratch_folder, size_of
from bench.report import Result, write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.engines import Engine

CASES = ("cold", "page", "entry", "nothing", "builder")
"""A clean build; one line on a page; one title in the bibliography; no change; another builder."""
_KEPT = ("out", "doctrees", "cache", "resources", ".hugo_build.lock", "out-html", "__pycache__")
_MARK = "labportal-bench"


def main() -> int:
    """Measure what was asked for."""
    asked = _arguments()
    results: list[Result] = []
    parent = asked.folder or scratch_folder()
    with tempfile.TemporaryDirectory(prefix=_MARK, dir=parent) as scratch:
        for factor in asked.factors:
            content = make_content(factor, asked.seed, asked.bibliography)
            chosen = [
                engine
                for engine in _engines()
                if _is_asked(engine, asked.engines) and not _is_too_slow(engine, factor)
            ]
            folder = Path(scratch, f"{factor:g}")
            results += _measure(chosen, content, factor, folder, asked)
            shutil.rmtree(folder)
    asked.output.mkdir(parents=True, exist_ok=True)
    facts = _facts(asked)
    rows = [asdict(result) for result in results]
    (asked.output / "bench.json").write_text(
        json.dumps({"facts": facts, "results": rows}, indent=1)
    )
    write_report(results, facts, asked.output)
    print((asked.output / "bench.md").read_text(encoding="utf-8"))  # noqa: T201 -- the report
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    real = os.environ.get("LABPORTAL_BIBLIOGRAPHY")
    parser.add_argument("--factors", type=float, nargs="+", default=[1])
    parser.add_argument("--engines", nargs="+", default=[], help="parts of names; all if not given")
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=CASES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bibliography", type=Path, default=Path(real) if real else None,
                        help="a folder of .bib files to cut the publications from")  # fmt: skip
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent,
                        help="the folder of the programs")  # fmt: skip
    parser.add_argument("--folder", type=Path, help="where to build; in memory if there is a way")
    parser.add_argument("--output", type=Path, default=Path("build/bench"))
    return parser.parse_args()


def _engines() -> list[Engine]:
    return [
        Labportal(),
        Labportal("labportal, one process", jobs="1"),
        # The other engines copy pictures and make nothing of them.
        Labportal("labportal, pictures copied", settings="labportal_image_widths = []\n"),
        Hugo(),
        Pelican(),
        MkDocs(search=False),
        MkDocs(search=True),
        PlainSphinx(),
    ]


def _is_asked(engine: Engine, words: Sequence[str]) -> bool:
    return not words or any(word.lower() in engine.name.lower() for word in words)


def _is_too_slow(engine: Engine, factor: float) -> bool:
    """Tell whether an engine would need most of an hour."""
    return isinstance(engine, PlainSphinx) and factor > 0.25


def _measure(
    engines: Sequence[Engine],
    content: Content,
    factor: float,
    folder: Path,
    asked: argparse.Namespace,
) -> list[Result]:
    """Run every case with every engine in turn, so that what disturbs one disturbs all."""
    places = {engine.name: folder / f"engine{number}" for number, engine in enumerate(engines)}
    for engine in engines:
        engine.write(content, places[engine.name])
    runs: dict[tuple[str, str], list[Run]] = {}
    for number in range(asked.rounds):
        for case in (case for case in CASES if case == "cold" or case in asked.cases):
            for engine in engines:
                place = places[engine.name]
                command = engine.command(place, asked.tools)
                if case == "builder":
                    if not isinstance(engine, Labportal):
                        continue
                    command = engine.other_command(place)
                _prepare(case, engine, content, place, number)
                note = f"{engine.name}, {case}, factor {factor:g}, round {number + 1}"
                print(note, file=sys.stderr, flush=True)  # noqa: T201 -- progress
                runs.setdefault((engine.name, case), []).append(run(command, place))
    sizes = {engine.name: size_of(places[engine.name] / "out") for engine in engines}
    return [
        Result(engine=name, case=case, factor=factor, rounds=len(found),
               run=middle(found), size=sizes[name])
        for (name, case), found in runs.items()
    ]  # fmt: skip


def _prepare(case: str, engine: Engine, content: Content, place: Path, number: int) -> None:
    """Bring the sources and results of one engine into the state from which a case starts."""
    if case in ("cold", "builder"):
        kept = _KEPT if case == "cold" else ("out-html",)
        for name in kept:
            found = place / name
            shutil.rmtree(found, ignore_errors=True)
    elif case == "page":
        item = content.of_kind("projects")[number % 3]
        path = engine.source_of(place, item.kind, item.key)
        path.write_text(f"{path.read_text(encoding='utf-8')}\nOne more line.\n", encoding="utf-8")
    elif case == "entry":
        entry = content.publications[number + 5]
        path = engine.source_of(place, "publications", entry.address)
        text = path.read_text(encoding="utf-8")
        at = text.index(entry.key) if path.suffix == ".bib" else 0
        old = "title = {" if path.suffix == ".bib" else entry.title[:20]
        head, tail = text[:at], text[at:]
        if old not in tail:
            raise RuntimeError(f"{path}: {old!r} is not there")
        path.write_text(head + tail.replace(old, f"{old}On ", 1), encoding="utf-8")


def _facts(asked: argparse.Namespace) -> dict[str, str]:
    names = ("labportal", "sphinx", "docutils", "myst-parser", "pydata-sphinx-theme", "hugo",
             "pelican", "mkdocs-material")  # fmt: skip
    return {
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "seed": str(asked.seed),
        "bibliography": "real" if asked.bibliography else "invented",
        "rounds": str(asked.rounds),
        "versions": ", ".join(f"{name} {_version(name)}" for name in names),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


if __name__ == "__main__":
    sys.exit(main())
