"""The reader against another program on strict entries, and against biblatex's manual.

pybtex reads what BibTeX itself would accept.  What only biblatex has is compared with what its
manual says (sections 2.2 "Entry Fields", 2.3.8 "Date and Time Specifications", 2.4.1 "The crossref
field", 3.13.7 "Electronic Publishing Information").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pybtex.errors
import pytest
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

from labportal.reading.bibtex import BibFile
from labportal.reading.bibtex.crossref import inherit
from labportal.reading.bibtex.entries import expand_entries
from labportal.reading.bibtex.scan import scan
from unit.reading.bibtex.bibs import read

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry, Person

    from labportal.model.names import PersonName
    from labportal.model.records.publication import Publication

STRICT = r"""
@string{mia = "Medical " # {Image Analysis}}
@string(short = mia # { (short)})
@preamble{"\newcommand{\x}{y}"}
@comment{nothing}
@article{Simple99,
  author = {Ludwig van Beethoven and van der Sloot, Bart and {de la Cruz}, Ana},
  title = {Plain title}, journal = mia, year = 1999, volume = 3, number = {4}, pages = {12--19},
  month = jan, doi = {10.1000/182}}
@article{Accents01,
  author = "{\"O}zdemir, Zehra and Erd{\H o}s, P{\'a}l and S{\o}ren {\L}ukasiewicz and
            N{\~a}o, Jo{\~a}o",
  title = {{\'E}tude de la {MRI}: na{\"\i}ve, \AA ngstr{\"o}m \& {\ss}},
  journal = short, year = {2001}, pages = {e12}, month = "mar"}
@inproceedings{Child05,
  author = {King, Jr, Martin Luther and Charles Louis Xavier Joseph de la Vall{\'e}e Poussin and
            {Barnes {and} Noble} and Donald E. Knuth and von Hicks, III, Michael},
  title = {A chapter of {Proceedings}}, pages = {1-10}, crossref = {Parent05}}
@proceedings{Parent05,
  editor = {Jean de La Fontaine du Bois Joli}, title = {The Proceedings},
  booktitle = {The Proceedings}, publisher = {Press}, year = 2005, month = sep # "~14",
  address = {London}}
@phdthesis{Thesis10, author = {Maria {Garc{\'\i}a L{\'o}pez}}, title = {Machines},
  school = {A School}, year = 2010, month = dec}
@book{Book11, editor = {A. {Editor} and {The Group}}, title = "Title -- with ``quotes''",
  publisher = {P}, year = 2011, edition = "2nd", series = {S}, isbn = {978-3-16-148410-0}}
@techreport{Report12, author = {Jo Doe and others}, title = {R}, institution = {I}, year = 2012,
  number = {TR-7}, url = {https://example.org/a_b~c%20d}}
@misc{Misc13, author = {Li, Wei}, title = {T}, howpublished = {Online}, year = {2013}, note = {N.}}
"""


@pytest.fixture(scope="module")
def reference() -> BibliographyData:
    """What pybtex reads."""
    parser = Parser()
    with pybtex.errors.capture() as complaints:
        parser.parse_string(STRICT)
    assert not complaints
    return parser.data


@pytest.fixture(scope="module")
def own() -> dict[str, Publication]:
    """What labportal reads, by key."""
    found = read(STRICT)
    assert found.problems == ()
    return {publication.bibkey: publication for publication in found.publications}


def test_the_same_entries(reference: BibliographyData, own: dict[str, Publication]) -> None:
    """Keys, types and the order of the entries agree."""
    assert list(own) == list(reference.entries)
    assert [entry.entry_type for entry in own.values()] == [
        entry.type for entry in reference.entries.values()
    ]


def test_the_same_values(reference: BibliographyData) -> None:
    """Every field has the value that pybtex gives it: macros, `#` and inheritance resolved."""
    entries, problems = expand_entries([scan(BibFile("a.bib", STRICT))])
    assert problems == []
    entries, problems = inherit(entries)
    assert problems == []
    compared = 0
    for entry in entries:
        other = reference.entries[entry.key]
        for name, value in entry.values.items():
            if name in ("author", "editor"):
                continue
            # pybtex looks into the parent only when it is asked to.
            expected = other._find_field(name, reference)
            assert " ".join(value.split()) == expected, (entry.key, name)
            compared += 1
    assert compared > 40


@pytest.mark.parametrize("field", ["title", "journal", "school", "publisher", "booktitle"])
def test_the_same_text(
    reference: BibliographyData, own: dict[str, Publication], field: str
) -> None:
    """Accents, braces, quotes and dashes become the same letters."""
    compared = 0
    for key, publication in own.items():
        fields = reference.entries[key].fields
        if field in fields:
            assert publication.fields[field] == str(Text.from_latex(fields[field])), key
            compared += 1
    assert compared


def names_of(
    entry: Entry, role: str, reference: BibliographyData
) -> list[tuple[str, str, str, str]]:
    """Return the names of an entry in the parts of BibTeX: first, von, last, junior."""
    parent = reference.entries.get(entry.fields.get("crossref", ""))
    inherited = parent.persons.get(role, []) if parent else []
    persons: list[Person] = entry.persons.get(role, inherited)
    return [
        tuple(
            " ".join(str(Text.from_latex(word)) for word in words)
            for words in (
                (*person.first_names, *person.middle_names),
                person.prelast_names,
                person.last_names,
                person.lineage_names,
            )
        )
        for person in persons
        if str(person) != "others"
    ]  # type: ignore[return-value]


def parts(name: PersonName) -> tuple[str, str, str, str]:
    """Return the same parts of one of our names."""
    return (name.given, name.particle, name.family, name.suffix)


def test_the_same_names(reference: BibliographyData, own: dict[str, Publication]) -> None:
    """Every author and editor has the same parts; "and others" is no name."""
    compared = 0
    for key, publication in own.items():
        for role, names in (("author", publication.authors), ("editor", publication.editors)):
            expected = names_of(reference.entries[key], role, reference)
            assert [parts(name) for name in names] == expected, (key, role)
            compared += len(expected)
    assert compared > 15
    assert own["Report12"].et_al


BIBLATEX = r"""
@xdata{press, publisher = {Press}, location = {Delft}}
@xdata{series, series = {Series}, xdata = {press}}
@article{Dated, author = {A. B}, title = {T}, subtitle = {S}, journaltitle = {J},
  date = {2020-03-04}}
@article{Range, author = {A. B}, title = {T}, journaltitle = {J}, date = {2019-11/2020-02}}
@article{Open, author = {A. B}, title = {T}, journaltitle = {J}, date = {2018/}}
@article{About, author = {A. B}, title = {T}, journaltitle = {J}, date = {2017~}}
@online{Preprint, author = {A. B}, title = {T}, date = {2021}, eprint = {2101.00001v2},
  eprinttype = {arxiv}, eprintclass = {cs.CV}}
@article{Old, author = {A. B}, title = {T}, journaltitle = {J}, date = {1999}, eprinttype = {arXiv},
  eprint = {hep-th/9901001}}
@article{Medline, author = {A. B}, title = {T}, journaltitle = {J}, date = {2011},
  eprint = {12345678}, eprinttype = {pubmed}}
@collection{Whole, editor = {C. D}, title = {Whole}, subtitle = {Sub}, date = {2015},
  xdata = {series}}
@incollection{Part, author = {A. B}, title = {Part}, pages = {5-9}, crossref = {Whole}}
@thesis{Thesis, author = {A. B}, title = {T}, type = {mathesis}, institution = {I}, date = {2014}}
@report{Report, author = {A. B}, title = {T}, type = {techreport}, institution = {I},
  date = {2013-05}}
"""


@pytest.fixture(scope="module")
def biblatex() -> dict[str, Publication]:
    """The entries of biblatex."""
    found = read(BIBLATEX)
    assert found.problems == ()
    return {publication.bibkey: publication for publication in found.publications}


@pytest.mark.parametrize(
    ("key", "issued"),
    [("Dated", "2020-03-04"), ("Range", "2019-11"), ("Open", "2018"), ("About", "2017")],
)
def test_dates(biblatex: dict[str, Publication], key: str, issued: str) -> None:
    """A date is read to its day; of a range the beginning counts."""
    found = biblatex[key].issued
    assert found is not None
    assert (found.iso, biblatex[key].year) == (issued, int(issued[:4]))


def test_inheritance(biblatex: dict[str, Publication]) -> None:
    """A part has the title of the whole as its booktitle, and what xdata gives to that."""
    part = biblatex["Part"]
    assert (part.title, part.venue, part.year) == ("Part", "Whole", 2015)
    assert part.fields["booksubtitle"] == "Sub"
    assert part.fields["series"] == "Series"
    assert (part.publisher, part.fields["location"]) == ("Press", "Delft")
    assert [str(name) for name in part.editors] == ["C. D"]


def test_eprints(biblatex: dict[str, Publication]) -> None:
    """Numbers of arXiv, old and new, and of PubMed are told apart by their type."""
    assert biblatex["Preprint"].arxiv.startswith("2101.00001")
    assert biblatex["Old"].arxiv == "hep-th/9901001"
    assert (biblatex["Medline"].pmid, biblatex["Medline"].arxiv) == ("12345678", "")


def test_field_names(biblatex: dict[str, Publication]) -> None:
    """journaltitle, subtitle, institution and type mean what the manual says."""
    assert (biblatex["Dated"].venue, biblatex["Dated"].title) == ("J", "T: S")
    assert (biblatex["Thesis"].kind, biblatex["Thesis"].school) == ("mastersthesis", "I")
    assert (biblatex["Report"].kind, biblatex["Report"].venue) == ("report", "I")
