"""The theme's page as a form to fill in, for pages made by the thousand.

Sphinx renders a page through Jinja with a fresh context each time.  For pages that differ only in
title, address and text that is wasted work, so one probe page is rendered with marks in it, cut at
the marks, and the pieces are joined for each real page.  A filled form equals what Sphinx would
have written; a test compares the two.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

# Letters and digits only, so that no escaping on the way through the theme changes a mark.
_MARK = "labportalmark{name}labportalend"
_MARKS = re.compile(r"labportalmark([a-z]+?)labportalend")
HOLES = ("key", "title", "body", "head")


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of one section of the site with holes for what differs."""

    pieces: tuple[str, ...]
    """Text and names of holes in turn, text first."""

    def fill(self, contents: Mapping[str, str]) -> str:
        """Return the page with HTML for each hole.

        ``key`` is quoted for addresses, ``title`` is plain text, ``body`` and ``head`` are HTML.
        """
        filled = {
            **contents,
            "key": quote(contents["key"]),
            "title": escape(contents["title"]),
        }
        return self.join(filled)

    def join(self, contents: Mapping[str, str]) -> str:
        """Return the page with what stands in each hole, as it is."""
        return "".join(
            contents[piece] if place % 2 else piece for place, piece in enumerate(self.pieces)
        )


class Press:
    """A shell that is filled by the thousand: what is the same for all is encoded once."""

    def __init__(self, shell: Shell) -> None:
        self._pieces: list[str | bytes] = [
            piece if place % 2 else piece.encode() for place, piece in enumerate(shell.pieces)
        ]
        self._same = hashlib.sha256(repr(shell.pieces).encode())

    def print(self, contents: Mapping[str, str]) -> tuple[bytes, str]:
        """Return the page that `Shell.fill` would, encoded, and a mark that changes with it."""
        mark = self._same.copy()
        filled = {}
        for name in HOLES:
            text = contents[name]
            filled[name] = data = text.encode()
            mark.update(b"%d " % len(data))
            mark.update(data)
        filled["key"] = quote(contents["key"]).encode()
        filled["title"] = escape(contents["title"]).encode()
        page = b"".join(
            [piece if isinstance(piece, bytes) else filled[piece] for piece in self._pieces]
        )
        return page, mark.hexdigest()[:24]


def make_shell(builder: StandaloneHTMLBuilder, folder: str, parents: list[dict[str, str]]) -> Shell:
    """Render the probe page of *folder* through the theme and cut it at its marks."""
    context = probe_context(mark("title"), mark("body"), mark("head"), parents)
    return cut(probe_page(builder, f"{folder}/{mark('key')}", context))


def probe_page(builder: StandaloneHTMLBuilder, pagename: str, context: dict[str, object]) -> str:
    """Return a page as Sphinx and the theme write it."""
    with tempfile.TemporaryDirectory() as scratch:
        probe = Path(scratch, "probe.html")
        builder.handle_page(pagename, context, "page.html", outfilename=probe)
        return probe.read_text(encoding="utf-8")


def cut(text: str) -> Shell:
    """Return a page with marks as a shell."""
    return Shell(tuple(_MARKS.split(text)))


def probe_context(
    title: str, body: str, head: str, parents: list[dict[str, str]]
) -> dict[str, object]:
    """Return the template context of a page without a document."""
    return {
        "title": title,
        "body": body,
        "metatags": head,
        "parents": parents,
        "toc": "",
        "display_toc": False,
        "prev": None,
        "next": None,
        "meta": {"html_theme.sidebar_secondary.remove": "true"},
        "rellinks": [],
        "sourcename": "",
        "page_source_suffix": "",
    }


def mark(name: str) -> str:
    """Return the mark of a hole."""
    return _MARK.format(name=name)
