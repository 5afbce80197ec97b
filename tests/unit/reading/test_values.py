"""The meaning of single values, as a record shows them."""

from __future__ import annotations

from typing import Any

import pytest

from labportal.model.codes import Code
from labportal.model.dates import PartialDate
from labportal.model.records import Funding, Link, Page, Person, Project
from labportal.reading.headers import Dialect, Header, Raw, RawValue
from labportal.reading.values import Vocabularies, read_record

ORCID = "0000-0002-1825-0097"


def read(record_class: type[Any], name: str, value: Raw) -> tuple[Any, list[str], Any]:
    """Return the value of a field, the messages about it, and what was kept beside it."""
    fields = {"title": RawValue("A", 1), name: RawValue(value, 2)}
    words = Vocabularies(roles=("phd", "student-assistant"))
    record, problems = read_record(
        record_class, Header(Dialect.PLAIN, fields), key="a", path="p.md", vocabularies=words
    )
    assert all(problem.source.line == 2 and problem.field == name for problem in problems)
    return getattr(record, name), [p.text for p in problems], record.extra.get(name)


@pytest.mark.parametrize(
    ("record_class", "name", "value", "expected"),
    [
        (Person, "name", "  <b>Ada</b> \n L ", "Ada L"),
        (Project, "title", "<i>In vivo</i> &amp; 3 < 4 > 2 <k> R&D", "In vivo & 3 < 4 > 2 <k> R&D"),
        (Project, "title", "CO<sub>2</sub><br/>now", "CO2 now"),
        (Project, "description", "See [the paper](/publications/Mori20/).", "See the paper."),
        (Page, "mission", "We **look**.\n\n<b>Now.</b>", "We **look**.\n\n<b>Now.</b>"),
        (Person, "office", ["1.1", "1.2"], "1.1, 1.2"),
        (Person, "draft", "Ja", True),
        (Person, "draft", "OFF", False),
        (Person, "order", " 12 ", 12),
        (Person, "start", "2021-9", PartialDate(2021, 9)),
        (Person, "date", "2021-12-18T11:10:36+08:00", PartialDate(2021, 12, 18)),
        (Person, "email", "mailto:Ada@x.example", "Ada@x.example"),
        (Person, "orcid", ORCID, ORCID),
        (Person, "orcid", f"https://orcid.org/{ORCID}", ORCID),
        (Person, "orcid", "0000-0002-1694-233x", "0000-0002-1694-233X"),
        (Person, "website", "https://x.example/a b", "https://x.example/a%20b"),
        (Person, "website", "[home](https://x.example)", "https://x.example"),
        (Person, "redirect", "/people/", "/people/"),
        (Person, "website", "{{ HOST }}/ada", "{{ HOST }}/ada"),
        (Person, "picture", "people\\ada.png", "people/ada.png"),
        (Person, "picture", "{{ IMGURL }}/a.png", "{{ IMGURL }}/a.png"),
        (Project, "kind", "Student", "student"),
        (Project, "people", "Ada L, , Bob B and Carl C", ("Ada L", "Bob B", "Carl C")),
        (Project, "people", ["Lovelace, Ada", ""], ("Lovelace, Ada",)),
        (Project, "people", "Lovelace, Ada; Hopper, Grace", ("Lovelace, Ada", "Hopper, Grace")),
        (Project, "people", [{"name": "Ada", "role": "lead"}], ("Ada",)),
        (Project, "bibkeys", "Mori20,Ayat20\nSech20", ("Mori20", "Ayat20", "Sech20")),
        (Project, "bibkeys", "", ()),
        (Project, "bibkeys", "Mori20; Ayat20 ;, Sech20,", ("Mori20", "Ayat20", "Sech20")),
        (Project, "people", "Ada L; Bob B,", ("Ada L", "Bob B")),
        (Project, "projects", "tidal;marble,,beads;", ("tidal", "marble", "beads")),
        (Project, "projects", "Stones: big, small and round; beads",
         ("Stones: big, small and round", "beads")),
        (Project, "funding", "KWF 12345; ZonMw", (Funding("KWF", "12345"), Funding("ZonMw"))),
        (Project, "funding", "Horizon 2020", (Funding("Horizon 2020"),)),
        (Project, "funding", "NWO (grant no. 12/ab)", (Funding("NWO", "12/ab"),)),
        (Project, "funding", "[KWF](https://kwf.example)",
         (Funding("KWF", "", "https://kwf.example"),)),
        (Project, "funding", [{"funder": "KWF", "grant": "1", "url": "https://k.example"}],
         (Funding("KWF", "1", "https://k.example"),)),
        (Project, "funding", {"KWF": "77", "NWO": "https://n.example"},
         (Funding("KWF", "77"), Funding("NWO", "", "https://n.example"))),
        (Project, "links", {"Code": "https://x.example"}, (Link("Code", "https://x.example"),)),
        (Project, "links", [{"label": "Code", "url": "https://x.example"}, {"Data": "/d/"}],
         (Link("Code", "https://x.example"), Link("Data", "/d/"))),
        (Project, "links", "Code: https://x.example/a,b, Data: https://y.example",
         (Link("Code", "https://x.example/a,b"), Link("Data", "https://y.example"))),
        (Project, "links", "https://www.x.example/a",
         (Link("x.example", "https://www.x.example/a"),)),
    ],
)  # fmt: skip
def test_good_values(record_class: type[Any], name: str, value: Raw, expected: object) -> None:
    """What people write is understood without a word."""
    assert read(record_class, name, value) == (expected, [], None)


