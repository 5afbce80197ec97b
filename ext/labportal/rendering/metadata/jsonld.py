"""JSON-LD: one graph of schema.org's words for each page, with names that last.

Whatever can be pointed at is called by the absolute address of its page and a fragment, so that
graphs of several pages join.  Without the site's address only the page's own things have names,
relative to the page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from json.encoder import JSONEncoder, encode_basestring
from typing import TYPE_CHECKING

from labportal.model.records import Group, Person, Project, Publication, ResearchLine, Software
from labportal.rendering.metadata.agents import (
    Node,
    compact,
    group_node,
    name_node,
    named_person,
    person_node,
)
from labportal.rendering.metadata.declared import declared_node
from labportal.rendering.metadata.site import fragment
from labportal.rendering.metadata.tags import clean, quoted
from labportal.rendering.metadata.things import (
    full_title,
    project_nodes,
    research_nodes,
    software_node,
)
from labportal.rendering.metadata.works import work_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.names import PersonName
    from labportal.model.records import Record
    from labportal.rendering.metadata.site import Here
    from labportal.rendering.metadata.values import Credit

CONTEXT = "https://schema.org"
MOST_ITEMS = 100
"""So many members of a list are named; all are counted."""

_ENCODER = JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)
# What differs between the pages of publications; nothing escapes letters and digits.
_ADDRESS, _TITLE = "labportalmarkaddressend", "labportalmarktitleend"
_HOLES = re.compile(f"({_ADDRESS}|{_TITLE})")


class _Written(str):
    """A value that is JSON already."""

    __slots__ = ()


def script(nodes: Sequence[Node]) -> str:
    """Return the element that holds a graph."""
    return _script(_ENCODER.encode(nodes)) if nodes else ""


def _script(graph: str) -> str:
    """Return the element that holds a graph, which is JSON.

    Nothing in it can end the element or begin a comment, whatever an author wrote.
    """
    text = f'{{"@context":"{CONTEXT}","@graph":{graph}}}'
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>\n'


def publication_script(
    publication: Publication, authors: Sequence[Credit], form: Sequence[str], here: Here
) -> str:
    """Return the element with the graph of a publication's page.

    *form* is what `page_form` has made of a page with the same pages above it.
    """
    work = work_node(publication, here)
    names = ",".join([_author(credit, here) for credit in authors])
    if names:
        work["author"] = _Written(f"[{names}]" if len(authors) > 1 else names)
    title = _json(clean(publication.title or publication.bibkey))[1:-1]
    holes = {_ADDRESS: quoted(here.address), _TITLE: title}
    return _script(f"[{_json(work)}{''.join([holes.get(piece, piece) for piece in form])}]")


def page_form(here: Here) -> Sequence[str]:
    """Return the graph of a publication's page without the publication, cut where it differs."""
    url = f"{here.base_url}{_ADDRESS}" if here.url else ""
    page = replace(here, address=_ADDRESS, url=url)
    nodes = page_nodes("WebPage", _TITLE, "mainEntity", f"{url}#publication", page)
    return _HOLES.split(f",{_ENCODER.encode(nodes)[1:-1]}" if nodes else "")


def _author(credit: Credit, here: Here) -> str:
    name, person, orcid = credit
    if person is None and not orcid:
        return _stranger(name)
    return _json(named_person(name, person, here, orcid))


# The same people write again and again.
@lru_cache(maxsize=16384)
def _stranger(name: PersonName) -> str:
    return _json(name_node(name))


def _json(value: object) -> str:
    """Return JSON, as the encoder does, which would be made anew for each of its calls."""
    if isinstance(value, str):
        return value if isinstance(value, _Written) else encode_basestring(value)
    if isinstance(value, dict):
        values = [f'"{name}":{_json(value[name])}' for name in sorted(value)]
        return f"{{{','.join(values)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(_json, value))}]"
    return _ENCODER.encode(value)


def record_nodes(record: Record, here: Here) -> list[Node]:
    """Return the graph of a record's page."""
    kind, role = "WebPage", "mainEntity"
    if isinstance(record, Person):
        kind, things = "ProfilePage", [person_node(record, here)]
    elif isinstance(record, Group):
        things = [group_node(record, here)]
    elif isinstance(record, Project):
        things = project_nodes(record, here)
    elif isinstance(record, Software):
        things = [software_node(record, here)]
    elif isinstance(record, ResearchLine):
        kind, things = "CollectionPage", research_nodes(record, here)
        role = "about"
    else:
        declared = declared_node(record, here)
        things = [declared] if declared else []
    about = here.own_id(record) if things else ""
    return [*things, *page_nodes(kind, full_title(record)[0], role, about, here)]


def overview_nodes(title: str, records: Sequence[Record], here: Here) -> list[Node]:
    """Return the graph of a page that lists *records*, in the order of that page."""
    listed = f"{here.url}#list"
    items = [
        {"@type": "ListItem", "position": place, "name": clean(record.label), "url": page}
        for place, record in enumerate(records[:MOST_ITEMS], 1)
        if (page := here.page_of(record))
    ]
    things = {
        "@type": "ItemList",
        "@id": listed,
        "name": clean(title),
        "numberOfItems": len(records),
        "itemListElement": items,
    }
    return [compact(things), *page_nodes("CollectionPage", title, "mainEntity", listed, here)]


def page_nodes(kind: str, title: str, role: str, about: str, here: Here) -> list[Node]:
    """Return the page itself, its place under the home page, and the site.

    *about* is the name of what the page plays the *role* for.  A page of unknown address has none
    of these.
    """
    if not here.url:
        return []
    crumbs = _breadcrumbs(title, here)
    page = compact(
        {
            "@type": kind,
            "@id": here.url,
            "url": here.url,
            "name": clean(title),
            "inLanguage": here.site.language,
            "dateModified": here.extras.changed,
            "isPartOf": {"@id": f"{here.base_url}#website"} if here.site.name else None,
            "breadcrumb": {"@id": f"{here.url}#breadcrumb"} if crumbs else None,
            role: {"@id": about} if about else None,
        }
    )
    return [page, *crumbs, *_website(here)]


def _website(here: Here) -> list[Node]:
    if not here.site.name:
        return []
    node: Node = {
        "@type": "WebSite",
        "@id": f"{here.base_url}#website",
        "url": here.base_url,
        "name": clean(here.site.name),
        "inLanguage": here.site.language,
    }
    if here.url == here.base_url:
        # Only the home page says who publishes the site; the groups' own pages say more of them.
        node["publisher"] = [
            {"@type": "ResearchOrganization", "@id": f"{page}#{fragment(group)}",
             "name": clean(group.label)}
            for group in here.catalogue.groups()
            if (page := here.page_of(group))
        ]  # fmt: skip
    return [compact(node)]


def _breadcrumbs(title: str, here: Here) -> list[Node]:
    above = [(here.site.name or "Home", here.base_url)]
    above += [(name, here.absolute(address)) for name, address in here.extras.above]
    if here.url == here.base_url:
        return []
    steps = [*((name, url) for name, url in above if url), (title, here.url)]
    return [
        {
            "@type": "BreadcrumbList",
            "@id": f"{here.url}#breadcrumb",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": clean(name), "item": url}
                for place, (name, url) in enumerate(steps, 1)
            ],
        }
    ]
