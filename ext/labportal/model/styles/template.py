r"""The small language in which a style says what a reference looks like.

- Text stands for itself, ``{field}`` for a value of the publication.
- ``[, vol. {volume}]`` is optional: it vanishes when a field written in it has no value.
- ``[{authors}|{editors} (Eds.)|{title}]`` is the first of several that has its values.
- ``*italic*`` and ``**bold**`` mark text and values.
- A backslash before one of these signs makes it text: ``\[Data set\]``.

A word of at most four letters with a full stop, such as ``vol.``, is taken for an abbreviation.
An optional piece that holds no field of its own but other optional pieces vanishes with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from labportal.model.problems import suggest
from labportal.model.styles.glue import GLUE_SIGNS

_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,4}\.$")


@dataclass(frozen=True, slots=True)
class Glue:
    """Signs and blanks between values."""

    text: str
    markup: str


@dataclass(frozen=True, slots=True)
class Words:
    """Text that begins and ends with a letter, digit or the like."""

    text: str
    markup: str


@dataclass(frozen=True, slots=True)
class Value:
    """A field."""

    name: str
    markup: str


# Hashed by identity, which makes it a cheap key of a cache.
@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """Pieces that are written together."""

    nodes: tuple[Node, ...]
    fields: tuple[str, ...]
    """Fields that must have a value."""
    groups: tuple[Group, ...]
    """Groups of which one must be written; empty if it does not matter."""
    parts: tuple[Group, ...]
    """Named parts, each of which must be written."""
    nested: bool = False
    """Whether there are groups or parts to ask."""


@dataclass(frozen=True, slots=True)
class Group:
    """An optional piece, with its alternatives."""

    alternatives: tuple[Alternative, ...]
    is_part: bool = False


Node = Glue | Words | Value | Group
Report = Callable[[str, str], None]
"""Takes a message and the nearest valid value."""


def parse_template(
    text: str,
    fields: Collection[str],
    parts: Mapping[str, str],
    report: Report,
    within: tuple[str, ...] = (),
) -> Alternative:
    """Return the pieces of a template; a sign that makes no sense is taken as text.

    *parts* are templates that can be named like fields; *within* is the part that *text* is.
    Their mistakes are reported where they are read by themselves, and not where they are used.
    """
    cycle = report if within else _silent
    return _Parser(text, fields, parts, report, cycle, within).sequence(nested=False)


def _silent(message: str, suggestion: str) -> None:
    """Report nothing."""


@dataclass(slots=True)
class _Parser:
    text: str
    fields: Collection[str]
    parts: Mapping[str, str]
    report: Report
    cycle: Report
    """Takes the message that the part which is read contains itself."""
    within: tuple[str, ...]
    """Names of the parts that are being read."""
    markup: str = ""
    at: int = 0

    def sequence(self, *, nested: bool) -> Alternative:
        """Read up to the end, or up to the end of the alternative."""
        outer = self.markup
        nodes: list[Node] = []
        literal: list[str] = []
        while self.at < len(self.text):
            sign = self.text[self.at]
            if nested and sign in "|]":
                break
            if sign == "\\" and self.at + 1 < len(self.text):
                literal.append(self.text[self.at + 1])
                self.at += 2
            elif sign in "[{*":
                nodes += _literal("".join(literal), self.markup)
                literal.clear()
                nodes += self.special(sign)
            else:
                if sign == "]":
                    self.report(r"a ']' closes no '['; write '\]' for the sign itself", "")
                literal.append(sign)
                self.at += 1
        nodes += _literal("".join(literal), self.markup)
        if self.markup != outer:
            self.report("a '*' or '**' is not closed where it was opened", "")
            self.markup = outer
        return _alternative(tuple(nodes))

    def special(self, sign: str) -> list[Node]:
        """Read a group, a field or a change of mark-up."""
        if sign == "*":
            self.change_markup()
            return []
        return [self.group()] if sign == "[" else self.field()

    def change_markup(self) -> None:
        """Begin or end italic or bold text."""
        double = self.text.startswith("**", self.at)
        self.at += 2 if double else 1
        self.markup = "" if self.markup else "strong" if double else "emph"

    def group(self) -> Group:
        """Read ``[...|...]``."""
        alternatives = []
        self.at += 1
        while True:
            alternatives.append(self.sequence(nested=True))
            closing = self.text[self.at : self.at + 1]
            self.at += 1
            if closing != "|":
                break
        if not closing:
            self.report("a '[' is not closed", "")
        return Group(tuple(alternatives))

    def field(self) -> list[Node]:
        """Read ``{name}``, the name of a field or of a part."""
        end = self.text.find("}", self.at)
        if end < 0:
            self.report("a '{' is not closed", "")
            self.at += 1
            return []
        name = " ".join(self.text[self.at + 1 : end].split())
        self.at = end + 1
        # A part that has the name of a field means the field when it names itself.
        if name in self.parts and (name not in self.within or name not in self.fields):
            return self.part(name)
        if name in self.fields or name.startswith("bib "):
            return [Value(name, self.markup)]
        near = suggest(name, (*self.fields, *self.parts))
        self.report(f"there is no field or part '{{{name}}}'", near and f"{{{near}}}")
        return []

    def part(self, name: str) -> list[Node]:
        """Read the text of a named part in its place."""
        if name in self.within:
            if name == self.within[0]:
                self.cycle(f"part '{name}' contains itself", "")
            return []
        within = (*self.within, name)
        inner = _Parser(self.parts[name], self.fields, self.parts, _silent, self.cycle, within)
        inner.markup = self.markup
        sequence = inner.sequence(nested=False)
        only = sequence.nodes[0] if len(sequence.nodes) == 1 else None
        # A part that is nothing but alternatives has these for its own: one question less.
        alternatives = only.alternatives if isinstance(only, Group) else (sequence,)
        return [Group(alternatives, is_part=True)]


def _alternative(nodes: tuple[Node, ...]) -> Alternative:
    fields = tuple(node.name for node in nodes if isinstance(node, Value))
    groups = tuple(node for node in nodes if isinstance(node, Group))
    parts = tuple(group for group in groups if group.is_part)
    asked = () if fields or parts else groups
    return Alternative(nodes, fields, asked, parts, bool(asked or parts))


def _literal(text: str, markup: str) -> list[Node]:
    """Split text into the signs before its words, the words, and the signs after them."""
    solid = [at for at, sign in enumerate(text) if sign not in GLUE_SIGNS]
    if not solid:
        return [Glue(text, markup)] if text else []
    start, end = solid[0], solid[-1] + 1
    # The full stop of "vol." or "Eds." belongs to the word, and stays before a comma.
    if _ABBREVIATED.search(text[start : end + 1]):
        end += 1
    found: list[Node] = [Glue(text[:start], markup)] if start else []
    found.append(Words(text[start:end], markup))
    if end < len(text):
        found.append(Glue(text[end:], markup))
    return found
