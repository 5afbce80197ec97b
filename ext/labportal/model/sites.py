"""Several sites from one body of content: what each of them shows, and where the rest is.

Every record is read for every site, since any of them may link to it.  A site shows the records
of its groups and those that name no group; what it does not show keeps its name and its address
on the site where it is at home.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from labportal.model.catalogue import Unlinked
from labportal.model.fields import PerGroup
from labportal.model.identity import index_people
from labportal.model.records import ExternalPerson, Group, Person, Publication, Record
from labportal.model.selection import groups_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from labportal.model.catalogue import Catalogue, Ref, Target

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site; all but the key may be left out."""

    key: str
    name: str = ""
    lead: str = ""
    """What the site is about, in a sentence; search engines show it for the home page."""
    url: str = ""
    """Where the site will be, with a slash at the end."""
    language: str = ""
    """The language of its interface, if that is not the one of ``conf.py``."""
    groups: tuple[str, ...] = ()
    """The groups that the site shows; none means all."""
    publications: str = "groups"
    """``groups``: those of the groups' members and those that pages name; ``all``: every one."""
    logo: str = ""
    logo_dark: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    """Variables of the style sheet, without ``--lp-``, to colours; ``dark`` may come before."""
    navigation: tuple[str, ...] = ()
    """Pages in the bar at the top, instead of those of the home page's table of contents."""
    footer: str = ""
    social_image: str = ""
    conf: Mapping[str, object] = field(default_factory=dict)
    """More settings of ``conf.py``, for this site alone."""

    def shows_group_of(self, groups: Collection[str]) -> bool:
        """Tell whether something of these groups belongs on the site."""
        return not self.groups or not groups or not set(groups).isdisjoint(self.groups)


def home_of(record: Record, groups: Sequence[str], sites: Sequence[Site]) -> Site | None:
    """Return the site on which a record has its address of record; None if none shows it.

    That is the site of its default group or else of its first one; a site with fewer groups is
    nearer to a group than one that has all.
    """
    for group in dict.fromkeys([record.default_group, *groups]):
        if not group:
            continue
        found = [site for site in sites if group in site.groups]
        if found:
            return min(found, key=lambda site: len(site.groups))
    return next((site for site in sites if site.shows_group_of(groups)), None)


def for_site(
    catalogue: Catalogue, site: Site, sites: Sequence[Site], cited: Collection[Ref] = ()
) -> Catalogue:
    """Return the catalogue as *site* has it: what it does not show is elsewhere.

    *cited* are publications that the text of its pages names.
    """
    named = _named_publications(catalogue, site).union(cited)
    records: dict[Ref, Record] = {}
    for ref, record in catalogue.records.items():
        groups = groups_of(catalogue, record)
        if _is_shown(record, groups, site, named):
            records[ref] = _in_groups(record, site)
        else:
            home = home_of(record, groups, sites)
            address = f"{home.url}{address_of(record, catalogue)}" if home and home.url else ""
            records[ref] = dataclasses.replace(record, docname="", elsewhere=address)
    return dataclasses.replace(
        catalogue,
        records=records,
        links=_with_sites(catalogue, site, sites),
        people=index_people(records.values()),
        by_docname={record.docname: ref for ref, record in records.items() if record.docname},
        everywhere=catalogue,
        _copies=[],
        _by_type={},
        _preprints={},
        _index={},
        _values={},
    )


def _with_sites(
    catalogue: Catalogue, site: Site, sites: Sequence[Site]
) -> dict[tuple[Ref, str], tuple[Target, ...]]:
    """Return the links with the sites of groups that have no page."""
    links = dict(catalogue.links)
    for (ref, name), targets in catalogue.links.items():
        if name == "groups":
            groups = catalogue.records[ref].groups
            links[ref, name] = tuple(
                dataclasses.replace(target, url=_site_of(group, site, sites))
                if isinstance(target, Unlinked)
                else target
                for group, target in zip(groups, targets, strict=True)
            )
    return links


def _site_of(group: str, site: Site, sites: Sequence[Site]) -> str:
    """Return the address of the site of a group, or nothing if that is this one or none."""
    found = [other for other in sites if group in other.groups]
    own = min(found, key=lambda other: len(other.groups), default=site)
    return own.url if own.key != site.key else ""


def canonical_site(record: Record, catalogue: Catalogue, sites: Sequence[Site]) -> Site | None:
    """Return the site whose copy of a page search engines should show."""
    return home_of(record, groups_of(catalogue, record), sites)


def address_of(record: Record, catalogue: Catalogue) -> str:
    """Return the address of a record's page from the top of a site."""
    if isinstance(record, Publication):
        return f"publications/{record.key}/"
    name = catalogue.address_of(record.docname)
    return "" if name in ("", "index") else f"{name.removesuffix('/index')}/"


def _is_shown(record: Record, groups: Collection[str], site: Site, named: Collection[Ref]) -> bool:
    if isinstance(record, ExternalPerson) or not site.groups:
        return True
    if isinstance(record, Group):
        return record.key in site.groups
    if isinstance(record, Publication):
        if site.publications == "all" or record.ref in named:
            return True
        return not set(groups).isdisjoint(site.groups)
    return site.shows_group_of(groups)


def _named_publications(catalogue: Catalogue, site: Site) -> frozenset[Ref]:
    """Return the publications that the site's own pages name in their headers."""
    found = set()
    for (ref, _), targets in catalogue.links.items():
        record = catalogue.records[ref]
        if site.shows_group_of(groups_of(catalogue, record)):
            found |= {
                target
                for target in targets
                if isinstance(target, tuple) and target[0] == Publication.type_name
            }
    return frozenset(found)


def _in_groups(record: Record, site: Site) -> Record:
    """Return a person as the site's group has them, who may have another role elsewhere."""
    if not isinstance(record, Person):
        return record
    group = next((name for name in site.groups if name in record.groups), "")
    if not group:
        return record
    return dataclasses.replace(
        record,
        role=_one(record.role, group),
        position=_one(record.position, group),
        active=_one(record.active, group),
    )


def _one(values: PerGroup[T], group: str) -> PerGroup[T]:
    return PerGroup(values.in_group(group)) if values.by_group else values
