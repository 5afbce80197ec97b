"""A real bibliography of two thousand entries as a PDF: no entry and no letter is lost."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from labportal.cli.conf import read_conf
from labportal.model.records import Publication
from labportal.reading.portal import read_portal
from labportal.reading.texlog import read_log
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pdf

# Without the running heads and the page numbers, which would stand within entries.
TEXT_BOX = ["-x", "0", "-y", "55", "-W", "600", "-H", "725"]


def letters(text: str) -> str:
    """Return the letters and digits of a text in their plain form, so that line ends vanish."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def test_every_entry_is_printed(latexmk: str, corpora: Path, tmp_path: Path) -> None:
    """The title of each entry is in the text of the PDF, and every letter has a font."""
    files = [str(corpora / "bib" / name) for name in ("fullstrings.bib", "group.bib")]
    source = tmp_path / "source"
    conf = f"project = 'Group'\nextensions = ['labportal']\nbibtex_bibfiles = {files!r}\n"
    write_files(source, {"conf.py": conf, "index.md": "# Home\n"})
    folder = tmp_path / "build" / "latex"
    command = [sys.executable, "-m", "labportal.cli", "pdf", str(source), "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    pdf = folder / "group.pdf"
    done = subprocess.run(["pdftotext", *TEXT_BOX, str(pdf), "-"], capture_output=True, check=True)
    printed = letters(done.stdout.decode())
    read = read_conf(source)
    publications = [
        record
        for record in read_portal(read.files(), read.settings).catalogue.of_type("publication")
        if isinstance(record, Publication)
    ]
    assert len(publications) > 1900
    missing = [
        record.key
        for record in publications
        if letters("".join(run.text for run in record.title_runs if run.markup != "math"))
        not in printed
    ]
    # An entry that a page or a column cuts in two may have a heading in its middle.
    assert len(missing) <= 3, missing
    for key in missing:
        words = re.findall(r"\w{4,}", next(pub.title for pub in publications if pub.key == key))
        assert all(letters(word) in printed for word in words)
    log = pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    tex = pdf.with_suffix(".tex").read_text(encoding="utf-8")
    report = read_log(log, tex, "group.tex")
    assert report.problems == ()
    assert 40 < report.pages < 150
