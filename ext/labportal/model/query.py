"""What a list asks the catalogue for.

A directive, a front matter list and an automatic section of a page all become the same query,
so they cannot differ in what they show.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A request for records of one type."""

    type_name: str
    names: tuple[str, ...] | None = None
    """Keys or names in the editor's order; None asks for every record."""
    criteria: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(criterion, accepted values): a record must answer to each criterion."""
    plus: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Criteria of records that are added after `names`, wherever those are written."""
    also: tuple[str, ...] = ()
    """Names that are added like those of `plus` if there is a record."""
    without: tuple[str, ...] = ()
    """Names of records that are left out, unless they are among `names`."""
    keeps_names: bool = False
    """Whether `names` are shown even if they do not answer to the criteria."""
    urls: tuple[tuple[str, str], ...] = ()
    """(name, address): where a name leads that has no record."""
    tells_hosts: bool = False
    """Whether a name with an address in `urls` is a card that tells on which site it is."""
    labels: tuple[tuple[str, str], ...] = ()
    """(name, text): what the list calls a record, if that is not the record's name."""
    order: str = ""
    """One of `ORDERS`; empty: as the names are given, else the type's own."""
    limit: int = 0
    """At most so many records; 0 means all."""
    layout: str = ""
    """One of `LAYOUTS`; empty: the type's own."""
    by: str = ""
    """What the answer is divided by, one of `DIVISIONS`."""
    divided_from: int = 0
    """An answer of fewer records is not divided."""
    versions: str = ""
    """One of `VERSIONS`; empty: `latest`."""
    chosen_from: int = 0
    """Nothing is selected from fewer records than this: so few are shown anyway."""
    more: str = ""
    """Text of a link to all records, shown if there are more than `limit`."""
    empty: str = ""
    """What is said if nothing answers; otherwise an empty list leaves nothing behind."""
    filter: str = ""
    """Whether readers can narrow the list, one of `NARROWINGS`; empty: if it is long."""

    @classmethod
    def of(cls, type_name: str, names: tuple[str, ...] | None = None, **criteria: str) -> Query:
        """Return a query for *names*, or for the records that answer to each criterion."""
        return cls(
            type_name=type_name,
            names=names,
            criteria=tuple((name, (value,)) for name, value in sorted(criteria.items())),
        )


ORDERS = ("given", "order", "title", "name", "newest", "oldest", "soonest")
LAYOUTS = ("cards", "grid", "gallery", "list", "compact", "names", "feature")
VERSIONS = ("latest", "all")
"""Whether a preprint is shown beside the publication that it became."""
DIVISIONS = ("year", "type", "role", "status", "section")
NARROWINGS = ("yes", "no")
