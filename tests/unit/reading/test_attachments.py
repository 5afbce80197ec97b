"""The files and pictures that entries name are found, or reported with what is nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.codes import Code
from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from labportal.model.problems import Problem
    from labportal.model.records import Publication

PDF = b"%PDF-1.4"
BIB = "../bib/papers.bib"


def read(
    root: Path, fields: str, *names: str, entry_type: str = "article", **settings: object
) -> tuple[Publication, list[Problem]]:
    """Return the publication of one entry in a portal with files of those *names*."""
    text = f"@{entry_type}{{Bell20,\n title={{T}}, author={{B. Bell}}, year=2020,\n{fields}\n}}\n"
    source = root / "content"
    write_files(source, {"index.md": "# Home\n", BIB: text, **dict.fromkeys(names, PDF)})
    files = PortalFiles(root=source, bib_files=(BIB,), suffixes=(".md",))
    catalogue = read_portal(files, Settings(**settings)).catalogue  # type: ignore[arg-type]
    return catalogue.publication("bell20"), list(catalogue.problems)


@pytest.mark.parametrize(
    "place",
    ["../bib/x/a.pdf", "x/a.pdf", "files/x/a.pdf", "papers/x/a.pdf", "assets/pdf/x/a.pdf"],
)
def test_a_file_is_found(tmp_path: Path, place: str) -> None:
    """Beside the .bib file, in the source directory and in the folders of the settings."""
    found, problems = read(tmp_path, "pdf={x/a.pdf}", place)
    assert [(file.source, file.name) for file in found.files] == [(place, "bell20.pdf")]
    assert problems == []


def test_other_folders(tmp_path: Path) -> None:
    """The folders are a setting."""
    found, _ = read(tmp_path, "pdf={a.pdf}", "shelf/a.pdf", file_folders=("shelf",))
    assert [file.source for file in found.files] == ["shelf/a.pdf"]


def test_names_beside_the_page(tmp_path: Path) -> None:
    """A file is called like its publication and what it is; a second one of a kind is numbered."""
    fields = (
        "pdf={Long Name (v2).PDF}, slides={s.pptx}, video={v.mp4}, poster={p.pdf}, supp={a.zip}"
    )
    names = ("Long Name (v2).PDF", "s.pptx", "v.mp4", "p.pdf", "a.zip")
    found, problems = read(tmp_path, f"{fields}, supplementary={{b.zip}}", *names, "b.zip")
    assert problems == []
    assert sorted(file.name for file in found.files) == [
        "bell20.pdf", "bell20_poster.pdf", "bell20_slides.pptx", "bell20_supplement.zip",
        "bell20_supplement_2.zip", "bell20_video.mp4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "there", "near"),
    [
        ("pdf={bel20.pdf}", "../bib/bell20.pdf", "../bib/bell20.pdf"),
        ("pdf={bell20.pdf}", "papers/Bell20.pdf", "papers/Bell20.pdf"),
        ("slides={talk.pdf}", "../bib/bell20.pdf", ""),
    ],
)
def test_a_missing_file(tmp_path: Path, field: str, there: str, near: str) -> None:
    """The button is left out, and the message names entry, line and the nearest file."""
    found, [problem] = read(tmp_path, f" doi={{10.5555/1}},\n {field}", there)
    assert found.files == ()
    assert (problem.code, problem.suggestion) == (Code.BIB_MISSING_FILE, near)
    assert (problem.source.path, problem.source.line) == (BIB, 4)
    assert problem.message.startswith("entry 'Bell20': there is no file '")


def test_active_files_are_not_offered(tmp_path: Path) -> None:
    """A page or drawing that can run programs stays at home unless the site lets them run."""
    found, [problem] = read(tmp_path / "a", "demo={x.html}", "x.html")
    assert (found.files, problem.code) == ((), Code.ACTIVE_HTML)
    found, problems = read(tmp_path / "b", "demo={x.html}", "x.html", active_html=True)
    assert ([file.name for file in found.files], problems) == (["bell20_demo.html"], [])


@pytest.mark.parametrize(
    "place", ["../bib/f/a.png", "f/a.png", "images/f/a.png", "images/publications/f/a.png"]
)
def test_a_preview_is_found(tmp_path: Path, place: str) -> None:
    """A picture is looked up beside the .bib file and where other pictures are."""
    found, problems = read(tmp_path, "preview={f/a.png}", place)
    assert (found.picture, problems) == (place, [])


def test_a_missing_preview(tmp_path: Path) -> None:
    """The message names the picture that is most like what was written."""
    found, [problem] = read(tmp_path, "preview={bel20.png}", "images/bell20.png")
    assert found.picture == ""
    assert (problem.code, problem.suggestion) == (Code.MISSING_IMAGE, "images/bell20.png")


@pytest.mark.parametrize("name", ["Bell20.png", "bell20.jpg", "BELL20.webp"])
def test_a_cover_called_like_the_thesis(tmp_path: Path, name: str) -> None:
    """A picture in a folder of covers belongs to the thesis of that key, and to no article."""
    thesis, _ = read(tmp_path / "a", "school={S}", f"images/theses/{name}", entry_type="phdthesis")
    assert thesis.picture == f"images/theses/{name}"
    article, _ = read(tmp_path / "b", "note={N}", f"images/theses/{name}")
    assert article.picture == ""
