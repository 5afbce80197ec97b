"""Preprints find their published versions, and nothing else does."""

from __future__ import annotations

import random

import pytest

from labportal.model.names import parse_name
from labportal.model.preprints import pair_preprints, versions_of
from labportal.model.problems import Source
from labportal.model.records.publication import Publication

TITLE = "A deep look at marble"


def work(key: str, kind: str, year: int | None, **settings: object) -> Publication:
    """Return a publication; *fields* are those of its entry."""
    author = settings.pop("author", "Ada Ames")
    title = str(settings.pop("title", TITLE))
    fields = {"title": title, **settings.pop("fields", {})}  # type: ignore[dict-item]
    return Publication(
        key=key.lower(), bibkey=key, entry_type="misc", source=Source("a.bib"), kind=kind,
        year=year, title=title, authors=(parse_name(str(author)), parse_name("Bo Berg")),
        fields=fields, **settings,  # type: ignore[arg-type]
    )  # fmt: skip


def pre(key: str = "Pre", year: int | None = 2020, **settings: object) -> Publication:
    """Return a preprint."""
    return work(key, "preprint", year, **settings)


def art(key: str = "Art", year: int | None = 2021, **settings: object) -> Publication:
    """Return a journal article."""
    return work(key, "article", year, **settings)


@pytest.mark.parametrize(
    "other",
    [
        art(), art(title="A Deep Look at {Marble}"), art(title="A deep-look at marblé."),
        art(author="A. Ámes"), art(author="A. van Ames"), art(year=2022), art(year=2018),
        work("Art", "conference", 2020),
    ],
)  # fmt: skip
def test_titles_pair(other: Publication) -> None:
    """The same title by the same first author within two years is the same work."""
    assert pair_preprints([pre(), other]) == {"pre": "art"}
    assert pair_preprints([other, pre()]) == {"pre": "art"}


@pytest.mark.parametrize(
    "other",
    [
        art(author="Bo Ames-Berg"), art(author="Cy Cole"),
        art(title=f"{TITLE}: part II"), art(title=f"{TITLE} 2"), art(title="A look at marble"),
        art(year=2023), art(year=2017), art(year=None),
        work("Art", "phdthesis", 2021), work("Art", "dataset", 2021), work("Art", "preprint", 2021),
    ],
)  # fmt: skip
def test_titles_that_do_not_pair(other: Publication) -> None:
    """Another first author, part, year or kind of work is another work."""
    assert pair_preprints([pre(), other]) == {}


def test_parts_pair_with_their_own_part() -> None:
    """Of a work in two parts, each preprint becomes the part with its number."""
    works = [
        pre("P1", title="On marble, part I"), pre("P2", title="On marble, part II"),
        art("A2", title="On Marble: Part II"), art("A1", title="On Marble: Part I"),
    ]  # fmt: skip
    assert pair_preprints(works) == {"p1": "a1", "p2": "a2"}


def test_of_three_versions_the_journal_is_meant() -> None:
    """A preprint that became a talk and an article is shown with the article."""
    works = [pre(), work("Conf", "conference", 2020), art(year=2022)]
    for _ in range(6):
        random.Random(1).shuffle(works)
        assert pair_preprints(works) == {"pre": "art"}


def test_of_two_articles_the_nearest_later_one_is_meant() -> None:
    """Between equals the year decides, then the key, never the order of the file."""
    works = [art("B", 2021), art("A", 2021), art("C", 2019), art("D", 2022)]
    assert pair_preprints([pre(), *works]) == {"pre": "a"}
    assert pair_preprints([*works[::-1], pre()]) == {"pre": "a"}


def test_two_preprints_of_one_work() -> None:
    """Preprints on two servers have the same published version."""
    pairs = pair_preprints([pre("P1"), art(), pre("P2", 2021)])
    assert pairs == {"p1": "art", "p2": "art"}
    assert versions_of(pairs) == {"art": ("p1", "p2")}


def test_works_without_title_or_author_pair_with_nothing() -> None:
    """A missing title is shown as the key, which says nothing."""
    nameless = [pre(fields={"title": ""}, title=""), art(title="")]
    assert pair_preprints(nameless) == {}
    assert pair_preprints([pre(title="☙"), art(title="❧")]) == {}


@pytest.mark.parametrize(
    ("preprint", "article"),
    [
        ({"arxiv": "2001.01234"}, {"arxiv": "2001.01234"}),
        ({"doi": "10.48550/arXiv.2001.01234", "arxiv": "2001.01234"}, {"arxiv": "2001.01234"}),
        ({"doi": "10.1000/X"}, {"doi": "10.1000/x"}),
    ],
)
def test_identifiers_pair(preprint: dict[str, object], article: dict[str, object]) -> None:
    """The same DOI or arXiv number pairs works whatever their titles and years."""
    works = [pre(title="Old", year=2001, **preprint), art(title="New", **article)]
    assert pair_preprints(works) == {"pre": "art"}


