"""Whole headers made records: names of fields, unknown ones, titles."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest

from labportal.model.problems import Source
from labportal.model.records import RECORD_TYPES, News, Page, Person, Project, ResearchLine
from labportal.reading.headers import read_header
from labportal.reading.values import Vocabularies, read_record

if TYPE_CHECKING:
    from pathlib import Path


def messages(text: str, record_class: type[Any] = Project, **settings: Any) -> list[str]:
    """Return line, code and text of what is wrong with a page."""
    arguments = {"key": "bone-age", "path": "p.md", **settings}
    _, problems = read_record(record_class, read_header(text, "p.md"), **arguments)
    return [f"{p.source.line} {p.code.value}: {p.text}" for p in problems]


def test_record() -> None:
    """A record knows its key, place, document, values and their lines."""
    header = read_header("title: Bone age\nfinished: false\nteam: Ada L\n", "projects/b.md")
    project, problems = read_record(
        RECORD_TYPES["project"], header, key="b", path="projects/b.md", docname="projects/b"
    )
    assert isinstance(project, Project)
    assert problems == ()
    assert (project.key, project.source, project.docname) == (
        "b",
        Source("projects/b.md"),
        "projects/b",
    )
    assert (project.title, project.finished, project.people) == ("Bone age", False, ("Ada L",))
    assert project.line_of("people") == Source("projects/b.md", 3)


@pytest.mark.parametrize("name", ["Default_Group", "default group", "default-group"])
def test_spelling_of_names(name: str) -> None:
    """Case, blanks and hyphens in names of fields are tolerated."""
    assert messages(f"title: A\ngroups: b\n{name}: b\n") == []


def test_unknown_field() -> None:
    """An unknown field is kept and reported with the nearest known one."""
    header = read_header("title: A\npeple: B\ngroups_description: C\n", "p.md")
    project, problems = read_record(Project, header, key="a", path="p.md")
    assert project.extra == {"peple": "B", "groups_description": "C"}
    assert [(p.source.line, p.text) for p in problems] == [
        (2, "unknown field 'peple'; did you mean 'people'?"),
        (3, "unknown field 'groups_description'"),
    ]


def test_expected_extra_fields() -> None:
    """Fields that the portal declares, and those of Sphinx, are kept without a word."""
    words = Vocabularies(extra_fields=frozenset({"budget"}))
    text = (
        "---\ntitle: A\nbudget: 1\norphan: true\nhtml_theme.sidebar_secondary.remove: true\n---\n"
    )
    assert messages(text, vocabularies=words) == []


def test_two_spellings() -> None:
    """Two lists under two names of one field are reported; of two texts one is kept aside."""
    assert messages("title: A\nteam: B\npeople: C\n") == [
        "3 repeated_field: field 'people' means the same as 'team' on line 2; 'people' counts"
    ]
    header = read_header("title: A\ncategory: about\nsection: spin_offs\n", "p.md")
    page, problems = read_record(Page, header, key="a", path="p.md")
    assert (page.kind, page.extra, problems) == ("about", {"section": "spin_offs"}, ())


def test_type_that_names_the_record_type() -> None:
    """``type: person`` is the type of the record and no role."""
    words = Vocabularies(roles=("phd",))
    assert messages("title: A\ntype: person\n", Person, vocabularies=words) == []
    assert messages("title: A\ntype: phd\n", Person, vocabularies=words) == []


@pytest.mark.parametrize("text", ["groups: b\n", "title:\ngroups: b\n"])
def test_missing_title(text: str) -> None:
    """A title that is missing or empty is reported, and the key stands for it."""
    assert messages(text) == [
        "1 missing_field: a project needs a 'title'; the file name is shown instead"
    ]
    header = read_header(text, "p.md")
    assert read_record(Project, header, key="bone-age", path="p.md")[0].title == "Bone age"
    assert read_record(Person, header, key="ada-lovelace", path="p.md")[0].title == "Ada Lovelace"


def test_heading_is_a_title() -> None:
    """The first heading of the page serves as title without a word."""
    assert messages("groups: b\n", heading="Bones") == []
    header = read_header("groups: b\n", "p.md")
    line, _ = read_record(ResearchLine, header, key="b", path="p.md", heading="Bones")
    assert line.title == "Bones"


def test_name_is_a_title() -> None:
    """A person's name serves as title, too."""
    assert messages("name: Ada Lovelace\n", Person) == []


def test_html_in_values() -> None:
    """A date first, an empty title and a value full of HTML: only the title is reported."""
    text = (
        'date: 2021-03-01\ntitle:\ndescription: <a href="https://beta.example/x">A. B.</a> defends'
        " 'Bones' <a href=\"/y\">here</a>\n"
    )
    assert messages(text, Page) == [
        "2 missing_field: a page needs a 'title'; the file name is shown instead"
    ]


def test_empty_and_padded_values() -> None:
    """Empty fields are as good as none, and blanks after values are nothing."""
    text = "title: A \nbibkeys:\nprojects: \nfinished: false  \ntype: student \npeople: B, C \n"
    project, problems = read_record(Project, read_header(text, "p.md"), key="a", path="p.md")
    assert problems == ()
    assert (project.finished, project.kind, project.people) == (False, "student", ("B", "C"))
    assert (project.bibkeys, project.projects) == ((), ())


