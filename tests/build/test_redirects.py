"""Old addresses, pages that send their readers on, and pages that are in no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.sphinxext.config import SettingsError

if TYPE_CHECKING:
    from support import PortalFactory


def test_an_old_address_leads_to_the_page(portal: PortalFactory) -> None:
    """An alias that is an address becomes a page that sends its readers on."""
    built = portal(
        {"people/ada.md": "---\ntitle: Ada\naliases: [A. Lovelace, /members/ada/]\n---\n"}
    )
    soup = built.soup("/members/ada/")
    refresh = soup.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh is not None
    assert refresh["content"] == "0; url=../../people/ada/"
    assert built.warnings == ""


def test_addresses_of_older_systems_lead_to_the_page(portal: PortalFactory) -> None:
    """A slug in the header, and a name with underscores, are addresses too; each belongs to one."""
    news = "title: {0}\ndate: 2026-01-01\nslug: prize\n\n"
    built = portal(
        {
            "people/Ada_King.md": "title: Ada King\n\n",
            "news/one.md": news.format("One"),
            "news/two.md": news.format("Two"),
        }
    )
    pages = {"/people/ada_king/": "../../people/ada-king/", "/news/prize/": "../../news/one/"}
    for address, target in pages.items():
        assert f'content="0; url={target}"' in built.page(address)
    [warning] = built.warning_lines
    assert warning.startswith("news/two.md:3: WARNING: field 'slug' holds '/news/prize', but that")


def test_a_home_page_may_have_another_name(portal: PortalFactory) -> None:
    """Where no file is called "index", the one that other systems take is the home page."""
    built = portal({"home.md": "title: Our lab\n\nWelcome.\n"}, build=False)
    built.remove("index.md")
    built.build()
    assert "Welcome." in built.page("/")
    assert not (built.outdir / "home").exists()
    assert built.warnings == ""


def test_a_portal_without_a_home_page_is_told_so(portal: PortalFactory) -> None:
    """The build ends with a sentence instead of a traceback."""
    built = portal({"people/ada.md": "title: Ada\n\n"}, build=False)
    built.remove("index.md")
    with pytest.raises(SettingsError, match=r"there is no home page; write index\.md"):
        built.build()


def test_an_alias_cannot_leave_the_site(portal: PortalFactory) -> None:
    """A path with two full stops writes nothing outside the output directory."""
    built = portal({"people/ada.md": "---\ntitle: Ada\naliases: [/../../evil/]\n---\n"})
    assert not (built.outdir.parent / "evil").exists()
    assert not (built.outdir.parent.parent / "evil").exists()


def test_a_redirect_goes_when_its_alias_goes(portal: PortalFactory) -> None:
    """The page at an old address is removed with the alias that asked for it."""
    built = portal({"people/ada.md": "---\ntitle: Ada\naliases: [/members/ada/]\n---\n"})
    built.write({"people/ada.md": "---\ntitle: Ada\n---\n"})
    assert not (built.build().outdir / "members").exists()


def test_a_page_can_send_its_readers_on(portal: PortalFactory) -> None:
    """The field redirect works with addresses of the site and of others."""
    built = portal(
        {
            "jobs.md": "---\ntitle: Jobs\nredirect: /projects/engine/\n---\n",
            "shop.md": "---\ntitle: Shop\nredirect: https://example.org/shop\n---\n",
            "projects/engine.md": "---\ntitle: Engine\n---\n",
        }
    )
    assert 'content="0; url=../projects/engine/"' in built.page("/jobs/")
    assert 'content="0; url=https://example.org/shop"' in built.page("/shop/")


def test_a_hidden_page_is_in_no_list(portal: PortalFactory) -> None:
    """It has its page, but no list, search or map shows it."""
    files = {
        "people/ada.md": "---\ntitle: Ada Hidden\nstatus: hidden\n---\n",
        "people/bob.md": "---\ntitle: Bob\n---\n",
    }
    built = portal(files, html_baseurl="https://example.org/")
    assert "Ada Hidden" in built.page("/people/ada/")
    assert "Ada Hidden" not in built.page("/people/")
    assert "people/ada" not in built.text("search-index.json") + built.text("sitemap.xml")


def test_a_page_has_its_own_language(portal: PortalFactory) -> None:
    """The field language is the language of the HTML page."""
    built = portal({"hallo.md": "---\ntitle: Hallo\nlanguage: nl\n---\n"})
    assert '<html lang="nl"' in built.page("/hallo/")


def test_publication_years_are_a_choice_of_the_person(portal: PortalFactory) -> None:
    """With show_publication_years the list has a heading for each year."""
    entry = "@article{{A{year}, author={{Lovelace, Ada}}, title={{T{year}}}, year={year}}}\n"
    files = {
        "people/ada.md": "---\ntitle: Ada Lovelace\nshow_publication_years: yes\n---\n",
        "bib/all.bib": entry.format(year=1842) + entry.format(year=1843),
    }
    headings = [tag.get_text() for tag in portal(files).soup("/people/ada/").find_all("h3")]
    assert headings == ["1843", "1842"]
