"""The command line itself: its words, their help, and which function does what."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import labportal
from labportal.cli.authors import FORMATS as AUTHOR_FORMATS
from labportal.cli.authors import authors
from labportal.cli.build import build
from labportal.cli.check import check
from labportal.cli.codes import codes
from labportal.cli.migrate import migrate
from labportal.cli.new import new_page, offered_types, types_for
from labportal.cli.printing import add_print_commands
from labportal.cli.report import FORMATS
from labportal.cli.schema import schema, schema_names
from labportal.cli.site import new_site
from labportal.cli.sites import build_sites
from labportal.model.records import RECORD_TYPES, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 88
"""Columns of help texts, the same everywhere because the manual shows them."""

_SOURCE = "folder with conf.py and the pages; without it 'content', or else the current folder"


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help that keeps the line breaks of descriptions."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=WIDTH)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 fine, 1 messages found, 2 not understood."""
    for stream in (sys.stdout, sys.stderr):
        # Names of people must not stop a report where the terminal has another encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    end = given.index("--") if "--" in given else len(given)
    options = make_parser(types_for(given[:end])).parse_args(given[:end])
    options.options = given[end + 1 :]
    try:
        status: int = options.run(options)
    except BrokenPipeError:
        # The reader of a pipe, such as `head`, has seen enough.
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"labportal: {error.strerror or error}: {error.filename}", file=sys.stderr)
        return 2
    return status


