"""``labportal report`` and ``labportal cv``: documents made from records, as LaTeX and PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labportal.cli.conf import Conf, read_conf
from labportal.cli.exits import WRONG
from labportal.cli.pdf import Order as PrintOrder
from labportal.cli.pdf import print_document
from labportal.cli.source import find_source
from labportal.cli.tex import show
from labportal.model.dates import PartialDate
from labportal.model.problems import suggest
from labportal.model.reports import Order, file_stem, make_report, write_order
from labportal.model.selection import find
from labportal.reading.portal import read_portal

if TYPE_CHECKING:
    import argparse

    from labportal.model.catalogue import Catalogue

SUBJECTS = ("project", "grant")


def report(options: argparse.Namespace) -> int:
    """Make the report of a period, a project or a grant, and return the exit status."""
    kind, *names = options.what
    if kind in SUBJECTS and names:
        order = Order(kind=kind, key=" ".join(names), start=options.start, end=options.end)
    else:
        year = PartialDate.parse(kind)
        if year is None or names:
            show("labportal: say of what: a year such as 2025, 'project KEY' or 'grant NUMBER'")
            return WRONG
        order = Order(kind="year", start=options.start or year, end=options.end,
                      group=options.group)  # fmt: skip
    return make(order, options)


def cv(options: argparse.Namespace) -> int:
    """Make the curriculum vitae of a person, and return the exit status."""
    return make(Order(kind="cv", key=options.person, start=options.start), options)


def make(order: Order, options: argparse.Namespace) -> int:
    """Make a report, unless it would be about something unknown."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    conf = read_conf(root)
    catalogue = read_portal(conf.files(), conf.settings).catalogue
    order = with_key(order, catalogue)
    if order.group and catalogue.get("group", order.group) is None:
        keys = [group.key for group in catalogue.groups()]
        return unknown("group", order.group, keys)
    if make_report(catalogue, order, "") is None:
        wanted = "person" if order.kind == "cv" else order.kind
        return unknown(wanted, order.key, possible_keys(catalogue, wanted))
    return print_document(print_order(order, conf, options))


def with_key(order: Order, catalogue: Catalogue) -> Order:
    """Return the order with the key of what it calls by its name."""
    wanted = {"cv": "person", "project": "project"}.get(order.kind)
    record = find(catalogue, wanted, order.key) if wanted else None
    if record is None:
        return order
    return Order(kind=order.kind, key=record.key, start=order.start, end=order.end)


def possible_keys(catalogue: Catalogue, type_name: str) -> list[str]:
    """Return what a report can be about."""
    if type_name != "grant":
        return [record.key for record in catalogue.of_type(type_name)]
    numbers = [
        paid.grant
        for project in catalogue.of_type("project")
        for paid in getattr(project, "funding", ())
        if paid.grant
    ]
    return [*(record.key for record in catalogue.of_type("grant")), *numbers]


def unknown(what: str, written: str, possible: list[str]) -> int:
    """Say that there is no such thing, and what may have been meant."""
    near = suggest(written, possible)
    hint = f"; did you mean '{near}'?" if near else ""
    show(f"labportal: there is no {what} '{written}'{hint}")
    return WRONG


def print_order(order: Order, conf: Conf, options: argparse.Namespace) -> PrintOrder:
    """Return the order in the words of what prints."""
    return PrintOrder(
        conf=conf,
        output=Path(options.output or Path("build", file_stem(order))),
        settings={"labportal_document": write_order(order)},
        only_tex=options.tex,
        strict=options.strict,
    )
