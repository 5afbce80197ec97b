"""The portal as a PDF: what a reader gets on paper, and what no text may do to TeX."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from labportal.model.codes import Code
from labportal.reading.texlog import read_log, too_wide
from support import MINIMAL_CONF, REPO_ROOT, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pdf

MARKS = "! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~"
FORMULAS = r"""
$\frac{1}{$ and $\input{/etc/passwd}$ and $x^2^3$ and $\undefined$, but $\sum_{i=1}^n x_i^2$

$$
\directlua{os.execute("touch written")}
$$

$$
\begin{aligned} a &= b \\ c &= d \end{aligned}
$$
"""


def typeset(latexmk: str, folder: Path) -> tuple[Path, str]:
    """Run TeX on the one book in *folder*, as Sphinx's makefile does; return PDF and log."""
    source = next(path for path in folder.glob("*.tex") if not path.name.startswith("sphinx"))
    command = [latexmk, "-pdf", "-interaction=nonstopmode", source.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = source.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert not done.returncode, log[-4000:]
    return source.with_suffix(".pdf"), log


def text_of(pdf: Path) -> str:
    """Return the text of a PDF with its lines joined, Arabic letters in their plain form."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFKC", " ".join(done.stdout.decode().split()))


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
    tex = book[0].with_suffix(".tex").read_text(encoding="utf-8")
    assert too_wide(book[1], tex) == []


def test_no_page_is_empty(book: tuple[Path, str]) -> None:
    """Every page has text besides its number."""
    done = subprocess.run(["pdftotext", str(book[0]), "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) > 30
    assert [number for number, page in enumerate(pages, 1) if len(page.split()) < 8] == []


def test_the_file_says_what_it_is(book: tuple[Path, str]) -> None:
    """Title, author, language and bookmarks are in the file."""
    told = subprocess.run(["pdfinfo", str(book[0])], capture_output=True, check=True).stdout
    assert "Title:           Rhine Medical Imaging" in told.decode()
    assert "Author:          Rhine Medical Imaging" in told.decode()
    shape = subprocess.run(
        ["qpdf", "--json", "--json-key=outlines", str(book[0])], capture_output=True, check=True
    )
    titles = re.findall(r'"title": "(.*?)"', shape.stdout.decode())
    assert {"Research", "Projects", "People", "Publications", "Index of people"} <= set(titles)


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
            "conf.py": MINIMAL_CONF + 'bibtex_bibfiles = ["bib/all.bib"]\n'
            'author = "A & B #1"\nlabportal_book_title = "50% of {it}"\n',
            "index.md": "# Home & \\write18\n\n```{toctree}\npublications/index\n```\n",
            "publications/index.md": "# Publications\n",
            "people/ada.md": f"---\ntitle: 'Ada & Co_workers #1'\nposition: '50% {{of}} $5'\n"
            f"office: '{hostile}'\nemail: ada_l%40@example.org\n---\n{hostile}\n\n`{MARKS}`\n\n"
            f"{'long' * 2500}\n\n# A `head_ing` & $x^2$ #1\n\n{FORMULAS}\n",
            "people/min.md": "---\ntitle: 김민수\nposition: 研究員\n---\n",
            "people/david.md": "---\ntitle: דוד כהן\nposition: حاسوب\n---\n"
            "Łukasz Дмитрий Ελένη 😀\n",
            "bib/all.bib": "@article{a_1, author={L{\\o}velace, Ada and כהן, דוד and 김, 민수}, "
            f"title={{Marks & {hostile.replace('{', '(').replace('}', ')').replace('%', '')} "
            "$\\alpha^2$}, journal={J_1 #2}, year=2020, "
            "url={https://example.org/a_b?c=%20&d#e}}\n"
            f"@article{{b_2, author={{Hopper, Grace}}, title={{{'word' * 2500}}}, year=2019}}\n",
        },
    )
    outdir = tmp_path / "latex"
    run_build(source, outdir, builder="latex")
    pdf, log = typeset(latexmk, outdir)
    text = text_of(pdf)
    assert not marker.exists()
    assert "root:x:" not in text
    assert "Ada & Co_workers #1" in text
    assert "50% {of} $5" in text
    assert "Lovelace" in text.replace("ø", "o")
    printed = text.replace(" ", "")
    assert "!\"#$%&'()*+,-./:;<=>?@[\\]^_" in printed.replace("’", "'").replace("”", '"')
    for name in ("김민수", "研究員", "Łukasz", "Дмитрий", "Ελένη", "דוד", "حاسوب"):
        assert name in text or name[::-1] in text
    tex = outdir.joinpath("testportal.tex").read_text(encoding="utf-8")
    assert too_wide(log, tex) == []
    assert read_log(log, tex, "testportal.tex").problems == ()


def test_what_tex_finds_is_told_with_its_page(latexmk: str, tmp_path: Path) -> None:
    """A letter without a font and an error of TeX name the file of content; there is a PDF."""
    source = tmp_path / "source"
    write_files(
        source,
        {
            "conf.py": MINIMAL_CONF + r"latex_elements = {'preamble': r'\def\emph#1{\oops}'}",
            "index.md": "# Home\n",
            "people/ada.md": "---\ntitle: Ada\n---\nRead \U00012000.\n",
            "people/bob.md": "---\ntitle: Bob\n---\nThis is *it*.\n",
        },
    )
    command = [sys.executable, "-m", "labportal.cli", "pdf", str(source), "--strict"]
    command += ["--output", str(tmp_path / "out" / "latex")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=source)
    assert done.returncode == 1, done.stderr
    lines = done.stderr.splitlines()
    letter = Code.MISSING_LETTER.example.replace("page 4", "page 3")
    assert f"{letter} [labportal.missing_letter]" in lines
    error = Code.TEX_ERROR.example.replace("ada", "bob")
    assert f"{error} [labportal.tex_error]" in lines
    assert "testportal.pdf: 4 pages" in done.stdout
    again = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=source)
    assert "which was up to date" in again.stdout


def test_pictures_of_the_web_are_converted(latexmk: str, tmp_path: Path) -> None:
    """SVG and WebP, which TeX cannot read, are in the book all the same."""
    from PIL import Image

    source = tmp_path / "source"
    write_files(
        source,
        {
            "conf.py": MINIMAL_CONF,
            "index.md": "# Home\n\n![one](images/a.svg)\n\n![two](images/b.webp) "
            "![three](images/b.avif) ![four](images/b.gif)\n",
            "people/ada.md": "---\ntitle: Ada\npicture: a.svg\n---\n",
            "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            '<rect width="40" height="40"/></svg>',
        },
    )
    for ending in ("webp", "avif", "gif"):
        Image.new("RGB", (40, 40), "teal").save(source / f"images/b.{ending}")
    outdir = tmp_path / "latex"
    run_build(source, outdir, "--fail-on-warning", builder="latex")
    pdf, _ = typeset(latexmk, outdir)
    listed = subprocess.run(["pdfimages", "-list", str(pdf)], check=True, capture_output=True)
    assert listed.stdout.count(b" image ") >= 3
    assert next(outdir.glob("lp-*.pdf"), None) is not None
