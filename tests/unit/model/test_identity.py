"""Who is meant by a name: what is found, what is left open, and that nobody is credited wrongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.identity import PeopleIndex
from labportal.model.names import PersonName, parse_name
from labportal.model.problems import Source
from labportal.model.records import ExternalPerson, Person


def person(key: str, title: str, **fields: object) -> Person:
    """Return a member."""
    return Person(key=key, source=Source(f"people/{key}.md"), title=title, **fields)  # type: ignore[arg-type]


def external(name: str, **fields: object) -> ExternalPerson:
    """Return an external person."""
    key = name.lower().replace(" ", "-")
    return ExternalPerson(key=key, source=Source("x.yaml"), name=name, **fields)  # type: ignore[arg-type]


PEOPLE = PeopleIndex(
    [
        person("ada-lovelace", "Prof. dr. Ada Lovelace", orcid="0000-0002-1825-0097",
               aliases=("Ada King", "/members/ada/")),
        person("bram-van-der-veen", "Bram van der Veen"),
        person("clara-ruiz-vidal", "Clara Ruiz Vidal"),
        person("anna-jansen", "Anna Jansen"),
        person("adam-jansen", "Adam Jansen"),
        person("jean-luc-moreau", "Jean-Luc Moreau"),
        person("emre-yilmaz", "Emre Yılmaz"),
        person("joerg-mueller", "Jörg Müller", pub_name="J. W. Mueller"),
        person("maria-garcia-lopez", "María García-López"),
        person("yu-chen", "Yu Chen"),
        external("Grace Hopper", pub_name="G. B. M. Hopper"),
        external("Ada Lovelace"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ada-lovelace", "ada-lovelace"),
        ("0000-0002-1825-0097", "ada-lovelace"),
        ("https://orcid.org/0000-0002-1825-0097", "ada-lovelace"),
        ("Ada Lovelace", "ada-lovelace"),
        ("ada lovelace", "ada-lovelace"),
        ("Dr. Ada Lovelace, PhD", "ada-lovelace"),
        ("prof. dr. ir. Ada Lovelace", "ada-lovelace"),
        ("Ada King", "ada-lovelace"),
        ("A. Lovelace", "ada-lovelace"),
        ("Lovelace, A.", "ada-lovelace"),
        ("Lovelace, Ada", "ada-lovelace"),
        ("Bram van der Veen", "bram-van-der-veen"),
        ("B. van der Veen", "bram-van-der-veen"),
        ("van der Veen, B.", "bram-van-der-veen"),
        ("van der Veen, Bram", "bram-van-der-veen"),
        ("Clara Ruiz Vidal", "clara-ruiz-vidal"),
        ("Ruiz Vidal, C.", "clara-ruiz-vidal"),
        ("Ruiz-Vidal, Clara", "clara-ruiz-vidal"),
        ("Anna Jansen", "anna-jansen"),
        ("Jansen, An.", ""),
        ("J.-L. Moreau", "jean-luc-moreau"),
        ("J. L. Moreau", "jean-luc-moreau"),
        ("Moreau, JL", "jean-luc-moreau"),
        ("Jean Luc Moreau", "jean-luc-moreau"),
        ("Emre Yilmaz", "emre-yilmaz"),
        ("Jorg Muller", "joerg-mueller"),
        ("J. W. Mueller", "joerg-mueller"),
        ("Maria Garcia Lopez", "maria-garcia-lopez"),
        ("García López, M.", "maria-garcia-lopez"),
        ("Grace Hopper", "grace-hopper"),
        ("G. B. M. Hopper", "grace-hopper"),
    ],
)
def test_a_name_in_any_right_form_is_found(text: str, key: str) -> None:
    """Key, ORCID iD, name, alias, initials, particles, accents and hyphens all lead there."""
    found = PEOPLE.find(text)
    assert (found.person.key if found.person else "") == key


@pytest.mark.parametrize(
    "text",
    [
        "Lovelace", "Jansen", "Veen", "B. Lovelace", "Ada Byron", "Ada", "A.", "", " ", "Chen",
        "Chen, Xi", "Y. Chang", "Bram Veenstra", "C. Vidal Ruiz", "Charles Moreau", "Jean Moreaux",
        "et al.", "others", "The Lovelace Group", "Xi-Yu Chen", "Jan van der Veen",
    ],
)  # fmt: skip
def test_nobody_is_credited_for_somebody_else(text: str) -> None:
    """A surname alone, another initial and another family are not enough."""
    assert PEOPLE.find(text).person is None
    if text.strip():
        assert PEOPLE.find_author(parse_name(text)).person is None


def test_what_fits_two_people_is_ambiguous() -> None:
    """Both are named, none is chosen."""
    found = PEOPLE.find("A. Jansen")
    assert found.person is None
    assert found.candidates == ("adam-jansen", "anna-jansen")


def test_a_member_goes_before_an_external_person_of_the_same_name() -> None:
    """Who is in both files is a member."""
    found = PEOPLE.find_author(parse_name("Lovelace, Ada"))
    assert found.person is not None
    assert found.person.type_name == "person"


def test_full_given_names_settle_whose_initials_are_meant() -> None:
    """Of two people who fit, the one whose given name agrees in full is meant."""
    index = PeopleIndex([person("j-smit", "J. Smit"), person("jan-smit", "Jan Smit")])
    found = index.find_author(parse_name("Smit, Jan"))
    assert found.person is not None
    assert found.person.key == "jan-smit"


def test_organisations_are_nobody() -> None:
    """A name in braces is taken as it is."""
    assert PEOPLE.find_author(PersonName(family="Ada Lovelace", literal=True)).person is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Ada Lovelaec", "Ada Lovelace"),
        ("Bram van der Ven", "Bram van der Veen"),
        ("Emre Yilmas", "Emre Yılmaz"),
        ("Someone Else", ""),
        ("Zoë Quist", ""),
    ],
)
def test_a_near_miss_is_suggested(text: str, near: str) -> None:
    """A slip of the pen gets a suggestion, a stranger does not."""
    assert PEOPLE.find(text).person is None
    assert PEOPLE.near(text) == near


def test_the_order_of_people_makes_no_difference() -> None:
    """Candidates come in a fixed order."""
    people = [person("anna-jansen", "Anna Jansen"), person("adam-jansen", "Adam Jansen")]
    assert PeopleIndex(people).find("A. Jansen") == PeopleIndex(people[::-1]).find("A. Jansen")


@given(st.text(max_size=40))
def test_any_text_is_an_answer(text: str) -> None:
    """Nothing that an author writes makes the search fail."""
    found = PEOPLE.find(text)
    assert found.person is None or not found.candidates
    PEOPLE.find_author(parse_name(text))
    PEOPLE.near(text)


GIVEN = st.sampled_from(["Ada", "Bo", "Carl", "Dina", "Ed"])
FAMILY = st.sampled_from(["Doe", "Roe", "Poe", "Moe"])


@given(st.sets(st.tuples(GIVEN, FAMILY), min_size=1, max_size=8), GIVEN, FAMILY)
def test_only_a_person_of_that_name_is_found(
    people: set[tuple[str, str]], given_name: str, family: str
) -> None:
    """A full name leads to its owner or to nobody, however many others there are."""
    index = PeopleIndex(
        [person(f"{one}-{two}".lower(), f"{one} {two}") for one, two in sorted(people)]
    )
    found = index.find_author(parse_name(f"{family}, {given_name}"))
    assert not found.candidates
    assert (found.person is not None) == ((given_name, family) in people)
    if found.person is not None:
        assert found.person.label == f"{given_name} {family}"
