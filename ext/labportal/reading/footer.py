"""Links at the end of every page, as ``conf.py`` names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.mistakes import line_of_setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from labportal.reading.addresses import Addresses

_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")
_SETTING = "labportal_footer_links"


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


def footer_problems(
    written: Mapping[str, str], addresses: Addresses, root: Path
) -> Iterator[Problem]:
    """Yield a message for each link to a page that does not exist; *root* holds ``conf.py``."""
    for label, target in written.items():
        link = _link(label, target, addresses)
        if not (link.page or link.url):
            message = f"{_SETTING} leads to the page '{target}', which does not exist"
            near = addresses.nearest("index", _address(target))
            source = Source("conf.py", _line(root / "conf.py", message))
            yield Problem(Code.UNKNOWN_ADDRESS, source, message, near)


def _line(conf: Path, message: str) -> int:
    try:
        text = conf.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return 1
    return line_of_setting(text, _SETTING, message)


def _link(label: str, target: str, addresses: Addresses) -> FooterLink:
    if target.startswith(_ELSEWHERE):
        return FooterLink(label=label, url=target)
    found = addresses.find("index", _address(target))
    return FooterLink(label=label, page=found.page if found is not None else "")


def _address(target: str) -> str:
    """Return a page as an address; in a setting, a name such as "contact" is one, too."""
    return f"/{target.strip('/')}/" if "." not in target else f"/{target.lstrip('/')}"
