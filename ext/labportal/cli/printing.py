"""The words and options of the commands that print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labportal.cli.pdf import pdf

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
    add_output(command, "build/latex")
    command.set_defaults(run=pdf)


def add_output(command: argparse.ArgumentParser, folder: str) -> None:
    """Add the options that every command which prints has."""
    command.add_argument(
        "--output", metavar="FOLDER", help=f"where the files go (default: {folder})"
    )
    command.add_argument("--tex", action="store_true", help="write LaTeX only, which needs no TeX")
    command.add_argument(
        "--strict", action="store_true", help="end with exit status 1 if there are messages"
    )
