"""`labportal migrate`: what it rewrites, what it shows, and what it leaves alone."""

from __future__ import annotations

import dataclasses
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.cli import main
from labportal.cli.conf import read_conf
from labportal.cli.migrate import migrations
from labportal.reading.portal import read_portal
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from labportal.model.records import Record

CONF = 'project = "Lab"\nextensions = ["labportal"]\n'
OLD = (
    "title: Marble\npeople: Ada King, Grace Hopper\ndescription: Marbles: small, round\n"
    "start: 2021\ntelephone: +31 6\n\n"
    "By [member/ada-king] and [member: Grace Hopper].\n\n![[scan.png|200]]\n\n"
    "![x]({filename}/images/notes/scan.png) [Ada](/People/Ada-King) `[member/ada-king]`\n\n"
    "Made in DÃ¼sseldorf. [gone](/people/nobody/) [file]({static}/data/a.csv)\n"
)
TODAY = (
    "By {person}`ada-king` and {person}`Grace Hopper`.\n\n"
    "![scan](/images/notes/scan.png){width=200px}\n\n"
    "![x](/images/notes/scan.png) [Ada](/people/ada-king/) `[member/ada-king]`\n\n"
    "Made in Düsseldorf. [gone](/people/nobody/) [file](/data/a.csv)\n"
)
HEADER = (
    "---\ntitle: Marble\npeople: [Ada King, Grace Hopper]\n"
    'description: "Marbles: small, round"\nstart: 2021\ntelephone: "+31 6"\n---\n\n'
)


