"""The portal as a PDF: what a reader gets on paper, and what no text may do to TeX."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from support import MINIMAL_CONF, REPO_ROOT, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pdf

MARKS = "! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~"


def typeset(latexmk: str, folder: Path) -> tuple[Path, str]:
    """Run TeX on the one book in *folder*; return the PDF and TeX's log."""
    source = next(path for path in folder.glob("*.tex") if not path.name.startswith("sphinx"))
    done = subprocess.run(
        [latexmk, "-pdflua", "-interaction=nonstopmode", "-no-shell-escape", source.name],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    log = source.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert not done.returncode, log[-4000:]
    return source.with_suffix(".pdf"), log


def text_of(pdf: Path) -> str:
    """Return the text of a PDF with its lines joined."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.fixture(scope="module")
def book(latexmk: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The example portal's PDF and TeX's log."""
    outdir = tmp_path_factory.mktemp("book") / "latex"
    run_build(REPO_ROOT / "content", outdir, "--fail-on-warning", builder="latex")
    return typeset(latexmk, outdir)


def test_the_file_is_sound(book: tuple[Path, str]) -> None:
    """No tool for PDF files finds a fault, and every font is inside."""
    pdf, _ = book
    subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True).stdout.decode()
    embedded = [line.split()[-5] for line in fonts.splitlines()[2:]]
    assert embedded
    assert set(embedded) == {"yes"}


def test_no_letter_is_lost(book: tuple[Path, str]) -> None:
    """Each letter of the example portal is in one of the fonts."""
    assert "Missing character" not in book[1]


def test_no_line_runs_out_of_the_page(book: tuple[Path, str]) -> None:
    """No line is wider than the page by more than 5 points."""
    widths = [float(found) for found in re.findall(r"Overfull \\hbox \((\d+\.\d+)pt", book[1])]
    assert [width for width in widths if width > 5] == []


def test_no_link_leads_nowhere(book: tuple[Path, str]) -> None:
    """Every link inside the book has a goal."""
    assert "undefined references" not in book[1]
    assert "Hyper reference" not in book[1]


def test_every_current_person_and_project_is_in_the_book(book: tuple[Path, str]) -> None:
    """Records are printed although no list of contents names their pages."""
    import datetime as dt

    from labportal.model.records import Person, Project
    from labportal.reading.portal import PortalFiles, read_portal
    from labportal.reading.settings import Settings

    portal = read_portal(
        PortalFiles(root=REPO_ROOT / "content", suffixes=(".md",)),
        Settings(today=dt.datetime.now(tz=dt.UTC).date().isoformat()),
    )
    text = text_of(book[0]).replace("-", "").replace(" ", "")
    records = portal.catalogue.records.values()
    expected = [
        record.label
        for record in records
        if not record.is_draft
        and (
            isinstance(record, Project)
            or (isinstance(record, Person) and portal.catalogue.is_active(record))
        )
    ]
    assert len(expected) > 40
    missing = [name for name in expected if name.replace("-", "").replace(" ", "") not in text]
    assert missing == []


def test_hostile_text_is_printed_and_not_run(latexmk: str, tmp_path: Path) -> None:
    """TeX commands in pages and .bib files are text; every mark of ASCII comes out."""
    marker = tmp_path / "written"
    hostile = rf"\input{{/etc/passwd}} \write18{{touch {marker}}} \undefinedcommand {{ }} %"
    source = tmp_path / "source"
    write_files(
        source,
        {
            "conf.py": MINIMAL_CONF + 'bibtex_bibfiles = ["bib/all.bib"]\n',
            "index.md": "# Home\n\n```{toctree}\npublications/index\n```\n",
            "publications/index.md": "# Publications\n",
            "people/ada.md": f"---\ntitle: 'Ada & Co_workers #1'\nposition: '50% {{of}} $5'\n"
            f"office: '{hostile}'\nemail: ada_l%40@example.org\n---\n{hostile}\n\n`{MARKS}`\n\n"
            f"{'long' * 2500}\n",
            "bib/all.bib": "@article{a_1, author={L{\\o}velace, Ada}, "
            f"title={{Marks & {hostile.replace('{', '(').replace('}', ')').replace('%', '')}}}, "
            "journal={J_1 #2}, year=2020, url={https://example.org/a_b?c=%20&d#e}}\n",
        },
    )
    outdir = tmp_path / "latex"
    run_build(source, outdir, builder="latex")
    pdf, _ = typeset(latexmk, outdir)
    text = text_of(pdf)
    assert not marker.exists()
    assert "root:x:" not in text
    assert "Ada & Co_workers #1" in text
    assert "50% {of} $5" in text
    assert "Lovelace" in text.replace("ø", "o")
    printed = text.replace(" ", "")
    assert "!\"#$%&'()*+,-./:;<=>?@[\\]^_" in printed.replace("’", "'").replace("”", '"')


def test_pictures_of_the_web_are_converted(latexmk: str, tmp_path: Path) -> None:
    """SVG and WebP, which TeX cannot read, are in the book all the same."""
    from PIL import Image

    source = tmp_path / "source"
    write_files(
        source,
        {
            "conf.py": MINIMAL_CONF,
            "index.md": "# Home\n\n![one](images/a.svg)\n\n![two](images/b.webp)\n",
            "people/ada.md": "---\ntitle: Ada\npicture: a.svg\n---\n",
            "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            '<rect width="40" height="40"/></svg>',
        },
    )
    Image.new("RGB", (40, 40), "teal").save(source / "images/b.webp")
    outdir = tmp_path / "latex"
    run_build(source, outdir, "--fail-on-warning", builder="latex")
    pdf, _ = typeset(latexmk, outdir)
    listed = subprocess.run(["pdfimages", "-list", str(pdf)], check=True, capture_output=True)
    assert b"image" in listed.stdout
    assert next(outdir.glob("*.pdf"), None) is not None
