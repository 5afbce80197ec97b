"""Awards, pictures and flags of entries, and relations between them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.codes import Code
from labportal.reading.bibtex import write_bibtex
from unit.reading.bibtex.bibs import one, problems_of, read

BASE = "author={A B}, title={T}, year=2020"


@pytest.mark.parametrize(
    ("fields", "awards"),
    [
        ("award={Best paper}", ("Best paper",)),
        ("honors={Oral; Best {P}aper}", ("Oral", "Best Paper")),
        ("award_name={Best Paper}, award={Given by the {IEEE}}",
         ("Best Paper: Given by the IEEE",)),
        ("award_name={Best Paper}, award={The best paper award}", ("The best paper award",)),
        ("award_name={Best Paper}", ("Best Paper",)), ("award={true}", ("Award",)),
        ("award_name={Best Paper}, award=true", ("Best Paper",)), ("award={no}", ()), ("", ()),
    ],
)  # fmt: skip
def test_awards(fields: str, awards: tuple[str, ...]) -> None:
    """Awards have a name, an explanation or both, and several stand behind semicolons."""
    assert one(fields).awards == awards


def test_pictures() -> None:
    """The picture is a file of the site; a thesis shows its cover first."""
    fields = "image={a.jpg},\n preview={p.webp},\n cover={c.png}"
    assert one(fields).preview == "p.webp"
    thesis = one(fields, "phdthesis")
    assert (thesis.preview, thesis.line_of("preview").line) == ("c.png", 4)


@pytest.mark.parametrize(
    ("value", "expected"), [("true", True), ("Yes", True), ("1", True), ("no", False), ("", False)]
)
def test_selected(value: str, expected: bool) -> None:
    """Selected entries say so with any word for yes."""
    assert one(f"selected={{{value}}}").selected is expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("selected", "perhaps"), ("open_access", "perhaps"), ("preview", "https://a.org/x.png"),
        ("cover", "cover"), ("image", "../x.png"), ("image", "x.pdf"), ("defended", "soon"),
    ],
)  # fmt: skip
def test_bad_extras_name_their_line(field: str, value: str) -> None:
    """Each bad value is reported once, at its own line."""
    (problem,) = problems_of(f"@misc{{k, {BASE},\n {field}={{{value}}}}}", Code.BIB_BAD_VALUE)
    assert (problem.source.line, problem.field) == (2, field)
    assert problem.message.startswith(f"entry 'k': {field} '{value}' is not ")


def test_settings_of_the_site_are_not_exported() -> None:
    """What only steers a website stays out of the BibTeX that visitors copy."""
    entry = one("title={T}, selected={true}, preview={x.png}, abbr={X}, award={Best paper}")
    for text in (entry.bibtex, write_bibtex([entry])):
        assert "award = {Best paper}" in text
        assert not any(name in text for name in ("selected", "preview", "abbr"))


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("preprint_of={Othr21}", "Othr21"), ("published_as={other21, gone}", "gone"),
        ("preprint={gone}", "gone"), ("related={gone}, relatedtype={publishedas}", "gone"),
        ("preprint_of={OTHER21}", ""), ("preprint_of={none}", ""),
        ("published_as={10.1000/999}", ""), ("preprint={https://a.org/x}", ""),
        ("preprint={2001.01234}", ""), ("preprint={available as preprint}", ""),
        ("preprint={x.pdf}", ""), ("related={gone}, relatedtype={translationof}", ""),
    ],
)  # fmt: skip
def test_relations_to_nobody(fields: str, missing: str) -> None:
    """A key that no entry has is reported at its line; other works and free text are not."""
    text = (
        f"@misc{{k, {BASE},\n {fields}}}\n@misc{{Other21, author={{A C}}, title={{U}}, year=2021}}"
    )
    found = read(text)
    assert len(found.problems) == bool(missing)
    for problem in found.problems:
        assert (problem.code, problem.source.line) == (Code.UNKNOWN_BIBKEY, 2)
        assert problem.message == f"entry 'k': there is no publication '{missing}'"
        assert problem.suggestion == ("Other21" if missing == "Othr21" else "")


FIELDS = (
    "author+an", "author+an:orcid", "orcid", "orcid-numbers", "first_authors", "last_authors",
    "corresponding", "equal_contrib", "pdf", "code", "preprint", "pmcid", "award", "preview", "oa",
    "selected", "defended", "preprint_of", "related", "annotation", "author", "url", "promotor",
)  # fmt: skip
SIGNS = st.text(st.sampled_from('0129 ;:=,-/.*†$^"#&~andorcidhttps\\'), max_size=40)


@given(st.dictionaries(st.sampled_from(FIELDS), SIGNS, max_size=6))
def test_nothing_an_author_writes_can_fail(values: dict[str, str]) -> None:
    """Whatever stands in these fields, the entry becomes a publication."""
    fields = ",\n".join(f"{name} = {{{value}}}" for name, value in values.items())
    found = read(f"@article{{k, title={{T}}, {fields}}}").publications
    assert [entry.bibkey for entry in found] == ["k"]
    assert len(found[0].author_notes) in (0, len(found[0].authors))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "sign", ["a", "1", "1,", "a,", ";", "; ", "*", "* ", "$", "a/", "a.", "-", '"', "1=", "=", ",*"]
)
def test_long_values_cost_little(field: str, sign: str) -> None:
    """A value that somebody filled with one sign takes no noticeable time."""
    begin = time.process_time()
    read(f"@article{{k, title={{T}}, author={{A B}}, {field}={{https://a.org {sign * 20_000}}}}}")
    assert time.process_time() - begin < 2
