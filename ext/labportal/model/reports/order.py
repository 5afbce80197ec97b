"""Which document is asked for, in words that fit on a command line and into a setting."""

from __future__ import annotations

from dataclasses import dataclass

from labportal.model.dates import PartialDate
from labportal.model.keys import slug

KINDS = ("year", "project", "grant", "cv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A request for one report."""

    kind: str
    """One of `KINDS`."""
    key: str = ""
    """Of the person, project or grant."""
    start: PartialDate | None = None
    """The first day that counts; None is the beginning."""
    end: PartialDate | None = None
    group: str = ""


def write_order(order: Order) -> str:
    """Return the order as a setting."""
    words = [order.kind]
    for name, value in (("key", order.key), ("group", order.group)):
        if value:
            words.append(f"{name}={value}")
    for name, date in (("from", order.start), ("to", order.end)):
        if date is not None:
            words.append(f"{name}={date.iso}")
    return "|".join(words)


def read_order(text: str) -> Order | None:
    """Return the order that a setting holds, or None if it holds none."""
    kind, *options = text.split("|")
    if kind not in KINDS:
        return None
    given = dict(option.partition("=")[::2] for option in options)
    return Order(
        kind=kind,
        key=given.get("key", ""),
        group=given.get("group", ""),
        start=PartialDate.parse(given.get("from", "")),
        end=PartialDate.parse(given.get("to", "")),
    )


def file_stem(order: Order) -> str:
    """Return the name of the report's file, without its ending."""
    kind = "report" if order.kind == "year" else order.kind
    dates = dict.fromkeys(date.iso for date in (order.start, order.end) if date is not None)
    words = [kind, slug(order.key), *dates, slug(order.group)]
    return "-".join(word for word in words if word)