def test_pages_in_restructuredtext_get_roles(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tags become roles of that language; code, links and the header stay as they are."""
    page = (
        "Tidal\n=====\n\n:people: Ada King\n\nBy [member/ada-king] in DÃ¼sseldorf, with\n"
        "``[member/ada-king]`` and `Ada </People/Ada-King>`_.\n"
    )
    write_files(lab, {"projects/tidal.rst": page})
    assert main(["migrate", str(lab), "--write"]) == 0
    new = (lab / "projects/tidal.rst").read_text(encoding="utf-8")
    expected = page.replace("By [member/ada-king]", "By :person:`ada-king`")
    assert new == expected.replace("DÃ¼sseldorf", "Düsseldorf")
    assert "Rewrote 2 pages of 5." in capsys.readouterr().out


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages of a portal with an old page among them; its parent is the current folder."""
    monkeypatch.chdir(tmp_path)
    files: dict[str, str | bytes] = {
        "conf.py": CONF,
        "index.md": "# Lab\n",
        "people/ada-king.md": "---\ntitle: Ada King\n---\n",
        "people/grace-hopper.md": "---\ntitle: Grace Hopper\n---\n",
        "projects/marble.md": OLD,
        "images/notes/scan.png": b"\x89PNG\r\n\x1a\n",
        "data/a.csv": "1,2\n",
    }
    write_files(tmp_path / "content", files)
    return tmp_path / "content"


def page(lab: Path, name: str = "projects/marble.md") -> str:
    """Return a page with its line ends as they are."""
    return (lab / name).read_bytes().decode()


def test_changes_are_shown_first(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --write the changes are printed as a diff, and no file is touched."""
    assert main(["migrate"]) == 0
    said = capsys.readouterr()
    assert "-By [member/ada-king] and [member: Grace Hopper].\n" in said.out
    assert "+By {person}`ada-king` and {person}`Grace Hopper`.\n" in said.out
    assert said.err == "Would rewrite 1 page of 4. To do it, add --write.\n"
    assert page(lab) == OLD


def test_pages_are_rewritten(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tags, pictures, links and damaged words change; code and unknown targets stay."""
    assert main(["migrate", "--write"]) == 0
    assert capsys.readouterr().out == "Rewrote 1 page of 4.\n"
    assert page(lab) == OLD.partition("\n\n")[0] + "\n\n" + TODAY
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "Nothing to rewrite in 4 pages.\n"


def test_headers_become_yaml(lab: Path) -> None:
    """With --headers a bare header becomes YAML that says the same."""
    assert main(["migrate", "--write", "--headers"]) == 0
    assert page(lab) == HEADER + TODAY


def test_a_header_that_would_say_something_else_stays(
    lab: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be said in YAML without a change of meaning is left, and that is told."""
    text = "title: Beads\ndescription: one\ndescription: two\n\nText.\n"
    (lab / "projects/beads.md").write_text(text, encoding="utf-8")
    assert main(["migrate", "--write", "--headers"]) == 0
    assert page(lab, "projects/beads.md") == text
    out = capsys.readouterr().out
    assert "beads.md: header left as it is: as YAML it might not say the same\n" in out


def test_texts_in_headers_and_html_are_rewritten(lab: Path) -> None:
    """Tags in texts of the header and in HTML become roles; pictures need no host of their own."""
    old = (
        "title: About\nmission: We are [member/ada-king].\ndescription: By [member/ada-king].\n"
        "about_lab: ![[scan.png]]\n\n<p>\n[member/ada-king]\n"
        '<img src="{{ IMGURL }}/images/notes/scan.png">\n</p>\n'
    )
    (lab / "about.md").write_text(old, encoding="utf-8")
    assert main(["migrate", "--write"]) == 0
    assert page(lab, "about.md") == (
        "title: About\nmission: We are {person}`ada-king`.\ndescription: By [member/ada-king].\n"
        "about_lab: ![scan](/images/notes/scan.png)\n\n<p>\n{person}`ada-king`\n"
        '<img src="/images/notes/scan.png">\n</p>\n'
    )


def test_a_text_that_would_read_otherwise_stays(lab: Path) -> None:
    """In YAML a role cannot begin a value, so such a header is left."""
    text = "---\ntitle: About\nmission: [member/ada-king]\n---\n"
    (lab / "about.md").write_text(text, encoding="utf-8")
    assert main(["migrate", "--write"]) == 0
    assert page(lab, "about.md") == text


def test_a_header_tells_the_same_type_afterwards(lab: Path) -> None:
    """Names by which a page is known to be a card stay, other names become the usual ones."""
    text = "title: Firm\nsection: spin_offs\nexternal_url: https://firm.example.org\n"
    (lab / "about").mkdir()
    (lab / "about/firm.md").write_text(f"{text}summary: Sells.\n", encoding="utf-8")
    assert main(["migrate", "--write", "--headers"]) == 0
    assert page(lab, "about/firm.md") == f"---\n{text}description: Sells.\n---\n"


def test_lists_with_several_separators(lab: Path) -> None:
    """What stands between semicolons and commas becomes the list that it was read as."""
    text = "title: A\npeople: Ada King; Grace Hopper,\nbibkeys: A20; b21,\n"
    (lab / "projects/a.md").write_text(text, encoding="utf-8")
    assert main(["migrate", "--write", "--headers"]) == 0
    lines = page(lab, "projects/a.md").split("\n")
    assert lines[2:4] == ["people: [Ada King, Grace Hopper]", "bibkeys: [A20, b21]"]


def test_line_ends_and_encodings(lab: Path) -> None:
    """Windows line ends stay; a page in another encoding becomes UTF-8."""
    (lab / "projects/marble.md").write_bytes(b"title: Caf\xe9\r\n\r\nBy [member/ada-king].\r\n")
    assert main(["migrate", "--write"]) == 0
    assert page(lab) == "title: Café\r\n\r\nBy {person}`ada-king`.\r\n"


def records(root: Path) -> list[Record]:
    """Return the records of a portal without the places where they were written."""
    conf = read_conf(root)
    found = read_portal(conf.files(), conf.settings).catalogue.records.values()
    return [
        dataclasses.replace(record, source=dataclasses.replace(record.source, line=1), lines={})
        for record in found
    ]


def test_real_pages_stay_the_same_records(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the migration of real pages their records are what they were before."""
    monkeypatch.chdir(tmp_path)
    for place, folder in enumerate(("research", "projects")):
        for seed in sorted((corpora / "seeds").iterdir()):
            if seed.is_file():
                target = tmp_path / "content" / folder / f"{seed.stem}-{place}.md"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(seed, target)
    write_files(tmp_path / "content", {"conf.py": CONF})
    before = records(tmp_path / "content")
    assert main(["migrate", "content", "--write", "--headers"]) == 0
    after = records(tmp_path / "content")
    # Words that were encoded twice are repaired on the way.
    assert repr(before).encode().count(b"title=") == repr(after).encode().count(b"title=")
    changed = [
        (one, other) for one, other in zip(before, after, strict=True) if repr(one) != repr(other)
    ]
    assert all(re.search("Ã|â€", repr(one)) for one, _ in changed)


@given(
    title=st.text(alphabet="aZ0 :#'\"-,[]{}&*!|>%@`\\é?=~", min_size=1, max_size=20),
    words=st.text(alphabet="ab, :#'\"[]{}&*-", max_size=20),
)
def test_any_value_survives(
    tmp_path_factory: pytest.TempPathFactory, title: str, words: str
) -> None:
    """Whatever stands in a header, its record is the same afterwards."""
    root = tmp_path_factory.mktemp("any")
    text = f"title: {title}\ndescription: {words}\ntags: {words}\n\nText.\n"
    write_files(root, {"conf.py": CONF, "projects/a.md": text})
    before = records(root)
    for made in migrations(root, headers=True):
        (root / made.path).write_text(made.new, encoding="utf-8", newline="")
    assert records(root) == before