def test_draft_words() -> None:
    """A draft is a draft in any case of letters."""
    for text in ("title: A\nstatus: Draft \n", "title: A\ndraft: TRUE\n"):
        project, problems = read_record(Project, read_header(text, "p.md"), key="a", path="p.md")
        assert (project.is_draft, problems) == (True, ())


def test_records_of_the_corpus(corpora: Path) -> None:
    """The headers of real pages give records without a false alarm."""
    seeds = sorted((corpora / "seeds").glob("*.txt"))
    found = {
        seed.name[:3]: messages(seed.read_text(encoding="utf-8"), Page, heading="x")
        for seed in seeds
    }
    assert found["000"] == found["001"] == found["002"] == found["003"] == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Type: posdoc", ("2 bad_value: field 'Type' is 'posdoc', but must be one of phd, "
         "postdoc; did you mean 'postdoc'?")),
        ("Start Date: soon", ("2 bad_value: field 'Start Date' is 'soon', but must be a date: "
         "YYYY, YYYY-MM or YYYY-MM-DD")),
        ("joined: 2021\nleft: 2019", ("3 date_order: field 'left' is 2019, before 'joined' "
         "on line 2 (2021)")),
        ("Emial: x", "2 unknown_field: unknown field 'Emial'; did you mean 'email'?"),
    ],
)  # fmt: skip
def test_messages_quote_the_author(header: str, expected: str) -> None:
    """A field is called what the author called it, in both dialects."""
    words = Vocabularies(roles=("phd", "postdoc"))
    assert messages(f"title: A\n{header}\n", Person, vocabularies=words) == [expected]
    line, rest = expected.split(" ", 1)
    shifted = rest.replace("line 2", "line 3")
    yaml = f"---\ntitle: A\n{header}\n---\n"
    assert messages(yaml, Person, vocabularies=words) == [f"{int(line) + 1} {shifted}"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("start: 2021\nend: 2021", []),
        ("start: 2021-09\nend: 2021", []),
        ("start: 2021-09\nend: 2021-08", [("3 field 'end' is 2021-08, before 'start' on line 2 "
                                          "(2021-09)")]),
        ("end: 2019\nstart: 2021", ["3 field 'start' is 2021, after 'end' on line 2 (2019)"]),
        ("start: 2029", []),
        ("start: 2030", ["2 field 'start' is 2030, more than 3 years ahead; is the year right?"]),
        ("end: 2076", []),
        ("end: 9999", ["2 field 'end' is 9999, more than 50 years ahead; is the year right?"]),
        ("start: 0219\nend: 0118", [
            "2 field 'start' is 0219, which is very long ago; is the year right?",
            "3 field 'end' is 0118, which is very long ago; is the year right?",
        ]),
        ("date: 2062", ["2 field 'date' is 2062, more than 10 years ahead; is the year right?"]),
        ("start: since 2030", [
            ("2 field 'start' is 'since 2030', but must be a date: YYYY, YYYY-MM or YYYY-MM-DD; "
            "did you mean '2030'?"),
        ]),
        ("end: present", [
            ("2 field 'end' is 'present', but must be a date; leave the field out as long as there "
            "is no end"),
        ]),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_meant(header: str, expected: list[str]) -> None:
    """An end before the start, and years that are slips of the hand, are reported once each."""
    words = Vocabularies(today=dt.date(2026, 3, 14))
    found = messages(f"title: A\n{header}\n", Person, vocabularies=words)
    assert [re.sub(r" \w+:", "", line, count=1) for line in found] == expected


@pytest.mark.parametrize(("name", "header", "order"), [
    ("   three", "", -3), ("none", "", None), ("   said", "order: 4\n", 4),
])  # fmt: skip
def test_blanks_before_a_file_name_are_an_order(name: str, header: str, order: int | None) -> None:
    """The name with the most blanks comes first, unless the header says a place."""
    made = read_header(f"title: A\n{header}\n", "p.md")
    record, _ = read_record(Page, made, key="a", path="p.md", docname=f"courses/{name}")
    assert record.order == order


def test_fields_of_older_systems_are_kept_without_a_word() -> None:
    """What steers other systems, and where they put the page, is no mistake."""
    text = (
        "title: A\nslug: b\ncategory: news\ntranslation: true\nopenseadragon: true\n"
        "disable_gradient: yes\nformer_people_page: /x/\n"
    )
    assert messages(text, News) == ["1 missing_field: a news item needs a 'date'"]
    assert messages("title: A\nsave_as: x/index.html\nurl: x/\n", Project) == []
    assert messages("title: A\nurl: x/\n", Project) == [
        "2 bad_value: field 'url' is 'x/', but must be a web address that starts with https://"
    ]


@pytest.mark.parametrize(
    ("slug", "address"),
    [("b", "/news/b"), ("archive/b.html", "/archive/b.html"), ("/x/index.html", "/x/")],
)
def test_a_slug_is_an_old_address(slug: str, address: str) -> None:
    """The address that another system took from the header leads to the page."""
    made = read_header(f"title: A\ndate: 2026-01-01\nslug: {slug}\n", "p.md")
    record, _ = read_record(News, made, key="a", path="p.md", docname="news/a")
    assert record.old_addresses == (address,)


def test_fields_with_a_group_in_their_name() -> None:
    """An about page may have the text of its group and its mission under such names."""
    made = read_header("title: A\nabout_lungs: Who.\nlungs_mission: Why.\n", "p.md")
    record, problems = read_record(Page, made, key="a", path="p.md")
    assert (record.about, record.mission, problems) == ("Who.", "Why.", ())
