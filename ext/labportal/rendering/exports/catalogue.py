"""All records of a portal with their links, as one JSON document, and the schema of it.

The document holds what the pages show: no drafts, no old names, and neither the position nor the
e-mail address, telephone number and room of somebody who has left.  Its shape::

    {
      "$schema": "catalogue.schema.json",
      "version": 1,
      "title": "Name of the site",
      "url": "https://example.org/",
      "records": {
        "person": [
          {
            "key": "ada-lovelace",
            "url": "https://example.org/people/ada-lovelace/",
            "title": "Ada Lovelace",
            "linked": {"projects": [{"type": "project", "key": "marble"}]},
            "related": {"publication": ["love43"]}
          }
        ]
      }
    }

``linked`` holds what the fields of a record name, in the editor's order: a record, or only a name.
``related`` holds the records that are linked with it from either side.  Fields without a value
are left out.  ``version`` rises when a program that reads the document would have to change.
"""

from __future__ import annotations

from dataclasses import asdict
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from labportal.model.catalogue import Unlinked
from labportal.model.dates import PartialDate, Times
from labportal.model.fields import PerGroup, field_specs
from labportal.model.offers import CATALOGUE_SCHEMA
from labportal.model.records import (
    ExternalPerson,
    Funding,
    Link,
    Person,
    Publication,
    Record,
)
from labportal.rendering.exports.addresses import attached_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.model.catalogue import Catalogue, Ref, Target
    from labportal.model.names import PersonName
    from labportal.model.records import AttachedFile
    from labportal.rendering.exports.feeds import Site

VERSION = 1
"""Of the shape of the document."""
_OF_MEMBERS = frozenset(("position", "email", "telephone", "office"))
"""Fields of a person that nobody but a present member has."""
_OF_NOBODY = frozenset(("email",))
"""Fields of external people that no page shows."""
_ENCODER = JSONEncoder(ensure_ascii=False)


def catalogue_json(catalogue: Catalogue, site: Site) -> str:
    """Return the document, a line for each record."""
    encode = _ENCODER.encode
    head = {"$schema": CATALOGUE_SCHEMA, "version": VERSION, "title": site.title, "url": site.base}
    lines = ["{", *(f"{encode(name)}: {encode(value)}," for name, value in head.items() if value)]
    lines.append('"records": {')
    type_names = (*catalogue.types, ExternalPerson.type_name)
    filled = [name for name in type_names if catalogue.of_type(name)]
    for name in filled:
        records = catalogue.of_type(name)
        lines.append(f"{encode(name)}: [")
        lines += (f"{encode(record_values(each, catalogue, site))}," for each in records)
        lines[-1] = lines[-1][:-1]
        lines.append("]" if name == filled[-1] else "],")
    return "\n".join((*lines, "}", "}\n"))


