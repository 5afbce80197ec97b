"""The words and options of the commands that print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labportal.cli.pdf import pdf
from labportal.cli.reports import cv, report
from labportal.model.dates import PartialDate

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- no public name


def add_print_commands(commands: Commands, source: str, formatter: Any) -> None:
    """Add every command that makes a PDF; *source* is the help of their first argument."""
    command = commands.add_parser(
        "pdf",
        help="make the portal's PDF",
        description="Make a book of the whole portal, and report with file and page what TeX could "
        "not print.\nNeeds TeX; without it, says how to install it.",
        epilog="Exit status: 0 with a PDF, 1 with messages and --strict, 2 without a PDF.",
        formatter_class=formatter,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=source)
    command.add_argument("--group", metavar="KEY", default="", help="print one group only")
    command.add_argument("--site", metavar="KEY", default="", help="print one of several sites")
    add_output(command, "build/latex")
    command.set_defaults(run=pdf)
    _add_report(commands, source, formatter)
    _add_cv(commands, source, formatter)


def _add_report(commands: Commands, source: str, formatter: Any) -> None:
    command = commands.add_parser(
        "report",
        help="make the report of a year, a project or a grant",
        description="Make a report from what the portal knows: of a period (numbers, publications, "
        "theses,\ngrants, news, who came and left), of a project, or of a grant and its projects.",
        epilog="Examples:\n"
        "  labportal report 2025\n"
        "  labportal report 2024-09 --to 2025-08 --group lungs\n"
        "  labportal report project marble --from 2024\n"
        "  labportal report grant 12345",
        formatter_class=formatter,
    )
    command.add_argument(
        "what", nargs="+", metavar="WHAT", help="a year or month, 'project KEY' or 'grant NUMBER'"
    )
    add_dates(command, "from", "to")
    command.add_argument("--group", metavar="KEY", default="", help="one group only")
    command.add_argument("--source", metavar="FOLDER", help=source)
    add_output(command, "build/report-...")
    command.set_defaults(run=report)


def _add_cv(commands: Commands, source: str, formatter: Any) -> None:
    command = commands.add_parser(
        "cv",
        help="make a person's curriculum vitae",
        description="Make a curriculum vitae with a list of publications from what the\nportal "
        "knows of a person.",
        formatter_class=formatter,
    )
    command.add_argument("person", metavar="PERSON", help="key or name, such as ada-lovelace")
    add_dates(command, "from")
    command.add_argument("--source", metavar="FOLDER", help=source)
    add_output(command, "build/cv-PERSON")
    command.set_defaults(run=cv)


def add_dates(command: argparse.ArgumentParser, *names: str) -> None:
    """Add options for the first and last day of what counts."""
    helps = {"from": ("start", "first year, month or day"), "to": ("end", "last one")}
    for name in names:
        target, text = helps[name]
        command.add_argument(
            f"--{name}", dest=target, type=date, metavar="DATE", help=f"{text}, as YYYY[-MM[-DD]]"
        )


def date(text: str) -> PartialDate:
    """Return the date that an option gives.

    :raises ValueError: if it is none; argparse says so.
    """
    found = PartialDate.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def add_output(command: argparse.ArgumentParser, folder: str) -> None:
    """Add the options that every command which prints has."""
    command.add_argument(
        "--output", metavar="FOLDER", help=f"where the files go (default: {folder})"
    )
    command.add_argument("--tex", action="store_true", help="write LaTeX only, which needs no TeX")
    command.add_argument(
        "--strict", action="store_true", help="end with exit status 1 if there are messages"
    )
