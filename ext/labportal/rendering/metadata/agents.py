"""People and organisations in schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labportal.model.catalogue import Unlinked
from labportal.model.records import ExternalPerson, Group, Person
from labportal.model.titles import split_note, without_titles
from labportal.rendering.metadata.site import fragment
from labportal.rendering.metadata.tags import clean, orcid_url, web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Target
    from labportal.model.identity import AnyPerson
    from labportal.model.names import PersonName
    from labportal.model.records import Publication, Record
    from labportal.rendering.metadata.site import Here

Node = dict[str, Any]

_PROFILES = (
    "website", "scholar", "github", "linkedin", "researcherid", "mastodon", "bluesky",
)  # fmt: skip


def compact(node: Node) -> Node:
    """Return *node* without its empty values, and with lists of one as that one."""
    found: Node = {}
    for name, value in node.items():
        if isinstance(value, list):
            if value:
                found[name] = value[0] if len(value) == 1 else value
        elif value:
            found[name] = value
    return found


def named_person(name: PersonName, person: AnyPerson | None, here: Here, orcid: str = "") -> Node:
    """Return a person as a publication names them, identified as far as that is known.

    *orcid* is the iD for somebody whom the portal does not know, or knows without one.
    """
    node = name_node(name)
    if person is not None:
        node.update(_identity(person, orcid or person.orcid, here))
    elif orcid:
        node["@id"] = node["sameAs"] = orcid_url(orcid)
    return node


def name_node(name: PersonName) -> Node:
    """Return somebody of whom only the name is known."""
    if name.literal:
        return {"@type": "Organization", "name": clean(name.family)}
    return compact(
        {
            "@type": "Person",
            "name": clean(str(name)),
            "givenName": clean(name.given),
            "familyName": clean(name.surname),
            "honorificSuffix": clean(name.suffix),
        }
    )


def _identity(person: AnyPerson, bare_orcid: str, here: Here) -> Node:
    orcid = orcid_url(bare_orcid)
    page = here.page_of(person) if person.docname else ""
    node: Node = {}
    if page or orcid:
        node["@id"] = f"{page}#{fragment(person)}" if page else orcid
    if orcid:
        node["sameAs"] = orcid
    url = page or (web(person.url) if isinstance(person, ExternalPerson) else "")
    if url:
        node["url"] = url
    return node


def reference(record: Record, kind: str, here: Here) -> Node:
    """Return a record that has a page of its own, by name and identity."""
    if isinstance(record, Person | ExternalPerson):
        return named_person(record.parsed_name, record, here)
    page = here.page_of(record)
    identity = {"@id": f"{page}#{fragment(record)}", "url": page} if page else {}
    return {"@type": kind, "name": clean(record.label), **identity}


def targets(record: Record, fields: Iterable[str], here: Here) -> Iterator[Record | Unlinked]:
    """Yield what the fields of a record name, each once, without drafts and hidden pages."""
    seen: set[Target] = set()
    for field in fields:
        for target in here.catalogue.links.get((record.ref, field), ()):
            if target in seen:
                continue
            seen.add(target)
            if isinstance(target, Unlinked):
                yield target
            elif here.catalogue.records[target].is_listed:
                yield here.catalogue.records[target]


def people(record: Record, fields: Iterable[str], here: Here) -> list[Node]:
    """Return the people whom the fields of a record name."""
    return [
        {"@type": "Person", "name": clean(without_titles(split_note(found.text)[0]))}
        if isinstance(found, Unlinked)
        else reference(found, "Person", here)
        for found in targets(record, fields, here)
    ]


def groups(record: Record, here: Here) -> list[Node]:
    """Return the groups to which a record belongs."""
    return [
        {"@type": "ResearchOrganization", "name": clean(found.text)}
        if isinstance(found, Unlinked)
        else reference(found, "ResearchOrganization", here)
        for found in targets(record, ("groups",), here)
    ]


def person_node(person: Person, here: Here) -> Node:
    """Return a person as the person's own page presents them."""
    active = here.catalogue.is_active(person)
    orcid = orcid_url(person.orcid)
    affiliation: list[Node] = []
    # A former member's last position and room are nobody's business any more.
    if active:
        affiliation = groups(person, here)
        if person.affiliation:
            affiliation.append({"@type": "Organization", "name": clean(person.affiliation)})
    named = named_person(person.parsed_name, None, here)
    return compact(
        {
            **named,
            "@id": here.own_id(person),
            "url": here.url,
            "alternateName": clean(person.pub_name),
            "honorificPrefix": clean(person.degrees),
            "honorificSuffix": clean(person.letters) or named.get("honorificSuffix", ""),
            "jobTitle": [clean(value) for value in person.position.values if value]
            if active
            else "",
            "description": clean(person.description),
            "image": here.picture,
            "affiliation": affiliation,
            "identifier": _orcid(orcid),
            "sameAs": [url for url in (orcid, *_profiles(person)) if url],
            "knowsAbout": topics(person, here),
        }
    )


def _orcid(url: str) -> Node | None:
    return {"@type": "PropertyValue", "propertyID": "ORCID", "value": url} if url else None


def _profiles(person: Person) -> list[str]:
    addresses = (web(getattr(person, name)) for name in _PROFILES)
    return list(dict.fromkeys(address for address in addresses if address))


def topics(record: Record, here: Here) -> list[Node]:
    """Return the research lines with which a record is linked from either side."""
    catalogue = here.catalogue
    found = (
        catalogue.records["research", key] for key in catalogue.related_to(record.ref, "research")
    )
    return [reference(line, "DefinedTerm", here) for line in found if line.is_listed]


def group_node(group: Group, here: Here) -> Node:
    """Return a group as the group's own page presents it."""
    leaders = people(group, ("leader",), here)
    own = web(group.website)
    return compact(
        {
            "@type": "ResearchOrganization",
            "@id": here.own_id(group),
            "name": clean(group.title),
            "alternateName": clean(group.title_short),
            "description": clean(group.description),
            "url": here.url or own,
            "sameAs": own if here.url else "",
            "logo": here.picture,
            "email": clean(group.email),
            "address": clean(group.address),
            "parentOrganization": institution(group.institution, group.ror),
            "member": [*map(_leading, leaders), *_members(group, here)],
        }
    )


def _leading(person: Node) -> Node:
    return {"@type": "OrganizationRole", "roleName": "Leader", "member": person}


def _members(group: Group, here: Here) -> list[Node]:
    catalogue = here.catalogue
    leaders = catalogue.links.get((group.ref, "leader"), ())
    return [
        reference(person, "Person", here)
        for person in catalogue.of_type("person")
        if group.ref in catalogue.links.get((person.ref, "groups"), ())
        and person.ref not in leaders
        and catalogue.is_active(person, group.key)
    ]


def institution(name: str, ror: str) -> Node | None:
    """Return an institution; its ROR address is its identity."""
    address = web(ror)
    if not name and not address:
        return None
    return compact(
        {
            "@type": "Organization",
            "@id": address,
            "name": clean(name),
            "identifier": address,
            "sameAs": address,
        }
    )


def thesis_school(publication: Publication, here: Here) -> Node | None:
    """Return the school of a thesis, with the ROR address that a group there may have."""
    name = clean(publication.school or publication.venue)
    if not name:
        return None
    ror = next(
        (group.ror for group in here.catalogue.groups() if group.ror and group.institution == name),
        "",
    )
    return {**(institution(name, ror) or {}), "@type": "CollegeOrUniversity"}
