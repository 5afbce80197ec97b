"""Ways around what makes Sphinx, docutils and MyST slower than they need be.

One bottleneck a module, each with its reason and with a test that tells when a release of the
dependency has made it superfluous.  Nothing here changes what a build writes.  What is put into
other packages is there for the length of one build only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.sphinxext.speed.garbage import Garbage
from labportal.sphinxext.speed.kinds import kinds_loans
from labportal.sphinxext.speed.loans import Loan, Loans
from labportal.sphinxext.speed.parsers import parser_loans
from labportal.sphinxext.speed.paths import path_loans
from labportal.sphinxext.speed.progress import progress_loans
from labportal.sphinxext.speed.quotes import quotes_loans
from labportal.sphinxext.speed.settings import settings_loans
from labportal.sphinxext.speed.templates import keep_templates
from labportal.sphinxext.speed.traversal import traversal_loans
from labportal.sphinxext.speed.warnings import warnings_loans

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Loan", "Loans", "add_speed"]


def add_speed(app: Sphinx) -> None:
    """Connect everything to the events of a build."""
    garbage, loans = Garbage(), Loans(_all_loans)
    app.connect("config-inited", garbage.collect_less, priority=1)
    app.connect("builder-inited", keep_templates)
    # As late as possible, so that what a build keeps to its end is there already.
    app.connect("env-get-outdated", garbage.set_aside)
    # Documents that were read wait in memory to be written.
    app.connect("env-updated", garbage.set_aside, priority=1)
    app.connect("env-before-read-docs", garbage.keep_some)
    app.connect("env-before-read-docs", loans.lend)
    app.connect("build-finished", loans.take_back, priority=999)
    app.connect("build-finished", garbage.collect_as_before, priority=999)


def _all_loans() -> list[Loan]:
    return [
        *settings_loans(),
        *parser_loans(),
        *traversal_loans(),
        *kinds_loans(),
        *path_loans(),
        *quotes_loans(),
        *progress_loans(),
        *warnings_loans(),
    ]
