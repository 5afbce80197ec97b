"""``labportal check``: the messages of a build, without building."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from labportal.cli.conf import Conf, ConfMistake, read_conf
from labportal.cli.exits import FOUND, OK, WRONG
from labportal.cli.report import FORMATS, Report, shown_path
from labportal.cli.source import find_source
from labportal.reading.portal import read_portal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection

    from labportal.model.codes import Code

_TYPE = "labportal"


def check(options: argparse.Namespace) -> int:
    """Print every message and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    conf = read_conf(root)
    place = shown_path(root / "conf.py")
    for text in conf.notes:
        print(f"{place}: {text}", file=sys.stderr)
    report = examine(conf)
    print(FORMATS[options.format](report))
    if report.mistakes:
        return WRONG
    return FOUND if report.problems and options.strict else OK


def examine(conf: Conf) -> Report:
    """Read a portal and return its messages, less those that its ``conf.py`` silences."""
    portal = read_portal(conf.files(), conf.settings)
    found = sorted(portal.catalogue.problems, key=lambda problem: problem.sort_key)
    kept = [problem for problem in found if not is_suppressed(problem.code, conf.suppressed)]
    mistakes = conf.mistakes
    if not portal.pages and not any(path.endswith(".rst") for path in portal.tree.others):
        mistakes += (ConfMistake(1, f"there are no pages in '{conf.root}'"),)
    return Report(
        root=conf.root,
        mistakes=mistakes,
        problems=kept,
        suppressed=len(found) - len(kept),
        pages=len(portal.pages),
        publications=len(portal.bibliography.publications),
    )


def is_suppressed(code: Code, names: Collection[str]) -> bool:
    """Tell whether Sphinx would keep a message quiet under these ``suppress_warnings``."""
    return not {_TYPE, f"{_TYPE}.*", f"{_TYPE}.{code.value}"}.isdisjoint(names)
