"""Every message in a build: given at its place, alone, suppressible, and never the end of it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import pytest

from labportal.model.codes import Code
from message_cases import CASES, CONF, WHEN_BUILDING
from said import said_by_build, said_by_check

if TYPE_CHECKING:
    from support import PortalFactory

CODES = [pytest.param(code, id=code.value) for code in Code if code not in WHEN_BUILDING]


@pytest.mark.parametrize("code", CODES)
def test_message(portal: PortalFactory, code: Code) -> None:
    """A build finishes, says what the manual shows, and keeps quiet when told to."""
    files = {**CASES[code], "conf.py": CONF + str(CASES[code].get("conf.py", ""))}
    made = portal(files, builder="dummy")
    assert said_by_build(made) == [f"{code.example} [labportal.{code.value}]"]
    assert said_by_build(made) == said_by_check(made)
    made.settings = {"suppress_warnings": [f"labportal.{code.value}"]}
    assert said_by_build(made.build()) == []
    assert made.app.statuscode == 0


def everything_wrong() -> dict[str, str | bytes]:
    """Return one portal with every mistake; files of the same name get another one."""
    files: dict[str, str | bytes] = {"index.md": "# Home\n"}
    conf = [CONF, "labportal_values = {'IMGURL': 'https://example.org'}\n"]
    conf.append("labportal_report_legacy = True\n")
    conf.append("labportal_sites = {'bones': {'groups': ['bones']}}\n")
    bibliographies = ["../bib/missing.bib"]
    for code, case in CASES.items():
        for name, text in case.items():
            folder, base = posixpath.split(name)
            if name == "conf.py":
                continue
            if name.endswith(".bib"):
                bibliographies.append(f"{folder}/{code.value}.bib")
                # Of two entries with the same key only the first one is looked at.
                files[bibliographies[-1]] = str(text).replace("mori20", code.value)
            elif name in files and files[name] != text:
                files[f"{folder}/{code.value}-{base}"] = text
            else:
                files[name] = text
    conf.append(f"bibtex_bibfiles = {bibliographies!r}\n")
    return {**files, "conf.py": "".join(conf)}


def test_build_and_check_say_the_same(portal: PortalFactory) -> None:
    """A portal with every mistake is built to the end, and both roads report the same."""
    made = portal(everything_wrong())
    said = said_by_build(made)
    assert said == said_by_check(made)
    named = {found[1] for line in said if (found := re.search(r"\[labportal\.(\w+)\]$", line))}
    assert named == {code.value for code in Code if code not in WHEN_BUILDING}
    assert made.app.statuscode == 0
    for address in ("/", "/people/ada/", "/projects/marble/", "/publications/litj17/"):
        assert "</html>" in made.page(address)


def test_a_second_build_says_it_again(portal: PortalFactory) -> None:
    """A mistake is reported by every build until it is corrected, not only by the first."""
    made = portal({**CASES[Code.UNKNOWN_FIELD], "conf.py": CONF}, builder="dummy")
    first = said_by_build(made)
    assert first == said_by_build(made.build())
    made.write({"people/ada.md": "---\ntitle: Ada\nemail: ada@example.org\n---\n"})
    assert said_by_build(made.build()) == []


def test_numbers_are_checked(portal: PortalFactory) -> None:
    """The directive that counts reports what it cannot count, once, in build and check."""
    text = "# Home\n\n```{numbers} people, projekts\n:group: bones\n```\n"
    made = portal({"index.md": text, "people/ada.md": "---\ntitle: Ada\n---\n"}, builder="dummy")
    assert (
        said_by_build(made)
        == said_by_check(made)
        == [
            (
                "index.md:3: there is nothing called 'projekts'; did you mean 'projects'? "
                "[labportal.bad_query]"
            ),
            "index.md:3: unknown group 'bones' [labportal.bad_query]",
        ]
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("- a\n- b", [
            (
                "people/ada.md:2: the lines between the hyphens are a list, but a header holds "
                "lines such as 'title: Ada Lovelace'; they are shown as text "
                "[labportal.invalid_header]"
            )
        ]),
        ("Welcome to my page.", []),
        ("- title: Ada\n- role: phd", [
            (
                "people/ada.md:2: the lines of a header begin with the name of a field, without a "
                "hyphen [labportal.invalid_header]"
            )
        ]),
    ],
)  # fmt: skip
def test_what_stands_between_hyphens(
    portal: PortalFactory, header: str, expected: list[str]
) -> None:
    """Whatever stands where a header is expected is read or shown, and nobody else complains."""
    made = portal({"people/ada.md": f"---\n{header}\n---\n\nText.\n"})
    assert said_by_build(made) == said_by_check(made) == expected
    assert len(made.warning_lines) == len(expected)
    if "title" not in header:
        last = header.rpartition(" ")[2]
        assert last in made.soup("/people/ada/").article.get_text()


@pytest.mark.parametrize("line", ["role: phd", ":role phd"])
def test_an_option_without_its_colons(portal: PortalFactory, line: str) -> None:
    """It is named with the line as it has to be, and the list shows nothing."""
    files = {
        "people/ada.md": "---\ntitle: Ada\nrole: staff\n---\n",
        "list.md": f"# List\n\n```{{people}}\n{line}\n```\n",
    }
    made = portal(files)
    assert (
        said_by_build(made)
        == said_by_check(made)
        == [
            (
                f"list.md:3: '{line}' is no option; the name of an option stands "
                "between two colons; did you mean ':role: phd'? [labportal.bad_query]"
            )
        ]
    )
    assert "Ada" not in made.soup("/list/").article.get_text()
