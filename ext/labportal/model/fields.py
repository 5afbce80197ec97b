"""The vocabulary in which record fields are declared.

A field is declared once, next to the attribute that holds it.  The reader's check, its messages,
the editors' JSON Schema and the manual's tables are all made from that declaration.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


class Kind(Enum):
    """What a field's value may be; the text is what an editor is told to write."""

    TEXT = "text"
    MARKDOWN = "text in Markdown"
    NAME = "one name"
    NAMES = "names, separated by commas"
    KEYS = "keys (file names without .md), separated by commas"
    BIBKEYS = "BibTeX keys, separated by commas"
    WORDS = "words, separated by commas"
    FLAG = "yes or no"
    NUMBER = "a whole number"
    DATE = "a date: YYYY, YYYY-MM or YYYY-MM-DD"
    TIME = "a time, or two: 14:00 or 14:00-15:30"
    CHOICE = "one of the listed words"
    URL = "a web address that starts with https://"
    PLACE = "a web address that starts with https://, or a page of the site"
    EMAIL = "an e-mail address"
    ORCID = "an ORCID iD, such as 0000-0002-1825-0097"
    IMAGE = "the path of an image, from the images folder or from the page"
    LINKS = "labels with web addresses"
    PARTS = "names of lists, each with a heading, a number or options if you like"
    FUNDING = "a list of funders, each with an optional grant number"


class Vocabulary(Enum):
    """Where the words of a CHOICE come from when they are not fixed."""

    FIXED = "fixed"
    ROLES = "roles"
    GROUPS = "groups"
    KINDS = "kinds"
    """Those of the record type; a word that nobody declared is reported and kept."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """The declaration of one front matter field."""

    name: str
    kind: Kind
    help: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    vocabulary: Vocabulary = Vocabulary.FIXED
    target: str = ""
    """The record type that NAMES and KEYS point at."""
    also: tuple[str, ...] = ()
    """Other spellings that are read as this field."""
    per_group: bool = False
    """May hold one value for each group."""
    kinds_of: str = ""
    """The record type whose kinds are the words of a CHOICE."""
    link: str = ""
    """The text of the link that the page shows to an address."""
    meaning: str = ""
    """Property of schema.org; ``location:Place.name`` is a property of a thing inside."""
    internal: bool = False
    """Says how a page is made, and is not published with the records."""
    since: str = "0.1"


def declare(
    kind: Kind,
    help: str,  # noqa: A002 -- the word of argparse and click for the same thing
    *,
    example: str,
    default: Any = None,
    **settings: Any,
) -> Any:
    """Declare a record attribute as a front matter field.

    *default* is the value of a field that is not written; *settings* are those of `FieldSpec`.
    """
    spec = {"kind": kind, "help": help, "example": example, **settings}
    return dataclasses.field(default=default, metadata={"labportal": spec})


def field_specs(record_class: type) -> Mapping[str, FieldSpec]:
    """Field name -> declaration, in the order in which they were declared."""
    return _field_specs(record_class)


@cache
def _field_specs(record_class: Any) -> Mapping[str, FieldSpec]:
    return {
        field.name: FieldSpec(name=field.name, **field.metadata["labportal"])
        for field in dataclasses.fields(record_class)
        if "labportal" in field.metadata
    }


def field_names(record_class: type) -> Mapping[str, str]:
    """Every accepted spelling, in lower case -> field name."""
    return _field_names(record_class)


@cache
def _field_names(record_class: Any) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for spec in field_specs(record_class).values():
        for spelling in (spec.name, *spec.also):
            names[spelling.lower()] = spec.name
    return names


@dataclass(frozen=True, slots=True)
class PerGroup(Generic[T]):
    """A value that may differ between the groups a record belongs to."""

    default: T
    by_group: tuple[tuple[str, T], ...] = ()
    """(group key, value), in the order in which the groups were written."""

    def in_group(self, group: str = "") -> T:
        """Return the value for *group*, or the general one."""
        for key, value in self.by_group:
            if key == group:
                return value
        return self.default

    @property
    def values(self) -> tuple[T, ...]:
        """Every distinct value, the general one first."""
        distinct: dict[T, None] = {}
        if not self.by_group or self.default:
            distinct[self.default] = None
        for _, value in self.by_group:
            distinct[value] = None
        return tuple(distinct)