def test_identifiers_go_before_titles() -> None:
    """An article with the preprint's number is meant, not one with its title."""
    works = [pre(arxiv="2001.01234"), art("Same"), art("Right", title="New", arxiv="2001.01234")]
    assert pair_preprints(works) == {"pre": "right"}


@pytest.mark.parametrize(
    ("on_preprint", "on_article"),
    [
        ({"preprint_of": "ART"}, {}), ({"published_as": "Art"}, {}),
        ({"published_as": "https://doi.org/10.1000/1"}, {}), ({}, {"preprint": "Pre"}),
        ({}, {"preprint": "https://arxiv.org/abs/2001.01234v2"}), ({}, {"preprint": "10.1000/2"}),
        ({"related": "Art", "relatedtype": "published as"}, {}),
        ({"related": "Art", "relatedtype": "preprint"}, {}),
        ({}, {"related": "Pre", "relatedtype": "preprint"}),
        ({}, {"related": "gone, Pre", "relatedtype": "prelim"}),
    ],
)  # fmt: skip
def test_what_entries_state(on_preprint: dict[str, str], on_article: dict[str, str]) -> None:
    """Keys, DOIs and biblatex's relations pair works, and go before everything else."""
    works = [
        pre(arxiv="2001.01234", doi="10.1000/2", fields=on_preprint),
        art(title="New", doi="10.1000/1", fields=on_article),
        art("Same"), art("Number", title="Else", arxiv="2001.01234"),
    ]  # fmt: skip
    assert pair_preprints(works)["pre"] == "art"


def test_relations_need_no_preprint_server() -> None:
    """A direction that an entry states holds for works of any kind."""
    works = [work("A", "other", 2020, fields={"published_as": "B"}), art("B", title="New")]
    assert pair_preprints(works) == {"a": "b"}
    back = [work("A", "report", 2020), art("B", title="New", fields={"preprint": "A"})]
    assert pair_preprints(back) == {"a": "b"}


@pytest.mark.parametrize("field", ["preprint_of", "published_as", "preprint"])
@pytest.mark.parametrize("other", [art(), art(arxiv="2001.01234", title="New")])
def test_none_is_an_answer(field: str, other: Publication) -> None:
    """An entry that says it has no other version is left alone, on either side."""
    apart = pre(arxiv="2001.01234", fields={field: "none"})
    assert pair_preprints([apart, other]) == {}
    fields = {**other.fields, field: "None"}
    refusing = art(arxiv=other.arxiv, title=other.title, fields=fields)
    assert pair_preprints([pre(arxiv="2001.01234"), refusing]) == {}


def test_chains_lead_to_the_last_version_and_circles_nowhere() -> None:
    """A version of a version is one of the last; works that name each other are not paired."""
    chain = [
        pre("A", title="1", fields={"published_as": "B"}),
        pre("B", title="2", fields={"published_as": "C"}),
        art("C", title="3"),
    ]
    assert pair_preprints(chain) == {"a": "c", "b": "c"}
    assert pair_preprints(chain[::-1]) == {"a": "c", "b": "c"}
    circle = [
        pre("A", title="1", fields={"published_as": "B"}),
        pre("B", title="2", fields={"published_as": "A"}),
        pre("C", title="3", fields={"published_as": "C"}),
    ]
    assert pair_preprints(circle) == {}


def test_aliases_and_unknown_keys() -> None:
    """Old keys of an entry still name it, and a key that nobody has pairs nothing."""
    works = [pre(fields={"published_as": "Old"}), art(title="New", aliases=("Old",))]
    assert pair_preprints(works) == {"pre": "art"}
    assert pair_preprints([pre(fields={"published_as": "Gone"}), art(title="New")]) == {}


class CountedYear(int):
    """A year that counts how often it is compared or calculated with."""

    uses = 0

    def __add__(self, other: int) -> int:
        """Count, then add."""
        CountedYear.uses += 1
        return int(self) + other

    def __sub__(self, other: int) -> int:
        """Count, then subtract."""
        CountedYear.uses += 1
        return int(self) - other

    def __eq__(self, other: object) -> bool:
        """Count, then compare."""
        CountedYear.uses += 1
        return int(self) == other

    def __hash__(self) -> int:
        """Count, then hash."""
        CountedYear.uses += 1
        return hash(int(self))


def test_the_cost_does_not_grow_faster_than_the_list() -> None:
    """A thousand works of one title cost no comparison of each with each."""
    works = [pre(f"P{n}", CountedYear(2020)) for n in range(1000)]
    works += [art(f"A{n}", CountedYear(2021)) for n in range(1000)]
    CountedYear.uses = 0
    assert set(pair_preprints(works).values()) == {"a0"}
    assert 0 < CountedYear.uses < 20 * len(works)
