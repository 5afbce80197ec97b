"""Views as HTML: nothing that authors write becomes markup, and lists have the right structure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag

from labportal.model.facts import Fact, FactValue
from labportal.model.records import AuthorNote, Link, Run
from labportal.model.references import Author, Reference
from labportal.model.styles import Part
from labportal.model.views import Card, HeaderView, ListPart, ListView
from labportal.rendering.html.header import header_html
from labportal.rendering.html.lists import LONG, list_html
from labportal.rendering.html.pictures import Served
from labportal.rendering.html.place import Place
from labportal.rendering.html.publication import publication_html
from labportal.rendering.html.publication_view import PublicationView, Version
from labportal.rendering.html.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = """"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;"""
HERE = "people/ada"


def _href(docname: str) -> str:
    return "" if docname == HERE else f"../{docname}/"


PLACE = Place(
    href=_href,
    picture=lambda path: Served("../_images/", path) if path else None,
    is_page=lambda docname: bool(docname) and docname != "missing",
    publication=lambda ref: f"../publications/{ref[1]}/",
    attached=lambda ref, name: f"../publications/{ref[1]}/{name}",
)
REFERENCE = Reference(
    key="Love43",
    authors=(
        Author("A. Lovelace", ("person", "ada"), HERE, is_member=True),
        Author("M. Somerville", ("person", "mary"), "people/mary", is_member=True),
        Author("C. Babbage"),
    ),
    et_al=False,
    title=(Run("Notes on the engine"),),
    venue="Memoirs",
    details="3:666–731",
    year="1843",
    kind="article",
    kind_label="Journal article",
    links=(Link("DOI", "https://doi.org/10.5555/12345"),),
)


def soup_of(html: str) -> BeautifulSoup:
    """Return parsed HTML."""
    return BeautifulSoup(html, "html.parser")


def one(soup: Tag, selector: str) -> Tag:
    """Return the only element that answers to a selector."""
    [found] = soup.select(selector)
    return found


def hostile_record_list() -> str:
    """Return cards in which every text is hostile."""
    card = Card(
        label=HOSTILE,
        type_name="project",
        ref=("project", "x"),
        docname=f"projects/{HOSTILE}",
        line=HOSTILE,
        text=HOSTILE,
        picture=HOSTILE,
        picture_alt=HOSTILE,
        badges=(HOSTILE,),
    )
    part = ListPart(HOSTILE, HOSTILE, (card, replace(card, ref=None, docname="", picture="")))
    return "".join(
        list_html(ListView(type_name=kind, layout=layout, parts=(part,), by=HOSTILE), PLACE, 2)
        for kind in ("project", "person")
        for layout in ("cards", "grid", "list", "compact", "names")
    )


def hostile_reference() -> Reference:
    """Return a publication in which every text is hostile."""
    return Reference(
        key=HOSTILE,
        authors=(Author(HOSTILE, ("person", "x"), HOSTILE, is_member=True), Author(HOSTILE)),
        et_al=True,
        title=(Run(HOSTILE), Run(HOSTILE, markup="emph"), Run(HOSTILE, url="javascript:alert(1)")),
        venue=HOSTILE,
        details=HOSTILE,
        year=HOSTILE,
        kind=HOSTILE,
        kind_label=HOSTILE,
        links=(Link(HOSTILE, "javascript:alert(1)"), Link(HOSTILE, f"https://x.org/{HOSTILE}")),
    )


def hostile_publication_list() -> str:
    """Return a list of one hostile publication."""
    card = Card(label=HOSTILE, type_name="publication", reference=hostile_reference())
    parts = (ListPart(HOSTILE, HOSTILE, (card,)),)
    return list_html(ListView(type_name="publication", layout="list", parts=parts), PLACE, 2)


def hostile_styled_list() -> str:
    """Return a list of one hostile publication in a reference style."""
    parts = (
        Part(HOSTILE, "author", author=Author(HOSTILE, ("person", "x"), HOSTILE, is_member=True)),
        Part(HOSTILE, "title", run=Run(HOSTILE, "emph", "javascript:alert(1)")),
        Part(HOSTILE, "venue", "emph"),
    )
    reference = replace(hostile_reference(), parts=parts, is_styled=True)
    card = Card(label=HOSTILE, type_name="publication", reference=reference)
    view = ListView(type_name="publication", layout="list", parts=(ListPart("", "", (card,)),))
    return list_html(view, PLACE, 2)


