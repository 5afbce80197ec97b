"""TeX's log as messages about content."""

from __future__ import annotations

from labportal.model.codes import Code
from labportal.model.problems import Source
from labportal.reading.texlog import ORIGIN, Origins, read_log, too_wide

TEX = f"""\\begin{{document}}
{ORIGIN}people/ada.md
Ada \\oops
{ORIGIN}../bib/group.bib:12
A musical sign \U0001d173.
\\end{{document}}
"""
DONE = "Output written on book.pdf (7 pages, 39208 bytes).\n"


def test_an_error_is_blamed_on_its_page() -> None:
    """A line of the LaTeX file leads back to the file of content that it was made from."""
    log = "./book.tex:3: Undefined control sequence.\nl.3 Ada \\oops\n" + DONE
    report = read_log(log, TEX, "book.tex")
    [problem] = report.problems
    assert problem.code is Code.TEX_ERROR
    assert problem.source == Source("people/ada.md")
    assert problem.text == "TeX cannot print this: Undefined control sequence"
    assert report.pages == 7


def test_the_same_error_is_told_once() -> None:
    """TeX runs several times and finds the same fault each time."""
    log = "./book.tex:5: Missing $ inserted.\n" * 3
    assert len(read_log(log, TEX, "book.tex").problems) == 1


def test_an_error_before_the_first_page_names_the_latex_file() -> None:
    """What no page is to blame for is looked for in the LaTeX file."""
    [problem] = read_log("./book.tex:1: LaTeX Error: Oh.\n", TEX, "book.tex").problems
    assert (problem.source, problem.message) == (
        Source("book.tex", 1),
        "TeX cannot print this: Oh",
    )


def test_lost_letters_are_named_with_pages_and_place() -> None:
    """A letter without a font is told once, with every page and the line of its entry."""
    log = "labportal: page 4 lacks U+1D173\nlabportal: page 6 lacks U+1D173 [6]\n" * 2
    [problem] = read_log(log, TEX, "book.tex").problems
    assert problem.source == Source("../bib/group.bib", 12)
    assert "U+1D173, musical symbol begin beam" in problem.message
    assert "pages 4, 6 of" in problem.message


def test_wide_lines_have_a_width_and_a_place() -> None:
    """Lines that stick out by more than five points are found, others are not."""
    log = (
        "Overfull \\hbox (12.5pt too wide) in paragraph at lines 3--3\n"
        "Overfull \\hbox (4.9pt too wide) in paragraph at lines 5--5\n"
    )
    assert too_wide(log, TEX) == [(12.5, Source("people/ada.md"))]


def test_lines_that_tex_cut_are_joined() -> None:
    """TeX cuts lines of its log after 79 signs, in the middle of numbers."""
    start = "Output written on /a/long/way/book.pdf ("
    log = "x" * (79 - len(start)) + start + "\n12 pages, 1 bytes).\n"
    assert read_log(log, TEX, "book.tex").pages == 12


def test_without_a_pdf_there_are_no_pages() -> None:
    """A run that made nothing says so."""
    assert read_log("! Emergency stop.\n", TEX, "book.tex").pages == 0


def test_origins_without_any_mark() -> None:
    """A LaTeX file of somebody else leads nowhere."""
    assert Origins("a\nb\n").at(2) is None
