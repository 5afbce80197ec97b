"""The settings of the book and of reports, with their checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labportal.model.chapters import AMOUNTS, CHAPTERS, read_amount, read_news_years
from labportal.model.problems import suggest
from labportal.model.reports.order import read_order
from labportal.reading.settingfields import flag, setting, text

PAPERS = ("a4", "letter")


def check_chapters(value: object) -> str:
    """Say what is wrong with the chapters of the book."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return "must be a list of chapters"
    for name in value:
        if not isinstance(name, str):
            return f"holds {name!r}, which is not a text"
        # Anything with a slash may be a page; that is known when the pages are.
        if name not in CHAPTERS and "/" not in name and (near := suggest(name, CHAPTERS)):
            return f"names the unknown chapter {name!r}; did you mean {near!r}?"
    return ""


def check_paper(value: object) -> str:
    """Say what is wrong with the size of the paper."""
    return "" if value in PAPERS else "must be 'a4' or 'letter'"


def check_amount(value: object) -> str:
    """Say what is wrong with the choice of publications."""
    if isinstance(value, str) and read_amount(value, 2000, 0) is not None:
        return ""
    words = ", ".join(repr(word) for word in AMOUNTS)
    return f"must be one of {words}, or such as 'since 2020' or 'last 3 years'"


def check_news(value: object) -> str:
    """Say what is wrong with the choice of news and events."""
    if isinstance(value, str) and read_news_years(value, "", 2000) is not None:
        return ""
    return "must be 'auto', 'all', or such as '2021-2025', 'since 2024' or 'last 3 years'"


def check_document(value: object) -> str:
    """Say what is wrong with the order for a report."""
    if value == "" or (isinstance(value, str) and read_order(value) is not None):
        return ""
    return "is set by 'labportal report' and 'labportal cv', and must be empty in conf.py"


def check_cv_pages(value: object) -> str:
    """Say what is wrong with the list of people who have a page with their curriculum vitae."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "" if all(isinstance(key, str) for key in value) else "must be a list of keys"
    return "must be True, False or a list of keys of people"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSettings:
    """What a site can set about its PDF."""

    book_title: str = setting("", text, "Title on the cover. Empty: the name of the project.", "")
    book_period: str = setting(
        "",
        text,
        "What the cover says below the title, such as ``2021–2025``; news and events are those of "
        "these years.",
        "",
    )
    book_logo: str = setting(
        "",
        text,
        "Logo on the cover, from the source directory. Empty: the logo of the site.",
        "",
    )
    book_picture: str = setting(
        "",
        text,
        "Picture on the cover, from the source directory. Empty: that of the home page's opening.",
        "",
    )
    book_paper: str = setting("a4", check_paper, "Size of the paper: ``a4`` or ``letter``.", "")
    book_chapters: Sequence[str] = setting(
        CHAPTERS,
        check_chapters,
        "Chapters of the PDF in their order; pages go by their name, such as ``about``. "
        "Chapters without content are left out.",
        "",
    )
    book_publications: str = setting(
        "auto",
        check_amount,
        "Publications in the PDF: ``all``; ``short``, those older than five years in one line; "
        "``selected``, those that people, projects and research lines name; ``split``, the last "
        "five years, and all of them in a PDF of their own; ``since 2020``; ``last 3 years``. "
        "``auto`` is ``all``, or ``short`` from 400 publications on.",
        "",
    )
    book_news: str = setting(
        "auto",
        check_news,
        "News and events in the PDF: ``all``, ``2021-2025``, ``since 2024``, ``last 3 years``. "
        "``auto`` is the years that ``labportal_book_period`` names, or the last three years.",
        "",
    )
    book_group: str = setting(
        "", text, "Group whose people, projects and publications the PDF shows. Empty: all.", ""
    )
    document: str = setting(
        "", check_document, "What the PDF holds, if not the book; set by the command line.", ""
    )
    cv_pages: bool | Sequence[str] = setting(
        (),
        check_cv_pages,
        "People who have a page with their curriculum vitae: their keys, or ``True`` for all.",
        "html",
    )
    book_tagged: bool = setting(
        False,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether the PDF is tagged for screen readers, as far as the installed TeX can.",
        "",
    )