def record_values(record: Record, catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """Return what is public of a record."""
    if isinstance(record, Publication):
        page = f"publications/{record.key}"
        values = _publication(record, catalogue)
        values["links"] += [_file(file, site.uri(page), site) for file in record.files]
    else:
        page = record.docname
        values = dict(_declared(record, catalogue))
    related = {
        type_name: keys
        for type_name, all_keys in sorted(catalogue.related.get(record.ref, {}).items())
        if (keys := [key for key in all_keys if _is_public((type_name, key), catalogue)])
    }
    linked = {name: targets for name, targets in _linked(record, catalogue) if targets}
    return {
        "key": record.key,
        **({"url": site.base + site.uri(page)} if page else {}),
        **_without_empty(values),
        **({"linked": linked} if linked else {}),
        **({"related": related} if related else {}),
    }


def _declared(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    hidden: frozenset[str] = frozenset()
    if isinstance(record, ExternalPerson):
        hidden |= _OF_NOBODY
    elif isinstance(record, Person):
        present = catalogue.is_active(record)
        hidden |= {"active", "position"} if present else {"active", *_OF_MEMBERS}
        yield "active", present
        yield "position", _positions(record, catalogue) if present else None
    for spec in field_specs(type(record)).values():
        # What names other records is among the links.
        if spec.name not in hidden and not (spec.internal or spec.target):
            yield spec.name, _plain(getattr(record, spec.name))


def _positions(person: Person, catalogue: Catalogue) -> Any:
    """Return a member's positions, without those in groups that they have left."""
    present = tuple(
        (group, text)
        for group, text in person.position.by_group
        if catalogue.is_active(person, group)
    )
    return _plain(PerGroup(person.position.default, present))


def _plain(value: Any) -> Any:
    """Return a field's value in JSON's terms."""
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case PartialDate():
            return value.iso
        case Times():
            return str(value)
        case PerGroup():
            return _per_group(value)
        case Link() | Funding():
            return _without_empty(asdict(value))
        case _:
            return value


def _per_group(value: PerGroup[Any]) -> Any:
    if not value.by_group:
        return value.default
    return _without_empty({"": value.default, **dict(value.by_group)})


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _linked(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for spec in field_specs(type(record)).values():
        if spec.target and not spec.internal:
            targets = catalogue.links.get((record.ref, spec.name), ())
            yield (
                spec.name,
                [_target(target) for target in targets if _is_public(target, catalogue)],
            )


def _target(target: Target) -> dict[str, str]:
    if isinstance(target, Unlinked):
        return {"name": target.text}
    return {"type": target[0], "key": target[1]}


def _is_public(target: Target, catalogue: Catalogue) -> bool:
    return isinstance(target, Unlinked) or not catalogue.records[target].is_draft


def _publication(publication: Publication, catalogue: Catalogue) -> dict[str, Any]:
    nobody: tuple[Ref | None, ...] = (None,) * len(publication.authors)
    people = catalogue.authors.get(publication.key, nobody)
    return {
        "bibkey": publication.bibkey,
        "kind": publication.kind,
        "type": publication.entry_type,
        "title": publication.title,
        "authors": [
            _name(name, ref, catalogue)
            for name, ref in zip(publication.authors, people, strict=True)
        ],
        # Empty values are left out, so it is there only if it is true.
        "more_authors": publication.et_al or None,
        "editors": [_name(name, None, catalogue) for name in publication.editors],
        "supervisors": [
            _name(name, _person(name, catalogue), catalogue) for name in publication.supervisors
        ],
        "year": publication.year,
        "issued": publication.issued and publication.issued.iso,
        "venue": publication.venue,
        "volume": publication.volume,
        "number": publication.number,
        "pages": publication.pages,
        "publisher": publication.publisher,
        "school": publication.school,
        "doi": publication.doi,
        "pmid": publication.pmid,
        "pmcid": publication.pmcid,
        "arxiv": publication.arxiv,
        "source_url": publication.url,
        "abstract": publication.fields.get("abstract"),
        "keywords": list(publication.tags),
        "awards": list(publication.awards),
        "open_access": publication.open_access or None,
        "selected": publication.selected or None,
        "links": _plain(publication.links),
    }


def _file(file: AttachedFile, page_uri: str, site: Site) -> dict[str, str]:
    return {"label": file.label, "url": site.base + attached_path(page_uri, file.name)}


def _person(name: PersonName, catalogue: Catalogue) -> Ref | None:
    person = catalogue.people.find_author(name).person
    return person.ref if person else None


def _name(name: PersonName, ref: Ref | None, catalogue: Catalogue) -> dict[str, str]:
    values = {
        "name": str(name),
        "given": name.given,
        "particle": name.particle,
        "family": "" if name.literal else name.family,
        "suffix": name.suffix,
    }
    if ref is not None and _is_public(ref, catalogue):
        values |= {"type": ref[0], "key": ref[1]}
    return {part: text for part, text in values.items() if text}
