"""A small catalogue with a publication of every kind, for the tests of the exports."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from labportal.model.fields import PerGroup
from labportal.model.linking import build_catalogue
from labportal.model.problems import Source
from labportal.model.records import (
    ExternalPerson,
    Funding,
    Group,
    Link,
    Person,
    Project,
    Publication,
    Record,
)
from labportal.reading.bibtex import BibFile, read_bibliography
from labportal.rendering.exports.feeds import Site

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue

HERE = Source("x.md")
ENTRIES = r"""
@article{Veen20, author = {van der Veen, Bram and Br{\"o}uwer, Ada and {The Alpha; Group}},
  title = {Loud CO\textsubscript{2} and \emph{quiet} knees}, journal = {Journal of Knees},
  year = 2020, month = mar, volume = 12, number = {3-4}, pages = {101--110},
  doi = {10.1000/Knees(20)1<2>}, pmid = 123456, issn = {1234-5678}, keywords = {knee, sound},
  abstract = {First part.

  Second part with 5 < 6.}, file = {secret.pdf}, optnote = {not for you}}
@conference{Smit21, author = {Smit, Jr., Jan and others}, title = {Paper moons},
  booktitle = {Moon Days}, series = {Moons}, editor = {Sato, Hana}, year = 2021,
  pages = {e17}, url = {https://example.org/a;b?c=d&e=f}}
@phdthesis{Yilm22, author = {Y{\i}lmaz, Emre}, title = {A thesis}, school = {Example University},
  date = {2022-05-17}, promotor = {Ada Br{\"o}uwer}, isbn = {978-90-000-0000-1}}
@mastersthesis{Wit22, author = {de Wit, F.}, title = {Half a thesis}, school = {School},
  year = 2022}
@article{Sato18, author = {Sato, Hana}, title = {Early $x^2$ work}, journal = {arXiv:1801.00001},
  year = 2018}
@book{Holm19, author = {Holm, Karin}, title = {Order}, publisher = {Desk}, address = {Oss},
  edition = {2}, year = 2019}
@incollection{Veen23, author = {van der Veen, B.}, title = {Chapter}, booktitle = {Book},
  publisher = {Desk}, year = 2023}
@techreport{Rep21, author = {de Wit, Fenna}, title = {Report}, institution = {Lab}, number = 7,
  type = {White paper}, year = 2021}
@patent{Pat15, author = {Holm, Karin}, title = {Chair}, number = {US1234}, year = 2015}
@software{Soft24, author = {Holm, Karin}, title = {Desk}, version = {1.2}, year = 2024}
@dataset{Data24, author = {Holm, Karin}, title = {Many desks}, publisher = {Zenodo}, year = 2024}
@misc{Misc16, author = {Holm, Karin}, title = {Note}, howpublished = {On paper}, note = {Lost}}
@unpublished{Soon, author = {Holm, Karin}, title = {Soon}, note = {In preparation},
  year = {in press}}
"""


def publications(text: str = ENTRIES) -> dict[str, Publication]:
    """Return the publications of a .bib text by their keys."""
    found = read_bibliography([BibFile("a.bib", text)]).publications
    return {publication.bibkey: publication for publication in found}


def records() -> list[Record]:
    """Return people, a project and groups around the publications."""
    return [
        Person(
            key="ada", source=HERE, docname="people/ada", title="Ada Bröuwer",
            groups=("alpha",), email="ada@example.org", office="Room 1",
            position=PerGroup("Professor"), projects=("knees",), orcid="0000-0002-1825-0097",
            links=(Link("Blog", "https://ada.example.org"),), aliases=("A. Formerly",),
        ),
        Person(
            key="bram", source=HERE, docname="people/bram/index", title="Bram van der Veen",
            groups=("beta",), email="bram@example.org", telephone="+31 1", office="Room 2",
            position=PerGroup("PhD candidate"), active=PerGroup(False),
        ),
        Person(key="idle", source=HERE, docname="people/idle", title="Ida Idle"),
        Person(key="draft", source=HERE, docname="people/draft", title="Emre Yılmaz", draft=True),
        ExternalPerson(
            key="karin", source=HERE, name="Karin Holm", email="karin@example.org",
            affiliation="Elsewhere",
        ),
        Group(key="alpha", source=HERE, docname="groups/alpha", title="Alpha"),
        Project(
            key="knees", source=HERE, docname="projects/knees", title="Knees",
            people=("Ada Bröuwer", "Nobody Here"), bibkeys=("Smit21", "Veen20", "Lost99"),
            funding=(Funding("Fund", "42"),),
        ),
    ]  # fmt: skip


def catalogue(text: str = ENTRIES) -> Catalogue:
    """Return everything, linked."""
    return build_catalogue(
        [*records(), *publications(text).values()],
        today=dt.date(2026, 3, 14),
        roles={},
        groups={},
    )


def uri(docname: str) -> str:
    """Return the address of a page with folders as addresses."""
    name = docname.removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""


def site(base: str = "https://lab.example.org/") -> Site:
    """Return a site at that address."""
    return Site(title="The <Lab>", language="en", base=base, uri=uri)
