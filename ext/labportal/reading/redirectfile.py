"""The file of old addresses that belong to no page any more: an old and a new one on each line.

It has the form of the ``_redirects`` of Netlify, Cloudflare and others.  What only such a host can
do, such as ``/old/*``, is handed on to it as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest
from labportal.reading.redirects import old_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from labportal.reading.addresses import Addresses

_STATUS = re.compile(r"[1-5]\d\d!?")
_WEB = ("https://", "http://")
_FOR_HOSTS = re.compile(r"\*|/:\w|[?=]")
"""What an address holds that stands for many, or that a page of its own cannot answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the file."""

    old: str
    """Path from the top of the site, with the letters that it shows in a browser."""
    page: str = ""
    """The page that it leads to,"""
    url: str = ""
    """or the address elsewhere."""
    line: str = ""
    """The line as it is written, where only a host can follow it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a file says."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_rules(text: str, path: str, addresses: Addresses, taken: Collection[str]) -> Rules:
    """Return the rules of a file and what is wrong with it; *taken* are old addresses of pages."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition(" #")[0].split()
        if not words or words[0].startswith("#"):
            continue
        found = _rule(words, Source(path, number), addresses)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        owner = addresses.at(found.old) if not found.line else ""
        if owner or found.old in taken or found.old in rules:
            whose = f"of the page '{addresses.address_of(owner)}'" if owner else "written twice"
            message = f"the old address '{words[0]}' is {whose}"
            problems.append(Problem(Code.BAD_VALUE, Source(path, number), message))
        else:
            rules[found.old] = found
    return Rules(tuple(rules.values()), tuple(problems))


def _rule(words: Sequence[str], source: Source, addresses: Addresses) -> Rule | Problem:
    wrong = _wrong(words)
    if wrong is not None:
        return Problem(Code.BAD_VALUE, source, wrong[0], wrong[1])
    old, new, *more = words
    status = more[0].rstrip("!") if more else "301"
    if _FOR_HOSTS.search(old) or len(more) > 1 or not status.startswith("3"):
        return Rule(old=old, line=" ".join(words))
    if new.startswith(_WEB):
        return Rule(old=old_path(old), url=new)
    found = addresses.find("index", new)
    if found is None:
        return Rule(old=old_path(old), url=new)
    if not found.page:
        message = f"there is no page '{new}'"
        return Problem(Code.UNKNOWN_ADDRESS, source, message, addresses.nearest("index", new))
    return Rule(old=old_path(old), page=found.page)


def _wrong(words: Sequence[str]) -> tuple[str, str] | None:
    """Return why a line is no rule and what may be meant, or None."""
    return next(_mistakes(words), None)


def _mistakes(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(words) == 1:
        yield f"'{words[0]}' says no address to lead to; write an old address and a new one", ""
        return
    old, new, *more = words
    if new in ("->", "=>", "→"):
        yield f"there is no '{new}' between an old address and a new one", ""
    if not old.startswith("/"):
        yield f"'{old}' is no old address, which begins with /", f"/{old}"
    elif not old_path(old) and not _FOR_HOSTS.search(old):
        yield f"no file can have the address '{old}'", ""
    if not new.startswith(("/", *_WEB)):
        yield f"'{new}' is no new address, which begins with / or https://", f"/{new}"
    if more and not _STATUS.fullmatch(more[0]):
        yield f"'{more[0]}' is no status, such as 301", suggest(more[0], ("301", "302", "308"))
