"""The groups of a record, and fields that hold one value for each of them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from labportal.model.codes import Code
from labportal.model.fields import FieldSpec, Kind, PerGroup
from labportal.model.keys import slug
from labportal.model.problems import suggest
from labportal.reading.values.kinds import read_value
from labportal.reading.values.lists import split_items
from labportal.reading.values.parsed import (
    EMPTY,
    Complaint,
    Parsed,
    Vocabularies,
    as_text,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.reading.headers.header import Raw

EXTERNAL = "external"
"""The home of people who belong to no group of the portal any more."""


def read_groups(raw: Raw, vocabularies: Vocabularies) -> Parsed:
    """Read the keys of groups; unknown ones are reported and kept."""
    groups: dict[str, None] = {}
    complaints: list[Complaint] = []
    for number, text in split_items(raw):
        key = slug(text)
        if not key:
            continue
        if key in groups:
            complaints.append(
                Complaint(
                    f"{shown(text)} is listed twice", "", Code.REPEATED_KEY, number, whole=True
                )
            )
        elif vocabularies.groups and key not in vocabularies.groups and key != EXTERNAL:
            complaints.append(_unknown_group(text, vocabularies.groups, number))
        groups[key] = None
    return Parsed(tuple(groups), tuple(complaints)) if groups else EMPTY


def _unknown_group(text: str, known: Sequence[str], item: int | None) -> Complaint:
    message = f"unknown group {shown(text)}"
    return Complaint(message, suggest(slug(text), known), Code.UNKNOWN_GROUP, item, whole=True)


def read_default_group(
    raw: Raw, groups: Sequence[str], vocabularies: Vocabularies, *, external: bool
) -> Parsed:
    """Read the home group; *external* says whether the record may belong to nobody."""
    text = as_text(raw)
    key = slug(text)
    if not key:
        return EMPTY
    if key in groups or (external and key == EXTERNAL):
        return Parsed(key)
    if not groups:
        if vocabularies.groups and key not in vocabularies.groups:
            complaint = _unknown_group(text, vocabularies.groups, None)
            return Parsed(complaints=(complaint,), missing=True, lost=True)
        return Parsed(key)
    complaint = Complaint(
        f"default_group {shown(text)} is not one of this page's groups ({', '.join(groups)})",
        suggest(key, groups),
        Code.DEFAULT_GROUP,
        whole=True,
    )
    return Parsed(complaints=(complaint,), missing=True, lost=True)


def read_per_group(
    raw: Raw, spec: FieldSpec, groups: Sequence[str], vocabularies: Vocabularies
) -> Parsed:
    """Read a field that may hold one value for each group.

    Several values are told apart by the group's name, or by their place in the list of groups.
    """
    if isinstance(raw, dict):
        if not any(raw.values()):
            # To YAML "{PhD}" is a mapping; nobody means that.
            return _braced(", ".join(raw), spec, vocabularies)
        return _by_name(raw, spec, groups, vocabularies)
    # With one group a comma belongs to the value: "Professor, head of the laboratory".
    alone = len(groups) < 2 and spec.kind is Kind.TEXT
    parts = [as_text(raw)] if alone else _parts(raw)
    if len(parts) < 2:
        return _same_for_all(parts[0] if parts else "", spec, vocabularies)
    # A title may hold a comma anywhere; role and active are words that cannot.
    if len(parts) != len(groups) and spec.kind not in (Kind.CHOICE, Kind.FLAG):
        return _same_for_all(as_text(raw), spec, vocabularies)
    return _by_place(parts, spec, groups, vocabularies)


def _braced(text: str, spec: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    parsed = _same_for_all(text, spec, vocabularies)
    complaint = Complaint(f"is '{{{text}}}'; a value that begins with a brace needs quotes")
    return dataclasses.replace(parsed, complaints=(complaint, *parsed.complaints))


def _parts(raw: Raw) -> list[str]:
    """Return the values in their places; an empty one keeps its place."""
    items: list[Raw] = list(raw) if isinstance(raw, list) else list(as_text(raw).split(","))
    texts = [as_text(item) for item in items]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _same_for_all(text: str, spec: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    parsed = read_value(text, spec, vocabularies)
    if parsed.missing:
        return parsed
    return Parsed(PerGroup(parsed.value), parsed.complaints, lost=parsed.lost)


def _by_place(
    parts: Sequence[str], spec: FieldSpec, groups: Sequence[str], vocabularies: Vocabularies
) -> Parsed:
    pairs = list(zip(groups or ("",), parts, strict=False))
    complaints: tuple[Complaint, ...] = ()
    wrong = len(parts) != len(groups)
    if wrong:
        number = len(groups)
        of_groups = "no group is" if not number else f"{number} group{'s' * (number > 1)}"
        message = (
            f"has {len(parts)} values, but {of_groups} given"
            if not number
            else f"has {len(parts)} values for {of_groups}"
        )
        complaints = (Complaint(message, code=Code.PER_GROUP_COUNT),)
    return _collect(pairs, spec, vocabularies, complaints, lost=wrong)


def _by_name(
    raw: dict[str, Raw], spec: FieldSpec, groups: Sequence[str], vocabularies: Vocabularies
) -> Parsed:
    known = tuple(groups) or vocabularies.groups
    pairs: list[tuple[str, str]] = []
    complaints: list[Complaint] = []
    for number, (name, value) in enumerate(raw.items()):
        key = slug(name)
        if key in ("", "default"):
            pairs.insert(0, ("", as_text(value)))
            continue
        if known and key not in known:
            complaints.append(_unknown_group(name, known, number))
        else:
            pairs.append((key, as_text(value)))
    in_order = sorted(pairs, key=lambda pair: _place(pair[0], groups))
    return _collect(in_order, spec, vocabularies, tuple(complaints), lost=bool(complaints))


def _place(group: str, groups: Sequence[str]) -> int:
    if not group:
        return -1
    return groups.index(group) if group in groups else len(groups)


def _collect(
    pairs: Sequence[tuple[str, str]],
    spec: FieldSpec,
    vocabularies: Vocabularies,
    complaints: tuple[Complaint, ...],
    *,
    lost: bool,
) -> Parsed:
    values: list[tuple[str, Any]] = []
    for group, text in pairs:
        parsed = read_value(text, spec, vocabularies)
        complaints += parsed.complaints
        lost = lost or parsed.lost
        if not parsed.missing:
            values.append((group, parsed.value))
    if not values:
        return Parsed(complaints=complaints, missing=True, lost=lost)
    by_group = tuple((group, value) for group, value in values if group)
    return Parsed(PerGroup(values[0][1], by_group), complaints, lost=lost)