def hostile_header() -> str:
    """Return the tops of a person's and a project's page with hostile texts."""
    values = (FactValue(HOSTILE, "javascript:alert(1)"), FactValue(HOSTILE, docname=HOSTILE))
    view = HeaderView(
        type_name="person",
        title=HOSTILE,
        subtitle=HOSTILE,
        picture=HOSTILE,
        picture_alt=HOSTILE,
        initials=HOSTILE,
        badges=(HOSTILE,),
        facts=(Fact("x", HOSTILE, values),),
        links=(FactValue(HOSTILE, "JavaScript:alert(1)"), FactValue(HOSTILE, "https://x.org/")),
    )
    others = (replace(view, type_name="project"), replace(view, picture=""))
    return "".join(header_html(each, PLACE) for each in (view, *others))


def hostile_thesis() -> str:
    """Return the page of a hostile thesis, once with a drawn cover."""
    view = ListView(
        type_name="publication",
        layout="gallery",
        parts=(ListPart(HOSTILE, HOSTILE, hostile_covers()),),
    )
    cards = replace(view, layout="cards")
    lists = "".join(list_html(each, PLACE, 2) for each in (view, cards))
    return hostile_publication(is_thesis=True) + lists


def hostile_covers() -> tuple[Card, ...]:
    """Return a hostile thesis with a picture and one without."""
    card = Card(
        label=HOSTILE,
        type_name="publication",
        line=HOSTILE,
        picture=HOSTILE,
        picture_alt=HOSTILE,
        reference=replace(hostile_reference(), awards=(HOSTILE,), is_open=True),
    )
    return card, replace(card, picture="")


def hostile_publication(*, is_thesis: bool = False) -> str:
    """Return the page of a hostile publication."""
    view = PublicationView(
        title=HOSTILE,
        reference=hostile_reference(),
        authors=tuple(
            (author, AuthorNote(orcid=HOSTILE)) for author in hostile_reference().authors
        ),
        is_thesis=is_thesis,
        picture=HOSTILE,
        picture_alt=HOSTILE,
        defended=HOSTILE,
        supervisors=((HOSTILE, (FactValue(HOSTILE),)),),
        versions=tuple(
            Version(is_later=later, key=HOSTILE, title=HOSTILE, where=HOSTILE)
            for later in (True, False)
        ),
        facts=((HOSTILE, HOSTILE),),
        abstract=((Run(HOSTILE), Run(HOSTILE, markup="math")),),
        keywords=(HOSTILE,),
        related=(("Projects", (FactValue(HOSTILE, docname=HOSTILE),)),),
        citation=HOSTILE,
        formats=((HOSTILE, HOSTILE),),
    )
    return publication_html(view, PLACE, "publications/x/")


