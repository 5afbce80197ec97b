"""What entries say about their authors, in every form, and the supervisors of theses."""

from __future__ import annotations

import pytest

from labportal.model.codes import Code
from labportal.model.records.publication import NO_NOTE, AuthorNote
from labportal.reading.bibtex.identifiers import read_orcid
from unit.reading.bibtex.bibs import one, problems_of, read

FOUR = "author={Ames, Ada and Berg, Bo and van Cole, Cy and Dune, Di}"
ADA, BO = "0000-0002-1825-0097", "0000-0001-5109-3700"


def marks(fields: str) -> str:
    """Return a word for each author of four: f, l and c for what they are marked as."""
    notes = one(f"{FOUR}, {fields}").author_notes or (NO_NOTE,) * 4
    return " ".join(
        "f" * note.shared_first + "l" * note.shared_last + "c" * note.corresponding or "-"
        for note in notes
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # biblatex's annotations: words, parts, names, literals, ranges, everybody.
        ("author+an={1=first;2=first;3=corresponding}", "f f c -"),
        ("author+an={ 1 = co-first ; 2 = cofirst, corresponding }", "f fc - -"),
        ('author+an={1="Corresponding author"}', "c - - -"),
        ("author+an={1:family=corresponding}", "c - - -"),
        ("author+an:role={3=senior;4=senior}", "- - l l"),
        ("author+an:corresponding={2=true}", "- c - -"),
        ("author+an={1-3=equal}", "f f f -"),
        ("author+an={=equal}", "f f f f"),
        # Equal contribution at the end of the list is that of last authors.
        ("author+an={3=equal;4=equal}", "- - l l"),
        ("author+an={1=equal;2=equal;3=equal;4=equal}", "f f f f"),
        ("equal_contrib={1,2,4}", "f f - f"),
        # A place that nobody else has is not shared, and words of one's own mean nothing.
        ("author+an={1=first}", "- - - -"),
        ("author+an={1=highlight;2=student}", "- - - -"),
        # Fields: a number counts, a list names places, and so do names.
        ("first_authors=2", "f f - -"), ("first_authors={1}", "- - - -"),
        ("last_authors=2", "- - l l"), ("last_authors={2, 4}", "- l - l"),
        ("equal_contrib={true}", "f f - -"), ("equal_contrib={no}", "- - - -"),
        ("equal_contrib={1--3}", "f f f -"), ("equal_contrib={1 and 2}", "f f - -"),
        ("equal_contrib={Berg, Bo and A. Ames}", "f f - -"),
        ("corresponding={3}", "- - c -"), ("corresponding=1", "c - - -"),
        ("corresponding={1, 4}", "c - - c"), ("corresponding={Cy van Cole}", "- - c -"),
        ("corresponding={Dune}", "- - - c"),
    ],
)  # fmt: skip
def test_marks_of_authors(fields: str, expected: str) -> None:
    """Shared and corresponding authors are found in every notation."""
    assert marks(fields) == expected


@pytest.mark.parametrize(
    "fields",
    [
        f'author+an={{1:orcid="{ADA}";2:orcid="https://orcid.org/{BO}"}}',
        f'author+an:orcid={{1="{ADA}"; 2="{BO}"}}',
        f"author+an={{1={ADA};2=first,{BO}}}",
        f"orcid-numbers={{Ames, Ada/{ADA}\n Berg, B./{BO}}}",
        f"orcid-numbers={{Ames, Ada/{ADA}; Berg, Bo/{BO}}}",
        f"orcid={{{ADA} and {BO} and - and -}}",
        f"orcid={{{ADA}, https://orcid.org/{BO},,-}}",
        f"orcids={{1: {ADA}, 2: {BO}}}",
    ],
)
def test_orcids_of_authors(fields: str) -> None:
    """ORCID iDs come from annotations, lists and the pairs of other databases."""
    found = [note.orcid for note in one(f"{FOUR}, {fields}").author_notes]
    assert found == [ADA, BO, "", ""]


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        (ADA, ADA), (f"https://orcid.org/{ADA}/", ADA), ("0000000218250097", ADA),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"), ("0000-0002-1825-0098", ""), ("Ada", ""),
    ],
)  # fmt: skip
def test_orcid_numbers(text: str, orcid: str) -> None:
    """An ORCID iD is read in every spelling, and its check digit is tested."""
    assert read_orcid(text) == orcid


