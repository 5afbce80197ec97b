"""Addresses of videos and slides at the hosts that a page can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"[\w-]{3,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Host:
    """A site that shows videos; ``{}`` stands for the id."""

    label: str
    page: str
    frame: str


HOSTS: Mapping[str, Host] = {
    "youtube": Host(
        "YouTube",
        "https://www.youtube.com/watch?v={}",
        # The address under which YouTube promises to set no cookies.
        "https://www.youtube-nocookie.com/embed/{}?autoplay=1",
    ),
    "vimeo": Host(
        "Vimeo", "https://vimeo.com/{}", "https://player.vimeo.com/video/{}?dnt=1&autoplay=1"
    ),
    "slideshare": Host(
        "SlideShare",
        "https://www.slideshare.net/slideshow/embed_code/key/{}",
        "https://www.slideshare.net/slideshow/embed_code/key/{}",
    ),
}
"""Role -> the site."""

_DOMAINS: Mapping[str, str] = {
    "youtube.com": "youtube",
    "youtube-nocookie.com": "youtube",
    "youtu.be": "youtube",
    "vimeo.com": "vimeo",
    "player.vimeo.com": "vimeo",
    "slideshare.net": "slideshare",
}
_BEFORE_ID = frozenset({"embed", "shorts", "live", "v", "video", "key"})


@dataclass(frozen=True, slots=True)
class Video:
    """A video at one of the hosts."""

    host: str
    ident: str

    @property
    def page(self) -> str:
        """The address at which people watch it."""
        return self._fill(HOSTS[self.host].page)

    @property
    def frame(self) -> str:
        """The address of its player."""
        return self._fill(HOSTS[self.host].frame)

    def _fill(self, pattern: str) -> str:
        # SlideShare has numbers of its own beside its keys.
        if self.host == "slideshare" and self.ident.isdigit():
            pattern = pattern.replace("/key/", "/")
        return pattern.format(self.ident)


def video_at(host: str, written: str) -> Video | None:
    """Return the video of an id at *host*, or of an address; None if it is neither."""
    if host and _ID.fullmatch(written):
        return Video(host, written)
    if "://" not in written:
        return None
    try:
        parts = urlsplit(written)
        domain = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    found = _DOMAINS.get(domain, "")
    if not found or (host and found != host):
        return None
    ident = _ident(parts.path.strip("/").split("/"), parse_qs(parts.query))
    return Video(found, ident) if _ID.fullmatch(ident) else None


def _ident(path: list[str], query: Mapping[str, list[str]]) -> str:
    if "v" in query:
        return query["v"][0]
    marked = [after for before, after in pairwise(path) if before in _BEFORE_ID]
    # "embed_code/key/<id>": the last sign that an id follows counts.
    return marked[-1] if marked else (path[0] if len(path) == 1 else path[-1])