@pytest.mark.parametrize(
    ("record_class", "name", "value", "result", "message"),
    [
        (Project, "finished", "ture", None, "'ture', but must be yes or no; did you mean 'true'?"),
        (Person, "order", "first", None, "'first', but must be a whole number"),
        (Person, "start", "since 2026", None,
         "'since 2026', but must be a date: YYYY, YYYY-MM or YYYY-MM-DD; did you mean '2026'?"),
        (Person, "start", "03-04-2026", None,
         "'03-04-2026', but must be a date: YYYY, YYYY-MM or YYYY-MM-DD"),
        (Project, "status", "drafd", "",
         "'drafd', but must be one of published, draft, hidden; did you mean 'draft'?"),
        (Person, "email", "ada [at] x.example", "",
         "'ada [at] x.example', but must be an e-mail address; did you mean 'ada@x.example'?"),
        (Person, "orcid", "0000-0002-1825-0098", "",
         "'0000-0002-1825-0098', but its last digit shows that a digit is wrong"),
        (Person, "orcid", "12", "", "'12', but must be an ORCID iD, such as 0000-0002-1825-0097"),
        (Person, "github", "ada", "",
         ("'ada', but must be a web address that starts with https://;"
         " did you mean 'https://github.com/ada'?")),
        (Person, "website", "java\tscript:alert(1)", "",
         ("'java script:alert(1)', but must be a web address;"
         " this kind of address is not allowed")),
        (Person, "website", "DATA:text/html,x", "",
         "'DATA:text/html,x', but must be a web address; this kind of address is not allowed"),
        (Person, "picture", "C:\\me.png", "",
         "'C:\\me.png', but must be the path of an image in the content folder"),
    ],
)  # fmt: skip
def test_bad_values(
    record_class: type[Any], name: str, value: str, result: object, message: str
) -> None:
    """What cannot be understood is reported, has no effect, and is kept."""
    assert read(record_class, name, value) == (result, [f"field '{name}' is {message}"], value)


@pytest.mark.parametrize(
    "value",
    [
        *("14-03-2026", "March 14, 2026", "14 March 2026", "2026/03/14", "20260314"),
        *("14.3.2026 10:20", "Mar 14, 2026, 10:20:30", "3/14/2026"),
    ],
)
def test_dates_in_other_forms(value: str) -> None:
    """A date that can only mean one day counts, and the author is told how to write it."""
    date, (message,), kept = read(Person, "start", value)
    assert (date, kept) == (PartialDate(2026, 3, 14), None)
    assert message.startswith(f"field 'start' is '{value}', but must be a date:")
    assert message.endswith("did you mean '2026-03-14'?")


@pytest.mark.parametrize("value", ["www.x.example/a", "x.example:8080/a", "//x.example"])
def test_missing_scheme(value: str) -> None:
    """A web address without its beginning is completed, and the author is told."""
    expected = f"https://{value.lstrip('/')}"
    result, (message,), kept = read(Person, "website", value)
    assert result == expected
    assert message.endswith(f"did you mean '{expected}'?")
    assert kept is None


def test_links_are_checked_one_by_one() -> None:
    """A refused link costs no other, and its message has the line of its item."""
    raw = RawValue({"Code": "https://x.example", "Bad": "javascript:x"}, 2, (3, 4))
    header = Header(Dialect.YAML, {"title": RawValue("A", 1), "links": raw})
    project, problems = read_record(Project, header, key="a", path="p.md")
    assert project.links == (Link("Code", "https://x.example"),)
    assert [(p.code, p.source.line) for p in problems] == [(Code.BAD_VALUE, 4)]


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("bibkeys", ["Litj17", "Mori20", "litj17"], ("Litj17", "Mori20")),
        ("people", ["Ada L", "Bob", "ada  l"], ("Ada L", "Bob")),
        ("projects", ["my_project", "other", "my-project"], ("my_project", "other")),
    ],
)
def test_doubled_items(name: str, value: list[Raw], kept: tuple[str, ...]) -> None:
    """An item that stands twice in a list is reported on its line, and the first one stays."""
    header = Header(Dialect.YAML, {"title": RawValue("A", 1), name: RawValue(value, 2, (3, 4, 5))})
    project, problems = read_record(Project, header, key="a", path="p.md")
    assert getattr(project, name) == kept
    assert [(p.code, p.source.line) for p in problems] == [(Code.REPEATED_KEY, 5)]
    assert problems[0].message.endswith("is listed twice")


def test_role_words_are_tolerant() -> None:
    """Case, blanks and underscores make no difference in a word from a list."""
    role, messages, _ = read(Person, "role", "Student_Assistant")
    assert role.default == "student-assistant"
    assert messages == []


def test_unknown_kinds_are_reported_and_kept() -> None:
    """A kind that nobody declared has a message, and stays to stand among the others."""
    value, messages, lost = read(Project, "kind", "Studnet")
    assert (value, lost) == ("studnet", None)
    assert messages == [
        "field 'kind' is 'Studnet', but must be one of general, student; did you mean 'student'?"
    ]
