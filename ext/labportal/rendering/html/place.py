"""Where a page stands, so that links and images can be written relative to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.words import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from labportal.model.catalogue import Ref
    from labportal.rendering.html.pictures import Served


def no_coins(_key: str, *, brief: bool) -> str:
    """Tell reference managers nothing, as in formats that they do not read."""
    return ""


@dataclass(frozen=True, slots=True)
class Place:
    """One page of an HTML build."""

    href: Callable[[str], str]
    """Document name -> address, relative to this page."""
    picture: Callable[[str], Served | None]
    """Path of a picture in the source directory -> its files, or None if it is not shown."""
    is_page: Callable[[str], bool]
    """Whether the site has a document of that name."""
    publication: Callable[[Ref], str]
    """Address of a publication's page."""
    attached: Callable[[Ref, str], str]
    """Publication and name of a file beside its page -> address, empty if there are no pages."""
    year: Callable[[str], str] = lambda _year: ""
    """Address of the page of a year, where headings of years lead there."""
    overview: Callable[[str], str] = lambda _: ""
    """Record type -> the page that leads to all its records, or an empty string."""
    coins: Callable[..., str] = no_coins
    """``(key, brief=...)``: what tells reference managers of a publication in a list."""
    is_site: bool = False
    """Whether readers meet the page in a browser that can run the site's scripts."""
    words: Words = ENGLISH
    """What the interface of the page says."""

    def translate(self, english: str) -> str:
        """Return a text of the interface in the language of the page."""
        return self.words.text(english)