@pytest.mark.parametrize(
    ("author", "annotation", "expected"),
    [
        ("Ames*, Ada and Berg*, Bo and Cole, Cy", "", "f f -"),
        ("Ada Ames* and Bo Berg *† and Cy Cole†", "* equal contribution † corresponding author",
         "f fc c"),
        (r"Ames$^{*}$, Ada and Berg\textsuperscript{*}, Bo and Cole$^\dagger$, Cy",
         r"$\dagger$ none", "f f -"),
        (r"{\'E}mes{*}, Ada and Berg, Bo and Cole, Cy", "* Corresponding author", "c - -"),
        ("Ames, Ada and Berg‡, Bo and Cole‡, Cy", "‡ shared senior authorship", "- l l"),
        # Everybody, or one alone, without a word about it: nothing can be concluded.
        ("Ames*, Ada and Berg*, Bo and Cole*, Cy", "", "- - -"),
        ("Ames*, Ada and Berg, Bo and Cole, Cy", "", "- - -"),
        ("Ames*, Ada and Berg*, Bo and Cole, Cy", "* Deceased", "- - -"),
    ],
)  # fmt: skip
def test_signs_behind_names(author: str, annotation: str, expected: str) -> None:
    """Signs leave the names, and mean what the annotation says."""
    entry = one(f"author={{{author}}}, annotation={{{annotation}}}")
    assert [name.family[1:] for name in entry.authors] == ["mes", "erg", "ole"]
    assert [name.given for name in entry.authors] == ["Ada", "Bo", "Cy"]
    found = " ".join(
        "f" * note.shared_first + "l" * note.shared_last + "c" * note.corresponding or "-"
        for _, note in entry.noted_authors
    )
    assert found == expected


def test_signs_leave_the_end_of_a_list() -> None:
    """A shortened list with signs stays shortened, and its places stay right."""
    entry = one("author={Ames*, Ada and Berg*, Bo and Cole, Cy and others}")
    assert (len(entry.authors), entry.et_al) == (3, True)
    assert [note.shared_first for note in entry.author_notes] == [True, True, False]


def test_most_entries_have_no_notes() -> None:
    """Without a word about authors there are no notes, yet one can be asked for each."""
    entry = one("author={Ames, Ada and Berg, Bo}")
    assert entry.author_notes == ()
    assert [note for _, note in entry.noted_authors] == [AuthorNote(), AuthorNote()]


@pytest.mark.parametrize(
    ("field", "message", "suggestion"),
    [
        ("author+an={5=first}", "'5' is not the number of an author; this entry has 2", ""),
        ("author+an={1=frist}", "author+an 'frist' is not an annotation", "first"),
        ("author+an={first author}", "'first author' is not an annotation such as 1=first", ""),
        ('author+an:orcid={1="12"}', "author+an:orcid '12' is not an ORCID iD", ""),
        ("corresponding={0}", "", ""),
        ("corresponding={3}", "corresponding '3' is not the number of an author", ""),
        ("corresponding={yes}", "corresponding 'yes' is not the number or name of an author", ""),
        ("corresponding={Else, Some}", "'Some Else' is not the name of an author", ""),
        ("first_authors={3}", "first_authors '3' is not the number of an author", ""),
        ("orcid={0000-0002-1825-0098 and -}", "orcid '0000-0002-1825-0098' is not an ORCID", ""),
        ("orcid={0000-0002-1825-0097}", "is not a list with one ORCID iD for each author", ""),
        ("orcid={mine}", "orcid 'mine' is not an ORCID iD such as 0000-0002-1825-0097", ""),
        ("orcid-numbers={Else, So/0000-0002-1825-0097}", "'So Else' is not the name of", ""),
    ],
)  # fmt: skip
def test_mistakes_about_authors(field: str, message: str, suggestion: str) -> None:
    """Each mistake is one message with the line of its field."""
    text = f"@misc{{k, title={{T}}, year=2020,\n author={{Ames, A and Berg, B}},\n {field}\n}}"
    found = problems_of(text, Code.BIB_BAD_VALUE)
    assert [problem.source.line for problem in found] == ([3] if message else [])
    assert all(message in problem.message for problem in found)
    assert all(problem.suggestion == suggestion for problem in found)


