"""What a build says when nothing is wrong, and when nothing changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support import Portal, PortalFactory

FILES = {
    "index.md": "# Home\n",
    "people/ada.md": "---\ntitle: Ada\npicture: /images/ada.svg\n---\n\nText.\n",
    "images/ada.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def said(portal: Portal) -> str:
    """Return what the last build said of its progress."""
    return re.sub(r"\x1b\[[0-9;]*m", "", portal.app.status.getvalue())


@pytest.fixture
def site(portal: PortalFactory) -> Portal:
    """A small portal that was built once."""
    return portal(FILES)


def test_first_build_is_short(site: Portal) -> None:
    """The settings of MyST are no news."""
    assert "build succeeded" in said(site)
    assert "MdParserConfig" not in said(site)
    assert "1 of 1 files of pictures" in said(site)


def test_nothing_changed(site: Portal) -> None:
    """A build in which nothing changed says so: no settings, no pages, no pictures."""
    site.build()
    assert "0 added, 0 changed, 0 removed" in said(site)
    assert "no targets are out of date" in said(site)
    assert "configuration has changed" not in said(site)
    assert "0 of 1 files of pictures" in said(site)
    assert site.app.env.config is site.app.config


def test_a_page_changed(site: Portal) -> None:
    """After a change the next build still finds the settings as they were."""
    site.write({"people/ada.md": FILES["people/ada.md"].replace("Text", "More text")})
    site.build()
    assert "0 added, 1 changed, 0 removed" in said(site)
    site.build()
    assert "configuration has changed" not in said(site)


def test_a_setting_changed(site: Portal) -> None:
    """A setting that really changed is named."""
    site.settings = {"html_short_title": "Other"}
    site.build()
    assert "The configuration has changed (1 option: 'html_short_title')" in said(site)


def test_a_picture_changed(site: Portal) -> None:
    """A changed or lost picture is copied again."""
    copied = site.outdir / "_images/ada.svg"
    site.write({"images/ada.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9'/>"})
    assert "width='9'" in (site.build().outdir / "_images/ada.svg").read_text()
    copied.unlink()
    site.build()
    assert copied.is_file()
