"""The text of a style, taken apart: sections, options, lines.

A style is written like this; what it leaves out, it has from the style that ``base`` names::

    # Lines that begin with this sign are remarks.
    [style]
    title = House style
    base = ieee

    [authors]
    name = {initials} {particle} {family}
    last = ", and "

    [references]
    article = {authors}, “{title},” *{venue}*[, vol. {volume}]
        [, pp. {range}][, {date}].

A line that begins with a blank goes on, after one blank, with the line before it.  Quotation marks
around a value keep the blanks at its ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.problems import suggest
from labportal.model.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "name": "template of a name, with {given}, {initials}, {particle}, {family} and {suffix}",
    "first": "the same for the first name of the list, if it differs",
    "initials": "how initials are written: `A. B.`, `A.B.`, `A B` or `AB`",
    "initials limit": "at most so many initials; 0 for all",
    "suffix": "`as written`, or `plain` for Jr and 3rd instead of Jr. and III",
    "between": "text between two names",
    "two": "text between the names of a list of two",
    "last": "text before the last name",
    "most": "longer lists are shortened; 0 if none are",
    "shown": "how many first names of a long list are shown",
    "keep last": "whether the last name of a long list is shown too: `yes` or `no`",
    "keep members": "whether members of the groups are shown in any case: `yes` or `no`",
    "omission": "text in the place of names left out before a name that is shown",
    "after omission": "text between that and the name; empty for the usual one",
    "et al": "text after a list that is cut off",
}

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "style": {"title": "name of the style", "base": "the style that fills the gaps"},
    "authors": _NAMES,
    "editors": _NAMES,
    "dates": {
        "date": "template of a date, with {year}, {month} and {day}",
        "months": "the twelve names of months, with blanks between them",
    },
    "pages": {
        "dash": "sign between first and last page",
        "short": "whether the last page drops digits it shares with the first: `yes` or `no`",
    },
    "parts": {},
    "references": {
        **{kind: f"template of: {heading.lower()}" for kind, heading in KINDS.items()},
        "default": "template of every kind that has none of its own",
    },
}
"""Section -> option -> help; ``parts`` holds pieces of templates under names of one's own."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with a style."""

    line: int
    message: str
    suggestion: str = ""

    @property
    def text(self) -> str:
        """The message with its suggestion."""
        if not self.suggestion:
            return self.message
        return f"{self.message}; did you mean '{self.suggestion}'?"


@dataclass(frozen=True, slots=True)
class Option:
    """A value and the line on which it was written."""

    text: str
    line: int


@dataclass(slots=True)
class Source:
    """The options of a style, before they mean anything."""

    options: dict[tuple[str, str], Option] = field(default_factory=dict)
    """(section, option) -> value."""
    findings: list[Finding] = field(default_factory=list)

    def report(self, line: int, message: str, suggestion: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(line, message, suggestion))


def read_source(text: str) -> Source:
    """Take the text of a style apart."""
    source = Source()
    section = ""
    last: tuple[str, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if line[0] in " \t" and last:
            before = source.options[last]
            source.options[last] = Option(f"{before.text} {stripped}", before.line)
        elif stripped.startswith("[") and stripped.endswith("]") and "=" not in stripped:
            section, last = _section(stripped[1:-1].strip().lower(), number, source), None
        else:
            last = _option(stripped, section, number, source)
    for key, option in source.options.items():
        source.options[key] = Option(_unquoted(option.text), option.line)
    return source


def _section(name: str, line: int, source: Source) -> str:
    if name in SECTIONS:
        return name
    near = suggest(name, SECTIONS)
    source.report(line, f"there is no section '[{name}]'", near and f"[{near}]")
    return ""


def _option(text: str, section: str, line: int, source: Source) -> tuple[str, str] | None:
    written, sign, value = text.partition("=")
    name = " ".join(written.lower().replace("_", " ").split())
    if not sign or not name:
        source.report(line, f"'{text}' is not written as 'name = value'")
        return None
    if not section:
        if not source.findings:
            known = ", ".join(f"[{name}]" for name in SECTIONS)
            source.report(line, f"'{name}' stands in no section; begin with one of {known}")
        return None
    if section != "parts" and name not in SECTIONS[section]:
        near = suggest(name, SECTIONS[section])
        source.report(line, f"there is no '{name}' in section [{section}]", near)
        return None
    if (section, name) in source.options:
        source.report(line, f"'{name}' was already written in section [{section}]")
        return None
    source.options[section, name] = Option(value.strip(), line)
    return section, name


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