def test_two_authors_of_one_name_are_not_guessed() -> None:
    """A name that two authors have does not say who is meant."""
    text = (
        "@misc{k, title={T}, year=2020, author={Doe, Ann and Doe, Al and Poe, B},"
        " corresponding={A. Doe}}"
    )
    (problem,) = problems_of(text, Code.BIB_BAD_VALUE)
    assert "is not the name of one author" in problem.message
    assert read(text).publications[0].author_notes == ()


def test_parts_of_a_book_have_notes_of_their_own() -> None:
    """What a parent says about its authors is not said about those of a part."""
    text = (
        "@inbook{part, crossref={whole}, author={A B and C D}, title={T}}\n"
        "@book{whole, author={E F and G H}, title={W}, year=2020, first_authors=2,"
        " author+an={1=corresponding}, award={Best book}}"
    )
    part, whole = read(text).publications
    assert (part.author_notes, part.awards) == ((), ())
    assert whole.author_notes[0] == AuthorNote(shared_first=True, corresponding=True)


def test_promotors_and_copromotors() -> None:
    """Supervisors are told apart where the entry does so; together they stand in order, once."""
    thesis = one(
        "promotor={A. Ames and B. Berg}, copromotor={C. Cole, D. Dune}, supervisor={B. Berg},"
        " advisor={E. Else}, defence_date={2021-05-06}, cover={covers/k.png}",
        "phdthesis",
    )
    assert [name.family for name in thesis.promotors] == ["Ames", "Berg"]
    assert [name.family for name in thesis.copromotors] == ["Cole", "Dune"]
    assert [name.family for name in thesis.supervisors] == ["Ames", "Berg", "Cole", "Dune", "Else"]
    assert thesis.defended is not None
    assert (thesis.defended.iso, thesis.preview) == ("2021-05-06", "covers/k.png")


@pytest.mark.parametrize(
    "author",
    [
        r"Ames*, Ada and Berg*, Bo and van Cole, Cy",
        r"Ames$^{*}$, Ada and Berg\textsuperscript{*}, Bo and van Cole, Cy",
        r"Ada Ames * and {\'E}mile Berg$^\dagger$ and {The * Group}",
    ],
)
def test_exported_names_have_no_signs(author: str) -> None:
    """The text of the entry for other programs has the names alone, as TeX."""
    publication = one(f"author={{{author}}}, title={{T}}, year=2020")
    again = read(publication.bibtex).publications[0]
    assert [str(name) for name in again.authors] == [str(name) for name in publication.authors]
    line = publication.bibtex.splitlines()[1]
    assert "*" not in line.replace("{The * Group}", "")
    assert "dagger" not in line
    assert again.bibtex == publication.bibtex


def test_files_of_the_site_are_nobody_elses() -> None:
    """What names a file of the site is left out of the text for other programs."""
    publication = one("title={T}, pdf={theses/t.pdf}, slides={https://example.org/s.pdf}")
    assert "theses/t.pdf" not in publication.bibtex
    assert "slides = {https://example.org/s.pdf}" in publication.bibtex
