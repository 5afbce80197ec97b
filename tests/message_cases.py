"""For each message the smallest portal that triggers it: the one of its example in the manual."""

from __future__ import annotations

from collections.abc import Mapping

from labportal.model.codes import Code
from sample_portal import png

Files = Mapping[str, str | bytes]

BIB = "@article{Mori20, title={On marbles}, author={Mori, M.}, year=2020}\n"
MORI = ("% " + "-" * 60 + "\n") * 119
"""119 lines before an entry."""

ADA = "---\ntitle: Ada Lovelace\n---\n"
ANNA = "---\ntitle: Anna Jansen\n---\n"
ADAM = "---\ntitle: Adam Jansen\n---\n"
MARBLE = "---\ntitle: Marble\n---\n"


def header(*lines: str) -> str:
    """Return a page with a header only."""
    return "\n".join(["---", *lines, "---", ""])


def on_line(number: int, text: str, title: str = "Marble") -> str:
    """Return a page with *text* on that line of its body."""
    start = f"---\ntitle: {title}\n---\n"
    return start + "\n" * (number - 4) + text + "\n"


def entry(*lines: str) -> Files:
    """Return a .bib file with an entry from line 120 on."""
    return {"../bib/group.bib": MORI + "\n".join(lines) + "\n"}


CASES: Mapping[Code, Files] = {
    Code.UNREADABLE_FILE: {
        "people/ada.md": on_line(7, "Café", "Ada").encode("latin-1"),
    },
    Code.DOUBLE_ENCODED: {
        "research/bones.md": on_line(12, "Made in D\xc3\xbcsseldorf."),
    },
    Code.IGNORED_FILE: {"projects/marble": MARBLE},
    Code.MERGE_CONFLICT: {
        "people/ada.md": header("title: Ada", "<<<<<<< HEAD", "role: phd", "=======", "role: staff",
                                ">>>>>>> other"),
    },
    Code.INVALID_HEADER: {
        "people/ada.md": header("title: Ada", "role: phd", "position: PhD student: imaging"),
    },
    Code.UNKNOWN_FIELD: {"people/ada.md": header("title: Ada", "emial: ada@example.org")},
    Code.REPEATED_FIELD: {
        "people/ada.md": header(
            "title: Ada", "position: PhD student", "role: phd", "email: ada@example.org",
            "office: Room 2", "start: 2021", "telephone: 12", "position: Postdoc",
        ),
    },
    Code.MISSING_FIELD: {"people/ada.md": header("role: phd")},
    Code.BAD_VALUE: {
        "projects/marble.md": header("title: Marble", "start: 2020", "end: 2021", "finished: ture"),
    },
    Code.DATE_ORDER: {"people/ada.md": header("title: Ada", "start: 2021", "end: 2019")},
    Code.UNLIKELY_DATE: {
        "projects/marble.md": header("title: Marble", "start: 2062"),
        "conf.py": "labportal_today = '2026-03-14'\n",
    },
    Code.UNKNOWN_TYPE: {"people/ada.md": header("record_type: persn", "title: Ada")},
    Code.UNKNOWN_GROUP: {
        "groups/pathology.md": header("title: Pathology"),
        "people/ada.md": header("title: Ada", "#", "#", "#", "groups: pathlogy"),
    },
    Code.DEFAULT_GROUP: {
        "groups/breast.md": header("title: Breast"),
        "groups/bones.md": header("title: Bones"),
        "people/ada.md": header("title: Ada", "#", "#", "#", "groups: breast",
                                "default_group: bones"),
    },
    Code.PER_GROUP_COUNT: {
        "groups/breast.md": header("title: Breast"),
        "groups/bones.md": header("title: Bones"),
        "groups/lungs.md": header("title: Lungs"),
        "people/ada.md": header(
            "title: Ada", "start: 2020", "groups: breast, bones, lungs", "role: phd, staff"
        ),
    },
    Code.DUPLICATE_RECORD: {"people/ada-lovelace.md": ADA, "people/ada_lovelace.md": ADA},
    Code.AMBIGUOUS_NAME: {
        "people/anna-jansen.md": ANNA,
        "people/adam-jansen.md": ADAM,
        "projects/marble.md": header("title: Marble", "#", "#", "#", "people: A. Jansen"),
    },
    Code.NEAR_NAME: {
        "people/ada.md": ADA,
        "projects/marble.md": header("title: Marble", "#", "#", "#", "people: Ada Lovelaec"),
    },
    Code.UNKNOWN_KEY: {
        "projects/marble.md": MARBLE,
        "research/breast.md": header("title: Breast", "leader:", "projects: marbel"),
    },
    Code.UNKNOWN_BIBKEY: {
        "../bib/group.bib": BIB,
        "projects/marble.md": header("title: Marble", "#", "#", "#", "#", "bibkeys: Mori21"),
    },
    Code.REPEATED_KEY: {
        "../bib/group.bib": BIB.replace("Mori20", "Litj17"),
        "research/lung.md": header(
            "title: Lung", "bibkeys:", "- Litj17", "#", "#", "#", "#", "- Litj17"
        ),
    },
    Code.MISSING_IMAGE: {
        "images/people/ada.png": png(1),
        "people/ada.md": header("title: Ada", "picture: people/ada.jpg"),
    },
    Code.UNKNOWN_VALUE: {
        "projects/marble.md": on_line(20, "See {{ IMGULR }}."),
        "conf.py": "labportal_values = {'IMGURL': 'https://example.org'}\n",
    },
    Code.WIKI_EMBED: {
        "conf.py": "labportal_report_legacy = True\n",
        "images/group photo.png": png(1),
        "news/april.md": on_line(7, "![[group photo.png]]", "April\ndate: 2026-04-01"),
    },
    Code.UNKNOWN_VIDEO: {
        "news/april.md": on_line(7, "{youtube}`my talk`", "April\ndate: 2026-04-01")
    },
    Code.NO_SITE: {
        "conf.py": "labportal_sites = {'main': {'groups': ['bones']}}\n",
        "groups/bones.md": "---\ntitle: Bones\n---\n",
        "groups/stones.md": "---\ntitle: Stones\n---\n",
        "projects/marble.md": header("title: Marble", "groups: stones"),
    },
    Code.UNKNOWN_SITE: {
        "conf.py": "labportal_sites = {'bones': {}}\n",
        "sites/bnoes/index.md": "# Bones\n",
    },
    Code.OBSOLETE_TAG: {
        "conf.py": "labportal_report_legacy = True\n",
        "people/ada-lovelace.md": ADA,
        "software/viewer.md": on_line(30, "By [member: Ada Lovelace].", "Viewer"),
    },
    Code.HIDDEN_TEXT: {"software/viewer.md": on_line(12, "See <add reference here>.", "Viewer")},
    Code.ACTIVE_HTML: {"software/viewer.md": on_line(12, "<script>go()</script>", "Viewer")},
    Code.OUTSIDE_FILE: {
        "projects/marble.md": on_line(12, "```{literalinclude} ../../secret.txt\n```")
    },
    Code.GLUED_LIST: {"vacancies/phd.md": on_line(8, "**We offer**\n- a desk", "PhD student")},
    Code.MARKDOWN_SYNTAX: {"projects/marble.md": on_line(9, "##Aims")},
    Code.UNKNOWN_FOOTNOTE: {
        "projects/marble.md": on_line(8, "Seen[^scan], and again[^scans].\n\n[^scans]: In 2024."),
    },
    Code.REPEATED_FOOTNOTE: {
        "projects/marble.md": on_line(4, "Seen[^scan].\n\n[^scan]: Today.\n\n[^scan]: In 2024."),
    },
    Code.UNUSED_FOOTNOTE: {"projects/marble.md": on_line(8, "[^scan]: In 2024.")},
    Code.UNCLOSED_BLOCK: {"projects/marble.md": on_line(8, "```\ncode")},
    Code.UNKNOWN_DIRECTIVE: {"people/index.md": on_line(8, "```{poeple}\n```", "People")},
    Code.UNKNOWN_ROLE: {"projects/marble.md": on_line(8, "By {persn}`ada`.")},
    Code.BAD_DIRECTIVE: {
        "images/marble.png": png(1),
        "projects/marble.md": on_line(8, "```{figure} /images/marble.png\n:widht: 50%\n```"),
    },
    Code.UNKNOWN_LANGUAGE: {"projects/marble.md": on_line(8, "```pyhton\nx = 1\n```")},
    Code.UNKNOWN_ANCHOR: {
        "projects/bone.md": on_line(4, "## Results", "Bone"),
        "projects/marble.md": on_line(8, "[Bone](bone.md#result)"),
    },
    Code.UNKNOWN_LABEL: {
        "projects/marble.md": on_line(4, "(scanner)=\n## The scanner\n\n\n{ref}`scaner`"),
    },
    Code.REPEATED_LABEL: {
        "projects/bone.md": on_line(4, "(scanner)=\n## The scanner", "Bone"),
        "projects/marble.md": on_line(8, "(scanner)=\n## Scanner"),
    },
    Code.MISSING_FILE: {
        "projects/files/poster.pdf": b"%PDF-1.4",
        "projects/marble.md": on_line(8, "[Poster](files/poster.pfd)"),
    },
    Code.WRONG_ADDRESS: {
        "../bib/group.bib": BIB.replace("Mori20", "Litj17"),
        "people/ada.md": on_line(14, "[Survey](/publications/Litj17/)", "Ada"),
    },
    Code.NEAR_TAG: {
        **{
            f"projects/{name}.md": header(f"title: {name}", "tags: mammography")
            for name in ("one", "two", "three")
        },
        "news/prize.md": header("title: Prize", "date: 2026-01-02", "tags: mamography"),
    },
    Code.UNKNOWN_ADDRESS: {
        "../bib/group.bib": BIB.replace("Mori20", "Litj17"),
        "research/lung.md": "# Lung\n\n[Survey](/publications/litj71/)\n",
    },
    Code.BIB_FILE: {"conf.py": "bibtex_bibfiles = ['../bib/group.bib']\n"},
    Code.BIB_MISSING_FILE: {
        **entry(
            "@article{mori20,", "  author = {Mori, M.},", "  title = {On marbles},",
            "  year = 2020,", "  pdf = {mori-20.pdf}", "}",
        ),
        "../bib/mori20.pdf": b"%PDF-1.4",
    },
    Code.BIB_SYNTAX: entry(
        "@article{mori20,", "  author = {Mori, M.},", "  year = 2020,", "  title = {On marbles",
    ),
    Code.BIB_REPEATED_KEY: entry(
        *BIB.replace("Mori20", "mori20").splitlines(), *["%"] * 19, *BIB.splitlines()
    ),
    Code.BIB_REPEATED_FIELD: entry(
        "@article{mori20,", "  author = {Mori, M.},", "  title = {On marbles},", "  year = 2020,",
        "  journal = {Marbles},", "  year = 2021,", "}",
    ),
    Code.BIB_UNKNOWN_MACRO: entry(
        "@article{mori20,", "  author = {Mori, M.},", "  title = {On marbles},", "  journal = MIA,",
        "  year = 2020,", "}",
    ),
    Code.BIB_UNKNOWN_TYPE: entry("@artcle{mori20, title={On}, author={Mori, M.}, year=2020}"),
    Code.BIB_MISSING_FIELD: entry("@article{mori20, title={On}, author={Mori, M.}}"),
    Code.BIB_BAD_VALUE: entry(
        "@article{mori20,", "  author = {Mori, M.},", "  title = {On marbles},", "  year = 2020,",
        "  doi = {10,1016/j.media},", "}",
    ),
    Code.BIB_CROSSREF: entry(
        "@inproceedings{mori20, title={On}, author={Mori, M.}, year=2020, crossref={miccai20}}"
    ),
    Code.BAD_QUERY: {"people/index.md": on_line(12, "```{people}\n:role: posdoc\n```", "People")},
}  # fmt: skip
"""Code -> files of a portal, from its source directory; `conf.py` is added to the smallest one."""

WHEN_BUILDING = frozenset(
    {
        Code.UNPRINTABLE_IMAGE,
        Code.BAD_FORMULA,
        Code.RAW_TEX,
        Code.TEX_ERROR,
        Code.MISSING_LETTER,
        Code.DAMAGED_IMAGE,
        Code.LARGE_IMAGE,
        Code.NO_PILLOW,
    }
)
"""Messages that only come up when results are made; tests/build/test_book.py, tests/build/
test_pictures.py and tests/pdf have their cases."""

CONF = 'project = "Test portal"\nextensions = ["labportal"]\n'


def portal_files(code: Code) -> dict[str, str | bytes]:
    """Return the files of the portal that triggers *code*, `content/` being its pages."""
    files = {"index.md": "# Home\n", **CASES[code]}
    files["conf.py"] = CONF + str(files.get("conf.py", ""))
    return {
        name.removeprefix("../") if name.startswith("../") else f"content/{name}": text
        for name, text in files.items()
    }
