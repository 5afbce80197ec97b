"""Clean .bib text for strict programs, and what survives any input."""

from __future__ import annotations

import pybtex.errors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin

from labportal.reading.bibtex import BibFile, decode_bib, read_bibliography, write_bibtex
from labportal.reading.bibtex.latex import paragraphs, plain_text, runs_text, text_runs
from labportal.reading.bibtex.names import read_names
from labportal.reading.bibtex.write import tex
from unit.reading.bibtex.bibs import AFTER, BEFORE, one, read

_TEX = st.text(
    alphabet=st.sampled_from("aZé {}\\$%&#_^~'\"`<>/=@,;.()-\n0123and") | st.characters(),
    max_size=60,
)


def strictly(text: str) -> BibliographyData:
    """Parse with pybtex; any complaint is an error."""
    with pybtex.errors.capture() as complaints:
        data = parse_string(text, "bibtex")
    assert not complaints
    return data


def rendered(text: str) -> list[str]:
    """Format every entry in the style that needs most."""
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    entries = strictly(text).entries.values()
    return [style.format_entry("1", entry).text.render(backend) for entry in entries]


def test_types_are_those_that_styles_know() -> None:
    """@conference, @thesis and the types of biblatex get their classic names."""
    found = read(
        "@conference{a, author={A B}, title={T}, booktitle={C}, year=2020}"
        "@thesis{b, author={A B}, title={T}, institution={U}, type={phdthesis}, date={2020-05}}"
        "@patent{c, author={A B}, title={T}, year=2020}@software{d, title={T}, year=2020}"
        "@report{e, author={A B}, title={T}, institution={I}, year=2020}"
    )
    data = strictly(write_bibtex(found.publications))
    assert [entry.type for entry in data.entries.values()] == [
        "inproceedings", "phdthesis", "misc", "misc", "techreport",
    ]  # fmt: skip
    assert data.entries["b"].fields["school"] == "U"
    assert data.entries["b"].fields["month"] == "May"


def test_names_of_biblatex_become_classic_ones() -> None:
    """journaltitle, date and location are renamed, and macros are resolved."""
    found = read(
        "@string{j = {Bones}}"
        "@article{a, author={A B}, title={T}, journaltitle=j, date=2020, location={Delft}}"
    )
    entry = strictly(write_bibtex(found.publications)).entries["a"]
    assert (entry.type, entry.fields["journal"], entry.fields["year"], entry.fields["address"]) == (
        "article", "Bones", "2020", "Delft",
    )  # fmt: skip


@pytest.mark.parametrize(
    "entry_type", ["article", "book", "inbook", "techreport", "phdthesis", "manual"]
)
def test_incomplete_entries_can_be_formatted(entry_type: str) -> None:
    """An entry without what its type needs is written as misc, so that no style fails."""
    for fields in ("title={T}", "author={A B}, title={T}", "url={https://a.org}"):
        assert rendered(write_bibtex([one(fields, entry_type)]))


def test_crossref_is_resolved() -> None:
    """A child is written with what it inherits."""
    found = read(
        "@inproceedings{k, author={A B}, title={T}, crossref={c}}"
        "@proceedings{c, title={Proc}, year=2020}"
    )
    entry = strictly(write_bibtex(found.publications)).entries["k"]
    assert (entry.fields["booktitle"], entry.fields["year"]) == ("Proc", "2020")
    assert "crossref" not in entry.fields


def test_case_and_signs_of_titles_survive_a_style() -> None:
    """What a style prints is what the page shows."""
    entry = one(r"author={A B}, title={{MRI} of 5\% of {C}ells \& H_2}, journal={J}, year=2020")
    assert "MRI of 5% of Cells & H_2" in rendered(write_bibtex([entry]))[0]


def test_abstracts_on_demand() -> None:
    """Abstracts are written only when asked for."""
    entry = one("title={T}, abstract={Long text}")
    assert "Long" not in write_bibtex([entry])
    assert "Long text" in write_bibtex([entry], abstracts=True)


def test_an_entrys_own_text_is_sound() -> None:
    """The text that is offered for copying is BibTeX with macros resolved and TeX kept."""
    entry = one('title={An {\\"o}\x02 study}, author={A B} # " and " # {C D}, month = mar')
    assert entry.bibtex == (
        '@article{Key20,\n  title = {An {\\"o} study},\n  author = {A B and C D},\n'
        "  month = {March},\n}\n"
    )
    assert strictly(entry.bibtex).entries["Key20"].fields["month"] == "March"


@given(st.text(max_size=60))
def test_text_in_tex_stands_for_itself(text: str) -> None:
    """Plain text survives being written as TeX, except braces and odd white space."""
    plain = plain_text(plain_text(text).replace("{", "").replace("}", "").replace("\\", ""))
    assert plain_text(tex(plain)) == plain


@given(_TEX)
def test_no_text_breaks_the_decoder(text: str) -> None:
    """Any text is decoded, without control characters, tags or unsafe links."""
    for runs in (text_runs(text), *paragraphs(text)):
        for run in runs:
            assert run.text
            assert not run.url or run.url.startswith(("http://", "https://", "ftp://"))
    assert "\x00" not in plain_text(text)
    assert plain_text(text) == runs_text(text_runs(text))
    assert read_names(text) is not None


@settings(max_examples=300)
@given(_TEX | st.text(alphabet='@{}(),="#%\n articlestringomment', max_size=60))
def test_neighbours_of_garbage_survive(garbage: str) -> None:
    """Whatever stands between two entries, both are read."""
    found = read(f"{BEFORE}\n{garbage}\n{AFTER}")
    titles = {entry.bibkey: entry.title for entry in found.publications}
    assert titles["before1"] == "One"
    assert titles["after2"] == "Two"


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(
            "author editor title journal year month pages doi url note date eprint volume".split()
        ),
        _TEX,
    )
)
def test_what_is_written_is_read_as_the_same(fields: dict[str, str]) -> None:
    """Any values: the clean text is accepted by a strict parser and means the same."""
    text = "@article{k,\n" + ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items())
    first = read(text + "\n}\n").publications
    written = write_bibtex(first)
    strictly(written)
    again = read_bibliography([BibFile("w.bib", written)]).publications
    assert [entry.bibkey for entry in again] == [entry.bibkey for entry in first]
    for old, new in zip(first, again, strict=True):
        if "title" in old.fields:
            assert new.title == " ".join(old.title.translate({123: 40, 125: 41}).split())
        assert (new.year, new.doi, new.arxiv) == (old.year, old.doi, old.arxiv)
        assert len(new.authors) == len(old.authors)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Any file is read to the end."""
    file, _ = decode_bib(data, "x.bib")
    assert read_bibliography([file]).problems is not None
