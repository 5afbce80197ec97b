"""Pictures of a site: several files of each, none of which tells where it was taken."""

from __future__ import annotations

import io
from math import sin
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from labportal.model.codes import Code
from labportal.rendering import besides, bulk
from labportal.rendering.pictures import step, workshop
from sample_portal import png
from support import PortalFactory, differences, run_build, tree_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

    from support import Portal

SECRET = b"52 degrees north"
CONF = """
project = "Pictures"
extensions = ["labportal"]
bibtex_bibfiles = ["a.bib"]
labportal_image_widths = [80, 160]
labportal_image_limit = 1
"""


def photo(width: int, height: int, kind: str = "JPEG", colour: int = 90) -> bytes:
    """Return a photograph with notes of the camera."""
    grey = bytes(
        colour + round(60 * sin(x / 3) * sin(y / 2 + x * y / 990))
        for y in range(height)
        for x in range(width)
    )
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    buffer = io.BytesIO()
    Image.frombytes("L", (width, height), grey).convert("RGB").save(buffer, kind, exif=exif)
    return buffer.getvalue()


def bomb() -> bytes:
    """Return a small file with four million pixels."""
    buffer = io.BytesIO()
    Image.new("1", (2000, 2000)).save(buffer, "PNG")
    return buffer.getvalue()


