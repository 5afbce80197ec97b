"""A small portal that uses a bit of everything, for tests that build it again and again.

Three groups, a dozen people, all three header dialects, lists, citations, cross references and
two pictures of the same name.  Names and papers are invented.
"""

from __future__ import annotations

import struct
import zlib

CONF = """\
project = "Sample portal"
extensions = ["labportal"]
bibtex_bibfiles = ["bib/papers.bib", "bib/strings.bib"]
html_last_updated_fmt = None
labportal_today = "2026-03-14"
labportal_values = {"ROOM": "Room 12", "IMGURL": ""}
labportal_cv_pages = True
labportal_footer_links = {"About": "about"}
"""


def png(red: int, green: int = 90, blue: int = 120) -> bytes:
    """Return a picture of four pixels in one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

    row = b"\0" + bytes((red, green, blue)) * 2
    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * 2)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _person(title: str, role: str, group: str, more: str = "", text: str = "") -> str:
    body = text or f"{title} works here."
    return f"---\ntitle: {title}\nrole: {role}\ngroups: {group}\n{more}---\n\n{body}\n"


PEOPLE = {
    "people/ada-brouwer.md": _person(
        "Ada Brouwer", "chair", "alpha", "position: Professor of Imaging\npicture: people/ada.png\n"
    ),
    "people/bram-van-der-veen.md": _person(
        "Bram van der Veen", "phd", "alpha", "position: PhD candidate\nprojects: gamma-rays\n"
    ),
    "people/clara-ruiz-vidal.md": _person(
        "Clara Ruiz Vidal", "postdoc", "alpha, beta", "aliases: C. Ruiz\nbibkeys: Ruiz23\n"
    ),
    "people/dirk-jansen.md": "title: Dirk Jansen\ntype: staff\ngroups: beta\n\nDirk repairs.\n",
    "people/dora-jansen.md": (
        "title: Dora Jansen\ntype: staff\ngroups: beta\n\nDora breaks.\n\n"
        "With [member/hana-sato], ![[scan.png|80]], [youtube: ab-_cd1]\n"
    ),
    "people/emre-yilmaz.md": _person("Emre Yılmaz", "phd", "beta", "end: 2024-06\n"),
    "people/fenna-de-wit.md": _person("Fenna de Wit", "student", "gamma", "active: no\n"),
    "people/goran-ilic.md": _person(
        "Goran Ilić", "staff", "gamma", "picture: portraits/face.png\n"
    ),
    "people/hana-sato.md": "# Hana Sato\n\nHana reads scans with {person}`ada-brouwer`.\n",
    "people/ines-moreau.md": _person(
        "Inès Moreau", "postdoc", "gamma", text="She wrote {cite:t}`Mori21` in {{ ROOM }}."
    ),
    "people/jan-smit.md": _person("Jan Smit", "phd", "alpha", "start: 2023-09\n"),
    "people/karin-holm.md": _person("Karin Holm", "administrative", "alpha, beta, gamma"),
    "people/index.md": (
        "# People\n\n```{people}\n:status: current\n:by: role\n```\n\n"
        "## Former members\n\n```{people}\n:status: former\n:layout: names\n```\n"
    ),
}

RECORDS = {
    "groups/alpha.md": "---\ntitle: Group Alpha\nleader: Ada Brouwer\n---\n\nAlpha looks.\n",
    "groups/beta.md": "---\ntitle: Group Beta\n---\n\nBeta computes.\n",
    "groups/gamma.md": "title: Group Gamma\nemail: gamma@example.org\n\nGamma listens.\n",
    "groups/index.md": "# Groups\n\n```{groups}\n```\n",
    "projects/gamma-rays.md": (
        "---\ntitle: Gamma rays\ndescription: Rays, explained.\npeople: Ada Brouwer, Olga Petrova, "
        "Nobody Here\nbibkeys: Brou20, mori21\nresearch: bones\npicture: projects/face.png\n"
        "groups: alpha\nstart: 2022\n---\n\nRays are everywhere; see [](../people/index.md).\n"
    ),
    "projects/quiet-knees.md": (
        "title: Quiet knees\nfinished: true\ngroups: beta\npeople: Dirk Jansen, Dora Jansen\n"
        "description: Knees, listened to: carefully.\n\n## Funding\n* [Fund](https://example.org)\n"
    ),
    "projects/paper-moon.md": (
        "# Paper moon\n\nPI: Nobody Here\nStart: 2021\n\nA project of {person}`jan-smit`.\n\n"
        "## Team\n- Nobody Here, see [here](https://example.org)\n\n"
        "| Name | Role |\n| - | - |\n| Someone Else | guest |\n\n## Publications\n\nSoon.\n\n"
        '<p><a href="../people/jan-smit.md"><img src="../images/projects/face.png"></a></p>\n'
    ),
    "projects/index.md": (
        "# Projects\n\n```{projects}\n:status: current\n```\n\n```{projects}\n:status: finished\n"
        ":layout: compact\n```\n"
    ),
    "research/bones.md": (
        "# Bones\nSection leader: prof. dr. Ada Brouwer\n\nThis line studies bones.\n\n"
        "![](../images/figures/bone.png)\n\nFig. 1. A bone.\n\n"
        "## Current projects\n- [Gamma rays](../projects/gamma-rays.md)\n- A plan without a page\n"
        "\n"
        "## Associated researchers\n- Bram van der Veen\n- Clara Ruiz Vidal\n- Someone Else\n"
    ),
    "research/sound.md": "---\ntitle: Sound\ngroups: gamma\npeople: Goran Ilić\n---\n\nSound.\n",
    "research/index.md": "# Research\n\n```{research}\n```\n",
    "software/scan-desk.md": (
        "---\ntitle: Scan desk\ngithub: https://github.com/example/desk\nprojects: gamma-rays\n"
        "---\n\nReads scans.\n"
    ),
    "publications/index.md": "# Publications\n\n```{publications}\n:by: year\n:filter: yes\n```\n",
    "external-people.yaml": (
        "- name: Olga Petrova\n  affiliation: Example University\n  url: https://olga.example.org\n"
        "- name: Peter Quist\n  affiliation: Example Hospital\n"
    ),
}

HAPPENINGS = {
    "news/prize.md": (
        "---\ntitle: A prize\ndate: 2026-02-03\nkind: award\npeople: Ada Brouwer\n"
        "projects: gamma-rays\nbibkeys: Brou20\npicture: projects/face.png\n---\n\nA prize.\n"
    ),
    "news/index.md": "# News\n\nWhat happened.\n",
    "events/talk.md": (
        "title: A talk\ndate: 2026-04-05\ntime: 14:00-15:00\nlocation: Aula\npeople: Jan Smit\n"
        "content_before: Come.\ncontent_after: It was good.\n\nAbout {project}`gamma-rays`.\n"
    ),
    "events/past.md": "title: An old talk\ndate: 2025-04-05\n\nLong ago.\n",
    "vacancies/phd.md": (
        "---\ntitle: PhD candidate\ndeadline: 2026-05-01\npeople: Ada Brouwer\ngroups: alpha\n"
        "date: 2026-02-01\n---\n\nCome.\n"
    ),
    "grants/rays.md": (
        "---\ntitle: Rays\nfunder: The Fund\nnumber: 77\nprojects: gamma-rays\n---\n\nMoney.\n"
    ),
    "cards/firm.md": "title: Firm\nsection: spin_offs\npeople: Ada Brouwer\n\nSells.\n",
    "courses/bones.md": "title: Bones 101\nend: 2026-03-20\npeople: Karin Holm\n\nLearn.\n",
    "presentations/poster.md": "title: Poster\npeople: Jan Smit\ndate: 2025-11-02\n\nLook.\n",
}

PAGES = {
    "index.md": (
        "# Sample portal\n\n```{numbers} people, projects, publications\n```\n\n"
        "```{publications}\n:limit: 3\n:order: newest\n```\n\n"
        "```{toctree}\n:hidden:\nresearch/index\nprojects/index\npeople/index\n"
        "publications/index\nhandbook/index\nabout\n```\n"
    ),
    "about.md": (
        "---\ntitle: About us\npeople: Ada Brouwer, Karin Holm\n"
        "spinoff_description: One firm, by {person}`jan-smit`.\n"
        "sections: [events, {news: 1}]\n---\n\n"
        "We read {cite:p}`Brou20,Ruiz23` and [this paper](/publications/mori21/).\n\n"
        "![Our building](images/figures/face.png)\n"
    ),
    "handbook/index.md": (
        "# Handbook\n\nHow we work.\n\n```{toctree}\n:caption: Chapters\nstart\nscanner\n```\n"
    ),
    "handbook/start.md": (
        "# First days\n\n(keys-section)=\n## Keys\n\nAsk {person}`karin-holm`"
        "; then [](scanner.md).\n\n<div>\n<p>Or ask {person}`jan-smit`.</p>\n</div>\n"
    ),
    "handbook/scanner.md": (
        "# The scanner\n\nSee {ref}`keys-section`, [](start.md#keys) and {doc}`start`; "
        "{any}`quiet-knees` is noisy.\n\n## Noise\n\nIt is loud.\n\n"
        "![A missing picture](missing.png)\n"
    ),
    "handbook/rest.rst": (
        "A page in reST\n==============\n\n:orphan:\n\nBy :person:`dirk-jansen`.\n\n"
        ".. people::\n   :group: gamma\n"
    ),
}

PAPERS = r"""
@article{Brou20,
  author = {Brouwer, Ada and van der Veen, Bram and Petrova, Olga},
  title = {Rays and {Bones}: a first look},
  journal = jim, year = 2020, volume = 4, pages = {1--9}, doi = {10.5555/brou20},
  abstract = {We look at bones.}, pdf = {brou20.pdf}, selected = {yes},
}
@inproceedings{Mori21,
  author = {Moreau, In{\`e}s and Brouwer, A.},
  title = {Listening to scans}, booktitle = {Proceedings of Listening}, year = 2021,
  abstract = {Scans make noise.}
}
@article{Ruiz23,
  author = {Ruiz Vidal, Clara and Jansen, D.}, title = {Two Jansens}, journal = {Names},
  year = 2023, month = may
}
@phdthesis{Yilm24,
  author = {Y{\i}lmaz, Emre}, title = {A thesis}, school = {Example University}, year = 2024,
  promotor = {Ada Brouwer}
}
@conference{Smit25, author = {Smit, Jan and Sato, H.}, title = {Paper moons}, year = 2025,
  booktitle = {Moon Days}}
@book{Holm19, author = {Holm, Karin}, title = {Order in the office}, publisher = {D}, year = 2019}
@misc{Ilic22, author = {Ili{\'c}, G.}, title = {A data set}, year = 2022, url = {https://example.org/d}}
@article{Sato18, author = {Sato, Hana}, title = {Early $x^2$ work}, journal = {arXiv:1801.00001},
  year = 2018}
@techreport{Wit21, author = {de Wit, Fenna}, title = {Report}, institution = {Lab}, year = 2021}
@article{Jans17, author = {Jansen, Dora}, title = {Broken}, journal = jim, year = 2017}
@article{Jans16, author = {Jansen, Dirk}, title = {Repaired}, journal = jim, year = 2016}
@incollection{Veen23, author = {van der Veen, B.}, title = {Chapter}, booktitle = {Book},
  publisher = {Desk}, year = 2023}
@mastersthesis{Smit22, author = {Smit, J.}, title = {Master}, school = {Example University},
  year = 2022}
@unpublished{Ada26, author = {Brouwer, Ada}, title = {Soon}, note = {In preparation}, year = 2026}
@article{Group15, author = {{The Alpha Group}}, title = {Together}, journal = jim, year = 2015}
"""

STRINGS = '@string{jim = jimfull}\n@string{jimfull = "Journal of Imaging Matters"}\n'

PICTURES = {
    "images/people/ada.png": png(200),
    "images/portraits/face.png": png(10),
    "images/projects/face.png": png(20),
    "images/theses/smit22.png": png(25),
    "images/figures/face.png": png(30),
    "images/figures/bone.png": png(40),
    "images/notes/scan.png": png(41),
}


def sample_portal() -> dict[str, str | bytes]:
    """Return the files of the portal."""
    bibliography = {
        "bib/papers.bib": PAPERS,
        "bib/strings.bib": STRINGS,
        "bib/brou20.pdf": b"%PDF-1.4",
    }
    return {"conf.py": CONF, **PEOPLE, **RECORDS, **HAPPENINGS, **PAGES, **bibliography, **PICTURES}