def make_parser(types: Table = RECORD_TYPES) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; *types* are those of the portal."""
    parser = argparse.ArgumentParser(
        prog="labportal",
        description="Build, check and extend a portal made of Markdown pages and BibTeX files.",
        epilog="'labportal COMMAND --help' says more about a command.",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action="version", version=f"labportal {labportal.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_check(commands)
    _add_new(commands, types)
    _add_schema(commands, types)
    _add_codes(commands)
    _add_authors(commands)
    _add_migrate(commands)
    _add_sites(commands)
    add_print_commands(commands, _SOURCE, _Help)
    return parser


def help_of(words: Sequence[str]) -> str:
    """Return the help text of a command such as ``new person``, for the manual."""
    parser = make_parser()
    for word in words:
        for action in parser._actions:  # noqa: SLF001 -- argparse has no public way
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
                parser = action.choices[word]
    return parser.format_help().rstrip()


Commands = argparse._SubParsersAction  # noqa: SLF001 -- argparse has no public name for it


def _add_build(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "build",
        help="build the site with Sphinx",
        description="Build the site with Sphinx. If no file has changed since the last build, the "
        "answer\ncomes at once, with the same messages.",
        epilog="Options after '--' are passed on to sphinx-build.",
        formatter_class=_Help,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=_SOURCE)
    command.add_argument(
        "--output", metavar="FOLDER", default="build/html", help="default: build/html"
    )
    command.add_argument("--doctrees", metavar="FOLDER", help="default: .doctrees in the output")
    command.add_argument("--builder", choices=("dirhtml", "html"), default="dirhtml",
                         help="addresses that end in '/' (default), or in '.html'")  # fmt: skip
    command.add_argument("--jobs", metavar="N", default="auto", help="processes; default: auto")
    command.add_argument("--always", action="store_true", help="build everything anew")
    command.add_argument(
        "--profile",
        action="store_true",
        help="show the time of each phase and the ten slowest pages",
    )
    command.set_defaults(run=build)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "check",
        help="report mistakes in pages and .bib files",
        description="Read all pages and .bib files and report every mistake with its file and "
        "line.\nThe messages are those of a build, but nothing is built and Sphinx is not needed.",
        epilog="Exit status: 0 without messages, 1 with messages, 2 if conf.py is broken.\n"
        "What a message means: labportal codes CODE",
        formatter_class=_Help,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=_SOURCE)
    command.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people (default), json for programs, github for annotations in GitHub "
        "Actions",
    )
    command.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="whether messages lead to exit status 1 (default: they do)",
    )
    command.set_defaults(run=check)


def _add_new(commands: Commands[argparse.ArgumentParser], table: Table) -> None:
    command = commands.add_parser(
        "new",
        help="start a page or a whole portal",
        description="Write a page with the fields that matter, or a small working portal.\n"
        "Nothing that exists is ever overwritten.",
        formatter_class=_Help,
    )
    types = command.add_subparsers(title="what to make", metavar="TYPE", required=True)
    for row in offered_types(table):
        label = row.singular_heading.lower()
        one = types.add_parser(
            row.name,
            help=f"the page of a {label}" if label != "software" else "the page of a program",
            description=f"Write a page into the folder '{row.folder}'. Its file name, which is the "
            "key of the record,\nis made from NAME.",
            formatter_class=_Help,
        )
        one.add_argument("name", metavar="NAME", help='the heading of the page, such as "Ada King"')
        one.add_argument("--source", metavar="FOLDER", help=_SOURCE)
        one.set_defaults(run=new_page, type=row.name)
    site = types.add_parser(
        "site",
        help="a small working portal",
        description="Write a portal with a home page, overviews of people, projects and\n"
        "publications, and a .bib file.",
        formatter_class=_Help,
    )
    site.add_argument("folder", metavar="FOLDER", help="a new or empty folder")
    site.add_argument("--title", default="", help="name of the portal; else that of the folder")
    site.set_defaults(run=new_site)


def _add_schema(commands: Commands[argparse.ArgumentParser], table: Table) -> None:
    command = commands.add_parser(
        "schema",
        help="print JSON Schemas of the headers",
        description="Print the JSON Schema of the header of one type of page, or of all types,\n"
        "so that an editor can complete and check fields. Roles are those of conf.py.",
        formatter_class=_Help,
    )
    command.add_argument(
        "type", nargs="?", choices=schema_names(table), metavar="TYPE",
        help=f"one of: {', '.join(schema_names(table))}",
    )  # fmt: skip
    command.add_argument("--output", metavar="FOLDER", help="write TYPE.json into this folder")
    command.add_argument("--source", metavar="FOLDER", help=_SOURCE)
    command.set_defaults(run=schema)


def _add_codes(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "codes",
        help="explain messages",
        description="List all messages, or explain one: its cause, an example, and the cure.",
        formatter_class=_Help,
    )
    command.add_argument(
        "code", nargs="?", metavar="CODE", help="such as unknown_key or labportal.unknown_key"
    )
    command.set_defaults(run=codes)


def _add_authors(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "authors",
        help="list authors who may be members",
        description="List the names in .bib files that look like a member's but are linked to "
        "nobody:\nthose that fit several people, have a member's family name, or nearly so.",
        epilog="Such a name may well be somebody else's, so the exit status is 0 in any case;\n"
        "2 if conf.py is broken. To link a name, add it to 'aliases' on the person's page.",
        formatter_class=_Help,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=_SOURCE)
    command.add_argument(
        "--format",
        choices=AUTHOR_FORMATS,
        default="text",
        help="text for people (default), json for programs",
    )
    command.set_defaults(run=authors)


def _add_migrate(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "migrate",
        help="rewrite pages of an older system in today's syntax",
        description="Show what pages would look like in today's syntax: tags such as "
        "[member/ada],\npictures such as ![[scan.png]], {filename} in links, links in the wrong "
        "case,\nand words that were encoded twice. What is not understood stays as it is.",
        epilog="Pages work without being rewritten. Keep a copy, or use version control.",
        formatter_class=_Help,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=_SOURCE)
    command.add_argument("--write", action="store_true", help="write the pages; else show them")
    command.add_argument(
        "--headers", action="store_true", help="make headers of bare 'key: value' lines YAML"
    )
    command.set_defaults(run=migrate)


def _add_sites(commands: Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "sites",
        help="build all sites of a portal that has several",
        description="Build every site of labportal_sites into a folder of its own. The first one "
        "goes first;\nthe others take over what it has read, and are built at the same time.",
        epilog="Exit status: 0 if all sites were built, 1 if one was not, 2 if conf.py is broken.",
        formatter_class=_Help,
    )
    command.add_argument("source", nargs="?", metavar="SOURCE", help=_SOURCE)
    command.add_argument(
        "--output", default="build/sites", metavar="FOLDER", help="where (default: build/sites)"
    )
    command.add_argument(
        "--site", action="append", metavar="KEY", help="only this one; may be repeated"
    )
    command.add_argument(
        "--list", action="store_true", help="print the keys as a JSON list, and build nothing"
    )
    command.set_defaults(run=build_sites)