FILES: dict[str, str | bytes] = {
    "conf.py": CONF,
    "index.md": (
        "# Home\n\n![First](<images/wide photo.jpg>)\n\n![Second](images/wide%20photo.jpg)\n\n"
        "```{image} images/wide photo.jpg\n:width: 40px\n```\n\n"
        "```{figure} images/wide%20photo.jpg\n:height: 30px\nA caption\n```\n\n"
        "![Broken](images/broken.png) and ![A drawing](images/plan.svg).\n"
    ),
    "people/index.md": "# People\n",
    "people/ada.md": "---\ntitle: Ada King\npicture: ada.jpg\n---\n",
    "people/ben.md": "---\ntitle: Ben Long\npicture: broken.png\n---\n",
    "people/cas.md": "---\ntitle: Cas Wide\nrole: phd\npicture: bomb.png\n---\n",
    "projects/x.md": "---\ntitle: X\npicture: wide photo.jpg\n---\n\n![Ada](/images/ada.jpg)\n",
    "a.bib": "@article{Long20, title={On T}, author={Long, B.}, year=2020, preview={tiny.png}}\n",
    "images/wide photo.jpg": photo(300, 200),
    "images/ada.jpg": photo(120, 120),
    "images/broken.png": photo(100, 100, "PNG")[:700],
    "images/bomb.png": bomb(),
    "images/tiny.png": png(7),
    "images/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8"></svg>',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal, built once."""
    factory = PortalFactory(tmp_path_factory.mktemp("pictures"))
    yield factory(FILES, builder="dirhtml")
    factory.clean_up()


def pictures(made: Portal, address: str) -> list[Tag]:
    """Return the images in the text of a page."""
    page = BeautifulSoup(made.page(address), "html.parser")
    return page.select("article img")


def test_every_file_that_a_page_offers_is_there(site: Portal) -> None:
    """No address in a page leads nowhere, and no file is there that no page offers."""
    offered = set()
    for page in site.outdir.rglob("*.html"):
        for tag in BeautifulSoup(page.read_text(), "html.parser").select("article img, source"):
            sources = [str(tag.get("src", ""))]
            sources += [part.split()[0] for part in str(tag.get("srcset", "")).split(",") if part]
            for address in filter(None, sources):
                path = (page.parent / address.replace("%20", " ")).resolve()
                assert path.is_file(), (page, address)
                offered.add(path)
    files = {path for path in (site.outdir / "_images").rglob("*") if path.is_file()}
    assert offered == files


def test_no_file_tells_where_it_was_taken(site: Portal) -> None:
    """Notes of the camera are in no file of the site."""
    assert SECRET in (site.srcdir / "images/ada.jpg").read_bytes()
    for path in (site.outdir / "_images").rglob("*.*"):
        assert SECRET not in path.read_bytes()


def test_a_picture_in_the_text(site: Portal) -> None:
    """The first picture is fetched at once, others later; each has its size and files."""
    first, second, small, tall, drawing, *_ = pictures(site, "/")
    assert first.parent is not None
    assert first.parent.name == "picture"
    assert (first["width"], first["height"], first.get("loading")) == ("160", "107", None)
    assert first["srcset"] == "_images/80/wide%20photo.jpg 80w, _images/wide%20photo.jpg 160w"
    assert second["loading"] == "lazy"
    assert small["src"] == "_images/80/wide%20photo.jpg"
    assert "srcset" not in small.attrs
    assert "width" not in tall.attrs or "height" in tall.attrs
    assert (drawing["width"], drawing["height"]) == ("9", "8")
    assert "[broken.png]" in site.page("/")


def test_pictures_of_records(site: Portal) -> None:
    """Portraits and cards come in several files; who has no picture has initials."""
    [ada] = pictures(site, "/people/ada/")
    assert ada["src"] == "../../_images/ada.jpg"
    assert ada.get("loading") is None
    for name in ("ben", "cas"):
        shown = pictures(site, f"/people/{name}/")
        # Publications in the list have pictures of their own.
        assert [one for one in shown if "lp-thumb" not in one.get("class", ())] == []
        assert "lp-initials" in site.page(f"/people/{name}/")
    [portrait] = pictures(site, "/people/")
    assert portrait.get("loading") is None
    banner, inside = pictures(site, "/projects/x/")
    assert (banner.get("loading"), inside.get("loading")) == (None, "lazy")
    [preview] = pictures(site, "/publications/long20/")
    assert preview["src"] == "../../_images/tiny.png"


def test_what_cannot_be_shown_is_named(site: Portal) -> None:
    """A damaged and a too large picture are named with file and line, once for each page."""
    damaged = "image 'images/broken.png' is damaged or not complete; save it again"
    large = "image 'images/bomb.png' has 4 million pixels, at most 1 million are read; "
    assert site.warning_lines == [
        f"index.md:16: WARNING: {damaged} [labportal.damaged_image]",
        f"people/ben.md:3: WARNING: {damaged} [labportal.damaged_image]",
        f"people/cas.md:4: WARNING: {large}make it smaller [labportal.large_image]",
    ]
    for code in (Code.DAMAGED_IMAGE, Code.LARGE_IMAGE):
        place, message = code.example.split(": ", 1)
        assert place == "people/ada.md:3"
        assert message.split("' ")[1].split()[0] in damaged + large


def test_work_is_kept_for_all_sites(site: Portal) -> None:
    """What was made lies beside the doctrees, or in one place for several sites."""
    kept = site.app.doctreedir / "labportal/pictures"
    assert list(kept.glob("*/160.webp"))
    assert cache_folder(site, "") == kept
    assert cache_folder(site, "../cache") == site.srcdir / "../cache"
    assert cache_folder(site, "", "x/.doctrees/one") == cache_folder(site, "", "x/.doctrees/two")
    # What `make html` and `make sites` have made is work for neither of them again.
    shared = "/lab/build/labportal-pictures"
    for doctrees in ("doctrees", "sites/.doctrees/one", "sites/.doctrees/two"):
        assert cache_folder(site, "", f"/lab/build/{doctrees}").as_posix() == shared


def cache_folder(made: Portal, written: str, doctrees: str = "") -> Path:
    """Return where a build keeps what it made."""
    kept = doctrees or made.app.doctreedir
    app = SimpleNamespace(confdir=made.srcdir, srcdir=made.srcdir, doctreedir=kept)
    return step._cache_folder(cast("Any", app), written)


def test_without_pillow(portal: PortalFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site is built without the library, too, with its pictures as they are, and says so."""
    for module in (workshop, bulk, besides):
        monkeypatch.setattr(module, "installed_tool", lambda: "")
    made = portal({**FILES, "people/ben.md": "# Ben\n"}, builder="dirhtml")
    [line] = [line for line in made.warning_lines if "[labportal." in line]
    assert Code.NO_PILLOW.example in line.replace("WARNING: ", "")
    source = FILES["images/ada.jpg"]
    assert (made.outdir / "_images/ada.jpg").read_bytes() == source
    [ada] = pictures(made, "/people/ada/")
    assert "srcset" not in ada.attrs


# The last one, since it edits the portal.


def test_edits_give_what_a_clean_build_gives(site: Portal, tmp_path: Path) -> None:
    """New, repaired, renamed and removed pictures, and a lost file of the cache, leave no trace."""
    images = site.srcdir / "images"
    site.write({"images/broken.png": photo(100, 100, "PNG"), "images/ada.jpg": photo(60, 60)})
    (images / "wide photo.jpg").rename(images / "wide.jpg")
    (images / "bomb.png").unlink()
    site.write({"projects/x.md": "---\ntitle: X\npicture: wide.jpg\n---\n"})
    site.write({"index.md": "# Home\n"})
    for kept in (site.app.doctreedir / "labportal/pictures").glob("*/160.webp"):
        kept.unlink()
    site.build()
    assert not (site.outdir / "_images/80/wide photo.jpg").exists()
    assert (site.outdir / "_images/80/wide.jpg").is_file()
    clean = run_build(site.srcdir, tmp_path / "out")
    assert "no image 'bomb.png'" in clean.warnings
    assert differences(tree_digest(site.outdir), tree_digest(tmp_path / "out")) == []
