"""What can be asked of the pages of a built portal, as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from support import parse_page, read_page

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class Sites:
    """The folder that holds a folder for each site."""

    folder: Path

    def page(self, address: str) -> BeautifulSoup:
        """Return a page; ``other:/x/`` is one of the second site."""
        site, _, path = address.rpartition(":")
        return _parsed(self.folder / ("ai-for-health" if site else "lungs"), path)

    def article(self, address: str) -> Tag:
        """Return what a page holds besides its frame, as far as readers see it."""
        return self.page(address).select_one("article")


@cache
def _parsed(folder: Path, path: str) -> BeautifulSoup:
    page = parse_page(folder, path)
    for hidden in page.select("article [hidden], article .lp-not-now, article a.headerlink"):
        hidden.decompose()
    return page


@dataclass(frozen=True)
class Says:
    """A page shows these words, one after the other."""

    address: str
    words: tuple[str, ...]

    def holds(self, sites: Sites) -> bool:
        """Tell whether it does."""
        text = " ".join(sites.article(self.address).get_text(" ").split())
        for word in self.words:
            _, found, text = text.partition(word)
            if not found:
                return False
        return True


@dataclass(frozen=True)
class Leads:
    """A link of a page with this text leads there."""

    address: str
    text: str
    target: str

    def holds(self, sites: Sites) -> bool:
        """Tell whether it does."""
        links = sites.article(self.address).select("a[href]")
        found = [(" ".join(link.get_text(" ").split()), link["href"]) for link in links]
        return (self.text, self.target) in found


@dataclass(frozen=True)
class Has:
    """A page holds as many elements as that; so many and more, if no number is said."""

    address: str
    selector: str
    number: int | None = None

    def holds(self, sites: Sites) -> bool:
        """Tell whether it does."""
        found = sites.page(self.address).select(self.selector)
        return bool(found) if self.number is None else len(found) == self.number


@dataclass(frozen=True)
class Lacks:
    """A page does not show these words."""

    address: str
    words: tuple[str, ...]

    def holds(self, sites: Sites) -> bool:
        """Tell whether it does not."""
        text = sites.article(self.address).get_text(" ")
        return not any(word in text for word in self.words)


@dataclass(frozen=True)
class File:
    """A file of the site holds these words; without words there is no such file."""

    name: str
    words: tuple[str, ...] = ()

    def holds(self, sites: Sites) -> bool:
        """Tell whether it does."""
        path = sites.folder / "lungs" / self.name
        if not self.words:
            return not path.exists()
        text = read_page(sites.folder / "lungs", self.name)
        return all(word in text for word in self.words)


Check = Says | Leads | Has | Lacks | File


def says(address: str, *words: str) -> Says:
    """Return the check that a page shows words in this order."""
    return Says(address, words)


def lacks(address: str, *words: str) -> Lacks:
    """Return the check that a page does not show words."""
    return Lacks(address, words)


def holds(name: str, *words: str) -> File:
    """Return the check that a file has words."""
    return File(name, words)
