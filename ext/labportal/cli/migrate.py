"""``labportal migrate``: pages of older systems in today's syntax, shown before written."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING

from labportal.cli.conf import read_conf
from labportal.cli.exits import OK, WRONG
from labportal.cli.report import shown_path
from labportal.cli.source import find_source
from labportal.reading.migrate import Migration, migrate_page
from labportal.reading.pages import decode
from labportal.reading.portal import read_portal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path


def migrate(options: argparse.Namespace) -> int:
    """Print the changes, or make them, and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    found = list(migrations(root, headers=options.headers))
    changed = [page for page in found if page.new != page.old]
    for page in changed:
        if options.write:
            (root / page.path).write_text(page.new, encoding="utf-8", newline="")
        else:
            print(diff(page, shown_path(root / page.path)), end="")
    for page in found:
        if page.left:
            print(f"{shown_path(root / page.path)}: header left as it is: {page.left}")
    count = f"{len(changed)} page{'' if len(changed) == 1 else 's'}"
    if options.write:
        print(f"Rewrote {count} of {len(found)}.")
    elif changed:
        print(f"Would rewrite {count} of {len(found)}. To do it, add --write.", file=sys.stderr)
    else:
        print(f"Nothing to rewrite in {len(found)} pages.")
    return OK


def migrations(root: Path, *, headers: bool) -> Iterator[Migration]:
    """Yield what becomes of each page, those included that stay as they are."""
    conf = read_conf(root)
    portal = read_portal(conf.files(), conf.settings)
    for docname, page in sorted(portal.pages.items()):
        data = (root / page.path).read_bytes()
        text, _ = decode(data, page.path)
        made = migrate_page(text, docname, page.path, portal, headers=headers)
        # A file in another encoding becomes UTF-8, even if nothing else is wrong with it.
        old = data.decode("utf-8", errors="surrogateescape")
        yield Migration(made.path, old, made.new, made.left)


def diff(page: Migration, name: str) -> str:
    """Return the change of a page in the form that ``patch`` and editors know."""
    old = page.old.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), page.new.splitlines(keepends=True), name, name
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
