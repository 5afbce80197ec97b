"""What stands before the other buttons of a publication in a list: its abstract."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from labportal.model.records import Link, Run
from labportal.model.references import Reference
from labportal.rendering.html.place import Place
from labportal.rendering.html.references import buttons_html, publication_item

PLACE = Place(
    href=lambda docname: f"../{docname}/",
    picture=lambda _: None,
    is_page=bool,
    publication=lambda ref: f"../publications/{ref[1]}/",
    attached=lambda _, name: name,
    is_site=True,
)
REFERENCE = Reference(
    key="love43",
    authors=(),
    et_al=False,
    title=(Run("Notes & more"),),
    venue="Memoirs",
    details="",
    year="1843",
    kind="article",
    kind_label="Journal article",
    has_abstract=True,
    links=(Link("DOI", "https://doi.org/10.1/x"),),
)


def buttons(html: str) -> list[Tag]:
    """Return the buttons of a line."""
    return BeautifulSoup(html, "html.parser").select("a.lp-button-small")


def test_the_abstract_is_the_first_button() -> None:
    """Without a script it leads to the abstract on the page of the publication."""
    abstract, doi = buttons(publication_item(REFERENCE, PLACE))
    assert abstract["href"] == "../publications/love43/#abstract"
    assert abstract["aria-label"] == "Abstract: Notes & more"
    assert doi.get_text() == "DOI"


@pytest.mark.parametrize(
    "html",
    [
        publication_item(replace(REFERENCE, has_abstract=False), PLACE),
        publication_item(REFERENCE, PLACE, brief=True),
        publication_item(REFERENCE, replace(PLACE, is_site=False)),
        publication_item(REFERENCE, replace(PLACE, publication=lambda _: "")),
        buttons_html(REFERENCE, PLACE),
    ],
)
def test_no_button_leads_to_an_abstract_that_is_not_to_open(html: str) -> None:
    """There is none, the list is long, it is a book, there are no pages, or it is the page."""
    assert [button.get_text() for button in buttons(html)] == ["DOI"]
