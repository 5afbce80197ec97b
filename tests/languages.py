"""A portal with a record of every type, whose own texts are in no language.

What can be read on its pages in English is therefore what labportal or the theme says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import NavigableString

from labportal.model.records import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

CONF = """\
project = "Zanqor"
extensions = ["labportal"]
html_baseurl = "https://zanqor.example/"
labportal_today = "2026-03-14"
labportal_cv_pages = True
language = "{language}"
"""
HEADERS = {
    "people/ada": """name: Ada Quxan
role: phd
position: Zzposi
start: 2024-02
email: ada@zanqor.example
telephone: +31 1
office: Zzkam
affiliation: Zzaff
website: https://zanqor.example/ada
groups: zgrup""",
    "people/bob": "name: Bob Wexil\nrole: postdoc\nstart: 2019\nend: 2022",
    "projects/zprok": """title: Zprok
start: 2025
people: Ada Quxan, Bob Wexil
bibkeys: Zx1, Zx2
partners: Zzpart
funding: Zzfond 12
groups: zgrup
tags: zztag""",
    "projects/zoud": "title: Zoud\nstart: 2019\nend: 2021\nkind: student",
    "research/zlijn": """title: Zlijn
leader: Ada Quxan
projects: zprok
algorithms: Zzalg
software: zsoft""",
    "software/zsoft": """title: Zsoft
version: 1.2
license: Zzlic
languages: Zzcod
people: Ada Quxan""",
    "news/znieuw": "title: Znieuw\ndate: 2026-03-02\nkind: award\npeople: Ada Quxan",
    "events/zdag": """title: Zdag
date: 2026-05-04
end: 2026-05-06
kind: defence
location: Zzaal
people: Ada Quxan
online: https://zanqor.example/live
registration: https://zanqor.example/reg""",
    "events/zvorig": "title: Zvorig\ndate: 2025-05-04\nkind: talk\ncancelled: yes",
    "vacancies/zbaan": """title: Zbaan
deadline: 2026-06-01
start: 2026-09
duration: 4
hours: 36
location: Zzaal
people: Ada Quxan
apply: https://zanqor.example/apply""",
    "vacancies/zstage": "title: Zstage\nkind: student",
    "vacancies/zdicht": "title: Zdicht\nclosed: yes",
    "presentations/zpost": """title: Zpost
date: 2026-01
kind: poster
people: Ada Quxan
venue: Zzven""",
    "courses/zcurs": """title: Zcurs
start: 2026-09-01
end: 2026-10-01
kind: phd
credits: 3
code: Zz1
people: Ada Quxan""",
    "cards/zkaart": "title: Zkaart\nkind: partners\nsince: 2019",
    "grants/zsubs": """title: Zsubs
funder: Zzfond
number: 12
programme: Zzprog
start: 2025
end: 2027
amount: 1
people: Ada Quxan""",
    "groups/zgrup": """title: Zgrup
leader: Ada Quxan
institution: Zzinst
address: Zzadr
email: z@zanqor.example""",
}
"""Page -> its header."""

_ENTRY = """@article{{Zx{number},
  title = {{Zxtitel {number}}}, author = {{Quxan, Ada and Wexil, Bob}}, journal = {{Zxblad}},
  year = {{{year}}}, doi = {{10.1000/zx{number}}}, code = {{https://github.com/zx/zx}},
  keywords = {{zzwoord}}, abstract = {{Zzabs.}}, url = {{https://zanqor.example/zx{number}.pdf}}
}}
"""
_THESIS = """@phdthesis{Zpro,
  title = {Zzproef}, author = {Quxan, Ada}, school = {Zzuni}, year = {2025},
  promotor = {Wexil, Bob}, copromotor = {Yoral, Cy}, defended = {2025-11-03}
}
@misc{Zpre, title = {Zzvoor}, author = {Quxan, Ada}, year = {2024}, eprint = {2401.00001},
  archiveprefix = {arXiv}}
"""


def portal(language: str) -> dict[str, str]:
    """Return the files of the portal in a language."""
    pages = {f"{name}.md": f"---\n{text}\n---\n\nZztekst.\n" for name, text in HEADERS.items()}
    years = (2026, 2025, 2024, 2023)
    entries = (_ENTRY.format(number=number, year=years[number % 4]) for number in range(1, 26))
    plurals = "\n\n".join(
        f"```{{{row.plural}}}\n:limit: 2\n:more: {row.home.more}\n```"
        for row in RECORD_TYPES.values()
        if row.home is not None and row.home.more
    )
    # More than the bar has room for.
    entries_of_bar = [*list(HEADERS)[:6], "people/index", "news/index", "events/index"]
    bar = "\n".join(["```{toctree}", ":hidden:", *entries_of_bar, "```"])
    video = "```{video} https://www.youtube.com/watch?v=dQw4w9WgXcQ\n```"
    return {
        "conf.py": CONF.format(language=language),
        "index.md": f"# Zanqor\n\n{bar}\n\n```{{numbers}}\n```\n\n{plurals}\n\n{video}\n",
        "bib/publications.bib": "".join(entries) + _THESIS,
        **pages,
    }


_SAID = ("aria-label", "title", "placeholder", "alt", "data-play", "data-note")
# Words that Dutch and German have not, and that no name on the pages has.
_ENGLISH = re.compile(
    r"\b(?:the|with|from|until|since|this|page|search|show|by|people|news|year)\b", re.IGNORECASE
)


def english_on(soup: BeautifulSoup, english: set[str]) -> Iterator[str]:
    """Yield what a page says in English: a text of the interface, or a word of the language."""
    for found in soup(["script", "style", "pre", "code"]):
        found.decompose()
    said = [
        str(text).strip()
        for text in soup.find_all(string=lambda text: type(text) is NavigableString)
    ]
    for name in _SAID:
        said += [str(tag[name]).strip() for tag in soup.find_all(attrs={name: True})]
    for tag in soup.find_all("form"):
        said += [
            str(value)
            for name, value in tag.attrs.items()
            if name.startswith("data-") and name != "data-names"
        ]
    for text in said:
        if text.lower() in english or _ENGLISH.search(text):
            yield text
