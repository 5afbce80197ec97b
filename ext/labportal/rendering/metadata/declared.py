"""Any record in schema.org's words, from what its type and its fields declare that they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from labportal.model.fields import FieldSpec, Kind, field_specs
from labportal.model.records import Record
from labportal.rendering.metadata.agents import Node, compact, groups, people, reference, targets
from labportal.rendering.metadata.tags import clean, web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.records.rows import Meaning
    from labportal.rendering.metadata.site import Here

_AMOUNT = re.compile(
    r"(?P<before>[A-Z]{3}|[€$£])?\s*(?P<value>\d[\d ,.']*)\s*(?P<after>[A-Z]{3}|[€$£])?"
)
_CURRENCIES: Mapping[str, str] = {"€": "EUR", "$": "USD", "£": "GBP"}
_NOT_DIGITS = re.compile(r"[ ,.']")


def declared_node(record: Record, here: Here) -> Node | None:
    """Return a record as its own page presents it; nothing if its type means nothing."""
    meaning = here.catalogue.types[record.type_name].meaning
    if meaning is None:
        return None
    node: Node = {
        "@type": meaning.type,
        "@id": here.own_id(record),
        meaning.name: clean(record.label),
        "description": clean(record.description) or _stand_in(record, meaning),
        "url": here.url,
        "image": here.picture,
        "keywords": [clean(word) for word in record.tags],
        **({meaning.groups: groups(record, here)} if meaning.groups else {}),
        **meaning.more(here.catalogue, record),
    }
    for spec in field_specs(type(record)).values():
        if spec.meaning:
            _add(node, spec, record, here)
    if record.date and "datePosted" not in node and "startDate" not in node:
        node["datePublished"] = record.date.iso
    return compact(node)


def _stand_in(record: Record, meaning: Meaning) -> str:
    # Search engines refuse a position without a description.
    return clean(record.label) if meaning.type == "JobPosting" else ""


def _add(node: Node, spec: FieldSpec, record: Record, here: Here) -> None:
    """Add the property that a field means; several fields may mean the same one."""
    value = _value(spec, record, here)
    if not value:
        return
    name, colon, inner = spec.meaning.partition(":")
    if colon:
        kind, _, part = inner.partition(".")
        value = [{"@type": kind, part: value}]
    known = node.get(name)
    if known:
        both = (found if isinstance(found, list) else [found] for found in (known, value))
        node[name] = [item for found in both for item in found]
    else:
        node[name] = value


def _value(spec: FieldSpec, record: Record, here: Here) -> Any:
    written = getattr(record, spec.name)
    value: Any = written
    if spec.meaning == "amount":
        value = _amount(written)
    elif spec.kind is Kind.DATE:
        value = _moment(spec, record) if written else ""
    elif spec.kind is Kind.URL:
        value = web(written)
    elif spec.kind is Kind.NAMES:
        value = people(record, (spec.name,), here)
    elif spec.target:
        value = _records(spec, record, here)
    elif spec.kind is Kind.TEXT:
        value = clean(written)
    return value


def _moment(spec: FieldSpec, record: Record) -> str:
    """Return a day, with the time at which it begins or ends if that is known."""
    date = getattr(record, spec.name)
    times = getattr(record, "time", None)
    if times is None or not date.day:
        return str(date.iso)
    at = times.start if spec.meaning == "startDate" else times.end
    return f"{date.iso}T{at}" if at else str(date.iso)


def _records(spec: FieldSpec, record: Record, here: Here) -> list[Node]:
    found = []
    for target in targets(record, (spec.name,), here):
        if isinstance(target, Record):
            row = here.catalogue.types.get(target.type_name)
            kind = row.meaning.type if row and row.meaning else "Thing"
            found.append(reference(target, _KINDS.get(target.type_name, kind), here))
        else:
            kind = "Organization" if spec.target == "funder" else "Thing"
            found.append({"@type": kind, "name": clean(target.text)})
    return found


_KINDS: Mapping[str, str] = {
    "project": "ResearchProject",
    "software": "SoftwareApplication",
    "research": "DefinedTerm",
}


def _amount(text: str) -> Node | str:
    """Return an amount of money with its currency, if the text says which."""
    match = _AMOUNT.fullmatch(text.strip())
    sign = (match["before"] or match["after"] or "") if match else ""
    if not match or not sign:
        return ""
    value = _NOT_DIGITS.sub("", match["value"].strip())
    return {"@type": "MonetaryAmount", "currency": _CURRENCIES.get(sign, sign), "value": value}