@pytest.mark.parametrize(
    "make",
    [
        hostile_record_list,
        hostile_publication_list,
        hostile_styled_list,
        hostile_header,
        hostile_publication,
        hostile_thesis,
    ],
)
def test_no_text_becomes_markup(make: Any) -> None:
    """Whatever a record says is shown as it was written and never runs."""
    soup = soup_of(make())
    assert HOSTILE in soup.get_text() or HOSTILE in str(soup.get_text(" ", strip=True))
    assert soup.find_all("script") == []
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on")], element
        if element.name == "img":
            assert str(element["src"]).startswith("../_images/"), element
        assert "javascript:" not in str(element.get("href", "")).lower(), element


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/?a=1&b=2", "https://x.org/?a=1&amp;b=2"),
        ("mailto:ada@x.org", "mailto:ada@x.org"),
        ("../people/ada/", "../people/ada/"),
        ("../talks/a:b/", "../talks/a:b/"),
        ("javascript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_addresses_that_run_are_dropped(url: str, expected: str) -> None:
    """Only addresses that lead somewhere become links."""
    assert web_address(url) == expected


def publications(count: int, years: int = 1, layout: str = "list") -> ListView:
    """Return a list of publications, divided by year."""
    card = Card(label="Notes", type_name="publication", reference=REFERENCE)
    parts = tuple(
        ListPart(str(1843 + year), str(1843 + year), (card,) * count) for year in range(years)
    )
    return ListView(type_name="publication", layout=layout, parts=parts, by="year")


def test_a_publication_is_a_line_of_title_authors_venue_and_buttons() -> None:
    """The title leads to the page, members stand out, and a button says what it belongs to."""
    item = one(soup_of(list_html(publications(1), PLACE, 2)), "li.lp-publication")
    assert one(item, ".lp-publication-title a")["href"] == "../publications/Love43/"
    assert one(item, ".lp-publication-authors").get_text() == (
        "A. Lovelace, M. Somerville and C. Babbage"
    )
    assert one(item, ".lp-publication-venue em").get_text() == "Memoirs"
    button = one(item, "a.lp-button-small")
    assert button["aria-label"] == "DOI: Notes on the engine"


def test_on_her_own_page_a_name_is_not_a_link() -> None:
    """The author whose page it is stands out; the others are linked."""
    item = soup_of(list_html(publications(1), PLACE, 2))
    assert [link["href"] for link in item.select(".lp-author")] == ["../people/mary/"]
    assert one(item, ".lp-here").get_text() == "A. Lovelace"


@pytest.mark.parametrize(("layout", "line", "kind"), [
    ("list", "", ["lp-thumb"]),
    ("list", "A. Lovelace", ["lp-thumb", "lp-thumb-cover"]),
    ("compact", "", []),
])  # fmt: skip
def test_a_picture_stands_beside_its_line(layout: str, line: str, kind: list[str]) -> None:
    """Small, fetched when needed, and with its size; a thesis shows its cover."""
    pictured = Card(
        label="Notes", type_name="publication", line=line, picture="notes.png", reference=REFERENCE
    )
    view = ListView(
        type_name="publication", layout=layout, parts=(ListPart("", "", (pictured,)),), by=""
    )
    images = soup_of(list_html(view, PLACE, 2)).select("li > img")
    assert [name for image in images for name in image["class"] if name != "dark-light"] == kind
    for image in images:
        assert (image["alt"], image["loading"], "height" in image.attrs) == ("", "lazy", True)


def test_compact_lists_have_no_buttons() -> None:
    """The compact layout leaves the links to the publication's page."""
    soup = soup_of(list_html(publications(1, layout="compact"), PLACE, 2))
    assert soup.select(".lp-buttons-small") == []


def ids_and_anchors(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield what the links of the jump navigation say and the heading they lead to."""
    for link in soup.select("nav.lp-jump a"):
        heading = one(soup, f"[id='{str(link['href'])[1:]}']")
        yield link.get_text(), heading.get_text()


def test_many_years_begin_with_links_to_them() -> None:
    """Each link of the navigation leads to the heading it names; a few years need none."""
    many = soup_of(list_html(publications(1, years=5), PLACE, 2))
    assert list(ids_and_anchors(many)) == [(str(year), str(year)) for year in range(1843, 1848)]
    assert soup_of(list_html(publications(1, years=3), PLACE, 2)).select("nav") == []


@pytest.mark.parametrize("years", [15, 60, 150])
def test_decades_of_years_open(years: int) -> None:
    """Of many years the newest have a link each, and the others stand in their decades."""
    view = publications(1, years=years)
    newest_first = replace(view, parts=view.parts[::-1])
    soup = soup_of(list_html(newest_first, PLACE, 2))
    expected = [(str(year), str(year)) for year in range(1842 + years, 1842, -1)]
    assert list(ids_and_anchors(soup)) == expected
    inside = soup.select("nav.lp-jump details a")
    decades = soup.select("nav.lp-jump details > summary")
    assert len(inside) >= years - 11
    assert len(soup.select("nav.lp-jump > ul > li")) <= 12 + years // 10
    for decade in decades:
        years_in = decade.find_next_sibling("ul")
        assert years_in is not None
        assert {link.get_text()[:3] + "0s" for link in years_in.select("a")} == {decade.get_text()}


def test_a_second_list_has_ids_of_its_own() -> None:
    """Two lists of one page share no id."""
    view = publications(1, years=5)
    soup = soup_of(list_html(view, PLACE, 2) + list_html(view, PLACE, 2, "list2-"))
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids)) == 10
    assert all(" " not in str(name) for name in ids)


def test_only_long_lists_are_laid_out_bit_by_bit() -> None:
    """Short lists are drawn at once, so that printing and screenshots show them whole."""
    assert soup_of(list_html(publications(LONG - 1), PLACE, 2)).select(".lp-long") == []
    assert soup_of(list_html(publications(LONG), PLACE, 2)).select(".lp-long")


def test_names_without_a_page_come_after_the_cards() -> None:
    """A project that is only a name leaves no hole among the cards."""
    known = Card(label="Engine", type_name="project", ref=("project", "e"), docname="projects/e")
    cards = (Card(label="Loom", type_name="project"), known)
    view = ListView(type_name="project", layout="cards", parts=(ListPart("", "", cards),))
    soup = soup_of(list_html(view, PLACE, 2))
    assert [found.get_text() for found in soup.select(".lp-card-title")] == ["Engine", "Loom"]
    assert one(soup, ".lp-names").select("a") == []
    assert one(soup, ".lp-card h2 a")["href"] == "../projects/e/"


def test_headings_go_down_by_one() -> None:
    """Cards under a heading of a part are one level below it."""
    known = Card(label="Engine", type_name="project", ref=("project", "e"), docname="projects/e")
    parts = (ListPart("now", "Current", (known,)),)
    view = ListView(type_name="project", layout="cards", parts=parts, by="status")
    soup = soup_of(list_html(view, PLACE, 2))
    assert [tag.name for tag in soup.find_all(["h2", "h3"])] == ["h2", "h3"]
    assert one(soup, "section")["aria-labelledby"] == one(soup, "h2")["id"] == "status-now"


def test_pictures_have_a_size_and_a_text() -> None:
    """Every picture reserves its place; a portrait beside its name is for decoration."""
    person = Card(
        label="Ada", type_name="person", ref=("person", "ada"), docname="people/a", picture="a.png"
    )
    project = replace(person, type_name="project", picture_alt="An engine")
    html = "".join(
        list_html(
            ListView(type_name=card.type_name, layout="grid", parts=(ListPart("", "", (card,)),)),
            PLACE,
            2,
        )
        for card in (person, project)
    )
    images = soup_of(html).select("img")
    assert [image["alt"] for image in images] == ["", "An engine"]
    assert all(image["width"] and image["height"] for image in images)


def test_someone_without_a_portrait_has_initials() -> None:
    """Initials stand in for a portrait, and are not read out beside the name."""
    card = Card(label="Ada King", type_name="person", ref=("person", "a"), docname="people/a")
    view = ListView(type_name="person", layout="grid", parts=(ListPart("", "", (card,)),))
    initials = one(soup_of(list_html(view, PLACE, 2)), ".lp-initials")
    assert initials.get_text() == "AK"
    assert initials["aria-hidden"] == "true"


def test_a_header_without_anything_is_nothing() -> None:
    """A record that says nothing has no empty box under its title."""
    assert header_html(HeaderView(type_name="project", title="Engine"), PLACE) == ""


def test_facts_link_to_other_pages_only() -> None:
    """A fact about this page, or about a page that is not there, is plain text."""
    values = (FactValue("Ada", docname=HERE), FactValue("Gone", docname="missing"))
    values += (FactValue("Mary", docname="people/mary"), FactValue("Site", "https://x.org/"))
    view = HeaderView(type_name="project", title="E", facts=(Fact("p", "People", values),))
    soup = soup_of(header_html(view, PLACE))
    assert [link.get_text() for link in soup.select("dd a")] == ["Mary", "Site"]
    assert one(soup, "dd").get_text() == "Ada, Gone, Mary, Site"
