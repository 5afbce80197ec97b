"""`labportal new`: pages and portals that work as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from labportal.cli import main
from labportal.cli.check import examine
from labportal.cli.conf import read_conf
from labportal.cli.new import offered_types, page_text, yaml_text
from labportal.reading.declared import specs_of
from labportal.reading.headers import read_header
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from labportal.model.records import RecordType

TYPES = [pytest.param(row, id=row.name) for row in offered_types()]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new portal in `content`; its parent is the current folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "content"]) == 0
    return tmp_path / "content"


def messages(root: Path) -> list[str]:
    """Return what a check says of a portal."""
    conf = read_conf(root)
    assert conf.mistakes == ()
    return [str(problem.source) + problem.text for problem in examine(conf).problems]


def test_new_site_has_no_messages(site: Path) -> None:
    """A new portal has a conf.py of three lines, overviews and a .bib file, and no message."""
    made = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert made == [
        "bib/publications.bib",
        "conf.py",
        "index.md",
        "people/index.md",
        "projects/index.md",
        "publications/index.md",
    ]
    assert len((site / "conf.py").read_text().splitlines()) == 3
    assert messages(site) == []


@pytest.mark.parametrize(
    "title", ["Rhine Imaging", 'Ada\'s: #1 "lab"', "Łódź {{ X }}", "O\\x", "yes"]
)
def test_title_of_a_new_site(tmp_path: Path, title: str) -> None:
    """Any title reaches conf.py and the home page as it was given."""
    folder = tmp_path / "lab"
    assert main(["new", "site", str(folder), "--title", title]) == 0
    assert read_conf(folder).values["project"] == title
    header = read_header((folder / "index.md").read_text(encoding="utf-8"), "index.md")
    assert header.fields["title"].value == title


def test_new_site_takes_its_title_from_the_folder(tmp_path: Path) -> None:
    """Without a title the folder's name is made into one."""
    assert main(["new", "site", str(tmp_path / "our-lab")]) == 0
    assert read_conf(tmp_path / "our-lab").values["project"] == "Our lab"


def test_new_site_keeps_what_is_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds anything is left alone."""
    (site / "index.md").write_text("mine")
    assert main(["new", "site", "content"]) == 2
    assert "'content' is not empty; nothing was written" in capsys.readouterr().err
    assert (site / "index.md").read_text() == "mine"


@pytest.mark.parametrize("row", TYPES)
def test_new_page_is_a_record(
    site: Path, row: RecordType, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page of each type gets its key from the name, and the check finds no fault with it."""
    assert main(["new", row.name, "Zoë van 't Hoff: a Start"]) == 0
    path = site / row.folder / "zoe-van-t-hoff-a-start.md"
    assert "'zoe-van-t-hoff-a-start'" in capsys.readouterr().out
    assert f"\n# {row.offered[1]}" in path.read_text(encoding="utf-8")
    assert messages(site) == []


@pytest.mark.parametrize("row", TYPES)
def test_offered_fields_work_when_uncommented(row: RecordType) -> None:
    """Each offered field exists, and its commented line becomes valid YAML without the sign."""
    specs = specs_of(row.record_class)
    lines = page_text(row, "X", ("chair", "phd")).split("---")[1].splitlines()
    offered = {}
    for line in lines:
        name, _, _ = line.removeprefix("# ").partition(":")
        if line.startswith("# ") and name in specs:
            offered |= yaml.safe_load(line.removeprefix("# "))
    assert tuple(offered) == row.offered


def test_new_person_names_the_roles_of_the_portal(site: Path) -> None:
    """The roles to choose from are those of conf.py."""
    conf = site / "conf.py"
    conf.write_text(conf.read_text() + "labportal_roles = {'boss': 'Bosses', 'crew': 'Crew'}\n")
    assert main(["new", "person", "Ada"]) == 0
    text = (site / "people/ada.md").read_text()
    assert "One of: boss, crew." in text
    assert "# role: boss\n" in text


@pytest.mark.parametrize("present", ["people/ada-lovelace.md", "people/Ada_Lovelace.md"])
def test_new_page_keeps_what_is_there(
    site: Path, capsys: pytest.CaptureFixture[str], present: str
) -> None:
    """A record is not written twice, not even under another spelling of its file name."""
    write_files(site, {present: "mine"})
    assert main(["new", "person", "Ada Lovelace"]) == 2
    assert f"content/{present} is there already" in capsys.readouterr().err
    assert [path.name for path in site.glob("people/*da*")] == [present.partition("/")[2]]


def test_new_page_goes_where_its_like_are(tmp_path: Path) -> None:
    """A portal that keeps its people in `members`, or in a folder of its own, gets them there."""
    write_files(tmp_path, {"conf.py": "", "members/index.md": "# Members\n"})
    assert main(["new", "person", "Ada", "--source", str(tmp_path)]) == 0
    assert (tmp_path / "members/ada.md").is_file()
    conf = "labportal_folders = {'colleagues': 'person'}"
    write_files(tmp_path, {"conf.py": conf, "colleagues/index.md": ""})
    assert main(["new", "person", "Eve", "--source", str(tmp_path)]) == 0
    assert (tmp_path / "colleagues/eve.md").is_file()


def test_name_without_letters(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of which no file name can be made is refused."""
    assert main(["new", "person", " !? "]) == 2
    assert "no file name can be made" in capsys.readouterr().err
    assert sorted(path.name for path in site.glob("people/*")) == ["index.md"]


@pytest.mark.parametrize(
    "text",
    ["Ada Lovelace", "a: b", "- x", "yes", "12", "2026-01-02", "it's", "#1", "'q", '"q"', "x #y",
     "é", "null", "~", "a\\b", "[x]", "@x", "1.5", "x:", "Prof. dr. A. B."],
)  # fmt: skip
def test_values_survive_yaml(text: str) -> None:
    """Whatever a page is called, its title is read back as that text."""
    assert yaml.safe_load(f"title: {yaml_text(text)}") == {"title": text}
