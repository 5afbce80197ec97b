"""Links at the end of every page, as ``conf.py`` names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.reading.addresses import Addresses

_ELSEWHERE = ("https://", "http://", "mailto:")
_SOURCE = Source("conf.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterLink:
    """One link; it leads to a page of the site or to an address elsewhere."""

    label: str
    page: str = ""
    url: str = ""


def footer_links(written: Mapping[str, str], addresses: Addresses) -> tuple[FooterLink, ...]:
    """Return the links that lead somewhere: label to page or address."""
    found = (_link(label, target, addresses) for label, target in written.items())
    return tuple(link for link in found if link.page or link.url)


def footer_problems(written: Mapping[str, str], addresses: Addresses) -> Iterator[Problem]:
    """Yield a message for each link to a page that does not exist."""
    for label, target in written.items():
        link = _link(label, target, addresses)
        if not (link.page or link.url):
            message = f"setting 'labportal_footer_links' leads to the page '{target}', which is not"
            near = addresses.nearest("index", _address(target))
            yield Problem(Code.UNKNOWN_ADDRESS, _SOURCE, message, near)


def _link(label: str, target: str, addresses: Addresses) -> FooterLink:
    if target.startswith(_ELSEWHERE):
        return FooterLink(label=label, url=target)
    found = addresses.find("index", _address(target))
    return FooterLink(label=label, page=found.page if found is not None else "")


def _address(target: str) -> str:
    """Return a page as an address; in a setting, a name such as "contact" is one, too."""
    return f"/{target.strip('/')}/" if "." not in target else f"/{target.lstrip('/')}"
