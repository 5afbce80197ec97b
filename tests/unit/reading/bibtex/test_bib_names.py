"""Lists of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.codes import Code
from labportal.model.names import PersonName
from labportal.reading.bibtex import BibFile, read_bibliography, write_bibtex
from labportal.reading.bibtex.names import read_name, read_names, read_supervisors
from unit.reading.bibtex.bibs import one, problems_of, read


@pytest.mark.parametrize(
    ("tex", "name"),
    [
        ("Ada Lovelace", PersonName("Ada", "", "Lovelace")),
        ("Bram van der Berg", PersonName("Bram", "van der", "Berg")),
        ("van der Berg, Bram", PersonName("Bram", "van der", "Berg")),
        ("de la Cruz, Jr., Ana", PersonName("Ana", "de la", "Cruz", "Jr.")),
        (r"Jos{\'e} Garc{\'\i}a", PersonName("José", "", "García")),
        (r"\'{A}lvarez, \'Oscar", PersonName("Óscar", "", "Álvarez")),
        (r"{\L}ukasz {\'S}wider", PersonName("Łukasz", "", "Świder")),
        ("{Visser Vandewalle}, V.", PersonName("V.", "", "Visser Vandewalle")),
        ("Jan {van den Berg}", PersonName("Jan", "", "van den Berg")),
        ("Ludwig von {Beethoven Sr}", PersonName("Ludwig", "von", "Beethoven Sr")),
        (
            "{World Health Organization}",
            PersonName(family="World Health Organization", literal=True),
        ),
        ("the BREAST Consortium", PersonName(family="the BREAST Consortium", literal=True)),
        ("Berg M.", PersonName("M.", "", "Berg")),
        ("A. Berg,", PersonName("A.", "", "Berg")),
        ("Jean-Paul~Sartre", PersonName("Jean-Paul", "", "Sartre")),
        (r"S{\o}ren {\AA}berg", PersonName("Søren", "", "Åberg")),
        ("given=Hans, prefix=von, family=Harm", PersonName("Hans", "von", "Harm")),
    ],
)
def test_forms_of_names(tex: str, name: PersonName) -> None:
    """Every form that BibTeX and biblatex know, with braces and accents."""
    assert read_name(tex) == (name, True)


def test_lists_are_split_at_and_in_any_case() -> None:
    """AND, line ends, and an "and" too many all work; braces protect."""
    names = read_names("A Ames AND B Berg\nand  C Cole and and {D and E}").names
    assert [name.family for name in names] == ["Ames", "Berg", "Cole", "D and E"]


@pytest.mark.parametrize("end", [" and others", " et al.", ", et al", " and et al."])
def test_the_rest_is_et_al(end: str) -> None:
    """A list that ends in "and others" has more authors than it names."""
    names = read_names(f"A Ames and B Berg{end}")
    assert [name.family for name in names.names] == ["Ames", "Berg"]
    assert names.et_al


@pytest.mark.parametrize(
    "tex",
    [
        "A. de Boer and B. Cole", "A. de Boer, B. Cole", "A. de Boer; B. Cole",
        "de Boer, A. and Cole, B.",
    ],
)  # fmt: skip
def test_supervisors_in_any_list(tex: str) -> None:
    """Supervisors are separated by "and", semicolons or commas."""
    assert [str(name) for name in read_supervisors(tex)] == ["A. de Boer", "B. Cole"]


def test_supervisors_of_a_thesis() -> None:
    """Promotors come before co-promotors."""
    thesis = one("promotor={A. Ames}, copromotor={B. Berg, C. Cole}", "phdthesis")
    assert [name.family for name in thesis.supervisors] == ["Ames", "Berg", "Cole"]


def test_too_many_commas_are_reported() -> None:
    """Two names without "and" between them are reported at the author field."""
    text = "@misc{k, title={T}, year=2020,\n author={Ames, A. Th. Berg, B.}}"
    (problem,) = problems_of(text, Code.BIB_BAD_VALUE)
    assert (problem.field, problem.source.line) == ("author", 2)
    assert "put 'and' between names" in problem.message


_WORDS = st.from_regex(r"[A-ZÀ-Þ][a-zß-ÿ]{1,8}", fullmatch=True).filter(
    lambda word: word.lower() not in ("and", "others") and word.isalpha()
)
_NAMES = st.builds(
    PersonName,
    given=st.lists(_WORDS, min_size=1, max_size=3).map(" ".join),
    particle=st.sampled_from(["", "van", "van der", "de la"]),
    family=st.lists(_WORDS, min_size=1, max_size=2).map(" ".join),
    suffix=st.sampled_from(["", "Jr.", "III"]),
)


@given(st.lists(_NAMES, min_size=1, max_size=4))
def test_names_survive_writing_and_reading(names: list[PersonName]) -> None:
    """A written list of names is read as the same names."""
    listed = " and ".join(
        ", ".join(filter(None, (f"{name.particle} {{{name.family}}}", name.suffix, name.given)))
        for name in names
    )
    first = read(f"@misc{{k, title={{T}}, author={{{listed}}}}}").publications
    assert list(first[0].authors) == names
    again = read_bibliography([BibFile("b.bib", write_bibtex(first))]).publications
    assert again[0].authors == first[0].authors
