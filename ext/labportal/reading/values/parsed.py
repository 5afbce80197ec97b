"""The result of reading one value: the value, and complaints that do not know their file yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labportal.model.codes import Code
from labportal.model.fields import FieldSpec, Vocabulary
from labportal.model.records import RECORD_TYPES, Table
from labportal.reading.headers.header import Raw

if TYPE_CHECKING:
    import datetime as dt

_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
"""Signs that nobody sees, which come along when text is copied."""
LONGEST_SHOWN = 60
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The words that a portal declares for fields whose choices are not fixed."""

    roles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """Keys of the declared groups; empty if the portal declares none."""
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Record type -> its kinds, where the site declares them."""
    extra_fields: frozenset[str] = frozenset()
    """Undeclared fields that are meant."""
    types: Table = field(default_factory=lambda: RECORD_TYPES)
    """The record types of the site."""
    today: dt.date | None = None
    """The day of the build; without it no date is too far ahead."""

    @property
    def own_lists(self) -> Mapping[str, str]:
        """Field of any header -> the record type of the site's own that it names."""
        if self.types is RECORD_TYPES:
            return {}
        return {row.plural: name for name, row in self.types.items() if name not in RECORD_TYPES}

    def words(self, spec: FieldSpec) -> tuple[str, ...]:
        """Return the words among which a CHOICE has to be; empty if any will do."""
        if spec.vocabulary is Vocabulary.ROLES:
            return self.roles
        if spec.vocabulary is Vocabulary.GROUPS:
            return self.groups
        if spec.vocabulary is Vocabulary.KINDS:
            return self.kinds.get(spec.kinds_of) or tuple(self.types[spec.kinds_of].kinds)
        return spec.choices


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a value; the message goes on after "field 'name'"."""

    message: str
    suggestion: str = ""
    code: Code = Code.BAD_VALUE
    item: int | None = None
    """Number of the list item that is meant, 0-based."""
    whole: bool = False
    """The message stands for itself, without the name of the field before it."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value as the record holds it; `missing` if nothing usable was written."""

    value: Any = None
    complaints: tuple[Complaint, ...] = ()
    missing: bool = False
    lost: bool = False
    """What was written is not in the value, so the record keeps it beside its fields."""


Parser = Callable[[Raw, FieldSpec, Vocabularies], Parsed]
Parsers = Mapping[Any, Parser]

EMPTY = Parsed(missing=True)


def shown(text: str) -> str:
    """Return a value as messages show it."""
    one_line = " ".join(text.split())
    if len(one_line) > LONGEST_SHOWN:
        one_line = f"{one_line[: LONGEST_SHOWN - 1]}…"
    return f"'{one_line}'"


def refused(text: str, expected: str, suggestion: str = "") -> Parsed:
    """Return the outcome for a text that the field cannot hold."""
    complaint = Complaint(f"is {shown(text)}, but must be {expected}", suggestion)
    return Parsed(complaints=(complaint,), missing=True, lost=True)


def as_text(raw: Raw) -> str:
    """Return any value as one line of text, the parts of lists and mappings joined by commas."""
    if isinstance(raw, str):
        text = raw.strip() if "\n" not in raw else " ".join(raw.split())
        return text.strip(_INVISIBLE).strip() if not text.isascii() else text
    if isinstance(raw, dict):
        pairs = ((key, as_text(value)) for key, value in raw.items())
        return ", ".join(f"{key}: {value}" if value else key for key, value in pairs)
    return ", ".join(text for text in map(as_text, raw) if text)
