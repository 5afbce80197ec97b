"""``conf.py``: the smallest one, wrong settings, and defaults that usual settings put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import PortalFactory, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "bib/p.bib": "@article{A20, author={Doe, Ada}, title={On $x$}, journal={J}, year=2020}\n",
    "people/ada.md": "---\ntitle: Ada Doe\nrole: phd\n---\n\nShe wrote {cite}`A20`.\n",
    "projects/marble.md": "---\ntitle: Marble\npeople: Ada Doe\nbibkeys: A20\n---\n\nStone.\n",
    "page.md": "# Page\n\nTerm\n: Definition\n\n:::{note}\nA note.\n:::\n\n$x^2$ and ~~gone~~.\n",
    "index.md": "# Home\n\n```{people}\n```\n\n```{toctree}\npage\n```\n",
}


def test_three_lines_are_enough(portal: PortalFactory) -> None:
    """The smallest ``conf.py`` gives pages, lists, publications and Markdown extensions."""
    conf = 'project = "P"\nextensions = ["labportal"]\nbibtex_bibfiles = ["bib/p.bib"]\n'
    built = portal({**FILES, "conf.py": conf})
    assert built.warnings == ""
    assert "Marble" in built.page("/people/ada/")
    assert built.page("/publications/a20/")
    page = built.page("/page/")
    assert "<dt>Term" in page
    assert "A note." in page
    assert "<math" in page


def test_bib_files_are_found_without_being_named(portal: PortalFactory) -> None:
    """Those in ``bib/`` count when ``conf.py`` names none."""
    built = portal({**FILES, "conf.py": 'project = "P"\nextensions = ["labportal"]\n'})
    assert built.warnings == ""
    assert built.page("/publications/a20/")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("labportal_role = {}", ("there is no setting 'labportal_role'; did you mean "
         "'labportal_roles'?")),
        ("labportal_values = ['IMGURL']", ("setting 'labportal_values' is a list: ['IMGURL'], but "
         "must be a dictionary from text to text, such as "
         '{"IMGURL": "https://images.example.org"}')),
        ("labportal_today = 2026", ("setting 'labportal_today' is a number: 2026, but must be a "
         "day written as 'YYYY-MM-DD', or empty for the day of the build, such as \"2026-03-14\"")),
        ("labportal_folders = {'crew': 'persn'}", ("setting 'labportal_folders' maps folder 'crew' "
         "to the unknown record type 'persn'; did you mean 'person'?")),
        ("labportal_sections = {'person': ['projets']}", ("setting 'labportal_sections' names the "
         "unknown section 'projets' of 'person'; did you mean 'projects'?")),
        ("labportal_sections = {('a',): []}", ("setting 'labportal_sections' names the unknown "
         "record type ('a',)")),
        ("labportal_headings = {'Crew': 'peple'}", ("setting 'labportal_headings' maps 'Crew' to "
         "the unknown field 'peple'; did you mean 'people'?")),
        ("labportal_search = 'yes'", ("setting 'labportal_search' is a text: 'yes', but must be "
         "True or False, such as False")),
        ("labportal_extra_fields = 'closed'", ("setting 'labportal_extra_fields' is a text: "
         "'closed', but must be a list of texts, such as [\"budget\"]")),
        ("labportal_external_people = None", ("setting 'labportal_external_people' is None, but "
         'must be a text, such as "external-people.yaml"')),
        ("labportal_values = {'A': 'x\\ny'}", ("setting 'labportal_values' has a line break in the "
         "value of 'A', which would move line numbers")),
    ],
)  # fmt: skip
def test_a_wrong_setting_stops_before_anything_is_read(
    tmp_path: Path, line: str, message: str
) -> None:
    """The message names line, setting, what it must be and the nearest name, and nothing else."""
    conf = f'project = "P"\nextensions = ["labportal"]\n{line}\n'
    write_files(tmp_path / "source", {**FILES, "conf.py": conf})
    done = run_build(tmp_path / "source", tmp_path / "out", check=False)
    assert done.returncode == 2
    place = tmp_path / "source/conf.py"
    assert done.warnings.splitlines() == [
        f"{place}:3: ERROR: {message}",
        f"ERROR: nothing was built; correct {place} first",
    ]
    assert "reading sources" not in done.output


def test_several_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    """Nobody has to build once for each mistake."""
    conf = 'project = "P"\nextensions = ["labportal"]\nlabportal_a = 1\nlabportal_today = "x"\n'
    write_files(tmp_path / "source", {"conf.py": conf, "index.md": "# Home\n"})
    done = run_build(tmp_path / "source", tmp_path / "out", check=False)
    assert "labportal_a" in done.warnings
    assert "labportal_today" in done.warnings


@pytest.mark.parametrize("theme", ["alabaster", "classic", "basic", "pydata_sphinx_theme"])
def test_another_theme(portal: PortalFactory, theme: str) -> None:
    """``html_theme`` decides; content and links do not depend on it."""
    built = portal(FILES, html_theme=theme)
    assert built.warnings == ""
    for address in ("/", "/people/ada/", "/projects/marble/", "/publications/a20/"):
        assert built.page(address)
    assert "people/ada/" in built.page("/")
    assert "../../people/ada/" in built.page("/publications/a20/")


def test_usual_settings_go_before_defaults(portal: PortalFactory) -> None:
    """What ``conf.py`` says of other extensions is left alone."""
    built = portal(
        FILES,
        myst_enable_extensions=["colon_fence"],
        html_permalinks_icon="§",
        bibtex_reference_style="label",
        numfig=False,
        html_title="Our own title",
        html_math_renderer="mathjax",
    )
    page = built.page("/page/")
    assert "<dt>Term" not in page
    assert "A note." in page
    assert "§" in page
    assert "Our own title" in page
    assert built.app.config.numfig is False
    assert "mathjax" in page.lower() or "$x^2$" in page


@pytest.mark.parametrize("value", [["one", "two"], ("one", "two")])
def test_lists_may_be_any_sequence(portal: PortalFactory, value: object) -> None:
    """Lists and tuples are both lists."""
    built = portal(
        {"people/ada.md": "---\ntitle: Ada\none: 1\ntwo: 2\n---\n"},
        labportal_extra_fields=value,
        labportal_image_folders=value,
    )
    assert built.warnings == ""


def test_own_folders_roles_and_words(portal: PortalFactory) -> None:
    """A site says which folder holds what, which roles there are and which headings count."""
    built = portal(
        {
            "crew/ada.md": "---\ntitle: Ada\nrole: captain\n---\n",
            "research/bones.md": "# Bones\nSkipper: Ada\n\nText.\n\n## The crew\n- Ada\n",
            "list.md": "# List\n\n```{people}\n:by: role\n```\n",
        },
        labportal_folders={"crew": "person"},
        labportal_roles={"captain": "Captains"},
        labportal_headings={"the crew": "people"},
        labportal_lead_lines={"skipper": "leader"},
    )
    assert built.warnings == ""
    assert "Captains" in built.page("/list/")
    assert built.soup("/research/bones/").select('article a[href="../../crew/ada/"]')


def test_messages_can_be_suppressed_one_by_one(portal: PortalFactory) -> None:
    """``suppress_warnings`` silences one message and leaves the next."""
    files = {"people/ada.md": "---\ntitle: Ada\nemial: x\nrole: pdh\n---\n"}
    left = portal(files, suppress_warnings=["labportal.unknown_field"]).warning_lines
    assert len(left) == 1
    assert left[0].startswith("people/ada.md:4: WARNING: ")
    assert "labportal.unknown_field" not in left[0]
